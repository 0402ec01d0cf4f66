"""Which pairs the recipe keeps."""

from __future__ import annotations

import pytest

from training.corpora import Pair
from training.filters import is_useful, tidy


def test_prose_of_both_languages_is_kept() -> None:
    assert is_useful(Pair("The talks began on Monday.", "会谈于周一开始。"), "zh")
    assert is_useful(Pair("The talks began on Monday.", "Хэлэлцээ даваа гарагт эхэллээ."), "mn")


@pytest.mark.parametrize(
    ("english", "translation", "target"),
    [
        ("", "会谈", "zh"),
        ("See https://example.org now", "现在见 https://example.org", "zh"),
        ("Call foo() with care", "小心调用 foo()", "zh"),
        ("The talks began", "The talks began", "zh"),
        ("会谈 began", "会谈开始", "zh"),
        ("The talks began", "会谈开始", "mn"),
        ("The talks began on Monday after a long delay.", "会。", "zh"),
        ("One two three four five six", "нэг", "mn"),
        ("A mask ⟦N1⟧ of our own", "我们的 ⟦N1⟧", "zh"),
    ],
)
def test_what_is_not_prose_or_not_a_translation_is_dropped(english: str, translation: str, target: str) -> None:
    assert not is_useful(Pair(english, translation), target)


def test_tidy_composes_letters_and_joins_white_space() -> None:
    assert tidy(Pair(" cafe\u0301  au\tlait ", "И\u0306 ")) == Pair("café au lait", "Й")
