"""Which stretches of the source are replaced together: a demand, or neighbours that are one phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.glossary.demands import Demand
from translate.glossary.figures.model import CalendarDate, Weekday
from translate.glossary.mongolian import Case
from translate.glossary.terms import TermKind

_POSSESSIVES = ("'s", "’s")
_NOT_ON = re.compile(
    r"\b(?:of|from|to|until|till|since|after|before|by|between|and|or|through|for)(?: the)? $", re.IGNORECASE
)
_LEADING = frozenset({TermKind.TITLE})
_LED = frozenset({TermKind.PERSON, TermKind.TITLE})


@dataclass(frozen=True)
class Placement:
    """One or more neighbouring demands placed as one phrase: “Foreign Minister” + “Sergey Lavrov”.

    `default_case` is the case where the translation does not show one: a day that something happens on takes the
    dative-locative.
    """

    demands: tuple[Demand, ...]
    default_case: Case = Case.NOMINATIVE

    @property
    def start(self) -> int:
        """Offset of the first character in the segment."""
        return self.demands[0].start

    @property
    def end(self) -> int:
        """Offset after the last character in the segment."""
        return self.demands[-1].end

    @property
    def is_figure(self) -> bool:
        """True for a number, date, sum and the like."""
        return self.demands[0].kind is TermKind.FIGURE

    def render(self, case: Case = Case.NOMINATIVE) -> str:
        """The phrase in the edition's words; where the edition inflects, its last part is in `case`."""
        *leading, last = self.demands
        joiner = "" if last.locale.startswith("zh") else " "
        return joiner.join([*(demand.preferred for demand in leading), last.inflected(case)])


def place(text: str, demands: Sequence[Demand]) -> tuple[Placement, ...]:
    """The placements of a segment in text order; a title directly before a person's name goes with it."""
    groups: list[list[Demand]] = []
    for demand in demands:
        previous = groups[-1][-1] if groups else None
        if (
            previous is not None
            and previous.kind in _LEADING
            and demand.kind in _LED
            and text[previous.end : demand.start] == " "
        ):
            groups[-1].append(demand)
        else:
            groups.append([demand])
    return tuple(Placement(tuple(group), _default_case(text, group[-1])) for group in groups)


def _default_case(text: str, demand: Demand) -> Case:
    value = demand.figure.value if demand.figure is not None else None
    if not (isinstance(value, Weekday) or (isinstance(value, CalendarDate) and value.day is not None)):
        return Case.NOMINATIVE
    if text[demand.end :].startswith(_POSSESSIVES):
        return Case.GENITIVE
    return Case.NOMINATIVE if _NOT_ON.search(text[: demand.start]) else Case.DATIVE
