"""An article as plain values: a story is blocks with roles; segments are its distinct translatable sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Role(StrEnum):
    """What a block is on the page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEADING = "subheading"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


TRANSLATED_ROLES = frozenset({Role.HEADLINE, Role.SUBHEADING, Role.BODY, Role.CAPTION})
"""Roles whose text is translated segment by segment; the others are rendered from data or the site's own words."""


@dataclass(frozen=True)
class Block:
    """One paragraph-like piece of a story.

    `text` is NFC, on one line, with runs of white space folded to one space; `line` is where it starts in the
    file, from 1. `image` is the address of the picture that a caption belongs to, where the format gives one.
    """

    role: Role
    text: str
    line: int
    image: str | None = None


@dataclass(frozen=True)
class Byline:
    """Who wrote it and for which site, as printed in the source."""

    reporter: str
    site: str | None = None


@dataclass(frozen=True)
class Story:
    """An English article.

    `name` is the file's stem made safe for a file name; `digest` is the SHA-256 (hex) of the normalised text;
    `published` is aware (the dateline's own time zone); `path` is the file as the caller named it.
    """

    name: str
    path: Path
    blocks: tuple[Block, ...]
    digest: str
    byline: Byline | None = None
    published: datetime | None = None

    @property
    def headline(self) -> str:
        """The first headline block's text (a story always has one)."""
        return next(block.text for block in self.blocks if block.role is Role.HEADLINE)


@dataclass(frozen=True)
class Occurrence:
    """Where a segment stands: the block's index in the story, its line in the file, character offsets in the block."""

    block: int
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Segment:
    """A distinct translatable sentence.

    `text` has no white space at either end. `context` (the PO msgctxt) is the role of its block, or `credit` for
    a photo credit in brackets. `occurrences` are in story order, at least one.
    """

    text: str
    context: str
    occurrences: tuple[Occurrence, ...]


CREDIT_CONTEXT = "credit"
"""msgctxt of a photo credit such as “(Xinhua/Mert Macit)”: never machine-translated."""
