"""Numbers, money, percentages and measures in English text, alone or as a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from translate.glossary.figures.amounts import Amount, find_amounts
from translate.glossary.figures.model import Figure, Money, Number, Percent, Quantity, Range, Score, Value, Year
from translate.glossary.figures.money import money_at
from translate.glossary.figures.units import unit_at

_PERCENT = re.compile(
    r"(?P<points>[ -]percentage[ -]points?)|\s?%|[ -](?:percent|per cent|pct\.?|pc)(?![A-Za-z])", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s?(?P<dash>[-–—])\s?|(?P<word> to | and )$")
_SCORE_WORD = re.compile(
    r"\b(?:beat|beats|beating|lost|lose|won|win|wins|winning|victory"
    r"|defeat|defeated|draw|drew|lead|led|score|scored|vote|voted|loss|tie|tied)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|by|since|from|until|till|of|before|after|late|early|mid|during|between|than in|the|for|to|and"
    r"|through|around|year|circa|its|his|her|their)"
    r"[ -]$|[(–-]$|[’']s $|,\s$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|nearly|some|than|least|over|almost|roughly|around|only|just|approximately|most"
    r"|another|further|of the|all|up to)\s$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s[a-z]+s\b(?<!\bwas)(?<!\bhas)(?<!\bis)(?<!\bits)(?<!\bas)(?<!\bseries)(?<!\bthis)", re.IGNORECASE
)
_NOUN_AFTER = re.compile(
    r"[ -](?!(?:a|an|and|or|at|as|by|for|from|in|into|is|was|were|are|of|on|out|over|per|since|than|that"
    r"|the|to|when|while|who|with|but|after|before|each|in|more|less|until|till|through|during|had|has|have|will|would|may|times|o['’]clock)\b)[A-Za-z]",
)
_NEGATIVE = re.compile(r"(?:(?<![\w-])[-−]|\bminus )$")


def find_numbers(text: str) -> Iterator[Figure]:
    """Every figure built on a numeral; a range comes out as one figure besides its two ends."""
    before: tuple[Amount, Figure] | None = None
    for amount in find_amounts(text):
        figure = _figure(text, amount)
        pair = _pair(text, before, amount, figure) if before else None
        if pair:
            yield pair
        if before:
            yield before[1]
        before = (amount, figure)
    if before:
        yield before[1]


def _figure(text: str, amount: Amount) -> Figure:
    percent = _PERCENT.match(text, amount.end)
    if percent:
        start, signed = _signed(text, amount)
        return _made(text, start, percent.end(), Percent(signed, points=bool(percent["points"])))
    money = money_at(text, amount)
    if money:
        start, end, value, _ = money
        return _made(text, start, end, value)
    unit = unit_at(text, amount.end)
    if unit:
        start, signed = (
            _signed(text, amount) if unit[0] in ("celsius", "fahrenheit", "degree") else (amount.start, amount.value)
        )
        single = amount.loose and amount.value == 1
        return _made(text, start, unit[1], Quantity(signed, unit[0]), must=not single)
    if _is_year(text, amount):
        return _made(text, amount.start, amount.end, Year(int(amount.value)))
    counts = bool(_NOUN_AFTER.match(text, amount.end))
    return _made(text, amount.start, amount.end, Number(amount.value), must=not amount.loose, counts=counts)


def _made(text: str, start: int, end: int, value: Value, *, must: bool = True, counts: bool = False) -> Figure:
    return Figure(start, end, text[start:end], value, must, counts)


def _signed(text: str, amount: Amount) -> tuple[int, Decimal]:
    minus = _NEGATIVE.search(text[max(0, amount.start - 7) : amount.start])
    if minus:
        return amount.start - len(minus.group()), -amount.value
    return amount.start, amount.value


def _is_year(text: str, amount: Amount) -> bool:
    """A bare four-digit number reads as a year unless something is counted ("2000 soldiers", "about 1500")."""
    if amount.in_words or amount.grouped or amount.scale != 1 or amount.end - amount.start != 4:
        return False
    number = amount.value
    if not 1000 <= number <= 2199 or "." in text[amount.start : amount.end]:
        return False
    before = text[max(0, amount.start - 14) : amount.start]
    if _ABOUT.search(before):
        return False
    if 1900 <= number <= 2099:
        return bool(_YEAR_BEFORE.search(before)) or not _COUNTED_AFTER.match(text, amount.end)
    return bool(_YEAR_BEFORE.search(before)) and not _COUNTED_AFTER.match(text, amount.end)


def _pair(text: str, before: tuple[Amount, Figure], high: Amount, figure: Figure) -> Figure | None:
    """The range or score that two neighbouring numerals make, or None."""
    low, low_figure = before
    gap = text[low_figure.end : figure.start]
    if figure.start < low_figure.end or len(gap) > 5:
        return None
    joint = _BETWEEN.fullmatch(gap)
    if not joint:
        return None
    lead = text[max(0, low_figure.start - 9) : low_figure.start].lower()
    if joint["word"]:
        if joint["word"].strip() == "and" and not lead.endswith("between "):
            return None
        if joint["word"].strip() == "to" and lead.endswith(("from ", "by ")):
            return None  # "from 60 to 63", "by 9 to 63": a change, whose ends may part in translation
    if low.in_words != high.in_words and low.scale == high.scale:
        return None
    ends = _ends(low, low_figure.value, high, figure.value)
    if ends is None:
        return None
    first, second = ends
    if joint["dash"] and isinstance(first, Number) and isinstance(second, Number):
        score = _score(text, low_figure, figure)
        if score:
            return score
    if _size(first) >= _size(second):
        return None
    loose = low.loose and high.loose and isinstance(second, Number)
    return _made(text, low_figure.start, figure.end, Range(first, second), must=not loose, counts=figure.counts)


def _ends(low: Amount, first: Value, high: Amount, second: Value) -> tuple[Value, Value] | None:
    """Both ends with the unit and magnitude that English writes only once."""
    if isinstance(first, Year):
        if isinstance(second, Year):
            return first, second
        if isinstance(second, Number) and high.scale == 1 and not high.in_words and 0 < second.amount < 100:
            short = first.number // 100 * 100 + int(second.amount)
            return (first, Year(short)) if short > first.number else None
        return None
    shared = low.scale == 1 and high.scale > 1 and low.mantissa < high.mantissa
    amount = low.mantissa * high.scale if shared else low.value
    if isinstance(first, Money):  # "$5-10 million", "$5 million to $10 million"
        if isinstance(second, Money):
            return replace(first, amount=amount), second
        return (
            (replace(first, amount=amount), replace(first, amount=high.value)) if isinstance(second, Number) else None
        )
    if isinstance(first, Number):
        if isinstance(second, Number):
            return Number(amount), second
        if isinstance(second, Money | Percent | Quantity):
            return replace(second, amount=amount), second
        return None
    if isinstance(first, Percent) and isinstance(second, Percent):
        return first, second
    if isinstance(first, Quantity) and isinstance(second, Quantity) and first.unit == second.unit:
        return first, second
    return None


def _size(value: Value) -> Decimal:
    if isinstance(value, Year):
        return Decimal(value.number)
    assert isinstance(value, Number | Money | Percent | Quantity)
    return value.amount


def _score(text: str, low: Figure, high: Figure) -> Figure | None:
    """ "3-1" is a score when its first side is larger or the words around speak of winning, losing or voting."""
    assert isinstance(low.value, Number)
    assert isinstance(high.value, Number)
    first, second = low.value.amount, high.value.amount
    if not (first == int(first) < 1000 and second == int(second) < 1000) or high.end - low.start > 8:
        return None
    before, after = text[max(0, low.start - 25) : low.start], text[high.end : high.end + 20]
    if first <= second and not (_SCORE_WORD.search(before) or _SCORE_WORD.search(after)):
        return None
    if first >= 700:
        return None  # aircraft: 747-400
    return _made(text, low.start, high.end, Score(int(first), int(second)))
