"""A story beside its editions for the people who review it: one page, all in it, nothing fetched."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from translate.catalog.model import Entry
from translate.catalog.states import State
from translate.checks.model import Check, Issue, StoryCheck
from translate.config import Edition, Project
from translate.glossary.demands import Demand
from translate.publish.rendering import Renderer, environment
from translate.publish.typography import STEERING
from translate.publish.words import Words


@dataclass(frozen=True)
class Piece:
    """A run of text; `term` is the number of the demand it belongs to, in the segment, `note` what it is about.

    An `odd` piece stands for a character that cannot be seen.
    """

    text: str
    term: int | None = None
    note: str = ""
    odd: bool = False


@dataclass(frozen=True)
class Remark:
    """What a check says of a translation, and what the check is for."""

    issue: Issue
    explanation: str


@dataclass(frozen=True)
class Row:
    """One segment: both texts cut into pieces, and what the checks say."""

    entry: Entry
    state: State
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Side:
    """The rows of an edition in story order."""

    edition: Edition
    file: str
    rows: tuple[Row, ...]

    def count(self, state: State) -> int:
        """How many rows are in `state`."""
        return sum(row.state is state for row in self.rows)


def row_of(
    entry: Entry, state: State, demands: Sequence[Demand], issues: Sequence[Issue], checks: Sequence[Check | StoryCheck]
) -> Row:
    """The row of one PO entry."""
    found = _found(entry.msgstr, demands)
    explanations = {check.id: check.explanation for check in checks}
    in_source = [(each.start, each.end, index) for index, each in enumerate(demands)]
    in_target = [(*found[index], index) for index in found]
    return Row(
        entry=entry,
        state=state,
        source=tuple(_pieces(entry.msgid, in_source, demands)),
        target=tuple(_pieces(entry.msgstr, in_target, demands)),
        remarks=tuple(Remark(issue, explanations.get(issue.check, "")) for issue in issues),
    )


def _found(text: str, demands: Sequence[Demand]) -> dict[int, tuple[int, int]]:
    """Where each demand stands in the translation, by its number; a stretch of text counts once."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    taken: dict[int, tuple[int, int]] = {}
    for index, demand in enumerate(demands):
        for form in demand.accepted:
            place = _free(folded, form.lower(), taken.values())
            if place is not None:
                taken[index] = place
                break
    return taken


def _free(text: str, form: str, taken: Collection[tuple[int, int]]) -> tuple[int, int] | None:
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        if all(end <= first or start >= last for first, last in taken):
            return start, end
        start = text.find(form, start + 1)
    return None


def _pieces(text: str, places: Sequence[tuple[int, int, int]], demands: Sequence[Demand]) -> Iterator[Piece]:
    position = 0
    for start, end, index in sorted(places):
        demand = demands[index]
        yield from visible(text[position:start])
        yield Piece(text[start:end], index, f"{demand.label} → {demand.preferred} ({demand.origin})")
        position = end
    yield from visible(text[position:])


def visible(text: str) -> Iterator[Piece]:
    """The text with a piece of its own for each character that cannot be seen."""
    position = 0
    for odd in STEERING.finditer(text):
        if odd.start() > position:
            yield Piece(text[position : odd.start()])
        yield Piece(f"U+{ord(odd.group()):04X}", odd=True)
        position = odd.end()
    if position < len(text):
        yield Piece(text[position:])


def preview_page(project: Project, story: str, sides: Sequence[Side]) -> str:
    """The page; it needs no other file and no network."""
    renderer = Renderer(project, Words("en", {}), environment(project))
    return renderer.standalone("preview.html", story=story, sides=sides, states=tuple(State), visible=visible)
