"""Words that a model is known to carry through, put in a term's place and exchanged for the term afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from translate.engine.enforcement.placements import Placement
from translate.engine.packages import Masks
from translate.glossary.mongolian import Case, case_forms

# Endings that a model without case marks leaves behind a mask (reference: the case table of glossary/mongolian).
_LOOSE_ENDINGS = {
    Case.GENITIVE: ("гийн", "ийн", "ын", "ий", "ы", "н"),
    Case.ACCUSATIVE: ("ийг", "ыг", "г"),
    Case.ABLATIVE: ("гаас", "гээс", "аас", "оос", "ээс", "өөс"),
    Case.INSTRUMENTAL: ("гаар", "гээр", "аар", "оор", "ээр", "өөр"),
    Case.COMITATIVE: ("тай", "той", "тэй"),
    Case.DATIVE: ("ад", "од", "эд", "өд", "д", "т"),
}


@dataclass(frozen=True)
class StandIn:
    """`source` stands in the English sentence; `rendered` is the pattern of what the model makes of it.

    The pattern's group `ending`, where it has one and it matched, names the case through `cases`.
    """

    source: str
    rendered: str
    cases: Mapping[str, Case] = field(default_factory=dict, hash=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """`rendered`, compiled."""
        return re.compile(self.rendered)

    def case_of(self, match: re.Match[str]) -> Case:
        """The case that a match of the pattern stands in; nominative where nothing says otherwise."""
        ending = match.groupdict().get("ending")
        return self.cases.get(ending, Case.NOMINATIVE) if ending else Case.NOMINATIVE


@dataclass(frozen=True)
class StandIns:
    """The stand-ins a package offers for names and for figures; a segment uses each at most once."""

    names: tuple[StandIn, ...]
    figures: tuple[StandIn, ...]


def from_masks(masks: Masks, locale: str) -> StandIns:
    """The stand-ins of a package that was trained to carry masks."""
    return StandIns(
        tuple(_mask(symbol, masks.case_marks, locale) for symbol in masks.names),
        tuple(_mask(symbol, masks.case_marks, locale) for symbol in masks.figures),
    )


def _mask(symbol: str, case_marks: Mapping[str, str], locale: str) -> StandIn:
    rendered = re.escape(symbol)
    if not locale.startswith("mn"):
        return StandIn(symbol, rendered)
    cases = {mark: Case(case) for case, mark in case_marks.items()}
    cases |= {ending: case for case, endings in _LOOSE_ENDINGS.items() for ending in endings}
    marks = "|".join(re.escape(mark) for mark in case_marks.values())
    loose = "|".join(
        sorted((ending for endings in _LOOSE_ENDINGS.values() for ending in endings), key=len, reverse=True)
    )
    ending = rf"(?:\s?(?P<ending>{marks}))?" if marks else rf"(?:-?(?P<ending>{loose})(?!\w))?"
    return StandIn(symbol, rendered + ending, cases)


def from_surrogate(source: str, rendering: str, locale: str) -> StandIn:
    """A stand-in that is an ordinary name with one known rendering, such as London → 伦敦."""
    if not locale.startswith("mn"):
        return StandIn(source, re.escape(rendering))
    cases = {form: case for case, forms in case_forms(rendering).items() for form in forms}
    cases[rendering] = Case.NOMINATIVE
    forms = "|".join(re.escape(form) for form in sorted(cases, key=lambda form: (-len(form), form)))
    return StandIn(source, rf"(?<!\w)(?P<ending>{forms})(?!\w)", cases)


@dataclass(frozen=True)
class Masked:
    """A segment's text with stand-ins in place of its placements; `placed` is in source order."""

    text: str
    placed: tuple[tuple[StandIn, Placement], ...]


def mask(text: str, placements: Sequence[Placement], stand_ins: StandIns) -> Masked:
    """Put stand-ins into `text`; placements beyond the number of stand-ins stay as they are written."""
    names = iter(each for each in stand_ins.names if each.source not in text)
    figures = iter(each for each in stand_ins.figures if each.source not in text)
    pieces: list[str] = []
    placed: list[tuple[StandIn, Placement]] = []
    position = 0
    for placement in placements:
        stand_in = next(figures if placement.is_figure else names, None)
        if stand_in is None:
            continue
        pieces += [text[position : placement.start], stand_in.source]
        placed.append((stand_in, placement))
        position = placement.end
    return Masked("".join([*pieces, text[position:]]), tuple(placed))


def unmask(draft: str, masked: Masked) -> tuple[str, tuple[Placement, ...]]:
    """`draft` with the terms in place of the stand-ins, and the placements whose stand-in is not there exactly once."""
    found: list[tuple[int, int, str]] = []
    lost: list[Placement] = []
    for stand_in, placement in masked.placed:
        matches = list(stand_in.pattern.finditer(draft))
        if len(matches) != 1:
            lost.append(placement)
            continue
        match = matches[0]
        found.append((match.start(), match.end(), placement.render(stand_in.case_of(match))))
    pieces: list[str] = []
    position = 0
    for start, end, term in sorted(found):
        pieces += [draft[position:start], term]
        position = end
    return "".join([*pieces, draft[position:]]), tuple(lost)
