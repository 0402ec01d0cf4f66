"""Masks stand for the same thing on both sides, and taking them out again gives the pair back."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from training.corpora import Pair
from training.masking import Name, NameTable, figure_links, mask
from training.symbols import CASE_MARKS, FIGURE_MASKS, NAME_MASKS

MASK = re.compile(r"⟦[ND]\d⟧")
CHINESE = NameTable([Name("Putin", (("普京", ""),)), Name("Moscow", (("莫斯科", ""),))], "zh")
MONGOLIAN = NameTable([Name("Putin", (("Путин", ""), ("Путиний", "gen"), ("Путинтай", "com")))], "mn")


def test_names_and_figures_are_masked_on_both_sides() -> None:
    pair = Pair("Putin met 40 people in Moscow.", "普京在莫斯科会见了40人。")
    masked = next(
        m for seed in range(50) if (m := mask(pair, CHINESE, "zh", random.Random(seed))) and "普" not in m.translation
    )
    assert sorted(MASK.findall(masked.english)) == sorted(MASK.findall(masked.translation))


def test_a_mongolian_name_is_found_by_its_case_form_and_marked() -> None:
    pair = Pair("Putin's plane landed", "Путиний онгоц газардлаа")
    masked = next(m for seed in range(50) if (m := mask(pair, MONGOLIAN, "mn", random.Random(seed))))
    label = MASK.findall(masked.english)[0]
    assert masked == Pair(f"{label}'s plane landed", f"{label}{CASE_MARKS['gen']} онгоц газардлаа")


def test_what_occurs_twice_or_inside_a_word_stays() -> None:
    assert not CHINESE.links(Pair("Putin told Putin", "普京对普京说"))
    assert not MONGOLIAN.links(Pair("Putinism grows", "Путин өсөв"))
    assert not MONGOLIAN.links(Pair("Putin said", "Путинизм гэв"))
    assert not figure_links(Pair("3 and 3 make 6", "3加3"), "zh")


def test_figures_are_linked_by_value_and_marked_with_their_case() -> None:
    english = "He arrived on Thursday with $100 billion."
    pair = Pair(english, "Тэрээр пүрэв гарагт 100 тэрбум ам.доллартай ирлээ.")
    assert [(english[slice(*link.english)], link.mark) for link in figure_links(pair, "mn")] == [
        ("Thursday", CASE_MARKS["dat"]),
        ("$100 billion", CASE_MARKS["com"]),
    ]
    dated = Pair("on Dec. 1, 2016", "2016 年 12 月 1 日")
    assert [dated.translation[slice(*link.translation)] for link in figure_links(dated, "zh")] == ["2016 年 12 月 1 日"]


def test_a_figure_inside_another_or_with_a_loose_ending_is_not_linked() -> None:
    assert not figure_links(Pair("A350 jets", "A350客机"), "zh")
    assert not figure_links(Pair("30 people", "30万人"), "zh")
    assert not figure_links(Pair("in the 57 kg class", "57-гийн жинд"), "mn")


@given(
    st.lists(st.sampled_from(["Putin", "Moscow", "met", "12", "7.5", "in"]), min_size=1, max_size=12),
    st.integers(0, 999),
)
def test_masks_agree_whatever_the_words(words: list[str], seed: int) -> None:
    words = list(dict.fromkeys(words))
    chinese = {"Putin": "普京", "Moscow": "莫斯科", "met": "会见", "in": "在"}
    pair = Pair(" ".join(words), "，".join(chinese.get(word, word) for word in reversed(words)))
    masked = mask(pair, CHINESE, "zh", random.Random(seed))
    if masked is None:
        return
    used = MASK.findall(masked.english)
    assert used
    assert sorted(used) == sorted(MASK.findall(masked.translation))
    assert len(set(used)) == len(used)
    assert set(used) <= {*NAME_MASKS, *FIGURE_MASKS}
