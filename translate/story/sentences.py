"""Where the sentences of a paragraph of English news end: sentencex, corrected by rules for news."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from sentencex import get_sentence_boundaries

_OPENING = "\"“‘'([{«"
_CLOSING = "\"”’')]}»"


class Segmenter(Protocol):
    """Finds the sentences of a paragraph."""

    def __call__(self, text: str) -> tuple[int, ...]:
        """The offsets within `text` (not its ends) where a sentence starts, ascending."""


@dataclass(frozen=True)
class _Rules:
    never_last: re.Pattern[str]
    seldom_last: re.Pattern[str]
    starters: frozenset[str]
    after_clock: re.Pattern[str]


def news_sentences(text: str) -> tuple[int, ...]:
    """sentencex's sentences, those joined again that the rules in `sentences.toml` hold together.

    In doubt a boundary is left out: a wrong one costs two segments, a missing one makes one long segment.
    """
    found = [boundary["end_index"] for boundary in get_sentence_boundaries("en", text)]
    starts: list[int] = []
    for start in found:
        if 0 < start < len(text) and not _holds_together(text[starts[-1] if starts else 0 : start], text[start:]):
            starts.append(start)
    return tuple(starts)


def _holds_together(left: str, right: str) -> bool:
    rules = _rules()
    left = left.rstrip()
    first = right.lstrip().lstrip(_OPENING).split(maxsplit=1)
    if not left or not first:
        return True
    word = first[0].rstrip(_CLOSING + ".,;:!?")
    return (
        first[0][0].islower()
        or _is_open(left)
        or bool(rules.never_last.search(left))
        or bool(rules.seldom_last.search(left) and word not in rules.starters)
        or bool(re.search(r"\b[ap]\.m\.$", left) and rules.after_clock.match(word))
    )


def _is_open(left: str) -> bool:
    """Whether a bracket or a curly quotation mark is still open."""
    return any(left.count(opening) > left.count(closing) for opening, closing in ("()", "[]", "“”"))


@cache
def _rules() -> _Rules:
    data = tomllib.loads(files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8"))

    def ending(words: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, words))})\.$")

    return _Rules(
        never_last=ending(data["never-last"]),
        seldom_last=ending(data["seldom-last"]),
        starters=frozenset(data["starters"]),
        after_clock=re.compile("|".join(data["after-clock"])),
    )
