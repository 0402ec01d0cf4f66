"""Ordinals and fractions in English text: the fifth, 21st, No. 4; a third, two-thirds, one in five."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from translate.glossary.figures.amounts import ONES, TENS
from translate.glossary.figures.model import Figure, Ordinal, Part

_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SIMPLE = {_IRREGULAR.get(word, word + "th"): number for word, number in ONES.items()}
_ROUND = {word[:-1] + "ieth": number for word, number in TENS.items()}
_TENS_WORD, _SIMPLE_WORD, _ROUND_WORD = (
    "|".join(TENS),
    "|".join(sorted(_SIMPLE, key=len, reverse=True)),
    "|".join(_ROUND),
)
RANK = (
    rf"(?:(?:(?:{_TENS_WORD})[- ])?(?:{_SIMPLE_WORD})|{_ROUND_WORD}|hundredth|thousandth"
    r"|\d{1,3}(?:,?\d{3})?(?:st|nd|rd|th))"
)

_ORDINAL = re.compile(
    rf"(?<![\w.,/-])(?P<rank>{RANK})(?![A-Za-z])"
    r"|\b(?P<no>No\. ?|number )(?P<number>\d{1,3})(?![\w.,:]\d|\d|[A-Za-z-])",
    re.IGNORECASE,
)
_NUMERATOR = {"a": 1, "an": 1, **{word: number for word, number in ONES.items() if number < 10}}
_DENOMINATOR = {
    "half": 2,
    "halve": 2,
    "quarter": 4,
    **{word: n for word, n in _SIMPLE.items() if n > 2},
    "hundredth": 100,
    "thousandth": 1000,
}
_FRACTION = re.compile(
    rf"(?<![\w-])(?P<top>{'|'.join(_NUMERATOR)})[- ]"
    rf"(?P<bottom>{'|'.join(sorted(_DENOMINATOR, key=len, reverse=True))})(?P<plural>s?)(?![A-Za-z])"
    r"|(?<![\w/.,])(?P<n>[1-9])/(?P<d>[2-9]|10)(?![\w/.])|(?P<sign>[½¼¾⅓⅔⅕])",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"\bone (?:\w+ )?(?:in|out of) (?:every )?(?P<bottom>two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
_OF_WHOLE = re.compile(
    r"\s+(?:of|the|less|more|fewer|higher|lower|larger|smaller|in|from|to|that|and|or|on|owned|by|after|since|were|was|are|had|have)\b|[.,;:)”\"’'?!-]|\s*$",
    re.IGNORECASE,
)
_SIGNS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5),
}


def rank_of(words: str) -> int:
    """The number an English ordinal (`RANK`) stands for."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    parts = re.split(r"[- ]", words.lower())
    last = _SIMPLE.get(parts[-1]) or _ROUND.get(parts[-1]) or {"hundredth": 100, "thousandth": 1000}[parts[-1]]
    return last + (TENS[parts[0]] if len(parts) > 1 else 0)


def find_ordinals(text: str) -> Iterator[Figure]:
    """Ordinals, demanded from the third on or where written in digits; "second" and "first" have other senses."""
    for match in _ORDINAL.finditer(text):
        if match["no"]:
            rank, must = int(match["number"]), True
        else:
            rank = rank_of(match["rank"])
            must = rank > 2 or match["rank"][0].isdigit()
        yield Figure(match.start(), match.end(), match.group(), Ordinal(rank), must)


def find_fractions(text: str) -> Iterator[Figure]:
    """Fractions; "a third" only where a whole or nothing follows ("a third of", not "a third term")."""
    for match in _FRACTION.finditer(text):
        if match["sign"]:
            share = _SIGNS[match["sign"]]
        elif match["n"]:
            share = Fraction(int(match["n"]), int(match["d"]))
            if share >= 1:
                continue
        else:
            top, bottom = _NUMERATOR[match["top"].lower()], _DENOMINATOR[match["bottom"].lower()]
            plural = bool(match["plural"])
            if plural != (top > 1) or top >= bottom:
                continue
            if not plural and not _OF_WHOLE.match(text, match.end()):
                continue
            share = Fraction(top, bottom)
        must = (share.denominator > 2 and share.denominator != 4) or match["top"] is None
        yield Figure(match.start(), match.end(), match.group(), Part(share), must)
    for match in _ONE_IN.finditer(text):
        share = Fraction(1, ONES[match["bottom"].lower()])
        yield Figure(match.start(), match.end(), match.group(), Part(share), must=False)
