"""Two spellings of one foreign name, found in two translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from translate.checks.writing import HAN

_CAPITALISED = re.compile(r"(?<!\w)[А-ЯЁӨҮ][а-яёөү]{2,}")
_LATIN = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i", "й": "i",
     "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
     "ү": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e",
     "ю": "yu", "я": "ya"}
)  # fmt: skip
_ALIKE = 65  # of 100: what is less like the English name is another word
_ENDING = 3  # letters by which case endings make two forms of one name differ
_HAN_RUN = re.compile(f"[{HAN}]+")
_LONGEST, _SHORTEST = 8, 4


def cyrillic_spellings(name: str, one: str, other: str) -> tuple[str, str] | None:
    """The words that stand for the English `name` in two texts, where they differ by more than a case ending."""
    first, second = _most_alike(name, one), _most_alike(name, other)
    if first is None or second is None:
        return None
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first.lower(), second.lower(), strict=False))
    )
    return (first, second) if shared < min(len(first), len(second)) - _ENDING else None


def _most_alike(name: str, text: str) -> str | None:
    """The capitalised word that sounds most like the name; None when no word does."""
    from rapidfuzz.fuzz import ratio

    # The case ending, which the name does not have, is left out of the comparison.
    rated = [
        (ratio(word.lower().translate(_LATIN)[: len(name) + 1], name.lower()), word)
        for word in _CAPITALISED.findall(text)
    ]
    score, word = max(rated, default=(0, ""))
    return word if score >= _ALIKE else None


def chinese_spellings(one: str, other: str, locale: str) -> tuple[str, str] | None:
    """Two stretches of the texts, alike but for one character inside, written as foreign names are.

    巴拉苏布拉曼尼安 and 巴拉苏布拉马尼安; a different first or last character may make another word and is not seen.
    """
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        here, there = set(_stretches(one, length)), set(_stretches(other, length))
        patterns = {pattern: stretch for stretch in here - there for pattern in _with_gap(stretch)}
        for stretch in sorted(there - here):
            for before, after in _with_gap(stretch):
                twin = patterns.get((before, after))
                if twin is None:
                    continue
                place = len(before)
                letters = transliterating(locale)
                if letters.issuperset(before + after) and not letters.isdisjoint(twin[place] + stretch[place]):
                    return twin, stretch
    return None


def _stretches(text: str, length: int) -> Iterator[str]:
    for run in _HAN_RUN.findall(text):
        for start in range(len(run) - length + 1):
            yield run[start : start + length]


def _with_gap(stretch: str) -> Iterator[tuple[str, str]]:
    for place in range(1, len(stretch) - 1):
        yield stretch[:place], stretch[place + 1 :]


@lru_cache(maxsize=8)
def transliterating(locale: str) -> frozenset[str]:
    """Characters that the edition writes foreign names with: those of CLDR's city names."""
    from translate.glossary.cldr import city_names

    return frozenset("".join(city_names(locale)))
