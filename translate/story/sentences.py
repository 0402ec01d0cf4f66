"""Where the sentences of a paragraph of English news end: sentencex, corrected by rules for news."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain, pairwise
from typing import Protocol

from sentencex import get_sentence_boundaries

LONGEST_HELD = 600
"""Characters of the longest quotation or bracket kept whole: more is too much for a model, or a mark is missing."""

_CONTEXT = 64
"""Characters on each side of a boundary that its rules look at."""

_SHORT = 6
"""Words up to which what ends in a time of day is no sentence yet."""

_WINDOW = 20_000
"""Characters given to sentencex at a time: on some input its time grows with the square of the length."""

_OPENING = "\"“‘'([{«—–- "
_CLOSING = "\"”’')]}»"
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»"}
_SINGLE_QUOTED = re.compile(r"(?<!\w)‘[^‘]*?[.,!?…]’(?!\w)")
_STRAIGHT_QUOTED = re.compile(r'(?<!\w)"[^"]*"')

# A sentence in brackets of its own; sentencex sees no end behind it.
_BRACKETED = re.compile(r"(?<=[.!?…”\"] )\([A-Z“][^()]*[.!?…]\)\s+(?=[“\"‘(\[]*[A-Z])")

_WORD = re.compile(r"\w")


class Segmenter(Protocol):
    """Finds the sentences of a paragraph."""

    def __call__(self, text: str) -> tuple[int, ...]:
        """The offsets within `text` (not its ends) where a sentence starts, ascending."""


def news_sentences(text: str) -> tuple[int, ...]:
    """sentencex's sentences with the boundaries added and taken away that the rules in `sentences.toml` ask for.

    A quotation or bracket up to `LONGEST_HELD` characters stays in one sentence. In doubt a boundary is left out: a
    wrong one costs two segments, a missing one makes one long segment.
    """
    ends = {found.end() for shape in (_rules().ends, _BRACKETED) for found in shape.finditer(text)}
    quotations = list(_quotations(text))
    held = _Held(span for span in chain(_brackets(text), quotations) if span[1] - span[0] <= LONGEST_HELD)
    # sentencex never cuts a quotation, however long.
    too_long = (span for span in quotations if span[1] - span[0] > LONGEST_HELD)
    inner = (start + 1 + offset for start, end in too_long for offset in _boundaries(text[start + 1 : end - 1]))
    candidates = sorted({*ends, *inner, *_boundaries(text)})
    starts: list[int] = []
    last = 0
    for start, following in pairwise((*candidates, len(text))):
        if start in held or not text[start - 1].isspace() or not _WORD.search(text, start, following):
            continue
        if _is_label(text[last : min(start, last + 16)]):
            continue
        left, right = text[max(last, start - _CONTEXT) : start].rstrip(), text[start : start + _CONTEXT]
        if start in ends or not _holds_together(left, right):
            starts.append(start)
            last = start
    return tuple(starts)


def _boundaries(text: str) -> Iterator[int]:
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= _WINDOW else text.rfind(" ", start, start + _WINDOW) + 1
        end = end or start + _WINDOW
        for boundary in get_sentence_boundaries("en", text[start:end]):
            if boundary["end_index"] < end - start:
                yield start + boundary["end_index"]
        start = end


@dataclass(frozen=True)
class _Rules:
    ends: re.Pattern[str]
    before_name: re.Pattern[str]
    before_number: re.Pattern[str]
    seldom_last: re.Pattern[str]
    starters: frozenset[str]
    clock: re.Pattern[str]
    after_clock: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads(files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8"))

    def abbreviation(name: str) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word in data[name])
        return re.compile(rf"(?<![\w.])(?:{words})\.$")

    return _Rules(
        ends=re.compile(rf"(?<![\w.])(?:{'|'.join(data['ends'])})\.[{re.escape(_CLOSING)}]*\s+(?=[“\"‘(\[]*[A-Z])"),
        before_name=abbreviation("before-name"),
        before_number=abbreviation("before-number"),
        seldom_last=abbreviation("seldom-last"),
        starters=frozenset(data["starters"]),
        clock=re.compile(r"\b[ap]\.m\.$"),
        after_clock=re.compile("|".join(data["after-clock"])),
    )


def _holds_together(left: str, right: str) -> bool:
    rules = _rules()
    following = right.lstrip(_OPENING).split(maxsplit=1)
    if not following:
        return True
    word = following[0].rstrip(_CLOSING + ".,;:!?…")
    # A name such as iPhone or eBay starts a sentence as it is.
    if word[:1].islower() and word.islower():
        return True
    if rules.before_name.search(left) or (rules.before_number.search(left) and word[:1].isdigit()):
        return True
    if rules.clock.search(left) and word not in rules.starters:
        # “At 5 p.m. Lavrov left” is one sentence; with more in front, the time of day ended it.
        return len(left.split()) < _SHORT or bool(rules.after_clock.match(right.lstrip()))
    return bool(rules.seldom_last.search(left)) and word not in rules.starters


def _is_label(piece: str) -> bool:
    """Whether a piece is the number or letter in front of a list's item, or punctuation alone."""
    return not _WORD.search(piece) or bool(re.fullmatch(r"\W?(?:\d{1,2}|[A-Za-z])[.)] *", piece))


class _Held:
    """The offsets that lie inside one of some spans."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, offset: int) -> bool:
        before = bisect_left(self._starts, offset)
        return before > 0 and self._ends[before - 1] > offset


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks that are closed again."""
    opened = None
    for found in re.finditer("[“”]", text):
        if found.group() == "“":
            # One that goes on in the next paragraph is opened again there and not closed here.
            opened = found.start()
        elif opened is not None:
            yield opened, found.end()
            opened = None
    for shape in (_SINGLE_QUOTED, _STRAIGHT_QUOTED):
        yield from (found.span() for found in shape.finditer(text))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """What stands in brackets that are closed again."""
    opened: dict[str, list[int]] = {closing: [] for closing in _PAIRS.values()}
    for found in re.finditer(r"[()\[\]{}«»]", text):
        mark = found.group()
        if mark in _PAIRS:
            opened[_PAIRS[mark]].append(found.start())
        elif opened[mark]:
            yield opened[mark].pop(), found.end()
