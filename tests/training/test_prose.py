"""The prose written for training: pairs of the two scripts, each once, nothing of what is kept for measuring."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.corpora import WRITTEN, Source, digest_of_line, parallel_sources, read_lines, read_pairs
from training.filters import is_useful, tidy
from training.overlap import EvaluationText

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
PROSE = sorted(WRITTEN.glob("*.tsv"))
NEWSDEV = [line.split("\t") for line in read_lines(ROOT / "benchmarks" / "newsdev" / "newsdev.tsv")]


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.stem)
def test_every_line_is_a_useful_pair(path: Path) -> None:
    for number, line in enumerate(read_lines(path), start=1):
        assert line.count("\t") == 1, f"{path}:{number}"
    for pair in read_pairs(Source("mn", path.stem, path)):
        assert is_useful(tidy(pair), "mn"), pair
        assert not re.search("[а-яөү]", pair.english, re.IGNORECASE), pair


def test_no_sentence_is_written_twice() -> None:
    english = [line.partition("\t")[0] for path in PROSE for line in read_lines(path)]
    assert len(set(english)) == len(english) > 0


def test_nothing_is_taken_from_newsdev() -> None:
    held_out = EvaluationText({"en": [row[0] for row in NEWSDEV], "mn": [row[2] for row in NEWSDEV]})
    for path in PROSE:
        for pair in read_pairs(Source("mn", path.stem, path)):
            assert not held_out.shares_a_run(pair, "mn"), f"{path}: {pair}"


@pytest.mark.skipif(not CORPORA.exists(), reason="../shared/corpora is not there")
def test_every_translation_finds_its_line() -> None:
    for source in parallel_sources(CORPORA):
        if source.english is not None:
            digests = {digest_of_line(line) for line in read_lines(source.path)}
            written = [line.split("\t") for line in read_lines(source.english)]
            assert {row[0] for row in written} <= digests
            assert len({row[0] for row in written}) == len(written)
            assert all(len(row) == 2 and row[1].strip() for row in written)
            assert len(list(read_pairs(source))) == len(written)
