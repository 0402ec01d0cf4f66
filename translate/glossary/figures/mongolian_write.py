"""Figures in the conventions of the Mongolian press (MONTSAME usage), in the case a sentence asks for."""

from __future__ import annotations

from decimal import Decimal

from translate.glossary.figures.model import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Figure,
    Money,
    Number,
    Ordinal,
    Part,
    Percent,
    Position,
    Quantity,
    Range,
    Score,
    Value,
    Weekday,
    Year,
)
from translate.glossary.figures.money import FAMILY_NAMES, currency_names
from translate.glossary.figures.mongolian_forms import (
    ATTRIBUTIVE,
    NATIVE,
    NUMERALS,
    day_with_ending,
    decade,
    native,
    ordinal_word,
    partitive,
    place_word,
    with_ending,
)
from translate.glossary.figures.numerals import plain
from translate.glossary.figures.units import UNITS
from translate.glossary.mongolian import Case, inflect

_WEEK = ("даваа", "мягмар", "лхагва", "пүрэв", "баасан", "бямба", "ням")
_SCALES = ((10**12, "их наяд"), (10**9, "тэрбум"), (10**6, "сая"))
_HARMONY = {"төгрөг": "ө", "сум": "а", "юань": "а"}
_ZONES = {
    "BJT": "Бээжингийн цагаар",
    "GMT": "Гринвичийн цагаар",
    "UTC": "дэлхийн зохицуулсан цагаар",
    "MSK": "Москвагийн цагаар",
    "local": "орон нутгийн цагаар",
    "EST": "АНУ-ын зүүн эргийн цагаар",
    "EDT": "АНУ-ын зүүн эргийн цагаар",
    "ET": "АНУ-ын зүүн эргийн цагаар",
    "CET": "Төв Европын цагаар",
    "CEST": "Төв Европын цагаар",
    "BST": "Британийн зуны цагаар",
    "PST": "Номхон далайн цагаар",
    "PDT": "Номхон далайн цагаар",
    "MST": "Уулын цагаар",
    "MDT": "Уулын цагаар",
}
_SIDES = {"left": "зүүн талд", "right": "баруун талд", "centre": "голд", "front": "урд", "back": "ард"}
_FROM = {"left": "зүүн талаас", "right": "баруун талаас", "centre": "голоос", "front": "урдаас", "back": "ардаас"}


def write_mongolian(figure: Figure, case: Case | None) -> tuple[str, ...]:
    """The renderings of a figure in `case`, the preferred one first."""
    if case is Case.DIRECTIVE:
        return tuple(inflect(form, case) for form in write_mongolian(figure, None))
    ending = None if case is None or case is Case.NOMINATIVE else str(case)
    return tuple(dict.fromkeys(_write(figure.value, figure, ending)))


def _write(value: Value, figure: Figure, case: str | None) -> list[str]:
    match value:
        case Number(amount):
            return _number(amount, figure, case)
        case Percent(amount, points):
            unit = "нэгж " + native("хувь", case) if points else native("хувь", case)
            return [f"{plain(amount)} {unit}", *([f"{plain(amount)}%"] if case is None else [])]
        case Part(share):
            if share.denominator == 2:
                return [native("хагас", case), native("тал", case)]
            top = NUMERALS[share.numerator] if share.numerator <= 10 else str(share.numerator)
            return [f"{partitive(share.denominator)} {native(top, case)}"]
        case Ordinal(rank):
            return _ordinal(rank, case)
        case Money(amount, currency):
            return [f"{_count(amount)} {_noun(name, case)}" for name in _currency(currency)]
        case Quantity(amount, unit):
            return _quantity(amount, unit, case)
        case CalendarDate():
            return _date(value, case)
        case Weekday(number, shift, on):
            before = {-1: "өнгөрсөн ", 0: "", 1: "ирэх "}[shift]
            day = f"{_WEEK[number]} {native('гараг', case)}"
            dated = _date(CalendarDate(None, on.month, on.day), case)[:1] if on else []
            return [before + day, *([day] if shift else []), *dated]
        case Year(number):
            return [f"{number} {native('он', case)}"]
        case Decade(first):
            return [f"{decade(first)} {native('он', case)}"]
        case Century(number):
            word = native("зуун", case)
            return [f"{_roman(number)} {word}", f"{number} {ordinal_word(number)} {word}"]
        case Clock():
            return _clock(value, case)
        case Range(low, high):
            return _range(low, high, figure, case)
        case Score(first, second):
            return [f"{first}:{second}", f"{first}-{second}"]
        case Position(side, rank):
            place = f"{_FROM[side]} {NUMERALS[rank]} {place_word(rank)}" if rank > 1 else _SIDES[side]
            return [f"({place})"]
    raise AssertionError(value)


def _scaled(amount: Decimal) -> tuple[str, str]:
    """The digits of an amount and the magnitude word after them, if any."""
    for step, word in _SCALES:
        if abs(amount) >= step and len(plain(amount / step).partition(".")[2]) <= 3:
            return plain(amount / step), word
    if abs(amount) >= 10**4 and amount % 1000 == 0:
        return plain(amount / 1000), "мянга"
    if abs(amount) >= 10**4:
        from babel.numbers import format_decimal

        return format_decimal(amount, locale="mn", decimal_quantization=False), ""
    return plain(amount), ""


def _count(amount: Decimal) -> str:
    """An amount before the thing counted: 215 мянган."""
    digits, word = _scaled(amount)
    return f"{digits} {'мянган' if word == 'мянга' else word}".strip()


def _number(amount: Decimal, figure: Figure, case: str | None) -> list[str]:
    digits, word = _scaled(amount)
    if word:
        inflected = f"{digits} {native(word, case)}"
        return [_count(amount), inflected] if figure.counts and case is None else [inflected]
    written = with_ending(digits, amount, case)
    spelt = not figure.text[:1].isdigit() and amount == int(amount) and 0 < amount <= 10
    if not spelt:
        return [written]
    if figure.counts and case is None:
        return [ATTRIBUTIVE[int(amount)], NUMERALS[int(amount)], written]
    return [native(NUMERALS[int(amount)], case), written]


def _ordinal(rank: int, case: str | None) -> list[str]:
    place = native(place_word(rank), case)
    forms = [f"{rank} {place}"]
    if rank <= 10:
        forms.insert(0, f"{NUMERALS[rank]} {place}")
    return [*forms, *([f"{rank} {ordinal_word(rank)}"] if case is None else [])]


def _currency(code: str) -> tuple[str, ...]:
    if code.startswith("~"):
        return (next(name for name, family in FAMILY_NAMES["mn"].items() if family == code[1:]),)
    return currency_names(code, "mn")


def _noun(word: str, case: str | None) -> str:
    """A noun after a numeral, in a case; loan words follow the rules for names."""
    if case is None:
        return word
    *before, last = word.split(" ")
    if last in NATIVE:
        return " ".join([*before, native(last, case)])
    from translate.glossary.mongolian import Case, inflect

    return inflect(word, Case(case), harmony=_HARMONY.get(last))


def _quantity(amount: Decimal, unit: str, case: str | None) -> list[str]:
    names = UNITS[unit].mn
    if case is not None:  # an abbreviation takes no ending in good style
        names = tuple(name for name in names if len(name) > 3 and name.replace(" ", "").isalpha()) or names
    cold = "хасах " if amount < 0 and unit in ("celsius", "fahrenheit", "degree") else ""
    digits = _count(abs(amount) if cold else amount)
    if unit.endswith("-per-hour"):
        distance = names[0].partition("/")[0]
        return [f"цагт {digits} {_noun(distance, case)}", *(f"{digits} {name}" for name in names if case is None)]
    return [f"{cold}{digits} {_noun(name, case)}" for name in names]


def _date(value: CalendarDate, case: str | None) -> list[str]:
    year = f"{value.year} оны " if value.year else ""
    if value.month is None:
        return [day_with_ending(value.day or 1, case)]
    month = f"{value.month} {ordinal_word(value.month)}"
    if value.day is None:
        forms = [f"{year}{month} {native('сар', case)}"]
    else:
        forms = [f"{year}{month} сарын {day_with_ending(value.day, case)}"]
        if case is None:
            # What else a date may look like to a model that does not mark the case.
            forms += [f"{year}{month} сарын {day_with_ending(value.day, other)}" for other in ("dat", "gen")]
    return [*forms, *([form.removeprefix(year) for form in forms] if year else [])]


def _clock(value: Clock, case: str | None) -> list[str]:
    zone = _ZONES[value.zone] + " " if value.zone in _ZONES else ""
    time = f"{value.hour:02d}:{value.minute:02d}"
    spoken = f"{value.hour} {native('цаг', case)}" if not value.minute else f"{value.hour} цаг {value.minute} минут"
    return [f"{zone}{time} {native('цаг', case)}", *([zone + time, zone + spoken] if case is None else [])]


def _range(low: Value, high: Value, figure: Figure, case: str | None) -> list[str]:
    if isinstance(low, CalendarDate) and isinstance(high, CalendarDate):
        end = high.day or 1
        if low.month == high.month:
            return [f"{_date(low, None)[0]}-{day_with_ending(end, case)}"]
        later = CalendarDate(None, high.month, high.day)
        return [f"{_date(low, 'abl')[0]} {_date(later, case)[0]}"]
    if isinstance(low, Year) and isinstance(high, Year):
        return [f"{low.number}-{_write(high, figure, case)[0]}"]
    assert isinstance(low, Number | Percent | Money | Quantity)
    assert isinstance(high, Number | Percent | Money | Quantity)
    first, scale = _scaled(low.amount)
    top, top_scale = _scaled(high.amount)
    last = _write(high, figure, case)[0]
    if scale == top_scale and last.startswith(top):
        return [f"{first}-{last}"]
    if scale == top_scale:
        return [f"{first}-{with_ending(top, high.amount, case)}"]
    below = f"{first} {native(scale, 'abl')}" if scale else with_ending(first, low.amount, "abl")
    return [f"{below} {last}"]


def _roman(number: int) -> str:
    text = ""
    for step, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= step:
            text, number = text + letters, number - step
    return text
