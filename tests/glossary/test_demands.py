"""What a sentence demands in an edition, and when a translation satisfies it: counts, not presence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from translate.config import DEFAULT_EDITIONS, Edition
from translate.glossary.demands import Demand, find_demands, unmet
from translate.glossary.figures import find_figures
from translate.glossary.matching import Matcher
from translate.glossary.terms import Entry, Form, TermKind

HANS, HANT, MN = DEFAULT_EDITIONS
HONG_KONG = replace(HANT, glossary_variant="zh-Hant-HK")


def entry(term: str, kind: TermKind, hans: tuple[str, ...], mn: tuple[Form, ...] = (), **facts: object) -> Entry:
    forms = {"zh-Hans": tuple(map(Form, hans))} | ({"mn": mn} if mn else {})
    return Entry(term, kind, forms, **facts)  # type: ignore[arg-type]


ENTRIES = (
    entry("Iran", TermKind.PLACE, ("伊朗",), (Form("Иран", "а", "plain"),)),
    entry("Turkey", TermKind.PLACE, ("土耳其",), (Form("Турк", "э", "plain"),)),
    entry(
        "Vladimir Putin",
        TermKind.PERSON,
        ("弗拉基米尔·普京", "普京"),
        (Form("Владимир Путин", "э", "plain"), Form("Путин", "э", "plain")),
        short=("Putin",),
    ),
    entry("foreign minister", TermKind.TITLE, ("外长",), aliases=("FM",)),
    entry("Russian FM", TermKind.TITLE, ("俄外长",)),
    entry("United Nations", TermKind.ORGANISATION, ("联合国",), (Form("НҮБ"),), aliases=("UN",)),
    entry("CCTV.com", TermKind.KEEP, ()),
    Entry("Sydney", TermKind.PLACE, {"zh-Hant": (Form("雪梨"),), "zh-Hant-HK": (Form("悉尼"),)}),
)
Found = Callable[..., tuple[Demand, ...]]


@pytest.fixture(scope="module")
def demands() -> Found:
    matcher = Matcher(ENTRIES)

    def found(text: str, edition: Edition = HANS) -> tuple[Demand, ...]:
        return find_demands(matcher.match_story([text])[0], find_figures(text, published=None), edition)

    return found


def test_terms_and_figures_in_text_order(demands: Found) -> None:
    text = "The FM of Iran said on Dec. 1 that Turkey paid $5 million."
    found = demands(text)
    assert [demand.preferred for demand in found] == ["外长", "伊朗", "12月1日", "土耳其", "500万美元"]
    assert [text[demand.start : demand.end] for demand in found] == [demand.text for demand in found]


def test_the_longer_term_wins(demands: Found) -> None:
    assert [demand.preferred for demand in demands("The Russian FM met the FM of Iran.")] == ["俄外长", "外长", "伊朗"]


def test_a_short_mention_asks_for_the_short_form(demands: Found) -> None:
    found = demands("Vladimir Putin said Putin would go.")
    assert [demand.preferred for demand in found] == ["弗拉基米尔·普京", "普京"]
    assert [demand.strictly().accepted for demand in found] == [("弗拉基米尔·普京",), ("普京",)]


def test_variants_go_before_the_edition(demands: Found) -> None:
    assert [demand.preferred for demand in demands("in Sydney", HANT)] == ["雪梨"]
    assert [demand.preferred for demand in demands("in Sydney", HONG_KONG)] == ["悉尼"]
    assert demands("in Sydney", HANS) == ()


def test_what_is_kept_is_kept_in_every_edition(demands: Found) -> None:
    assert [demand.preferred for demand in demands("See CCTV.com for more", MN)] == ["CCTV.com"]


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("Iran and Turkey", "伊朗和土耳其", []),
        ("Iran and Turkey", "伊朗", ["Turkey"]),
        ("Turkey left Turkey", "土耳其离开", ["Turkey"]),
        ("Turkey left Turkey", "土耳其离开土耳其", []),
        ("Vladimir Putin left", "普京离开", []),
        ("Vladimir Putin and Putin", "弗拉基米尔·普京", ["Putin"]),
        ("It cost 5 million dollars", "耗资500万美元", []),
        ("It cost 5 million dollars", "耗资50万美元", ["5 million dollars"]),
        ("37 and 37", "37和37", []),
        ("37 and 37", "37", ["37"]),
    ],
)
def test_unmet_in_chinese(demands: Found, source: str, target: str, missing: list[str]) -> None:
    assert [demand.text for demand in unmet(demands(source), target)] == missing


@pytest.mark.parametrize(
    ("source", "target", "met"),
    [
        ("Iran", "Иран", True),
        ("Iran", "Ираны", True),
        ("Iran", "Иранаас", True),
        ("Iran", "ираны", True),
        ("Iran", "Иранчууд", False),
        ("Turkey", "Туркменистан", False),
        ("Turkey", "Туркийн", True),
        ("Turkey", "Турк руу", True),
        ("UN", "НҮБ-ын", True),
        ("UN", "НҮБын", False),
        ("Putin", "Путинтэй", False),
        ("Vladimir Putin", "Владимир Путинтэй", True),
    ],
)
def test_unmet_in_mongolian(demands: Found, source: str, target: str, met: bool) -> None:
    found = demands(source, MN)
    assert bool(found and not unmet(found, target)) is met


def test_figures_inside_a_term_are_the_terms(demands: Found) -> None:
    matcher = Matcher([entry("Group of 20", TermKind.ORGANISATION, ("二十国集团",))])
    text = "the Group of 20 met 20 times"
    found = find_demands(matcher.match_story([text])[0], find_figures(text, published=None), HANS)
    assert [demand.preferred for demand in found] == ["二十国集团", "20"]
