"""The date and time a story was published, as newsrooms print it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

ZONES = {
    "BJT": 8,
    "ULAT": 8,
    "HKT": 8,
    "JST": 9,
    "MSK": 3,
    "GMT": 0,
    "UTC": 0,
    "Z": 0,
}
"""Abbreviations that name one time zone in a newsroom's datelines, with its hours ahead of UTC."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<name>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_LABEL = r"(?:(?:published|updated|posted|modified|date)(?:\s+(?:on|at))?\s*:?\s*)?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?m\.?)?"
_ZONE = rf"(?P<zone>{'|'.join(ZONES)})?\s*(?P<offset>[+-]\d{{1,2}}(?::?\d{{2}})?)?"
_TIME = rf"{_CLOCK}\s*\(?{_ZONE}\)?"

_DATES = (
    # 12-02-2016: month first, as the newsroom's site prints it.
    r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})[-/](?P<year>\d{4})",
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
    rf"{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
    rf"(?P<day>\d{{1,2}})[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})",
)
_SHAPES = tuple(
    re.compile(rf"{_LABEL}{shape}\.?", re.IGNORECASE)
    for date in _DATES
    for shape in (rf"{_WEEKDAY}{date}(?:(?:T|,?\s+)(?:at\s+)?{_TIME})?", rf"{_TIME},?\s+{_WEEKDAY}{date}")
)


def parse_dateline(text: str, default: tzinfo) -> datetime | None:
    """The moment a line gives when it is a date (with or without a time) and nothing else; None when it is not.

    Months come first in all-number dates (12-02-2016 is 2 December). A time without a zone is in `default`; a date
    without a time is that day's midnight. Raises ValueError when the line has the shape of a date and is none
    (13-45-2016).
    """
    for shape in _SHAPES:
        if found := shape.fullmatch(text.strip()):
            return _moment(found.groupdict(), default)
    return None


def time_zone(name: str) -> tzinfo:
    """The zone of an IANA name such as Asia/Shanghai; ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, KeyError, ValueError) as error:
        raise ValueError(f"unknown time zone: {name}") from error


def _moment(parts: dict[str, str | None], default: tzinfo) -> datetime:
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"no hour of a twelve-hour clock: {hour}")
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    name = parts.get("name")
    return datetime(
        int(parts["year"] or 0),
        _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"] or 0),
        int(parts["day"] or 0),
        hour,
        int(parts["minute"] or 0),
        int(parts["second"] or 0),
        tzinfo=_zone(parts["zone"], parts["offset"], default),
    )


def _zone(name: str | None, offset: str | None, default: tzinfo) -> tzinfo:
    if offset:
        hours, minutes = re.fullmatch(r"[+-](\d{1,2}):?(\d{2})?", offset).groups()  # type: ignore[union-attr]
        ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-ahead if offset[0] == "-" else ahead)
    if name:
        return timezone(timedelta(hours=ZONES[name.upper()]), name.upper())
    return default
