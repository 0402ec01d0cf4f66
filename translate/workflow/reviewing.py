"""The reviewer's work without a PO editor: what to look at next, and approving or reopening single entries."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.catalog import editing
from translate.catalog.model import Catalog, Entry
from translate.catalog.saving import save
from translate.catalog.similarity import similarity
from translate.catalog.states import State, draft_comments
from translate.config import Edition
from translate.errors import CatalogError
from translate.workflow.inspection import InspectedCatalog, InspectedUnit, Inspector
from translate.workflow.wording import about_change, doubts_in, waits_for_origin

_ERROR = 100
_FAULT = 100
_EMPTY = 80
_CHANGED = 40
"""A changed sentence counts this, and as much again the less it is like the old one."""
_PERSONS = 30
_WARNING = 20
_LOOK = 10
_DRAFT = 1


@dataclass(frozen=True)
class Reason:
    """Why an entry needs a person, and how much it weighs against others; weights have no unit."""

    text: str
    weight: int


@dataclass(frozen=True)
class Waiting:
    """An entry that needs a person, and why, the weightiest reason first."""

    edition: Edition
    story: str
    path: Path
    unit: InspectedUnit
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """All reasons together."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True)
class Refusal:
    """An entry that was not approved, as it stands in the file, and what speaks against it."""

    entry: Entry
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Reviewed:
    """The entries as they stand now, or, with a refusal, as they were: then none was changed."""

    entries: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    changed: bool


def entry_id(edition: Edition, entry: Entry) -> str:
    """Names an entry on the command line: 8 hexadecimal digits that stay while context and English stay."""
    named = "\0".join((edition.id, entry.msgctxt or "", entry.msgid))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def worst(inspected: Iterable[InspectedCatalog], limit: int) -> tuple[list[Waiting], int]:
    """At most `limit` entries that need a person, worst first, and how many there are.

    That is every entry that is not approved, and approved ones with an open error. Those that weigh the same come in
    the order of files and entries.
    """
    count = 0

    def every() -> Iterator[Waiting]:
        nonlocal count
        for each in inspected:
            for unit in each.units:
                if reasons := _reasons(unit, each.edition):
                    count += 1
                    yield Waiting(each.edition, each.story, each.path, unit, reasons)

    found = heapq.nsmallest(limit, every(), key=lambda each: -each.weight)
    return found, count


def _reasons(unit: InspectedUnit, edition: Edition) -> tuple[Reason, ...]:
    reasons = [Reason(f"error {issue.check}: {issue.message}", _ERROR) for issue in unit.errors]
    if unit.state is State.APPROVED:
        return tuple(Reason(f"approved, but {reason.text}", reason.weight) for reason in reasons)
    entry = unit.entry
    match unit.state:
        case State.EMPTY:
            reasons.append(Reason("there is no translation", _EMPTY))
        case State.EMPTIED:
            reasons.append(Reason("a person took the draft away", _EMPTY))
        case State.EDITED if entry.previous_msgid is not None and entry.previous_msgid != entry.msgid:
            alike = similarity(entry.previous_msgid, entry.msgid)
            change = about_change(entry.previous_msgid, entry.msgid)
            reasons.append(
                Reason(f"the English changed ({alike:.0%} alike): {change}", _CHANGED + round(_CHANGED * (1 - alike)))
            )
        case State.EDITED:
            reasons.append(Reason("a person's translation that is still marked fuzzy", _PERSONS))
        case State.DRAFT:
            wrong, look = doubts_in(draft_comments(entry.extracted_comments))
            reasons += [Reason(text, _FAULT) for text in wrong]
            reasons += [
                Reason(f"{', '.join(f'“{term}”' for term in terms)} {what}", _LOOK * len(terms))
                for what, terms in look.items()
            ]
            text = "a draft that nobody has looked at"
            if waits_for_origin(entry.extracted_comments):
                text += f"; it follows {edition.derived_from}, review that first"
            reasons.append(Reason(text, _DRAFT))
    reasons += [Reason(f"warning {issue.check}: {issue.message}", _WARNING) for issue in unit.warnings]
    return tuple(sorted(reasons, key=lambda reason: -reason.weight))


def approve(
    inspector: Inspector,
    catalog: Catalog,
    edition: Edition,
    chosen: Sequence[Entry],
    *,
    text: str | None = None,
    force: bool = False,
) -> Reviewed:
    """Approve entries of a PO file: a person stands for them from now on. All of them, or with a refusal none.

    `text` takes the place of the translation first. An entry without translation is refused, and so is one with an
    open error, the latter not with `force`. The file is read again before it is written: CatalogError when an entry
    is gone by then, or was changed by somebody else.
    """

    def change(entry: Entry, newline: str) -> Entry:
        entry = entry if text is None else editing.with_msgstr(entry, text, newline)
        return editing.with_previous(editing.with_fuzzy(entry, False, newline), None, newline)

    def judge(after: Catalog) -> list[Refusal]:
        units = {unit.entry.key: unit for unit in inspector.inspect_catalog(after, edition).units}
        refusals = []
        for entry in chosen:
            unit = units[entry.key]
            if not unit.entry.msgstr.strip():
                refusals.append(Refusal(entry, ("there is no translation",)))
            elif unit.errors and not force:
                refusals.append(Refusal(entry, tuple(f"{issue.check}: {issue.message}" for issue in unit.errors)))
        return refusals

    return _changed(catalog, chosen, change, judge)


def reopen(catalog: Catalog, chosen: Sequence[Entry]) -> Reviewed:
    """Mark entries fuzzy again, their translations as they are; an entry without translation stays as it is.

    CatalogError as for `approve`.
    """

    def change(entry: Entry, newline: str) -> Entry:
        return editing.with_fuzzy(entry, bool(entry.msgstr), newline)

    return _changed(catalog, chosen, change, lambda _: [])


def _changed(
    catalog: Catalog,
    chosen: Sequence[Entry],
    change: Callable[[Entry, str], Entry],
    judge: Callable[[Catalog], list[Refusal]],
) -> Reviewed:
    seen = {entry.key: entry for entry in chosen}
    refusals: list[Refusal] = []

    def build(now: Catalog | None) -> Catalog:
        standing = {entry.key: entry for entry in now.active} if now is not None else {}
        for key, entry in seen.items():
            if key not in standing or standing[key].lines != entry.lines:
                raise CatalogError(
                    f"the entry “{entry.msgid}” has changed meanwhile",
                    path=catalog.path,
                    hint="look at it again: cli.py review next",
                )
        assert now is not None
        after = editing.with_entries(
            now, lambda entry: change(entry, now.newline) if not entry.obsolete and entry.key in seen else entry
        )
        refusals[:] = judge(after)
        return now if refusals else after

    result = save(catalog.path, build)
    entries = tuple(entry for entry in result.catalog.active if entry.key in seen)
    return Reviewed(entries, tuple(refusals), result.changed)
