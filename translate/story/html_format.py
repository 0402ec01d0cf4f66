"""Stories as HTML pages: the text where most of it lies, with what markup and class names say of it.

Read from lxml's tree and not by a general extractor, because a story needs what those leave out: which line a paragraph
stands on, which text is a caption and of which picture, and dates with the month first. (trafilatura 2.3.1 on our own
pages: captions lost, 12-02-2016 read as 12 February, hidden text shown, and 62 MB to install instead of 12.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import Path

from translate.errors import StoryError
from translate.story.bylines import parse_byline
from translate.story.datelines import parse_dateline
from translate.story.html_page import author_of, headline_of, parse_page, published_of
from translate.story.html_walk import walk_fragment, walk_page
from translate.story.model import Role
from translate.story.roles import Parsed, Piece, assign_roles


def read_html(text: str, path: Path, zone: tzinfo) -> Parsed:
    """The blocks of an HTML story with their roles; inline markup (links, emphasis) is not kept.

    What the page shows of headline, byline and dateline goes before what its head says. Raises StoryError for a page
    without text, and as `assign_roles`.
    """
    page = parse_page(text, path)
    inside, before = walk_page(page, zone)
    if not any(piece.text for piece in inside):
        raise StoryError("no text in the page", path=path, hint="is this the file?")
    headline, rest = _headline(inside, before, headline_of(page))
    if headline is None:
        return assign_roles(rest, path, zone, marked_up=True)
    byline = next(filter(_is_byline, rest), None) or next(filter(_is_byline, before), None)
    if byline is None and (author := author_of(page)):
        byline = Piece(author, headline.line, Role.BYLINE)
    dateline = next(filter(_is_dateline, rest), None) or next(filter(_is_dateline, before), None)
    if dateline is None and (moment := published_of(page, zone)):
        dateline = Piece(moment.isoformat(sep=" "), headline.line, Role.DATELINE, moment=moment)
    added = [piece for piece in (byline, dateline) if piece and piece not in rest]
    return assign_roles([headline, *added, *rest], path, zone, marked_up=True)


def fragment_pieces(text: str, path: Path, zone: tzinfo, line: int) -> Iterator[Piece]:
    """The pieces of HTML that stands in another format from `line` on."""
    page = parse_page(f"<!doctype html><body>{text}", path)
    for piece in walk_fragment(page, zone):
        yield replace(piece, line=piece.line + line - 1)


def _headline(
    inside: Sequence[Piece], before: Sequence[Piece], said: tuple[str, int] | None
) -> tuple[Piece | None, list[Piece]]:
    """The headline, and what is in the text besides it."""
    headings = [piece for piece in inside if piece.role is Role.HEADLINE]
    above = [piece for piece in before if piece.role is Role.HEADLINE]
    others = [piece for piece in inside if piece.role is Role.SUBHEADING]
    named = [piece for piece in (*headings, *above, *others) if said and piece.text == said[0]]
    if found := [*named, *headings, *reversed(above)]:
        headline = found[0]
    elif said:
        headline = Piece(*said)
    elif others:
        headline = others[0]
    else:
        return None, list(inside)
    return replace(headline, role=Role.HEADLINE), [piece for piece in inside if piece is not headline]


def _is_byline(piece: Piece) -> bool:
    return piece.role is Role.BYLINE or (piece.role is None and parse_byline(piece.text) is not None)


def _is_dateline(piece: Piece) -> bool:
    if piece.moment or piece.role not in (None, Role.DATELINE):
        return piece.moment is not None
    try:
        return parse_dateline(piece.text, UTC) is not None
    except ValueError:
        return True
