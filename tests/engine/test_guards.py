"""What goes wrong in decoding is seen, and long segments are cut at good places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.guards import Fault, cut, fault_of


@pytest.mark.parametrize(
    ("draft", "truncated", "fault"),
    [
        ("两国外长在莫斯科会晤。", False, None),
        ("  ", False, Fault.EMPTY),
        ("", False, Fault.EMPTY),
        ("(掌声) (掌声) (掌声) (掌声)", False, Fault.LOOP),
        ("他说，他说，他说，他说。", False, Fault.LOOP),
        ("支付支付支付支付", False, Fault.LOOP),
        ("ааааааа", False, Fault.LOOP),
        ("会晤会晤三次", False, None),
        ("нэмж нэмж нэмж", False, None),
        ("他们在谈论。" * 3, False, None),
        ("未完", True, Fault.TRUNCATED),
    ],
)
def test_faults(draft: str, truncated: bool, fault: Fault | None) -> None:
    assert fault_of("The talks were held in Moscow.", draft, truncated=truncated) is fault


def test_a_loop_with_small_variations() -> None:
    draft = "".join(f"在{number}月的会议上，他表示希望两国关系" for number in "一二三四五六七八九十")
    assert fault_of("One sentence.", draft) is Fault.LOOP


def test_a_source_that_repeats_itself_may_be_repeated() -> None:
    assert fault_of("No, no, no, no, no!", "不，不，不，不，不！") is None


def words_fit(text: str, limit: int):  # type: ignore[no-untyped-def]
    return lambda start, end: len(text[start:end].split()) <= limit


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("Short enough.", 5, ["Short enough."]),
        ("He said it was late, she said it was early.", 6, ["He said it was late,", "she said it was early."]),
        ("He left the room because she had asked him.", 6, ["He left the room", "because she had asked him."]),
        ("one two three four five six", 3, ["one two three", "four five six"]),
        ("unbreakable", 0, ["unbreakable"]),
    ],
)
def test_cut(text: str, limit: int, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in cut(text, words_fit(text, limit))] == pieces


def test_a_term_is_not_cut_through() -> None:
    text = "They met on Dec. 1, 2016 in Moscow"
    term = (text.index("Dec"), text.index(" in"))
    pieces = [text[start:end] for start, end in cut(text, words_fit(text, 2), [term])]
    assert "Dec. 1, 2016" in pieces


@given(
    st.lists(st.text(alphabet="ab,;:—and ", min_size=1, max_size=8), max_size=20).map(" ".join),
    st.integers(min_value=1, max_value=6),
)
def test_pieces_give_the_text_back(text: str, limit: int) -> None:
    text = text.strip()
    spans = cut(text, words_fit(text, limit))
    assert " ".join(text[start:end] for start, end in spans).split() == text.split()
    assert all(len(text[start:end].split()) <= limit for start, end in spans)
