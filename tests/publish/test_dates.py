"""Dates and times are written as each edition's readers write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from translate.config import load_project
from translate.publish.dates import in_named_zone, write_date, write_moment
from translate.publish.words import Words, load_words

BEIJING = ZoneInfo("Asia/Shanghai")
BJT = timezone(timedelta(hours=8), "BJT")
MOMENT = datetime(2016, 12, 2, 13, 3, tzinfo=BEIJING)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Words]:
    project = load_project(tmp_path_factory.mktemp("empty"))
    return {locale: load_words(project, locale) for locale in ("en", "zh_Hans", "zh_Hant", "mn")}


@pytest.mark.parametrize("zone", [BEIJING, BJT])
@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en", "December 2, 2016, 1:03\u00a0PM BJT"),
        ("zh_Hans", "北京时间2016年12月2日 13:03"),
        ("zh_Hant", "北京時間2016年12月2日下午1:03"),
        ("mn", "Бээжингийн цагаар 2016\u00a0оны 12-р сарын 2, 13:03"),
    ],
)
def test_a_dateline_in_beijing_time(words: dict[str, Words], zone: ZoneInfo, locale: str, written: str) -> None:
    assert write_moment(MOMENT.replace(tzinfo=zone), locale, words[locale]) == written


@pytest.mark.parametrize(
    ("zone", "locale", "written"),
    [
        (ZoneInfo("Asia/Ulaanbaatar"), "mn", "Улаанбаатарын стандарт цаг"),
        (ZoneInfo("Europe/Moscow"), "zh_Hans", "莫斯科标准时间"),
        (timezone(timedelta(hours=3), "MSK"), "zh_Hant", "莫斯科時間"),
        (timezone(timedelta(hours=5, minutes=30)), "zh_Hans", "GMT+05:30"),
        (UTC, "zh_Hans", "协调世界时"),
    ],
)
def test_other_time_zones_are_named(words: dict[str, Words], zone: ZoneInfo, locale: str, written: str) -> None:
    assert written in write_moment(MOMENT.replace(tzinfo=zone), locale, words[locale])


def test_midnight_stands_for_no_time(words: dict[str, Words]) -> None:
    midnight = MOMENT.replace(hour=0, minute=0)
    assert write_moment(midnight, "zh_Hans", words["zh_Hans"]) == "2016年12月2日" == write_date(midnight, "zh_Hans")


@pytest.mark.parametrize(
    ("hours", "zone"), [(8, "北京时间"), (9, "GMT+09:00")], ids=["the newsroom's offset", "another offset"]
)
def test_a_bare_offset_is_named_where_it_is_the_newsrooms(words: dict[str, Words], hours: int, zone: str) -> None:
    moment = in_named_zone(MOMENT.replace(tzinfo=timezone(timedelta(hours=hours))), "Asia/Shanghai")
    assert write_moment(moment, "zh_Hans", words["zh_Hans"]).startswith(f"{zone}2016年12月2日")
