"""Traditional Chinese from Simplified: regions' words, no software jargon, quotation marks, explicit names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from translate.config import DEFAULT_EDITIONS, Edition
from translate.engine.enforcement import Rung, derive
from translate.engine.script import convert
from translate.errors import ConfigError
from translate.glossary.demands import Demand, find_demands
from translate.glossary.figures import find_figures
from translate.glossary.matching import Matcher
from translate.glossary.terms import Entry, Form, TermKind

HANS, HANT, _ = DEFAULT_EDITIONS
HONG_KONG = replace(HANT, opencc="s2hk", glossary_variant="zh-Hant-HK")
ENTRIES = (
    Entry(
        "Vladimir Putin",
        TermKind.PERSON,
        {
            "zh-Hans": (Form("弗拉基米尔·普京"), Form("普京")),
            "zh-Hant": (Form("弗拉迪米爾·普丁"), Form("普丁")),
            "zh-Hant-HK": (Form("弗拉基米爾·普京"), Form("普京")),
        },
        short=("Putin",),
    ),
    Entry("Sydney", TermKind.PLACE, {"zh-Hans": (Form("悉尼"),), "zh-Hant": (Form("雪梨"),)}),
    Entry("Li Keqiang", TermKind.PERSON, {"zh-Hans": (Form("李克强"),), "zh-Hant": (Form("李克強"),)}),
)


@pytest.fixture
def demands() -> Callable[[str, Edition], tuple[Demand, ...]]:
    matcher = Matcher(ENTRIES)
    return lambda text, edition: find_demands(
        matcher.match_story([text])[0], find_figures(text, published=None), edition
    )


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("网络信息", "網路資訊", "網絡信息"),
        ("出租车里的叙利亚人", "計程車裡的敘利亞人", "出租車裏的敍利亞人"),
        ("他说：“很‘有益’”。", "他說：「很『有益』」。", "他説：「很『有益』」。"),
        ("他支持这份声明", "他支持這份聲明", "他支持這份聲明"),
        ("和平进程的文件", "和平進程的文件", "和平進程的文件"),
        ("新闻发布会", "新聞發佈會", "新聞發佈會"),
        ("打击对象", "打擊對象", "打擊對象"),
        ("程序员打开文件夹", "程式設計師打開資料夾", "程序員打開文件夾"),
    ],
)
def test_convert(text: str, taiwan: str, hong_kong: str) -> None:
    assert convert(text, "s2twp") == taiwan
    assert convert(text, "s2hk") == hong_kong


def test_an_unknown_configuration() -> None:
    with pytest.raises(ConfigError, match="s2xx"):
        convert("文", "s2xx")


@pytest.mark.parametrize(
    ("edition", "text"),
    [(HANT, "弗拉迪米爾·普丁和李克強在雪梨會晤，普丁說1000億美元。"),
     (HONG_KONG, "弗拉基米爾·普京和李克強在雪梨會晤，普京説1000億美元。")],
)  # fmt: skip
def test_names_take_their_own_form_and_are_never_converted(
    demands: Callable[[str, Edition], tuple[Demand, ...]], edition: Edition, text: str
) -> None:
    source = "Vladimir Putin and Li Keqiang met in Sydney, Putin said 100 billion US dollars."
    asked = demands(source, edition)
    draft = derive(
        "弗拉基米尔·普京和李克强在悉尼会晤，普京说1000亿美元。",
        demands(source, HANS),
        asked,
        lambda words: convert(words, edition.opencc or ""),
    )
    assert draft.text == text
    assert set(draft.rungs) == {Rung.CONVERTED}
    assert len(draft.rungs) == len(asked) == 5


def test_a_name_that_the_origin_lacks_is_left(demands: Callable[[str, Edition], tuple[Demand, ...]]) -> None:
    source = "Vladimir Putin met in Sydney."
    draft = derive(
        "他在悉尼会晤。", demands(source, HANS), demands(source, HANT), lambda words: convert(words, "s2twp")
    )
    assert draft.text == "他在雪梨會晤。"
    assert draft.rungs == (Rung.LEFT, Rung.CONVERTED)


def test_a_name_repeated_or_shortened_in_the_origin_is_one_name_here(
    demands: Callable[[str, Edition], tuple[Demand, ...]],
) -> None:
    source = "Vladimir Putin left Sydney."
    draft = derive(
        "普京离开悉尼，普京说悉尼很美。",
        demands(source, HANS),
        demands(source, HANT),
        lambda words: convert(words, "s2twp"),
    )
    assert draft.text == "普丁離開雪梨，普丁說雪梨很美。"
    assert set(draft.rungs) == {Rung.CONVERTED}
