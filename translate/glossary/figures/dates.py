"""Dates, months, weekdays, decades and centuries in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from translate.glossary.figures.calendar import MONTHS, WEEKDAYS
from translate.glossary.figures.model import CalendarDate, Century, Decade, Figure, Range, Value, Weekday
from translate.glossary.figures.ordinals import RANK, rank_of

_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![A-Za-z])"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\.|(?![A-Za-z])))"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|\.\d|,\d|%|[A-Za-z])"
_YEAR = r"(?:1\d|20|21)\d\d(?![\d]|\.\d|,\d)"
_TO = r"\s?(?:[-–—]| to | and | through | until )\s?"
_DATES = re.compile(
    rf"\b(?P<m1>{_MONTH}) ?(?P<d1>{_DAY})(?:{_TO}(?:(?P<m2>{_MONTH}) ?)?(?P<d2>{_DAY}))?(?:(?:,| of)? (?P<y1>{_YEAR}))?"
    rf"|\b(?P<d3>{_DAY})(?:{_TO}(?P<d4>{_DAY}))? (?:of )?(?P<m3>{_MONTH})(?:,? (?P<y3>{_YEAR}))?"
    rf"|\b(?P<m4>{_MONTH}),?(?: of)? (?P<y4>{_YEAR})"
    rf"|\b(?P<m5>{_MONTH})"
    rf"|(?<![\w.,/-])(?P<iso>(?P<yi>{_YEAR})(?P<sep>[-/.])(?P<mi>\d{{1,2}})(?P=sep)(?P<di>\d{{1,2}}))(?![\w/-]|\.\d)"
    rf"|(?<![\w.,/-])(?P<num>(?P<n1>\d{{1,2}})(?P<sep2>[-/.])(?P<n2>\d{{1,2}})(?P=sep2)(?P<yn>{_YEAR}))(?![\w/-]|\.\d)"
)
_MONTH_ALONE_AFTER = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|last|next|this|early|late|mid|and|through|during|before|after|between"
    r"|each|every|around|for|the|on)[ -]$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?P<shift>last|next|past|coming|this) )?"
    r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b",
)
_NAMED_DAY_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Palm|Easter|Ash|Holy|Cyber|Giving|Fat|Shrove|Man|Casual|Whit) $"
)
_NAMED_DAY_AFTER = re.compile(
    r" (?:Times|Mirror|Telegraph|Express|Mail|Post|School|Night Live|Herald|Star|Sun|Independent)\b|[’']s Child\b"
)
_DECADE = re.compile(r"(?<![\w.,/-])(?:mid-|late-|early-)?(?P<year>(?:1\d|20)\d0)[’']?s\b")
_CENTURY = re.compile(rf"\b(?P<rank>{RANK})(?: and (?P<other>{RANK}))?[ -]centur(?:y|ies)\b", re.IGNORECASE)


def find_dates(text: str, published: date | None = None) -> Iterator[Figure]:
    """Calendar dates and their ranges, months, weekdays, decades, centuries.

    `published` settles which day a weekday means, and whether 12-02-2016 is in February or December where both are
    possible; without it the month comes first, as in American usage.
    """
    for match in _DATES.finditer(text):
        figure = _date(text, match, published)
        if figure:
            yield figure
    for match in _WEEKDAY.finditer(text):
        yield from _weekday(text, match, published)
    for match in _DECADE.finditer(text):
        start = match.start("year")
        year = int(match["year"])
        value = Century(year // 100 + 1) if year % 100 == 0 and year < 2000 else Decade(year)
        yield Figure(start, match.end(), text[start : match.end()], value)
    for match in _CENTURY.finditer(text):
        yield from _centuries(text, match)


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def _day(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _date(text: str, match: re.Match[str], published: date | None) -> Figure | None:
    value: Value
    must = True
    if match["m1"]:
        year = int(match["y1"]) if match["y1"] else None
        month = _month(match["m1"])
        value = CalendarDate(year, month, _day(match["d1"]))
        if match["d2"]:
            other = _month(match["m2"]) if match["m2"] else month
            value = Range(value, CalendarDate(year, other, _day(match["d2"])))
    elif match["m3"]:
        year = int(match["y3"]) if match["y3"] else None
        value = CalendarDate(year, _month(match["m3"]), _day(match["d3"]))
        if match["d4"]:
            value = Range(value, CalendarDate(year, _month(match["m3"]), _day(match["d4"])))
    elif match["m4"]:
        value = CalendarDate(int(match["y4"]), _month(match["m4"]))
    elif match["m5"]:
        before = text[max(0, match.start() - 9) : match.start()]
        leads = bool(_MONTH_ALONE_AFTER.search(before))
        name = match["m5"].lower()
        if name.rstrip(".") in ("may", "march", "mar", "sep", "jan", "jun") and not (leads and match["m5"].istitle()):
            return None
        value, must = CalendarDate(month=_month(match["m5"])), leads
    else:
        parts = _numeric(match, published)
        if parts is None:
            return None
        value = parts
    end = match.end()
    return Figure(match.start(), end, text[match.start() : end], value, must)


def _numeric(match: re.Match[str], published: date | None) -> CalendarDate | None:
    if match["iso"]:
        return _valid(int(match["yi"]), int(match["mi"]), int(match["di"]))
    year, first, second = int(match["yn"]), int(match["n1"]), int(match["n2"])
    month_first, day_first = _valid(year, first, second), _valid(year, second, first)
    if month_first and day_first and published and published == date(year, second, first):
        return day_first
    return month_first or day_first


def _valid(year: int, month: int, day: int) -> CalendarDate | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return CalendarDate(year, month, day)


def _weekday(text: str, match: re.Match[str], published: date | None) -> Iterator[Figure]:
    if _NAMED_DAY_BEFORE.search(text[max(0, match.start("day") - 9) : match.start("day")]):
        return
    if _NAMED_DAY_AFTER.match(text, match.end()):
        return
    number = WEEKDAYS[match["day"].lower()]
    word = match["shift"] or ""
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0)
    start = match.start() if word else match.start("day")
    yield Figure(start, match.end(), text[start : match.end()], Weekday(number, shift, _on(number, shift, published)))


def _on(number: int, shift: int, published: date | None) -> date | None:
    """The date meant: the day of publication or the latest such day before it; "next" the first one after."""
    if published is None:
        return None
    if shift > 0:
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - number) % 7
    return published - timedelta(days=back or (7 if shift < 0 else 0))


def _centuries(text: str, match: re.Match[str]) -> Iterator[Figure]:
    rank = rank_of(match["rank"])
    if match["other"]:
        end = match.end("rank")
        yield Figure(match.start(), end, text[match.start() : end], Century(rank))
        start = match.start("other")
        yield Figure(start, match.end(), text[start : match.end()], Century(rank_of(match["other"])))
    else:
        yield Figure(match.start(), match.end(), match.group(), Century(rank))
