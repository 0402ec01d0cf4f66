"""Dates and times as each edition writes them, by Babel."""

from __future__ import annotations

from datetime import datetime, time, timezone
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone_gmt, get_timezone_name

from translate.publish.words import ZONES, Words

# CLDR's long Mongolian date spells the month out (арван хоёрдугаар сар); papers print it in figures, as `medium` does.
_LENGTHS = {"mn": "medium"}
_DEFAULT_LENGTH = "long"

_BEIJING = frozenset({"Asia/Shanghai", "PRC", "Asia/Chongqing", "Asia/Harbin"})


def write_date(moment: datetime, locale: str) -> str:
    """The day alone: 2016年12月2日, 2016 оны 12-р сарын 2."""
    length = _LENGTHS.get(locale.split("_")[0], _DEFAULT_LENGTH)
    return _spaced(format_date(moment, length, locale=locale))


def write_moment(moment: datetime, locale: str, words: Words) -> str:
    """Day, time and time zone of an aware moment; the day alone at midnight, which stands for no time given."""
    date = write_date(moment, locale)
    if moment.time() == time():
        return date
    clock = _spaced(format_time(moment, "short", locale=locale))
    return words("%(date)s, %(time)s %(zone)s", date=date, time=clock, zone=_zone(moment, locale, words))


def in_named_zone(moment: datetime, home: str) -> datetime:
    """The moment in the newsroom's zone (an IANA name) where its own is a bare offset that says the same there."""
    if not isinstance(moment.tzinfo, timezone) or moment.tzname() in ZONES:
        return moment
    at_home = moment.astimezone(ZoneInfo(home))
    return at_home if at_home.utcoffset() == moment.utcoffset() else moment


def _zone(moment: datetime, locale: str, words: Words) -> str:
    zone = moment.tzinfo
    if isinstance(zone, ZoneInfo):
        return words("BJT") if zone.key in _BEIJING else get_timezone_name(moment, "long", locale=locale)
    name = moment.tzname() or ""
    return words(name) if name in ZONES else get_timezone_gmt(moment, "long", locale=locale)


def _spaced(written: str) -> str:
    """CLDR's narrow no-break space (U+202F) is missing in many fonts, and stands for a suffix in Mongolian script."""
    return written.replace("\u202f", "\u00a0")
