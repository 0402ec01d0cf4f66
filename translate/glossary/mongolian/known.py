"""Words whose declension the rules would miss: country names in short и, and the common nouns that end official names.

The table (known.tsv) is our own; a development test compares it with Debian's hunspell-mn. `oblique` is the stem
that loses its last vowel before a vowel: хурал → хурлын.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Known:
    """The facts of one word; empty where the rules are right about it."""

    harmony: str
    stem: str
    oblique: str


@cache
def known_words() -> Mapping[str, Known]:
    """The table, by the word as it is written in running text."""
    lines = files(__package__).joinpath("known.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {word: Known(harmony, stem, oblique) for word, harmony, stem, oblique in rows}


def known(word: str) -> Known | None:
    """The facts of `word`; a common noun is also found under its capitalised spelling (Байгууллага)."""
    table = known_words()
    return table.get(word) or table.get(word.lower())
