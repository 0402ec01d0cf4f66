"""Reading the values of the figures in Chinese text, Simplified or Traditional."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from translate.glossary.figures.model import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Money,
    Number,
    Ordinal,
    Part,
    Percent,
    Position,
    Quantity,
    Value,
    Weekday,
    Year,
)
from translate.glossary.figures.money import sign_before

_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．：", "0123456789%.:")
_DIGIT = {
    char: value
    for value, chars in enumerate(("零〇○", "一壹", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_STEP = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HAN = "".join(_DIGIT) + "".join(_STEP)
_SCALE = (
    r"(?:\s?[多余餘来來]?\s?"
    r"(?P<scale>[十百千]?(?:[万萬][亿億]|[万萬亿億]|兆(?![瓦赫位字帕欧歐]))|[百千](?![分米克瓦])))?"
)
_TERM = re.compile(
    r"(?<![A-Za-z\d])(?<!\d[.,])(?<![A-Za-z][-–])"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<han>[{_HAN}]+(?:[点點][零〇一二三四五六七八九]+(?![十分]))?)){_SCALE}"
    r"|(?P<bare>(?<![数數几幾])[万萬亿億])(?=[人名美欧日元])"
)
_VAGUE_BEFORE = re.compile(r"[数數几幾]\s?$")
_JOINT = re.compile(r"\s?(?:至|到|[-–—~～]|、|和|与|與|或|及)\s?")
_PERCENT_MARK, _POINT_MARK = "\ue000", "\ue001"
_WEEK = {char: n for n, chars in enumerate(("一", "二", "三", "四", "五", "六", "日天")) for char in chars}
_WEEKDAY = re.compile(r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])(?![百千万萬次个個年])")
_POSITION = re.compile(r"[（(]([^（()）]{0,6}?)(左|右|中|前|后|後)([一二三四五六1-6])?([^（()）]{0,3})[)）]")
_SIDES = {"左": "left", "右": "right", "中": "centre", "前": "front", "后": "back", "後": "back"}
_PM = re.compile(r"(?:下午|午后|午後|傍晚|晚上|晚间|晚間|当晚|當晚|夜间|夜間|深夜|晚)[^\d]?\s?$")
_AM = re.compile(r"(?:上午|凌晨|清晨|早上|早晨|今晨)[^\d]?\s?$")
_CLOCK = re.compile(
    r"\s?(?::(?P<colon>[0-5]\d)(?!\d)"
    r"|(?:[点點]|[时時](?![间間期代候任段空机機隔刻速]))(?:\s?(?P<minute>[0-5]?\d)\s?分|(?P<half>半))?)"
)
_LAST_CENTURY = re.compile(r"上(?:个|個)?世[纪紀]\s?$")


@dataclass(frozen=True)
class _Term:
    start: int
    end: int
    mantissa: Decimal
    scale: int
    raw: str

    @property
    def value(self) -> Decimal:
        return self.mantissa * self.scale


def read_chinese(text: str) -> tuple[Value, ...]:
    """The values in `text`, in order; where a number may be read in two ways (3至5亿), both."""
    text = text.translate(_FULL_WIDTH).replace("百分之", _PERCENT_MARK)
    text = re.sub(r"(?:个|個)?\s?百分[点點]", _POINT_MARK, text)
    found: list[tuple[int, Value]] = []
    for match in _WEEKDAY.finditer(text):
        found.append((match.start(), Weekday(_WEEK[match[1]])))
    for match in _POSITION.finditer(text):
        rank = match[3]
        found.append((match.start(), Position(_SIDES[match[2]], _han_number(rank) if rank else 1)))
    for match in re.finditer(r"一半|半数|半數|过半|過半|半(?=[个個年天小成])", text):
        found.append((match.start(), Part(Fraction(1, 2))))
    for match in re.finditer(r"首(?=[次届屆个個轮輪位名座批])", text):
        found.append((match.start(), Ordinal(1)))
    found.extend(_numbers(text))
    return tuple(value for _, value in sorted(found, key=lambda item: item[0]))


def _numbers(text: str) -> Iterator[tuple[int, Value]]:
    terms = list(_terms(text))
    readings: list[list[Value]] = [[] for _ in terms]
    skip = 0  # terms before this index were read as parts of an earlier one
    month: int | None = None
    year: int | None = None
    for index, term in enumerate(terms):
        if index < skip:
            continue
        following = terms[index + 1] if index + 1 < len(terms) else None
        joined = (index > 0 and bool(_JOINT.fullmatch(text, terms[index - 1].end, term.start))) or _after_day(
            text, terms, index
        )
        if not joined:
            month = year = None
        values, used, month, year = _read(text, term, following, terms, index, month, year)
        readings[index] = values
        skip = index + 1 + used
    for index in range(len(terms) - 1):
        low, high = terms[index], terms[index + 1]
        if _JOINT.fullmatch(text, low.end, high.start):
            readings[index].extend(_shared(low, high, readings[index + 1]))
    for term, values in zip(terms, readings, strict=True):
        for value in values:
            yield term.start, value


def _after_day(text: str, terms: list[_Term], index: int) -> bool:
    """Whether a joint and 日 stand between this term and the one before (17日至23日, 2016年至2018年)."""
    if index == 0:
        return False
    gap = text[terms[index - 1].end : terms[index].start]
    return bool(re.fullmatch(r"\s?[日号號年月](?:\s?(?:至|到|[-–—~～]|、|和|与|與|或|及)\s?)", gap))


def _terms(text: str) -> Iterator[_Term]:
    """Numerals with their magnitudes; 1亿2000万 and 3万5千 come out as one."""
    held: _Term | None = None
    for match in _TERM.finditer(text):
        if match["bare"]:
            term = _Term(match.start(), match.end(), Decimal(1), _MYRIAD[match["bare"]], match.group())
        else:
            if _VAGUE_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
                continue
            if text[match.end() : match.end() + 1] in ("几", "幾") and (match["han"] or "").endswith("十"):
                continue
            mantissa = Decimal(match["digits"].replace(",", "")) if match["digits"] else _han(match["han"])
            scale = 1
            for char in match["scale"] or "":
                scale *= _STEP.get(char) or _MYRIAD[char]
            term = _Term(match.start(), match.end(), mantissa, scale, match.group())
        if held and held.scale >= 1000 and held.end == term.start and term.value < held.scale:
            held = _Term(held.start, term.end, held.value + term.value, 1, held.raw + term.raw)
            held = replace(held, mantissa=held.mantissa / 10**4, scale=10**4) if held.value >= 10**4 else held
            continue
        if held:
            yield held
        held = term
    if held:
        yield held


def _han_number(text: str) -> int:
    return int(text) if text.isdigit() else int(_han(text))


def _han(text: str) -> Decimal:
    """The value of Han numerals below ten thousand, digit by digit (二〇一六) or with steps (三百五十)."""
    whole, _, part = text.replace("點", "点").partition("点")
    if not any(char in _STEP for char in whole):
        value = Decimal("".join(str(_DIGIT[char]) for char in whole))
    else:
        total = digit = 0
        seen = False
        for char in whole:
            if char in _STEP:
                total += (digit if seen else 1) * _STEP[char]
                digit, seen = 0, False
            else:
                digit, seen = _DIGIT[char], True
        value = Decimal(total + digit)
    if part:
        value += Decimal("0." + "".join(str(_DIGIT[char]) for char in part))
    return value


def _read(
    text: str, term: _Term, following: _Term | None, terms: list[_Term], index: int, month: int | None, year: int | None
) -> tuple[list[Value], int, int | None, int | None]:
    """The values of one numeral, how many later ones it uses up, and the month and year now in force."""
    value, end = term.value, term.end
    before = text[max(0, term.start - 5) : term.start]
    after = text[end : end + 4].lstrip()
    small = int(value) if value == int(value) else 0
    if before.endswith((_PERCENT_MARK, _PERCENT_MARK + "负")):
        return [Percent(value)], 0, None, None
    if after.startswith(("%", _POINT_MARK)):
        negative = before.endswith("-") and not before[-2:-1].isdigit()
        return [Percent(-value if negative else value), *([Percent(value)] if negative else [])], 0, None, None
    if after.startswith("分之") and following and following.start - end <= 4 and small:
        return [Part(Fraction(following.value) / small)], 1, None, None
    if (
        after.startswith("成")
        and small <= 9
        and term.scale == 1
        and not after.startswith(("成为", "成員", "成员", "成立"))
    ):
        return [Percent(value * 10)], 0, None, None
    if re.match(r"年代", after):
        return [Decade(_decade(text, term, terms, index))], 0, None, None
    if re.match(r"世[纪紀]", after):
        return [Century(small)], 0, None, None
    if after.startswith("年") and _writes_year(term):
        later = _month_day(text, terms, index + 1, end)
        if later:
            date, used = later
            return [replace(date, year=small)], used, date.month, small
        return [Year(small)], 0, None, None
    dated = _month_day(text, terms, index, term.start)
    if dated:
        date, used = dated
        return [replace(date, year=year)], used - 1, date.month, year
    if re.match(r"[日号號]", after) and 1 <= small <= 31:
        day: list[Value] = [CalendarDate(year, month, small)]
        return [*day, *([] if month else [Number(value)])], 0, month, year
    if month and 1 <= small <= 31 and re.match(r"\s?(?:至|到|[-–—~～]|、|和)\s?\d+\s?[日号號]", text[end : end + 8]):
        return [CalendarDate(year, month, small)], 0, month, year
    iso = re.compile(r"[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)").match(text, end)
    if iso and _writes_year(term) and int(iso[1]) <= 12 and int(iso[2]) <= 31:
        return (
            [CalendarDate(small, int(iso[1]), int(iso[2]))],
            sum(t.start < iso.end() for t in terms[index + 1 :]),
            None,
            None,
        )
    clock = _CLOCK.match(text, end)
    if clock and small <= 24 and term.scale == 1 and (clock["colon"] is None or term.raw.isdigit()):
        used = sum(t.start < clock.end() for t in terms[index + 1 :])
        return (
            [_clock(before, small, clock), Number(value)]
            if clock["colon"] is None and clock["minute"] is None
            else [_clock(before, small, clock)],
            used,
            None,
            None,
        )
    if before.endswith("第"):
        return [Ordinal(small)], 0, None, None
    money = _money(text, term)
    if money:
        return [money], 0, None, None
    unit = _units().match(text, end)
    if unit and unit["unit"]:
        cold = bool(re.search(r"(?:零下|负|負|[-−])$", before))
        return [Quantity(-value if cold else value, _unit_names()[unit["unit"]])], 0, None, None
    return [Number(value)], 0, None, None


def _writes_year(term: _Term) -> bool:
    return (
        term.scale == 1 and len(term.raw) == 4 and (term.raw.isdigit() or not any(char in _STEP for char in term.raw))
    )


def _month_day(text: str, terms: list[_Term], index: int, start: int) -> tuple[CalendarDate, int] | None:
    """A month, with its day if one follows, read from `terms[index]`, which has to begin near `start`."""
    if index >= len(terms):
        return None
    term = terms[index]
    if term.start - start > 3 or term.scale != 1 or not 1 <= term.value <= 12 or term.value != int(term.value):
        return None
    mark = re.compile(r"\s?月(?:份)?\s?").match(text, term.end)
    if not mark:
        return None
    if index + 1 < len(terms):
        day = terms[index + 1]
        if (
            day.start == mark.end()
            and 1 <= day.value <= 31
            and re.match(
                r"\s?(?:[日号號]|(?:至|到|[-–—~～]|、|和)\s?(?:\d+|[一二三四五六七八九十]+)\s?[日号號])",
                text[day.end : day.end + 8],
            )
        ):
            return CalendarDate(None, int(term.value), int(day.value)), 2
    return CalendarDate(None, int(term.value), None), 1


def _decade(text: str, term: _Term, terms: list[_Term], index: int) -> int:
    number = int(term.value)
    if number >= 1000:
        return number
    if index and re.fullmatch(r"\s?世[纪紀]\s?", text[terms[index - 1].end : term.start]):
        return (int(terms[index - 1].value) - 1) * 100 + number
    if _LAST_CENTURY.search(text[max(0, term.start - 6) : term.start]):
        return 1900 + number
    return 1900 + number if number >= 30 else 2000 + number


def _clock(before: str, hour: int, match: re.Match[str]) -> Clock:
    minute = int(match["colon"] or match["minute"] or 0) or (30 if match["half"] else 0)
    if _PM.search(before):
        return Clock(hour + 12 if hour < 12 else hour % 24, minute, "pm")
    return Clock(hour % 24, minute, "am" if _AM.search(before) else "")


def _money(text: str, term: _Term) -> Money | None:
    match = _currencies().match(text, term.end)
    if match:
        return Money(term.value, _currency_names()[match["name"]])
    sign = sign_before(text, term.start)
    return Money(term.value, sign) if sign else None


@cache
def _currency_names() -> dict[str, str]:
    from babel.core import Locale

    from translate.glossary.figures.money import FAMILY_NAMES, PRESS

    names: dict[str, str] = {}
    for locale in ("zh_Hans", "zh_Hant"):
        names.update({name: f"~{family}" for name, family in FAMILY_NAMES[locale].items()})
        for code, name in Locale.parse(locale).currencies.items():
            names.setdefault(name, code)
    for code, press in PRESS.items():
        for name in (*press.zh, *press.hant):
            names.setdefault(name, code)
    return names


@cache
def _currencies() -> re.Pattern[str]:
    names = sorted(_currency_names(), key=len, reverse=True)
    return re.compile(rf"[多余餘]?\s?(?P<name>{'|'.join(map(re.escape, names))})")


@cache
def _unit_names() -> dict[str, str]:
    from translate.glossary.figures.units import UNITS

    names: dict[str, str] = {}
    for key, unit in UNITS.items():
        for name in (*unit.zh, *unit.hant, *unit.symbols):
            names.setdefault(name, key)
    return names


@cache
def _units() -> re.Pattern[str]:
    names = sorted(_unit_names(), key=len, reverse=True)
    return re.compile(rf"[多余餘]?(?:个|個)?\s?(?P<unit>{'|'.join(map(re.escape, names))})?(?![A-Za-z])")


def _shared(low: _Term, high: _Term, values: list[Value]) -> Iterator[Value]:
    """What the lower end of a range means when unit and magnitude are written once, after the upper end."""
    amounts = [low.value]
    if low.scale == 1 and high.scale > 1 and low.mantissa < high.mantissa:
        amounts.append(low.mantissa * high.scale)
        yield Number(amounts[1])
    for value in values:
        if isinstance(value, Percent | Money | Quantity):
            for amount in amounts:
                yield replace(value, amount=amount)
