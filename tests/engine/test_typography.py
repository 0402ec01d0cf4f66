"""The last touch on a draft: spaces, marks and the first capital as the edition writes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engine.typography import tidy


@pytest.mark.parametrize(
    ("draft", "source", "text"),
    [
        ("他 说 ， 会谈 很 顺利 .", "He said so.", "他说，会谈很顺利。"),
        ("他说:很好", "He said: good", "他说：很好"),
        ('他称会谈"非常有益".', "He called it “useful”.", "他称会谈“非常有益”。"),
        ("会谈结束", "The talks ended.", "会谈结束。"),
        ("会谈结束，", "The talks ended.", "会谈结束。"),
        ("俄土讨论叙利亚冲突。", "Russia, Turkey discuss Syria", "俄土讨论叙利亚冲突"),
        ("外长(左)", "The minister (L)", "外长（左）"),
        ("CA901 航班 2.5 小时", "Flight CA901", "CA901航班2.5小时"),
        ("他去了 New York Times 报社。", "He left.", "他去了New York Times报社。"),
        ("好吗?", "Is it good?", "好吗？"),
        ("他说：“很好。”他又说：“对。", "He said “good.”", "他说：“很好。”他又说：对。"),
        ("称之为桥”的“桥梁”。", "He called it “a bridge”.", "称之为桥的“桥梁”。"),
    ],
)
def test_chinese(draft: str, source: str, text: str) -> None:
    assert tidy(draft, source, "zh_Hans") == text


@pytest.mark.parametrize(
    ("draft", "source", "text"),
    [
        ("уулзалт  боллоо .", "The meeting was held.", "Уулзалт боллоо."),
        ("уулзалт боллоо", "The meeting was held.", "Уулзалт боллоо."),
        ('"маш сайн" гэв', "“Very good,” he said.", "“маш сайн” гэв."),
        ("Орос , Турк", "Russia, Turkey", "Орос, Турк"),
        ("( зүүн талд )", "(L)", "(зүүн талд)"),
        ("Юу вэ?", "What is it?", "Юу вэ?"),
        ("https://a.example/b үзнэ үү.", "See https://a.example/b.", "https://a.example/b үзнэ үү."),
    ],
)
def test_mongolian(draft: str, source: str, text: str) -> None:
    assert tidy(draft, source, "mn") == text


@settings(max_examples=500)
@given(
    st.text(alphabet='会谈说，。,. "“”（(）)?？aбв1', max_size=30),
    st.sampled_from(["It ended.", "It ends", "Did it?"]),
    st.sampled_from(["zh_Hans", "zh_Hant", "mn"]),
)
def test_tidying_twice_changes_nothing(draft: str, source: str, locale: str) -> None:
    once = tidy(draft, source, locale)
    assert tidy(once, source, locale) == once
