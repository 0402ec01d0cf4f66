"""Sentences of the newswire grammar as a prepared source of both target languages."""

from __future__ import annotations

from pathlib import Path

from training.corpora import Pair
from training.grammar import generate
from training.overlap import read_evaluation_text
from training.prepare import write_pairs


def generate_pairs(evaluation: Path, work: Path, *, count: int, seed: int, name: str = "grammar") -> int:
    """Write `prepared/zh/<name>.tsv` and `prepared/mn/<name>.tsv`; the number of triples kept.

    Triples that share a run of words with evaluation text, in any of the three languages, are dropped.
    """
    held_out = read_evaluation_text(evaluation)
    chinese, mongolian = [], []
    for triple in generate(count, seed):
        in_chinese, in_mongolian = Pair(triple.english, triple.chinese), Pair(triple.english, triple.mongolian)
        if not (held_out.shares_a_run(in_chinese, "zh") or held_out.shares_a_run(in_mongolian, "mn")):
            chinese.append(in_chinese)
            mongolian.append(in_mongolian)
    write_pairs(work / "prepared" / "zh" / f"{name}.tsv", chinese)
    write_pairs(work / "prepared" / "mn" / f"{name}.tsv", mongolian)
    return len(chinese)
