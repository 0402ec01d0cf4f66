"""The newsroom's text shape: headline, byline and dateline lines, paragraphs, captions, and the page around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from translate.errors import StoryError
from translate.story.bylines import is_staff_line, parse_byline
from translate.story.captions import credit_start, is_agency_alone
from translate.story.datelines import parse_dateline
from translate.story.decoding import fold
from translate.story.furniture import is_furniture
from translate.story.model import Block, Byline, Role
from translate.story.parsed import Parsed

LONGEST_HEADLINE = 200
LONGEST_SUBHEADING = 80

_WIDEST_WRAP = 120
"""A file none of whose lines is longer has its paragraphs broken over lines by an editor or a mail program."""

_BULLET = re.compile(r"(?:[•‣◦▪●·*–-]|\d{1,2}[.)])\s+(?=\S)")
_RULE = re.compile(r"[-=_*~#—–.\s]{3,}")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@dataclass(frozen=True)
class _Piece:
    """A paragraph or a line that stands for itself."""

    text: str
    line: int
    bullet: bool


def read_text_format(text: str, path: Path, zone: tzinfo) -> Parsed:
    """The blocks of a text story with their roles.

    The headline is the first line that is neither the page's nor a byline or dateline. Raises StoryError when there
    is none, or when a dateline is no date.
    """
    byline: Byline | None = None
    published: datetime | None = None
    blocks: list[Block] = []
    headed = False
    for piece in _pieces(text):
        role = Role.BODY
        if is_furniture(piece.text):
            role = Role.FURNITURE
        elif not piece.bullet and (found := parse_byline(piece.text)):
            role, byline = Role.BYLINE, byline or found
        elif is_staff_line(piece.text):
            role = Role.BYLINE
        elif moment := _moment(piece, path, zone):
            role, published = Role.DATELINE, published or moment
        elif not headed:
            role, headed = Role.HEADLINE, True
            if not may_be_headline(piece.text):
                raise no_headline(path, piece.line)
        elif credit_start(piece.text) is not None:
            role = Role.CAPTION
        elif not piece.bullet and len(piece.text) <= LONGEST_SUBHEADING and not _SENTENCE_END.search(piece.text):
            role = Role.SUBHEADING
        blocks.append(Block(role, piece.text, piece.line))
    if not headed:
        raise no_headline(path)
    return Parsed(tuple(_settled(blocks)), byline, published)


def may_be_headline(text: str) -> bool:
    """Whether a line can be a headline: short, and no sentence with a full stop."""
    return len(text) <= LONGEST_HEADLINE and not re.search(r"[^.\W]{4,}\.$", text)


def no_headline(path: Path, line: int | None = None) -> StoryError:
    """The error for a story without a headline; `line` is where its text starts."""
    return StoryError(
        "the story has no headline", path=path, line=line, hint="put a short line without a full stop above the text"
    )


def _moment(piece: _Piece, path: Path, zone: tzinfo) -> datetime | None:
    try:
        return parse_dateline(piece.text, zone)
    except ValueError as error:
        raise StoryError(
            f"no date: {piece.text} ({error})", path=path, line=piece.line, hint="month-day-year, such as 12-02-2016"
        ) from error


def _settled(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with the two roles corrected that only their neighbours show."""
    told = [index for index, block in enumerate(blocks) if block.role not in (Role.FURNITURE, Role.BYLINE)]
    for index, block in enumerate(blocks):
        follows = next((blocks[other].role for other in told if other > index), None)
        # A subheading stands above text; a short last line is text.
        lonely = block.role is Role.SUBHEADING and follows not in (Role.BODY, Role.CAPTION)
        # Agencies sign the last paragraph as they sign a picture.
        signed = block.role is Role.CAPTION and follows is None and is_agency_alone(block.text)
        yield replace(block, role=Role.BODY) if lonely or signed else block


def _pieces(text: str) -> Iterator[_Piece]:
    lines = [(fold(line), number) for number, line in enumerate(text.split("\n"), 1)]
    width = max((len(line) for line, _ in lines), default=0)
    open_piece: _Piece | None = None
    last = ""
    for line, number in lines:
        if open_piece and line and not _stands_alone(line) and _is_wrapped(last, line, width):
            open_piece = replace(open_piece, text=f"{open_piece.text} {line}")
        else:
            if open_piece:
                yield open_piece
            open_piece = None
            bullet = _BULLET.match(line)
            bare = line[bullet.end() :] if bullet else line
            if bare and not _RULE.fullmatch(line):
                open_piece = _Piece(bare, number, bullet is not None)
                if _stands_alone(bare):
                    yield open_piece
                    open_piece = None
        last = line
    if open_piece:
        yield open_piece


def _stands_alone(line: str) -> bool:
    return bool(_BULLET.match(line)) or is_furniture(line) or parse_byline(line) is not None or is_staff_line(line)


def _is_wrapped(line: str, following: str, width: int) -> bool:
    """Whether `following` continues the paragraph of `line`: an editor broke it where the next word had no room."""
    if following[0].islower():
        return True
    return width <= _WIDEST_WRAP and len(line) + 1 + len(following.split()[0]) > width
