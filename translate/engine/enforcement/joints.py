"""Where a placed figure meets the words around it: units and digits the model wrote once more are taken out.

A model that sees a stand-in for “Tuesday” may write the unit of another figure behind it (周二年, мягмар гараг оны) or
a digit before it, which would change the value.
"""

from __future__ import annotations

import re

from translate.engine.enforcement.placements import Placement
from translate.glossary.figures.model import KINDS, Kind, Range, Value
from translate.glossary.mongolian import Case

_WITH_UNIT = frozenset(
    {Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.DECADE, Kind.CENTURY, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.TIME}
)
_DAYS = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR})
_DIGITS_BEFORE = re.compile(r"\d[\d.,]*$")
_CHINESE_UNIT = re.compile(
    r"\s?(?:[个個]月|年(?=前|[后後来來以内內])|[年月日号號](?![本前内內初底度中间間报報后後来來以月])"
    r"|[名个個岁歲](?![为為单單叫人别別])|人(?=[，。、；]|$))"
)
_MONGOLIAN_UNIT = re.compile(r"\s(?:он|сар|өдөр|гараг|цаг)(?P<ending>ы|ын|ийн|д|т)?(?!\w)")
_UNIT_CASES = {"ы": Case.GENITIVE, "ын": Case.GENITIVE, "ийн": Case.GENITIVE, "д": Case.DATIVE, "т": Case.DATIVE}


def without_digits(before: str, placement: Placement) -> str:
    """What stands before a placed figure, less the digits that touch it."""
    return _DIGITS_BEFORE.sub("", before) if placement.is_figure else before


def _has_unit(value: Value) -> bool:
    return _has_unit(value.low) if isinstance(value, Range) else KINDS[type(value)] in _WITH_UNIT


def doubled_unit(after: str, placement: Placement) -> tuple[int, Case | None]:
    """How many characters after a placed figure repeat a unit that the figure has, and the case they stand in."""
    figure = placement.demands[0].figure
    if figure is None or not _has_unit(figure.value):
        return 0, None
    if placement.demands[0].locale.startswith("zh"):
        found = _CHINESE_UNIT.match(after)
        return (found.end(), None) if found else (0, None)
    found = _MONGOLIAN_UNIT.match(after) if figure.kind in _DAYS else None
    return (found.end(), _UNIT_CASES.get(found["ending"] or "")) if found else (0, None)
