"""What each piece of a page is: the part of reading that all formats share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import zip_longest
from pathlib import Path

from translate.errors import StoryError
from translate.story.bylines import is_staff_line, marked_byline, parse_byline
from translate.story.captions import credit_start, is_agency_alone
from translate.story.datelines import parse_dateline
from translate.story.furniture import is_furniture
from translate.story.model import Block, Byline, Role

LONGEST_HEADLINE = 200
LONGEST_SUBHEADING = 80

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_MID_SENTENCE = re.compile(r"[:;,][\"”’')\]]*$")
_FULL_STOP = re.compile(r"[^\W\d_]{4,}\.$")


@dataclass(frozen=True)
class Piece:
    """A paragraph, or a line that stands for itself, as a format's reader found it.

    `text` is as a block's text, or empty for a picture whose caption may follow. `role` is what the markup says,
    None where it says nothing. `listed` marks an item of a list, `alternative` a picture's text for those who do not
    see it; `moment` is a date the markup holds in machine form.
    """

    text: str
    line: int
    role: Role | None = None
    image: str | None = None
    listed: bool = False
    alternative: bool = False
    moment: datetime | None = None


@dataclass(frozen=True)
class Parsed:
    """The blocks in reading order, and what byline and dateline say."""

    blocks: tuple[Block, ...]
    byline: Byline | None = None
    published: datetime | None = None


def assign_roles(pieces: Sequence[Piece], path: Path, zone: tzinfo, *, marked_up: bool) -> Parsed:
    """Give each piece its role.

    In a format with markup only the markup makes headlines and subheadings; without, the headline is the first line
    that is neither the page's nor a byline or dateline. Raises StoryError when there is no headline, or when a
    dateline is no date.
    """
    desk = _Desk(path, zone, marked_up)
    told = _without_alternatives(pieces)
    blocks = list(_with_images(desk.block(piece) if piece.text else piece for piece in told))
    if not any(block.role is Role.HEADLINE for block in blocks):
        raise _no_headline(path, None, marked_up)
    return Parsed(tuple(_settled(blocks)), desk.byline, desk.published)


class _Desk:
    """Judges one piece after the other; keeps the first byline and dateline, and whether the headline has come."""

    def __init__(self, path: Path, zone: tzinfo, marked_up: bool) -> None:
        self.byline: Byline | None = None
        self.published: datetime | None = None
        self._path = path
        self._zone = zone
        self._marked_up = marked_up
        self._headed = False

    def block(self, piece: Piece) -> Block:
        """The piece as a block."""
        role = self._marked(piece) if piece.role else self._unmarked(piece)
        return Block(role, piece.text, piece.line, piece.image if role is Role.CAPTION else None)

    def _marked(self, piece: Piece) -> Role:
        role = piece.role or Role.BODY
        if role is Role.HEADLINE:
            role, self._headed = Role.SUBHEADING if self._headed else role, True
        elif role is Role.SUBHEADING and is_furniture(piece.text):
            role = Role.FURNITURE
        elif role is Role.BYLINE:
            self._sign(marked_byline(piece.text), piece.line)
        elif role is Role.DATELINE:
            self.published = self.published or piece.moment or self._moment(piece.text, piece.line)
        return role

    def _unmarked(self, piece: Piece) -> Role:
        if is_furniture(piece.text):
            return Role.FURNITURE
        if not piece.listed and (byline := parse_byline(piece.text)):
            self._sign(byline, piece.line)
            return Role.BYLINE
        if is_staff_line(piece.text):
            return Role.BYLINE
        if moment := self._moment(piece.text, piece.line):
            self.published = self.published or moment
            return Role.DATELINE
        if not self._marked_up and not self._headed:
            if not _may_be_headline(piece.text):
                raise _no_headline(self._path, piece.line, self._marked_up)
            self._headed = True
            return Role.HEADLINE
        if credit_start(piece.text) is not None:
            return Role.CAPTION
        if self._marked_up or piece.listed or len(piece.text) > LONGEST_SUBHEADING:
            return Role.BODY
        closed = ends_sentence(piece.text) or _MID_SENTENCE.search(piece.text)
        return Role.BODY if closed else Role.SUBHEADING

    def _sign(self, byline: Byline, line: int) -> None:
        # Some sites print the date where others print the site: “By A B | Dec. 2, 2016”.
        if byline.site and (moment := self._moment(byline.site, line)):
            self.published = self.published or moment
            byline = Byline(byline.reporter)
        self.byline = self.byline or byline

    def _moment(self, text: str, line: int) -> datetime | None:
        try:
            return parse_dateline(text, self._zone)
        except ValueError as error:
            raise StoryError(
                f"no date: {text} ({error})", path=self._path, line=line, hint="month-day-year, such as 12-02-2016"
            ) from error


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))


def _may_be_headline(text: str) -> bool:
    """Whether a line can be a headline: short, and no sentence with a full stop."""
    return len(text) <= LONGEST_HEADLINE and not _FULL_STOP.search(text)


def _no_headline(path: Path, line: int | None, marked_up: bool) -> StoryError:
    hint = "mark it up as a heading" if marked_up else "put a short line without a full stop above the text"
    return StoryError("the story has no headline", path=path, line=line, hint=hint)


def _without_alternatives(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; a picture's alternative text goes where a caption follows."""
    for piece, following in zip_longest(pieces, pieces[1:]):
        captioned = following is not None and following.image is None and _is_caption(following)
        yield replace(piece, text="", role=None) if piece.alternative and captioned else piece


def _is_caption(piece: Piece) -> bool:
    return piece.role is Role.CAPTION or (piece.role is None and credit_start(piece.text) is not None)


def _with_images(found: Iterable[Block | Piece]) -> Iterator[Block]:
    """The blocks, a caption without a picture getting the one that stands right before it."""
    image: str | None = None
    for each in found:
        if isinstance(each, Piece):
            image = each.image
            continue
        yield replace(each, image=image) if each.role is Role.CAPTION and not each.image else each
        image = None


def _settled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the two roles corrected that only their neighbours show."""
    following: Role | None = None
    settled = []
    for block in reversed(blocks):
        role = block.role
        # A subheading stands above text; a short last line is text.
        lonely = role is Role.SUBHEADING and following not in (Role.BODY, Role.CAPTION)
        # Agencies sign the last paragraph as they sign a picture.
        signed = role is Role.CAPTION and following is None and not block.image and is_agency_alone(block.text)
        if lonely or signed:
            block = replace(block, role=Role.BODY)
        settled.append(block)
        if role not in (Role.FURNITURE, Role.BYLINE):
            following = block.role
    return reversed(settled)
