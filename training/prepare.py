"""Filtering, deduplicating and masking the gathered text into one plain and one masked file for each source."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.corpora import Pair, monolingual_files, parallel_sources, read_lines, read_pairs
from training.filters import is_useful, tidy
from training.masking import mask
from training.names import name_table
from training.overlap import EvaluationText, read_evaluation_text


def prepare(corpora: Path, evaluation: Path, work: Path, *, seed: int = 1) -> dict[str, dict[str, int]]:
    """Write `prepared/<target>/<source>.tsv` and `<source>.masked.tsv` below `work`; return what was kept and dropped.

    The counts, by source key: `read`, `kept`, `masked`, `repeated` (seen in this or an earlier source),
    `filtered` and `evaluation` (shares a run of words with evaluation text). They are also written to
    `prepared/counts.json`.
    """
    held_out = read_evaluation_text(evaluation)
    counts: dict[str, dict[str, int]] = {}
    tables = {}
    seen: set[tuple[str, str]] = set()
    for source in parallel_sources(corpora):
        if source.target not in tables:
            tables[source.target] = name_table(corpora, source.target)
        choice = random.Random(f"{seed}/{source.key}")
        count: Counter[str] = Counter(read=0, kept=0, masked=0, repeated=0, filtered=0, evaluation=0)
        plain, masked = [], []
        for raw in read_pairs(source):
            count["read"] += 1
            pair = tidy(raw)
            identity = (source.target, f"{pair.english}\t{pair.translation}")
            if not is_useful(pair, source.target):
                count["filtered"] += 1
            elif identity in seen:
                count["repeated"] += 1
            elif held_out.shares_a_run(pair, source.target):
                count["evaluation"] += 1
            else:
                seen.add(identity)
                plain.append(pair)
                with_masks = mask(pair, tables[source.target], source.target, choice)
                if with_masks is not None:
                    masked.append(with_masks)
        count["kept"], count["masked"] = len(plain), len(masked)
        folder = work / "prepared" / source.target
        write_pairs(folder / f"{source.name}.tsv", plain)
        write_pairs(folder / f"{source.name}.masked.tsv", masked)
        counts[source.key] = dict(count)
    _prepare_monolingual(corpora, held_out, work)
    (work / "prepared" / "counts.json").write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    return counts


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """Write pairs as tab-separated lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{pair.english}\t{pair.translation}\n" for pair in pairs)
    path.write_text(text, encoding="utf-8")


def _prepare_monolingual(corpora: Path, held_out: EvaluationText, work: Path) -> None:
    for path in monolingual_files(corpora):
        lines = (tidy(Pair("", line)) for line in read_lines(path))
        kept = [pair.translation for pair in lines if pair.translation and not held_out.shares_a_run(pair, "mn")]
        target = work / "prepared" / "mn" / path.name.removesuffix(".gz")
        target.write_text("\n".join(dict.fromkeys(kept)) + "\n", encoding="utf-8")
