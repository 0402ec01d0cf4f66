"""Sentence boundaries on paragraphs written for it, and properties that hold for any text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from translate.story.sentences import LONGEST_HELD, news_sentences

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Score:
    """Boundaries found against boundaries expected."""

    paragraphs: int
    exact: int
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        return (
            f"{self.exact} of {self.paragraphs} paragraphs exact, precision {self.precision:.3f}, "
            f"recall {self.recall:.3f}, F1 {self.f1:.3f}, {self.wrong} wrong, {self.missed} missed"
        )


def paragraphs(name: str) -> Iterator[tuple[str, set[int]]]:
    """Each paragraph of a gold file with the offsets where its sentences start."""
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    for chunk in "\n".join(line for line in lines if not line.startswith("#")).split("\n\n"):
        sentences = chunk.strip().split("\n")
        if sentences != [""]:
            yield " ".join(sentences), {len(" ".join(sentences[:count])) + 1 for count in range(1, len(sentences))}


def score(name: str, segmenter: Callable[[str], tuple[int, ...]]) -> Score:
    counted = exact = right = wrong = missed = 0
    for text, expected in paragraphs(name):
        found = set(segmenter(text))
        counted += 1
        exact += found == expected
        right += len(found & expected)
        wrong += len(found - expected)
        missed += len(expected - found)
    return Score(counted, exact, right, wrong, missed)


def sentencex_alone(text: str) -> tuple[int, ...]:
    ends = (boundary["end_index"] for boundary in get_sentence_boundaries("en", text))
    return tuple(end for end in ends if end < len(text))


@pytest.mark.parametrize(
    ("name", "exact", "f1"), [("gold_paragraphs.txt", 0.96, 0.97), ("held_out_paragraphs.txt", 0.97, 0.98)]
)
def test_gold_paragraphs(name: str, exact: float, f1: float, capsys: pytest.CaptureFixture[str]) -> None:
    ours, alone = score(name, news_sentences), score(name, sentencex_alone)
    with capsys.disabled():
        print(f"\n{name}: {ours}\n  sentencex alone: {alone}")
    assert ours.paragraphs >= (60 if name.startswith("gold") else 30)
    # A wrong boundary costs two segments: none is accepted.
    assert ours.wrong == 0
    assert ours.exact / ours.paragraphs >= exact
    assert ours.f1 >= f1 > alone.f1


MARKS = "“ ” ‘ ’ ( ) [ ] \" ' . , … ? ! — -- 5 $ é 中 😀 \u200d"
WORDS = "Mr. U.S. p.m. Dec. No. Friday The he Lavrov said iPhone A. Ts. bln. (Xinhua/Li (L)"
news = st.lists(st.sampled_from([*MARKS.split(), *WORDS.split()]), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=300), news))
def test_boundaries_lie_inside_the_text_in_order(text: str) -> None:
    text = " ".join(text.split())
    starts = news_sentences(text)
    assert list(starts) == sorted(set(starts))
    pieces = [text[start:end] for start, end in zip((0, *starts), (*starts, len(text)), strict=True)]
    assert "".join(pieces) == text
    assert all(text[start - 1] == " " for start in starts)
    if len(pieces) > 1:
        assert all(any(char.isalnum() or char == "_" for char in piece) for piece in pieces)


@given(news)
def test_a_quotation_stays_whole(inside: str) -> None:
    quoted = inside.replace("“", "").replace("”", "")
    text = " ".join(f"He left. “{quoted}” The end.".split())
    opening, closing = text.index("“"), text.index("”")
    assert not any(opening < start <= closing for start in news_sentences(text))


def test_a_quotation_too_long_for_a_model_is_cut() -> None:
    text = "“" + "We saw the water rise in the night. " * (LONGEST_HELD // 30) + "” she said."
    assert len(news_sentences(text)) > 10


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_cut() -> None:
    assert news_sentences("“It began at night. We ran. Nobody was hurt.") == (20, 28)


def test_a_paragraph_longer_than_what_sentencex_gets_at_a_time() -> None:
    text = " ".join(f"Mr. Lee wrote line {number}. He slept." for number in range(2_000))
    starts = news_sentences(text)
    sentences = {text[start:end].strip() for start, end in zip((0, *starts), (*starts, len(text)), strict=True)}
    assert sentences == {"He slept."} | {f"Mr. Lee wrote line {number}." for number in range(2_000)}
