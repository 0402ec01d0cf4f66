"""The checks, run on the translations of one story in one edition and the PO entries that hold, or will hold, them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.catalog.model import Entry
from translate.catalog.states import approved_untouched
from translate.checks.model import Issue, Subject
from translate.checks.registry import issues_of
from translate.checks.waivers import waivers_in
from translate.config import Edition
from translate.glossary.demands import Demand


@dataclass(frozen=True)
class Translation:
    """A text and its translation; `entry`, where there is one, gives the waivers and whether a person touched it."""

    source: str
    target: str
    context: str
    demands: Sequence[Demand]
    entry: Entry | None


def check(translations: Sequence[Translation], edition: Edition) -> tuple[tuple[Issue, ...], ...]:
    """The issues of each of a story's translations, which are given in story order."""
    return _issues(tuple(_subject(translation, edition) for translation in translations))


@lru_cache(maxsize=1)
def _issues(subjects: tuple[Subject, ...]) -> tuple[tuple[Issue, ...], ...]:
    # A story is checked before its file is written and once more for the report: mostly the same texts.
    return issues_of(subjects)


def _subject(translation: Translation, edition: Edition) -> Subject:
    entry = translation.entry
    return Subject(
        source=translation.source,
        target=translation.target,
        context=translation.context,
        edition=edition.id,
        locale=edition.locale,
        demands=tuple(translation.demands),
        untouched=entry is not None and entry.msgstr == translation.target and approved_untouched(entry),
        waived=waivers_in(entry.translator_comments) if entry is not None else (),
    )
