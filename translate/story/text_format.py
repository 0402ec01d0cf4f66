"""The newsroom's text shape: lines and paragraphs, told apart by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from itertools import pairwise
from pathlib import Path

from translate.story.bylines import is_staff_line, parse_byline
from translate.story.decoding import fold
from translate.story.furniture import is_furniture
from translate.story.roles import Parsed, Piece, assign_roles, ends_sentence

_WIDEST_WRAP = 120
"""Characters of the longest line that an editor or a mail program breaks a paragraph into."""

_BULLET = re.compile(r"(?:[•‣◦▪●·*–-]|\d{1,2}[.)])\s+(?=\S)")
_RULE = re.compile(r"[-=_*~#—–.\s]{3,}")


def read_text_format(text: str, path: Path, zone: tzinfo) -> Parsed:
    """The blocks of a text story with their roles; StoryError as `assign_roles`."""
    return assign_roles(list(_pieces(text)), path, zone, marked_up=False)


def _pieces(text: str) -> Iterator[Piece]:
    lines = [(fold(line), number) for number, line in enumerate(text.split("\n"), 1)]
    width = _wrapped_at([line for line, _ in lines])
    paragraph: list[str] = []
    first = Piece("", 0)
    for line, number in lines:
        if paragraph and line and not _stands_alone(line) and _is_wrapped(paragraph[-1], line, width):
            paragraph.append(line)
            continue
        if paragraph:
            yield replace(first, text=" ".join(paragraph))
        paragraph = []
        bullet = _BULLET.match(line)
        bare = line[bullet.end() :] if bullet else line
        if not bare or _RULE.fullmatch(line):
            continue
        first = Piece(bare, number, listed=bullet is not None)
        if _stands_alone(bare):
            yield first
        else:
            paragraph = [bare]
    if paragraph:
        yield replace(first, text=" ".join(paragraph))


def _stands_alone(line: str) -> bool:
    return bool(_BULLET.match(line)) or is_furniture(line) or parse_byline(line) is not None or is_staff_line(line)


def _wrapped_at(lines: Sequence[str]) -> int | None:
    """The width at which the file's paragraphs are broken over lines; None when each line is a paragraph."""
    width = max(map(len, lines))
    broken = [not ends_sentence(line) for line, following in pairwise(lines) if line and following]
    return width if width <= _WIDEST_WRAP and sum(broken) * 2 > len(broken) else None


def _is_wrapped(line: str, following: str, width: int | None) -> bool:
    """Whether `following` continues the paragraph of `line`: an editor broke it where the next word had no room."""
    if following[0].islower():
        return True
    return width is not None and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
