"""Which stretches of the source are replaced together: a demand, or neighbours that are one phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.glossary.demands import Demand
from translate.glossary.mongolian import Case
from translate.glossary.terms import TermKind

_LEADING = frozenset({TermKind.TITLE})
_LED = frozenset({TermKind.PERSON, TermKind.TITLE})


@dataclass(frozen=True)
class Placement:
    """One or more neighbouring demands placed as one phrase: “Foreign Minister” + “Sergey Lavrov”."""

    demands: tuple[Demand, ...]

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
    return tuple(Placement(tuple(group)) for group in groups)
