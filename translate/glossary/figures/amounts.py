"""English numerals, in digits or words, with their magnitude words: the raw material of numbers, money and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
ONES = {word: number for number, word in enumerate((_ONES + " eighteen nineteen").split(), 1)}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
MAGNITUDES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_ABBREVIATED = {
    "mln": 10**6,
    "mn": 10**6,
    "bln": 10**9,
    "bn": 10**9,
    "trln": 10**12,
    "tn": 10**12,
}
_AFTER_CURRENCY = {"m": 10**6, "b": 10**9, "k": 10**3}
_SCALES = {**MAGNITUDES, **_ABBREVIATED}

# Digits glued to letters are names (MiG-29, G20, CA901, 802.11n); these few stand before or after a real figure.
_PREFIXES = re.compile(r"(?:^|(?<=[^A-Za-z]))(?:mid|pre|post|early|late|sub|under|over|non|ex)[-–]$", re.IGNORECASE)
_GLUED = re.compile(
    r"(?:km|cm|mm|m|kg|g|mg|ha|mph|kph|km/h|kmh|ft|lb|lbs|oz|sq|KB|MB|GB|TB|W|kW|MW|GW|kWh|MWh|GWh|TWh|V|kV|Hz|kHz"
    r"|[MG][Hh]z)(?![A-Za-z0-9])"
)

_CHAIN = r"\d+(?P<link>[-–.:/])\d+(?:(?P=link)\d+)+|\d+[:/]\d+"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE_WORD = "|".join(sorted(_SCALES, key=len, reverse=True))
_WORD = "|".join([*sorted([*ONES, *TENS, *MAGNITUDES], key=len, reverse=True), "dozen"])
_NUMERAL = re.compile(
    rf"(?P<chain>{_CHAIN})"
    rf"|(?P<digits>{_DIGITS})(?P<scale>(?:[ \u00a0-]?(?:{_SCALE_WORD})(?![A-Za-z]))*)"
    rf"|(?P<words>\b(?:half an? |half[ -]|an? )?(?:{_WORD})(?:(?:[ -]|,? and |, )(?:{_WORD}))*"
    rf"(?P<half> and a half(?: (?:{_SCALE_WORD}))?)?\b)",
    re.IGNORECASE,
)
_HALF_AFTER_DIGITS = re.compile(r" and a half\b")
_TOKEN = re.compile(rf"half an?|half|\ban?\b|{_WORD}|and", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """A numeral in the text.

    `mantissa` times `scale` is its `value`; `in_words` when written out; `loose` when English uses the words
    loosely (one to ten, a hundred, a thousand, dozen); `grouped` when digits were grouped with commas.
    """

    start: int
    end: int
    mantissa: Decimal
    scale: int = 1
    in_words: bool = False
    loose: bool = False
    grouped: bool = False

    @property
    def value(self) -> Decimal:
        """The number meant."""
        return self.mantissa * self.scale


def find_amounts(text: str) -> Iterator[Amount]:
    """The numerals of `text` in order, without those that are part of a name, a chain of digits or a time."""
    for match in _NUMERAL.finditer(text):
        if match["digits"]:
            amount = _digits(text, match)
            if amount is not None:
                yield amount
        elif match["words"]:
            yield from _words(text, match)


def _digits(text: str, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    before = text[max(0, start - 8) : start]
    if before and (before[-1].isalnum() or before[-1] in "_#@&=/+\\"):
        # "US$" and "A$" end in a sign; a letter directly before digits is a name, but "No.4" has its stop.
        return None
    if before[-1:] in "-–" and before[-2:-1].isalpha() and not _PREFIXES.search(before):
        return None
    if len(before) > 1 and before[-1] in ".:" and before[-2].isdigit():
        return None
    after = text[end : end + 8]
    scale = 1
    for word in re.findall(r"[A-Za-z]+", match["scale"]):
        scale *= _SCALES[word.lower()]
    if scale == 1 and after[:1].isalpha():
        short = re.match(r"([mbk])(?![A-Za-z0-9])", after, re.IGNORECASE)
        if short and before[-1:] in tuple("$€£¥₮"):
            scale, end = _AFTER_CURRENCY[short[1].lower()], end + 1
        elif not _GLUED.match(after):
            return None
    if after[:1] in ".:/" and after[1:2].isdigit():
        return None
    if after[:2] in ("'s", "’s") and match["digits"].isdigit() and len(match["digits"]) < 3:
        return None
    mantissa = Decimal(match["digits"].replace(",", ""))
    half = _HALF_AFTER_DIGITS.match(text, end)
    if half and scale == 1:
        mantissa, end = mantissa + Decimal("0.5"), half.end()
    return Amount(start, end, mantissa, scale, grouped="," in match["digits"])


def _words(text: str, match: re.Match[str]) -> Iterator[Amount]:
    """The numbers a run of number words makes: "two hundred and five, six" is 205 and 6."""
    start, end = match.span()
    tokens = [(t.group().lower(), t.start(), t.end()) for t in _TOKEN.finditer(text, start, end)]
    if match["half"]:
        tail = match["half"].split()
        tokens = [token for token in tokens if token[2] <= match.start("half")]
    number = _Sum()
    for word, at, to in tokens:
        if word == "and":
            continue
        gap = text[number.end : at].strip().lower() if number.started else ""
        if not number.add(word, at, to, gap):
            if number.complete:
                yield number.amount()
            number = _Sum()
            number.add(word, at, to, "")
    if match["half"] and number.complete:
        scale = _SCALES.get(tail[-1].lower(), 1)
        yield Amount(number.start, end, number.total + Decimal("0.5"), scale, in_words=True)
    elif number.complete:
        yield number.amount()


class _Sum:
    """A number read word by word; `add` refuses a word that begins another number."""

    def __init__(self) -> None:
        self.start = self.end = 0
        self.started = False
        self.closed = Decimal(0)  # the part already multiplied by thousand, million …
        self.open = Decimal(0)  # the part below the next magnitude word
        self.limit = 10**15
        self.loose = True
        self.last = ""

    @property
    def total(self) -> Decimal:
        return self.closed + self.open

    @property
    def complete(self) -> bool:
        return self.started and self.last != "a"

    def add(self, word: str, at: int, to: int, gap: str) -> bool:
        if not self._take(word, gap):
            return False
        if not self.started:
            self.start, self.started = at, True
        self.end, self.last = to, word
        return True

    def _take(self, word: str, gap: str) -> bool:
        after_scale = self.last in MAGNITUDES
        if (gap == "and" and not after_scale) or ("," in gap and (not after_scale or self.last == "hundred")):
            return False
        if word in ("a", "an", "half", "half a", "half an"):
            if self.started:
                return False
            self.open = Decimal("0.5") if word.startswith("half") else Decimal(1)
            self.last = "a"
            return True
        if word == "dozen":
            if self.closed or self.last in MAGNITUDES:
                return False
            self.open = (self.open or Decimal(1)) * 12
            return self.last != "dozen"
        if word in MAGNITUDES:
            return self._scale(word)
        number = ONES.get(word) or TENS[word]
        if self.last in ("a", "dozen"):
            return False
        room = not self.started or after_scale or (self.last in TENS and number < 10)
        if not room or (gap == "-" and self.last not in TENS and not after_scale):
            return False
        self.open += number
        self.loose = self.loose and not self.closed and self.open <= 10
        return True

    def _scale(self, word: str) -> bool:
        scale = MAGNITUDES[word]
        if not self.open or scale >= self.limit or self.last == "dozen":
            return False
        if word == "hundred":
            if self.open >= 100 or self.open < 1:
                return False
            self.open *= 100
            self.loose = self.open == 100 and self.last == "a"
            return True
        self.loose = self.last == "a" and word == "thousand"
        self.closed += self.open * scale
        self.open, self.limit = Decimal(0), scale
        return True

    def amount(self) -> Amount:
        scale = 1
        if self.closed and not self.open and self.limit >= 10**3:
            scale = self.limit
        return Amount(self.start, self.end, self.total / scale, scale, in_words=True, loose=self.loose)
