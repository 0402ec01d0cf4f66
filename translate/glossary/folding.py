"""Folding of source text for matching: case, diacritics, apostrophes and hyphens, one character for one."""

from __future__ import annotations

import unicodedata

_BY_HAND = {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "æ": "a",
    "œ": "o",
    "ß": "s",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "-": " ",
    "‐": " ",
    "‑": " ",
    "–": " ",
    "\u00a0": " ",
    "\u202f": " ",
}


class _Folding(dict[int, str]):
    """A translation table that works out each character once (NFD base letter, lower case)."""

    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        folded = _BY_HAND.get(lower) or unicodedata.normalize("NFD", lower)[:1]
        self[code] = folded
        return folded


_TABLE = _Folding()


def fold(text: str) -> str:
    """`text` folded; the result has the same length, so offsets stay true (Çavuşoğlu → cavusoglu)."""
    return text.translate(_TABLE)
