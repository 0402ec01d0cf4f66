"""Words that a model is known to carry through, put in a term's place and exchanged for the term afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from translate.engine.enforcement.joints import doubled_unit, without_digits
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
    """`source` stands in the English sentence, `target` is what the model makes of it, `rendered` its pattern.

    The pattern's group `ending`, where it has one and it matched, names the case through `cases`.
    """

    source: str
    target: str
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
    """The stand-ins a package offers for names and for figures; a segment uses each at most once.

    `symbols` are those that mean nothing to a reader and may not stay in a draft; `marks` the case marks among them.
    """

    names: tuple[StandIn, ...]
    figures: tuple[StandIn, ...]
    symbols: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @cached_property
    def stray(self) -> re.Pattern[str] | None:
        """The pattern of `symbols`; None where there are none."""
        return re.compile("|".join(map(re.escape, self.symbols))) if self.symbols else None


def from_masks(masks: Masks, locale: str) -> StandIns:
    """The stand-ins of a package that was trained to carry masks."""
    return StandIns(
        tuple(_mask(symbol, masks.case_marks, locale) for symbol in masks.names),
        tuple(_mask(symbol, masks.case_marks, locale) for symbol in masks.figures),
        symbols=(*masks.names, *masks.figures, *masks.case_marks.values()),
        marks=tuple(masks.case_marks.values()),
    )


def _mask(symbol: str, case_marks: Mapping[str, str], locale: str) -> StandIn:
    rendered = re.escape(symbol)
    if not locale.startswith("mn"):
        return StandIn(symbol, symbol, rendered)
    cases = {mark: Case(case) for case, mark in case_marks.items()}
    cases |= {ending: case for case, endings in _LOOSE_ENDINGS.items() for ending in endings}
    marks = "|".join(re.escape(mark) for mark in case_marks.values())
    loose = "|".join(
        sorted((ending for endings in _LOOSE_ENDINGS.values() for ending in endings), key=len, reverse=True)
    )
    ending = rf"(?:-?(?P<ending>{loose})(?!\w))?"
    if marks:
        ending = rf"(?:(?:\s?(?={marks})|-?)(?P<ending>{marks}|(?:{loose})(?!\w)))?"
    return StandIn(symbol, symbol, rendered + ending, cases)


def from_surrogate(source: str, rendering: str, locale: str) -> StandIn:
    """A stand-in that is an ordinary name with one known rendering, such as London → 伦敦."""
    if not locale.startswith("mn"):
        return StandIn(source, rendering, re.escape(rendering))
    cases = {form: case for case, forms in case_forms(rendering).items() for form in forms}
    cases[rendering] = Case.NOMINATIVE
    forms = "|".join(re.escape(form) for form in sorted(cases, key=lambda form: (-len(form), form)))
    return StandIn(source, rendering, rf"(?<!\w)(?P<ending>{forms})(?!\w)", cases)


@dataclass(frozen=True)
class Masked:
    """A segment's text with stand-ins in place of its placements; `placed` is in source order."""

    text: str
    placed: tuple[tuple[StandIn, Placement], ...]
    stand_ins: StandIns = field(compare=False)


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
    return Masked("".join([*pieces, text[position:]]), tuple(placed), stand_ins)


@dataclass(frozen=True)
class Unmasked:
    """A draft with the terms in place of the stand-ins.

    `lost` are the placements whose stand-in is not there; `surplus` counts stand-ins that stood there once too often
    (their term is written each time) and symbols that nothing in the source asked for (taken out).
    """

    text: str
    lost: tuple[Placement, ...]
    surplus: int


def unmask(draft: str, masked: Masked) -> Unmasked:
    """`draft` with the terms in place of the stand-ins of `masked`; no symbol of the package is left in it."""
    found: list[tuple[re.Match[str], StandIn, Placement]] = []
    lost: list[Placement] = []
    surplus = 0
    for stand_in, placement in masked.placed:
        matches = list(stand_in.pattern.finditer(draft))
        if not matches:
            lost.append(placement)
        surplus += max(len(matches) - 1, 0)
        found += [(match, stand_in, placement) for match in matches]
    stray = masked.stand_ins.stray
    pieces: list[str] = []
    position = 0
    for match, stand_in, placement in sorted(found, key=lambda each: each[0].start()):
        between, taken_out = (
            stray.subn("", draft[position : match.start()]) if stray else (draft[position : match.start()], 0)
        )
        surplus += taken_out
        repeated, case = doubled_unit(draft[match.end() :], placement)
        if match.groupdict().get("ending"):
            case = stand_in.case_of(match)
        pieces += [without_digits(between, placement), placement.render(case or placement.default_case)]
        position = match.end() + repeated
    rest, taken_out = stray.subn("", draft[position:]) if stray else (draft[position:], 0)
    return Unmasked("".join([*pieces, rest]), tuple(lost), surplus + taken_out)
