"""Reading the text to train on: gathered pairs, triples and lines, packed with gzip, and what was written for them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TARGETS = ("zh", "mn")
"""Codes of the target languages, in the order in which the recipe treats them."""

WRITTEN = Path(__file__).parent / "prose"
"""English and Mongolian prose written for this project (`*.tsv`), and its English for gathered Mongolian lines
(`translated/<name>.tsv` for `mono_<name>.txt.gz`: the line's `digest_of_line`, tab, English)."""


@dataclass(frozen=True)
class Pair:
    """One English sentence and its translation, as gathered."""

    english: str
    translation: str


@dataclass(frozen=True)
class Source:
    """One file: its target language and name (`zh`, `tatoeba`), and the column of the translation.

    With `english` it is a file of lines in the target language, and `english` the file of their translations.
    """

    target: str
    name: str
    path: Path
    column: int = 1
    english: Path | None = None

    @property
    def key(self) -> str:
        """The name a mixture calls this source by: `zh/tatoeba`."""
        return f"{self.target}/{self.name}"


def parallel_sources(corpora: Path) -> list[Source]:
    """Every parallel file below `corpora`, the newswire triples once for each language, and what was written.

    Sorted by key; the prose is called `mn/prose_<name>`, translated lines `mn/translated_<name>`.
    """
    found = [
        Source(target, path.name.removesuffix(".tsv.gz"), path)
        for target in TARGETS
        for path in (corpora / target).glob("*.tsv.gz")
    ]
    found += [Source("zh", path.name.removesuffix(".tsv.gz"), path) for path in (corpora / "lexicon").glob("*.tsv.gz")]
    newswire = corpora / "newswire" / "train.tsv.gz"
    if newswire.exists():
        found += [Source(target, "newswire", newswire, column) for column, target in enumerate(TARGETS, start=1)]
    found += [Source("mn", f"prose_{path.stem}", path) for path in WRITTEN.glob("*.tsv")]
    for english in (WRITTEN / "translated").glob("*.tsv"):
        lines = corpora / "mn" / f"mono_{english.stem}.txt.gz"
        if lines.exists():
            found.append(Source("mn", f"translated_{english.stem}", lines, english=english))
    return sorted(found, key=lambda source: source.key)


def monolingual_files(corpora: Path) -> list[Path]:
    """The files of Mongolian text without a translation, a sentence a line."""
    return sorted((corpora / "mn").glob("mono_*.txt.gz"))


def digest_of_line(line: str) -> str:
    """What a gathered line is known by beside its translation: 12 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(line.encode()).hexdigest()[:12]


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 file, packed with gzip or not, without their line ends."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_pairs(source: Source) -> Iterator[Pair]:
    """The pairs of one source in file order; lines with too few columns or without a translation are passed over."""
    if source.english is not None:
        english = dict(line.split("\t", 1) for line in read_lines(source.english))
        for line in read_lines(source.path):
            if translated := english.get(digest_of_line(line)):
                yield Pair(translated, line.strip())
        return
    for line in read_lines(source.path):
        columns = line.split("\t")
        if len(columns) > source.column:
            yield Pair(columns[0].strip(), columns[source.column].strip())
