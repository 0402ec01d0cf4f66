"""Two spellings of one foreign name, found in two translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from translate.checks.writing import HAN

_CAPITALISED = re.compile(r"(?<!\w)[А-ЯЁӨҮ][а-яёөү]{2,40}(?!\w)")
_LATIN = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i", "й": "i",
     "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
     "ү": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e",
     "ю": "yu", "я": "ya"}
)  # fmt: skip
_ALIKE = 65  # of 100: what is less like the English name is another word
_NEARLY = 75  # of 100: how alike the stems of two spellings are
_ENDING = re.compile(r"(?:ч?[уү]{2}д|г?(?:ийн|ын|ийг|ыг|[аоөэ]{2}[ср]|т[аоэ]й)|н[иы]й?|[иы]й?|[нгдтаоэья])$")
_FINAL = 1  # letter more, a vowel that an ending pushed out
_HAN_RUN = re.compile(f"[{HAN}]+")
_LONGEST, _SHORTEST = 8, 4


def cyrillic_spellings(name: str, one: str, other: str) -> tuple[str, str] | None:
    """The words that stand for the English `name` in two texts, where they differ by more than a case ending."""
    first, second = most_alike(name, one), most_alike(name, other)
    # A slip can make a word unlike the English; then it is still like the spelling of the other text.
    if first is not None and second is None:
        second = _closest(_stem(first), other)
    elif second is not None and first is None:
        first = _closest(_stem(second), one)
    if first is None or second is None:
        return None
    one_stem, other_stem = _stem(first), _stem(second)
    shorter = min(len(one_stem), len(other_stem))
    alike = one_stem[:shorter] == other_stem[:shorter] and max(len(one_stem), len(other_stem)) - shorter <= _FINAL
    return None if alike else (first, second)


def _closest(stem: str, text: str) -> str | None:
    """The capitalised word whose stem is nearly the given one; None when there is none."""
    from rapidfuzz.fuzz import ratio

    rated = [(ratio(_stem(word), stem), word) for word in _CAPITALISED.findall(text)]
    score, word = max(rated, default=(0, ""))
    return word if score >= _NEARLY else None


def _stem(word: str) -> str:
    """The word without what may be case endings, so that it is the same for all forms of a name."""
    stem = word.lower()
    while len(stem) > _SHORTEST and (bare := _ENDING.sub("", stem)) != stem:
        stem = bare
    return stem


def most_alike(name: str, text: str) -> str | None:
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
    # Within any longer pair lies one of the shortest.
    if _twins(one, other, _SHORTEST, locale) is None:
        return None
    lengths = range(_LONGEST, _SHORTEST - 1, -1)
    return next((twins for length in lengths if (twins := _twins(one, other, length, locale)) is not None), None)


def _twins(one: str, other: str, length: int, locale: str) -> tuple[str, str] | None:
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
