"""What single lines are: datelines, bylines, credits, furniture."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

import pytest

from translate.story.bylines import is_staff_line, marked_byline, parse_byline
from translate.story.captions import credit_start
from translate.story.datelines import parse_dateline, time_zone
from translate.story.furniture import is_furniture
from translate.story.model import Byline

BEIJING = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("12-02-2016 13:03 BJT", "2016-12-02T13:03:00+08:00"),
        ("12/02/2016 13:03", "2016-12-02T13:03:00+08:00"),
        ("2016-12-02 13:03:45", "2016-12-02T13:03:45+08:00"),
        ("2016-12-02T05:03:45.120Z", "2016-12-02T05:03:45+00:00"),
        ("2016-12-02T13:03+0900", "2016-12-02T13:03:00+09:00"),
        ("2016-12-02 13:03 -05:30", "2016-12-02T13:03:00-05:30"),
        ("Updated 21:03, 02-Dec-2016", "2016-12-02T21:03:00+08:00"),
        ("Published: Friday, December 2, 2016 1:03 p.m. GMT+8", "2016-12-02T13:03:00+08:00"),
        ("Dec. 2, 2016 at 12:30 am (GMT)", "2016-12-02T00:30:00+00:00"),
        ("Sept. 3, 2015", "2015-09-03T00:00:00+08:00"),
        ("2 December 2016", "2016-12-02T00:00:00+08:00"),
        ("12-02-2016 13:03 MSK", "2016-12-02T13:03:00+03:00"),
    ],
)
def test_datelines(line: str, moment: str) -> None:
    found = parse_dateline(line, BEIJING)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "line",
    ["On Dec. 2, 2016 the talks began.", "2016", "13:03", "100-200", "May 2016 be better", "Dec. 2, 2016 Antalya"],
)
def test_no_datelines(line: str) -> None:
    assert parse_dateline(line, UTC) is None


@pytest.mark.parametrize("line", ["13-02-2016 10:00 BJT", "02-30-2016", "2016-12-02 25:00", "Dec. 2, 2016 13:00 p.m."])
def test_impossible_dates(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_dateline(line, UTC)


@pytest.mark.parametrize("name", ["Asia/Atlantis", "../etc/passwd", "", "/etc/localtime"])
def test_unknown_time_zones(name: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        time_zone(name)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Reporter: Natalie Carney 丨 CCTV.com", Byline("Natalie Carney", "CCTV.com")),
        ("Reporter：Natalie Carney ｜ CCTV.com", Byline("Natalie Carney", "CCTV.com")),
        ("Reporters: Ada Lim, Bo Sun", Byline("Ada Lim, Bo Sun")),
        ("By Natalie Carney", Byline("Natalie Carney")),
        ("By Natalie Carney, CGTN", Byline("Natalie Carney, CGTN")),
        (
            "By Jean-Paul O’Neil and Ludwig van der Rohe | Site",
            Byline("Jean-Paul O’Neil and Ludwig van der Rohe", "Site"),
        ),
        ("By Thursday the talks had ended", None),
        ("By Friday", None),
        ("By Lake Baikal, thousands of people gathered.", None),
        ("The reporter: a life in news", None),
        ("Reporter:", None),
    ],
)
def test_bylines(line: str, byline: Byline | None) -> None:
    assert parse_byline(line) == byline


def test_a_line_marked_as_a_byline_may_be_a_name_alone() -> None:
    assert marked_byline("Natalie Carney") == Byline("Natalie Carney")
    assert marked_byline("by natalie carney | CGTN") == Byline("natalie carney", "CGTN")


def test_staff_lines() -> None:
    assert is_staff_line("Editor: Kim Da")
    assert is_staff_line("Source: Xinhua")
    assert not is_staff_line("The editor: a story")
    assert not is_staff_line("Source of the Nile found")


@pytest.mark.parametrize(
    "credit",
    [
        "(Xinhua/Mert Macit)",
        "(Xinhua/Li Xin) (djj)",
        "(AP Photo/Emrah Gurel)",
        "(AP Photo/Emrah Gurel, File)",
        "(Photo: Max Lang)",
        "(Photo by Max Lang/Xinhua)",
        "(Max Lang/Reuters)",
        "(Photo courtesy of the museum)",
        "(Handout photo via Reuters)",
        "(File photo)",
        "(Reuters)",
        "[Photo/Xinhua]",
        "[Photo: VCG]",
        "(Courtesy of NASA)",
        "(UN Photo/Handout via Xinhua)",
        "(Korea Summit Press Pool via AP)",
        "(Yonhap via AP)",
        "(Bao Lei/People's Daily)",
        "Photo: Paolo Rossi",
        "Photos by Ana Bel and Max Lang",
        "/VCG Photo",
        "/CGTN",
    ],
)
@pytest.mark.parametrize("before", ["A boy (L) waits (right) in Alanya, Turkey, on Dec. 1, 2016. ", "“We wait.” "])
def test_credits(before: str, credit: str) -> None:
    assert credit_start(before + credit) == len(before)


@pytest.mark.parametrize(
    "text",
    [
        "The dollar bought 2,450 tugriks (about 7 yuan).",
        "He met the president (right)",
        "The photo (by her brother) was lost.",
        "It serves Beijing/Tianjin",
        "The group (Xinhua/Mert Macit) did not answer our calls.",
        "The agency was founded in 1931 (as Red China News Agency)",
        "The exchange rate is 6.9 yuan/dollar (2.4 tugriks/yen).",
        "(L) and (R)",
        "It fits well (as you can see in that photo).",
    ],
)
def test_no_credits(text: str) -> None:
    assert credit_start(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "Edition: English | 中文简体 | 中文繁体 Монгол",
        "Homepage > World Video",
        "Home » News » Asia",
        "Follow us on",
        "Please scan the QR Code to follow us on Wechat",
        "FOLLOW US ON FACEBOOK",
        "Share",
        "Share | Print | Email",
        "Related stories:",
        "Most read",
        "All rights reserved.",
        "Copyright 2016 CCTV.com",
        "© 2016 CCTV",
        "Tags: Syria, Turkey",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money",
        "Russia, Turkey discuss Syria conflict",
        "Copyright law passes",
        "Share prices fall in Tokyo",
        "Print is not dead",
        "Related: the war",
        "Top general resigns",
        "Home prices > incomes in 40 cities",
        "Next stop: Mars",
        "Latest talks fail",
        "Save the Gobi",
        "Popular uprising ends",
        "Contact with probe lost",
        "Like it or not, we must go on.",
        "More on that later in the week.",
        "He asked readers to follow us on our way through the desert.",
    ],
)
def test_no_furniture(line: str) -> None:
    assert not is_furniture(line)
