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


def test_figures_with_a_suffix_are_linked() -> None:
    assert figure_links(Pair("on May 21 at noon", "тавдугаар сарын 21-нд"), "mn")
    assert not figure_links(Pair("A350 jets", "A350客机"), "zh")


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
