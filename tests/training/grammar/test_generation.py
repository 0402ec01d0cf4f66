"""What the grammar promises: distinct, repeatable triples whose masks agree in the three languages."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from training.grammar import Triple, generate
from training.symbols import CASE_MARKS, FIGURE_MASKS, NAME_MASKS

MASK = re.compile(r"⟦[ND]\d⟧")
CASE_MARK = re.compile("|".join(map(re.escape, CASE_MARKS.values())))
NEWSDEV = Path(__file__).parents[3] / "benchmarks" / "newsdev" / "newsdev.tsv"


@pytest.fixture(scope="module")
def triples() -> list[Triple]:
    return list(generate(4000, 11))


def test_the_same_seed_gives_the_same_sentences(triples: list[Triple]) -> None:
    assert list(islice(generate(4000, 11), 300)) == triples[:300]
    assert next(generate(1, 12)) != triples[0]


def test_sentences_are_distinct(triples: list[Triple]) -> None:
    assert len({triple.english for triple in triples}) == len(triples) == 4000


def test_masks_stand_once_in_each_language(triples: list[Triple]) -> None:
    for triple in triples:
        english = MASK.findall(triple.english)
        assert len(set(english)) == len(english)
        assert set(english) <= {*NAME_MASKS, *FIGURE_MASKS}
        assert sorted(MASK.findall(triple.mongolian)) == sorted(MASK.findall(triple.chinese)) == sorted(english)


def test_case_marks_follow_masks_in_mongolian_alone(triples: list[Triple]) -> None:
    for triple in triples:
        assert not CASE_MARK.search(triple.english + triple.chinese)
        assert len(CASE_MARK.findall(triple.mongolian)) == len(re.findall(r"⟦[ND]\d⟧⟦[a-z]+⟧", triple.mongolian))
    for mark in CASE_MARKS.values():
        assert any(mark in triple.mongolian for triple in triples), mark


def test_masks_are_mostly_numbered_in_english_order(triples: list[Triple]) -> None:
    ordered = others = 0
    for triple in triples:
        found = [mask for mask in MASK.findall(triple.english) if mask[1] == "N"]
        if len(found) > 1:
            in_order = found == list(NAME_MASKS[: len(found)])
            ordered += in_order
            others += not in_order
    assert ordered > others > 0.1 * ordered


def test_the_mask_rate_is_kept() -> None:
    assert not any(MASK.search(triple.english) for triple in generate(300, 3, mask_rate=0))
    masked = sum(bool(MASK.search(triple.english)) for triple in generate(300, 3, mask_rate=1))
    assert masked > 200


def test_texts_are_clean(triples: list[Triple]) -> None:
    for triple in triples:
        for text in (triple.english, triple.mongolian, triple.chinese):
            assert text == text.strip()
            assert not re.search(r"[<>{}|~\t\n\ue000-\uf8ff]|  ", text), text
        assert not re.search(r"\b(?:a a|the the|a the|the a|an [bcdfgjklmnpqrstvwxyz][a-z])\b", triple.english), (
            triple.english
        )
        assert not re.search(r"⟧[а-яөүё]|[а-яөүё]⟦[ND]|\d[а-яөүё]", triple.mongolian), triple.mongolian
        assert not re.search(r"[一-鿿] [一-鿿]", triple.chinese.replace("电 ", "")), triple.chinese


def test_sentences_held_out_for_evaluation_are_not_generated(triples: list[Triple]) -> None:
    rows = [line.split("\t") for line in NEWSDEV.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 200
    assert all(len(row) == 3 and all(row) for row in rows)
    assert not {row[0] for row in rows} & {triple.english for triple in triples}
    assert not {row[2] for row in rows} & {triple.mongolian for triple in triples}


def test_the_module_prints_samples() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "training.grammar", "--count", "5", "--seed", "1"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert [line.count("\t") for line in ran.stdout.splitlines()] == [2] * 5
