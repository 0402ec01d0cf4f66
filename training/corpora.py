"""Reading the gathered text: tab-separated pairs, triples and plain lines, packed with gzip."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TARGETS = ("zh", "mn")
"""Codes of the target languages, in the order in which the recipe treats them."""


@dataclass(frozen=True)
class Pair:
    """One English sentence and its translation, as gathered."""

    english: str
    translation: str


@dataclass(frozen=True)
class Source:
    """One gathered file: its target language and name (`zh`, `tatoeba`), and the column of the translation."""

    target: str
    name: str
    path: Path
    column: int = 1

    @property
    def key(self) -> str:
        """The name a mixture calls this source by: `zh/tatoeba`."""
        return f"{self.target}/{self.name}"


def parallel_sources(corpora: Path) -> list[Source]:
    """Every parallel file below `corpora`, the newswire triples once for each language, sorted by key."""
    found = [
        Source(target, path.name.removesuffix(".tsv.gz"), path)
        for target in TARGETS
        for path in (corpora / target).glob("*.tsv.gz")
    ]
    found += [Source("zh", path.name.removesuffix(".tsv.gz"), path) for path in (corpora / "lexicon").glob("*.tsv.gz")]
    newswire = corpora / "newswire" / "train.tsv.gz"
    if newswire.exists():
        found += [Source(target, "newswire", newswire, column) for column, target in enumerate(TARGETS, start=1)]
    return sorted(found, key=lambda source: source.key)


def monolingual_files(corpora: Path) -> list[Path]:
    """The files of Mongolian text without a translation, a sentence a line."""
    return sorted((corpora / "mn").glob("mono_*.txt.gz"))


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a gzipped UTF-8 file, without their line ends."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_pairs(source: Source) -> Iterator[Pair]:
    """The pairs of one source in file order; lines with too few columns are passed over."""
    for line in read_lines(source.path):
        columns = line.split("\t")
        if len(columns) > source.column:
            yield Pair(columns[0].strip(), columns[source.column].strip())
