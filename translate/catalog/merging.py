"""Carry out a plan: machine drafts and the program's comments go in, human work stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translate.catalog import editing
from translate.catalog.header import header_fields, with_header
from translate.catalog.model import Catalog, Entry, Key
from translate.catalog.planning import Action, Plan, Step
from translate.catalog.reading import parse_catalog
from translate.catalog.states import State, draft_comments, mark_comment, not_a_mark, state_of

GENERATOR = "X-Generator"


@dataclass(frozen=True)
class Draft:
    """A translation for a unit: the machine's, or `recalled` from the translation memory.

    `comments` tell the reviewer how it was made.
    """

    msgstr: str
    comments: tuple[str, ...] = ()
    recalled: bool = False


def merge(
    catalog: Catalog | None,
    plan: Plan,
    drafts: Mapping[Key, Draft],
    fields: Mapping[str, str],
    *,
    path: Path,
    notes: Mapping[Key, Sequence[str]] | None = None,
) -> Catalog:
    """The catalogue after the plan, which must have been made from this `catalog`.

    `drafts` are for `plan.to_draft`; a unit without one stays as it is, or empty, and is planned again next time.
    `fields` are the header's (see `with_header`). `notes` are further comments of the program on a unit's
    translation, such as what the checks say; with the unit's own comments they replace those of the last run.
    Existing entries keep their order; new and revived ones follow the entry that precedes them in the story;
    removed ones go to the end as obsolete. When nothing is to change the result has the bytes of `catalog`.
    """
    before = catalog or Catalog(path=path, entries=())
    writer = _Writer(before.newline, drafts, notes or {})
    made = {step.unit.key: writer.entry(step) for step in plan.steps}
    removed = {entry.key for entry in plan.removed}
    kept = [entry for entry in before.entries if not entry.obsolete and entry.key not in removed]
    entries = _in_order(kept, plan.steps, made)
    entries += _obsolete(before, plan, made)
    merged = with_header(replace(before, path=path, entries=tuple(entries)), fields)
    if catalog is not None and merged.to_bytes() == catalog.to_bytes():
        return catalog
    if generator := fields.get(GENERATOR):
        merged = _signed(merged, generator)
    # Read back, so that nothing is ever written that cannot be read.
    return parse_catalog(merged.to_bytes(), path)


class _Writer:
    """Makes the entry for a step."""

    def __init__(self, newline: str, drafts: Mapping[Key, Draft], notes: Mapping[Key, Sequence[str]]) -> None:
        self._newline = newline
        self._drafts = drafts
        self._notes = notes

    def entry(self, step: Step) -> Entry:
        unit = step.unit
        entry = editing.made_active(step.entry) if step.entry is not None else None
        draft = self._drafts.get(unit.key)
        if step.action is Action.CARRY_OVER:
            assert entry is not None
            entry = self._carried_over(step, entry)
            about_draft: tuple[str, ...] = ()
        elif step.action in (Action.DRAFT, Action.REDRAFT) and draft is not None:
            entry = self._drafted(step, entry, draft)
            mark = mark_comment(unit.key, draft.msgstr, unit.basis, recalled=draft.recalled)
            about_draft = (mark, *map(not_a_mark, draft.comments))
        else:
            entry = entry or editing.new_entry(unit.key, "", self._newline)
            about_draft = draft_comments(entry.extracted_comments)
        comments = [not_a_mark(comment) for comment in (*unit.comments, *self._notes.get(unit.key, ()))]
        entry = editing.with_extracted_comments(entry, (*comments, *about_draft), self._newline)
        return editing.with_references(entry, unit.references, self._newline)

    def _drafted(self, step: Step, entry: Entry | None, draft: Draft) -> Entry:
        if entry is None:
            entry = editing.new_entry(step.unit.key, draft.msgstr, self._newline)
        entry = editing.with_msgstr(entry, draft.msgstr, self._newline)
        entry = editing.with_previous(entry, None, self._newline)
        # By gettext's custom only a translation is fuzzy, never an empty entry.
        return editing.with_fuzzy(entry, bool(draft.msgstr), self._newline)

    def _carried_over(self, step: Step, old: Entry) -> Entry:
        entry = editing.new_entry(step.unit.key, old.msgstr, self._newline)
        entry = editing.with_translator_comments(entry, old.translator_comments, self._newline)
        entry = editing.with_fuzzy(entry, True, self._newline)
        # A translation carried over twice is still one of the sentence it was made for.
        source = old.key
        if old.fuzzy and old.previous_msgid is not None:
            source = (old.previous_msgctxt, old.previous_msgid)
        return editing.with_previous(entry, source, self._newline)


def _in_order(kept: Sequence[Entry], steps: Sequence[Step], made: Mapping[Key, Entry]) -> list[Entry]:
    """The kept entries in their order, and each new one after its predecessor in the story."""
    standing = {entry.key for entry in kept}
    after: dict[Key | None, list[Entry]] = {}
    predecessor: Key | None = None
    for step in steps:
        if step.unit.key in standing:
            predecessor = step.unit.key
        else:
            after.setdefault(predecessor, []).append(made[step.unit.key])
    entries = []
    first = next((step.unit.key for step in steps if step.unit.key in standing), None)
    leading = after.get(None, [])
    for entry in kept:
        if entry.key == first:
            entries += leading
            leading = []
        entries.append(made.get(entry.key, entry))
        entries += after.get(entry.key, [])
    return entries + leading


def _obsolete(before: Catalog, plan: Plan, made: Mapping[Key, Entry]) -> list[Entry]:
    """The obsolete entries that stay, in their order, then those that became obsolete now."""
    used = {step.entry for step in plan.steps if step.action is not Action.CARRY_OVER}
    removed = [entry for entry in plan.removed if _worth_keeping(entry)]
    later = {entry.key: entry for entry in (*removed, *made.values())}
    staying = [
        entry
        for entry in before.obsolete
        if entry not in used and not (entry.key in later and _says_the_same(later[entry.key], entry))
    ]
    return staying + [_retired(entry, before.newline) for entry in removed]


def _says_the_same(entry: Entry, twin: Entry) -> bool:
    """Whether a twin with the same key (GNU gettext refuses such files) holds nothing that the entry does not."""
    return (
        entry.msgstr == twin.msgstr
        and twin.msgid_plural is None
        and entry.fuzzy <= twin.fuzzy
        and set(twin.translator_comments) <= set(entry.translator_comments)
    )


def _worth_keeping(entry: Entry) -> bool:
    """Whether an entry holds a translation or a person's comment."""
    return state_of(entry) is not State.EMPTY or bool(entry.translator_comments)


def _retired(entry: Entry, newline: str) -> Entry:
    about_draft = draft_comments(entry.extracted_comments)
    return editing.made_obsolete(editing.with_extracted_comments(entry, about_draft, newline))


def _signed(catalog: Catalog, generator: str) -> Catalog:
    header = catalog.header
    found = header_fields(header).get(GENERATOR)
    if header is None or found == generator:
        return catalog
    text = header.msgstr.replace(f"{GENERATOR}: {found}\n", f"{GENERATOR}: {generator}\n")
    signed = editing.with_msgstr(header, text, catalog.newline)
    return editing.with_entries(catalog, lambda entry: signed if entry is header else entry)
