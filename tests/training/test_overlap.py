"""Evaluation text stays out of training text."""

from __future__ import annotations

from training.corpora import Pair
from training.overlap import EvaluationText

HELD_OUT = EvaluationText(
    {
        "en": ["One of the eight words that follow here is shared with nobody else."],
        "zh": ["这是一个用来检查训练文本与评测文本是否重叠的句子。"],
        "mn": ["Энэ бол сургалтын текст давхцаж байгаа эсэхийг шалгах өгүүлбэр юм."],
    }
)


def test_a_long_run_of_words_is_found_in_either_language() -> None:
    assert HELD_OUT.shares_a_run(Pair("So ONE of the eight words that follow, here!", "别的"), "zh")
    assert HELD_OUT.shares_a_run(Pair("Other", "他说这是一个用来检查训练文本与评测文本的方法"), "zh")
    assert HELD_OUT.shares_a_run(Pair("Other", "энэ бол сургалтын текст давхцаж байгаа"), "mn")


def test_shorter_runs_and_the_other_language_do_not_count() -> None:
    assert not HELD_OUT.shares_a_run(Pair("One of the eight words", "这是一个用来检查"), "zh")
    assert not HELD_OUT.shares_a_run(Pair("Other", "这是一个用来检查训练文本与评测文本是否重叠的句子"), "mn")
