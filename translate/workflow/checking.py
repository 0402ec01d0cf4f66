"""The checks, run on a translation unit and the PO entry that holds, or will hold, its translation."""

from __future__ import annotations

from collections.abc import Sequence

from translate.catalog.model import Entry
from translate.catalog.states import approved_untouched
from translate.checks.model import Issue, Subject
from translate.checks.registry import issues_of
from translate.checks.waivers import waivers_in
from translate.config import Edition
from translate.glossary.demands import Demand


def check(
    source: str, target: str, context: str, edition: Edition, demands: Sequence[Demand], entry: Entry | None
) -> tuple[Issue, ...]:
    """The issues of `target`; `entry`, where there is one, gives the waivers and whether a person touched it."""
    return issues_of(
        Subject(
            source=source,
            target=target,
            context=context,
            edition=edition.id,
            locale=edition.locale,
            demands=tuple(demands),
            untouched=entry is not None and entry.msgstr == target and approved_untouched(entry),
            waived=waivers_in(entry.translator_comments) if entry is not None else (),
        )
    )
