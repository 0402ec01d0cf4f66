"""What is to become of every entry when a story is translated again: decided before anything is translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translate.catalog.model import Catalog, Entry, Key
from translate.catalog.similarity import Place, pair
from translate.catalog.states import State, draft_mark, state_of


@dataclass(frozen=True)
class Unit:
    """A translation unit that the story asks for.

    `references` are as `reference` writes them, `comments` what the program tells the reviewer about the source
    (role, terms). `basis` is a digest, in ASCII letters and digits, of all that a machine draft depends on besides
    the text: packages, terms, settings; an untouched draft of another basis is made anew.
    """

    msgid: str
    msgctxt: str | None
    references: tuple[str, ...]
    comments: tuple[str, ...]
    basis: str

    @property
    def key(self) -> Key:
        """msgctxt and msgid."""
        return (self.msgctxt, self.msgid)


class Action(StrEnum):
    """What is done for a unit."""

    KEEP_APPROVED = "keep the approved translation"
    KEEP_EDITED = "keep a person's translation, still fuzzy"
    KEEP_DRAFT = "keep the machine's draft"
    KEEP_EMPTIED = "keep empty: a person took the draft away"
    REVIVE = "bring back an obsolete translation"
    CARRY_OVER = "keep the translation of the changed sentence as fuzzy"
    REDRAFT = "draft anew: terms, package or settings changed"
    DRAFT = "draft"


DRAFTED = frozenset({Action.REDRAFT, Action.DRAFT})
"""The actions that need the machine."""


@dataclass(frozen=True)
class Step:
    """The action for a unit; `entry` is the entry it keeps or builds on, None for a new draft.

    `similarity` of the sentences, 0 to 1, is given for a carried-over translation.
    """

    unit: Unit
    action: Action
    entry: Entry | None = None
    similarity: float | None = None


@dataclass(frozen=True)
class Plan:
    """Steps in story order, one a unit, and the active entries that the story no longer has, in file order."""

    steps: tuple[Step, ...]
    removed: tuple[Entry, ...]

    @property
    def to_draft(self) -> tuple[Unit, ...]:
        """The units that need a machine draft, in story order."""
        return tuple(step.unit for step in self.steps if step.action in DRAFTED)


def reference(path: str, line: int) -> str:
    """A `#:` reference to a line of a file; a path with spaces is isolated as GNU gettext does (U+2068, U+2069)."""
    clean = "".join(char if char.isprintable() or char == " " else "\ufffd" for char in path)
    named = f"\u2068{clean}\u2069" if " " in clean else clean
    return f"{named}:{line}"


def plan(catalog: Catalog | None, wanted: Sequence[Unit]) -> Plan:
    """Decide for every wanted unit, in story order; `catalog` is the PO file as it is, None when there is none.

    ValueError when two units have the same context and msgid.
    """
    keys = {unit.key for unit in wanted}
    if len(keys) < len(wanted):
        raise ValueError("two units have the same context and msgid")
    active = {entry.key: entry for entry in catalog.active} if catalog else {}
    obsolete = _best_obsolete(catalog.obsolete) if catalog else {}
    removed = tuple(entry for entry in active.values() if entry.key not in keys and _is_ours(entry))
    carried = _carried_over(wanted, active, obsolete, removed)
    steps = []
    for unit in wanted:
        standing, gone = active.get(unit.key), obsolete.get(unit.key)
        if standing and not (gone and _is_human(gone) and state_of(standing) in (State.EMPTY, State.DRAFT)):
            steps.append(_step_for_active(unit, standing))
        elif gone:
            # Some tools (pybabel update) add an empty entry beside the obsolete one that has the translation.
            steps.append(_step_for_obsolete(unit, gone))
        else:
            steps.append(carried.get(unit.key) or Step(unit, Action.DRAFT))
    return Plan(tuple(steps), removed)


def _step_for_active(unit: Unit, entry: Entry) -> Step:
    match state_of(entry):
        case State.APPROVED:
            return Step(unit, Action.KEEP_APPROVED, entry)
        case State.EDITED:
            return Step(unit, Action.KEEP_EDITED, entry)
        case State.EMPTY:
            return Step(unit, Action.DRAFT, entry)
        case state:
            if not _same_basis(unit, entry):
                return Step(unit, Action.REDRAFT, entry)
            return Step(unit, Action.KEEP_DRAFT if state is State.DRAFT else Action.KEEP_EMPTIED, entry)


def _step_for_obsolete(unit: Unit, entry: Entry) -> Step:
    state = state_of(entry)
    if state is State.EMPTY:
        return Step(unit, Action.DRAFT, entry)
    if state in (State.DRAFT, State.EMPTIED) and not _same_basis(unit, entry):
        return Step(unit, Action.REDRAFT, entry)
    return Step(unit, Action.REVIVE, entry)


def _same_basis(unit: Unit, entry: Entry) -> bool:
    mark = draft_mark(entry)
    return mark is not None and mark.basis == unit.basis


def _is_ours(entry: Entry) -> bool:
    """Whether a run made the entry; one without reference and extracted comment was added by a person."""
    return entry.msgid_plural is None and bool(entry.references or entry.extracted_comments)


def _is_human(entry: Entry) -> bool:
    return state_of(entry) in (State.APPROVED, State.EDITED) and entry.msgid_plural is None


def _best_obsolete(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """The obsolete entries by key; of two with one key an approved one, else the first."""
    found: dict[Key, Entry] = {}
    for entry in entries:
        if entry.msgid_plural is not None or not entry.msgid:
            continue
        before = found.get(entry.key)
        if before is None or (state_of(entry) is State.APPROVED and state_of(before) is not State.APPROVED):
            found[entry.key] = entry
    return found


def _carried_over(
    wanted: Sequence[Unit],
    active: Mapping[Key, Entry],
    obsolete: Mapping[Key, Entry],
    removed: Sequence[Entry],
) -> dict[Key, Step]:
    """Steps for the units that are a removed sentence changed, found by similarity and place."""
    new = [unit for unit in wanted if unit.key not in active and unit.key not in obsolete]
    keys = {unit.key for unit in wanted}
    old = [entry for entry in removed if _is_human(entry)]
    old += [entry for key, entry in obsolete.items() if key not in keys and _is_human(entry)]
    if not new or not old:
        return {}
    new_places, old_places = _places(wanted, new, active, old)
    return {
        new[found.new].key: Step(new[found.new], Action.CARRY_OVER, old[found.old], found.similarity)
        for found in pair(new_places, old_places)
    }


def _places(
    wanted: Sequence[Unit], new: Sequence[Unit], active: Mapping[Key, Entry], old: Sequence[Entry]
) -> tuple[list[Place], list[Place]]:
    """Where the sentences stand: in the gap after which unchanged sentence, numbered in the file's order."""
    unchanged = {unit.key for unit in wanted if unit.key in active}
    gap_after: dict[Key, int] = {}
    old_gaps: dict[Key, int] = {}
    gap = 0
    for key in active:
        if key in unchanged:
            gap += 1
            gap_after[key] = gap
        else:
            old_gaps[key] = gap
    new_gaps: dict[Key, int] = {}
    gap = 0
    for unit in wanted:
        gap = gap_after.get(unit.key, gap)
        new_gaps[unit.key] = gap
    new_places = [Place(unit.msgid, new_gaps[unit.key]) for unit in new]
    old_places = [Place(entry.msgid, None if entry.obsolete else old_gaps[entry.key]) for entry in old]
    return new_places, old_places
