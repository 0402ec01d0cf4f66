"""Makes stories of real English news and web sentences, every one distinct, for the benchmark to translate."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SENTENCES_PER_STORY = 15
SENTENCES_PER_PARAGRAPH = 3
MIN_WORDS, MAX_WORDS = 6, 45
HEADLINE_WORDS = 9


def sentences(shared: Path) -> Iterator[str]:
    """Distinct English sentences of the test sets and corpora in `shared`, one sentence a line there."""
    seen: set[str] = set()
    for text in _lines(shared):
        words = text.split()
        if MIN_WORDS <= len(words) <= MAX_WORDS and text[0].isupper() and text[-1] in ".?!" and text not in seen:
            seen.add(text)
            yield " ".join(words)


def write_stories(shared: Path, folder: Path, count: int) -> list[Path]:
    """Write `count` stories of SENTENCES_PER_STORY sentences below a headline; fewer sentences raise ValueError."""
    supply = sentences(shared)
    paths = []
    folder.mkdir(parents=True)
    for number in range(count):
        own = list(islice(supply, SENTENCES_PER_STORY))
        if len(own) < SENTENCES_PER_STORY:
            raise ValueError(f"{shared} has sentences for {number} stories only")
        paragraphs = [
            " ".join(own[start : start + SENTENCES_PER_PARAGRAPH])
            for start in range(1, SENTENCES_PER_STORY, SENTENCES_PER_PARAGRAPH)
        ]
        path = folder / f"story-{number:04}.txt"
        path.write_text("\n\n".join([_headline(own[0]), *paragraphs]) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def _headline(sentence: str) -> str:
    return " ".join(sentence.split()[:HEADLINE_WORDS]).rstrip(".?!,;:")


def _lines(shared: Path) -> Iterator[str]:
    yield from (shared / "eval" / "flores200" / "devtest.eng_Latn").read_text(encoding="utf-8").splitlines()
    for path in (shared / "corpora" / "newswire" / "train.tsv.gz", *sorted(shared.glob("corpora/zh/*.tsv.gz"))):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                yield row.split("\t")[0].strip() or "-"
