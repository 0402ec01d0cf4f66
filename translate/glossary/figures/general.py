"""Any other edition: figures written and read with Babel's (CLDR's) formats for its locale alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import cache

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
    Quantity,
    Range,
    Score,
    Value,
    Weekday,
    Year,
)
from translate.glossary.figures.positions import find_positions

_SOME_YEAR = 2000  # a leap year, for dates without a year


def write_general(figure: Figure, locale: str) -> tuple[str, ...]:
    """The renderings of a figure in a Babel locale; what CLDR has no format for stays in digits or as it was."""
    return (_write(figure.value, figure, locale),)


def _write(value: Value, figure: Figure, locale: str) -> str:
    from babel import dates, numbers

    def decimal(amount: Decimal) -> str:
        return numbers.format_decimal(amount, locale=locale, decimal_quantization=False)

    match value:
        case Number(amount):
            return decimal(amount)
        case Percent(amount):
            return numbers.format_percent(amount / 100, locale=locale, decimal_quantization=False)
        case Part(share):
            return f"{share.numerator}/{share.denominator}"
        case Ordinal(rank) | Century(rank):
            return str(rank)
        case Money(amount, currency) if not currency.startswith("~"):
            return numbers.format_currency(
                amount, currency, locale=locale, format_type="name", decimal_quantization=False
            )
        case Quantity(amount, unit):
            return _quantity(decimal(amount), unit, locale) or figure.text
        case CalendarDate(year, month, day) if month is not None:
            shown = date(year or _SOME_YEAR, month, day or 1)
            skeleton = ("y" if year else "") + "MMMM" + ("d" if day else "")
            return dates.format_skeleton(skeleton, shown, locale=locale, fuzzy=True)
        case Weekday(number):
            return str(dates.get_day_names("wide", "stand-alone", locale)[number])
        case Year(number):
            return str(number)
        case Clock(hour, minute):
            return dates.format_time(time(hour % 24, minute), "short", locale=locale)
        case Range(low, high):
            return f"{_write(low, figure, locale)}–{_write(high, figure, locale)}"
        case Score(first, second):
            return f"{first}:{second}"
    return figure.text


def _quantity(amount: str, unit: str, locale: str) -> str | None:
    from babel.units import UnknownUnitError, format_unit

    try:
        return format_unit(amount, unit.replace("tonne", "metric-ton"), locale=locale)
    except UnknownUnitError:
        return None


def read_general(text: str, locale: str) -> tuple[Value, ...]:
    """The values in `text` as the locale writes numbers, months and weekdays; 1970 may be a number, year or decade."""
    words = _words(locale)
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    found: list[tuple[int, Value]] = []
    for match in words.weekday.finditer(text):
        found.append((match.start(), Weekday(words.weekdays[match.group().lower()])))
    dated: set[int] = set()
    for match in words.date.finditer(text):
        found.append((match.start(), _date(match, words)))
        dated.update(match.start(group) for group in ("d1", "d2", "y1", "y2") if match[group])
    for match in _TIME.finditer(text):
        found.append((match.start(), Clock(int(match["hour"]) % 24, int(match["minute"]))))
    for match in _FRACTION.finditer(text):
        found.append((match.start(), Part(Fraction(int(match[1]), int(match[2])))))
    found.extend((figure.start, figure.value) for figure in find_positions(text))
    for match in words.number.finditer(text):
        if match.start() not in dated:
            found.extend((match.start(), value) for value in _number(match, words, text))
    return tuple(value for _, value in sorted(found, key=lambda item: item[0]))


_TIME = re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])[:.h\u202f ]{1,2}(?P<minute>[0-5]\d)(?![\d%])")
_FRACTION = re.compile(r"(?<![\d/])(\d{1,2})[/⁄](\d{1,3})(?![\d/])(?<!/0)")
_SPACES = " \u00a0\u202f"


@dataclass(frozen=True)
class _Words:
    """What CLDR says of a locale: names of months and weekdays, magnitude words, and patterns made of them."""

    weekdays: dict[str, int]
    months: dict[str, int]
    scales: dict[str, int]
    weekday: re.Pattern[str]
    date: re.Pattern[str]
    number: re.Pattern[str]
    group: str
    point: str


@cache
def _words(locale: str) -> _Words:
    from babel.core import Locale

    data = Locale.parse(locale.replace("-", "_"))
    months = _names(data.months)
    weekdays = _names(data.days)
    scales = {}
    for patterns in data.compact_decimal_formats.get("long", {}).values():
        for power, pattern in patterns.items():
            word = re.sub(r"[0\s\u00a0']+", " ", str(pattern.pattern)).strip().lower()
            zeros = str(pattern.pattern).count("0")
            if word:
                scales[word] = int(power) // 10 ** (zeros - 1)
    symbols = data.number_symbols
    latin = symbols.get("latn", symbols)
    group, point = str(latin["group"]), str(latin["decimal"])
    groups = _SPACES + "'’" if group in _SPACES + "'’" else group
    month = _either(months)
    unspaced = [name for name in weekdays if len(name) > 1 and not name.isascii()]
    scale = _either(scales) if scales else r"(?!)"
    return _Words(
        weekdays,
        months,
        scales,
        re.compile(
            rf"(?<!\w)(?:{_either(weekdays)})(?!\w)|(?:{_either(unspaced or ['(?!)'], raw=True)})",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:(?P<y1>\d{4})\W{0,2}[^\W\d]{0,4}\W{0,3})?"
            r"(?:(?P<d1>\d{1,2})(?!\d)\W{0,2}(?:de |ος |er |\w{0,2}\W)?)?"
            rf"(?<!\d)(?P<month>{month})[^\W\d]{{0,3}}"
            rf"(?:\W{{0,4}}(?P<d2>\d{{1,2}})(?!\d))?(?:\W{{0,3}}(?:de |del |do |'da )?(?P<y2>\d{{4}}))?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\d{re.escape(point)}])(?P<digits>\d{{1,3}}(?:[{re.escape(groups)}]\d{{2,3}})+(?!\d)|\d+)"
            rf"(?:{re.escape(point)}(?P<part>\d+))?"
            rf"(?:[{_SPACES}]?(?P<scale>{scale})(?!\w))?",
            re.IGNORECASE,
        ),
        group,
        point,
    )


def _names(table: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """The wide and abbreviated names of months (1 to 12) or weekdays (0 to 6), in lower case."""
    return {
        name.lower(): number
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in table.get(context, {}).get(width, {}).items()
    }


def _either(names: Iterable[str], *, raw: bool = False) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(ordered if raw else map(re.escape, ordered))


def _date(match: re.Match[str], words: _Words) -> CalendarDate:
    day, year = match["d1"] or match["d2"], match["y1"] or match["y2"]
    return CalendarDate(int(year) if year else None, words.months[match["month"].lower()], int(day) if day else None)


def _number(match: re.Match[str], words: _Words, text: str) -> Iterator[Value]:
    digits = re.sub(r"\D", "", match["digits"])
    amount = Decimal(f"{digits}.{match['part'] or 0}") * words.scales.get((match["scale"] or "").lower(), 1)
    before = text[max(0, match.start() - 2) : match.start()].rstrip(_SPACES)
    if re.match(rf"[{_SPACES}]?[%٪]", text[match.end() : match.end() + 2]) or before.endswith("%"):
        minus = before.endswith(("-", "−"))
        yield Percent(-amount if minus else amount)
        return
    yield Number(amount)
    if before.endswith(("-", "−")) and not text[max(0, match.start() - 2)].isdigit():
        yield Number(-amount)
    if len(digits) == 4 and match["digits"] == digits and not match["part"] and amount % 10 == 0:
        yield Decade(int(amount))
