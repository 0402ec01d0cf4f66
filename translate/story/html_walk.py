"""One way through the elements of an HTML page, from its text to pieces with the roles that the markup shows."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from lxml import etree

from translate.story.bylines import parse_byline
from translate.story.datelines import parse_dateline
from translate.story.decoding import plain
from translate.story.html_main import main_element, page_elements, words_of
from translate.story.html_page import Element
from translate.story.model import Role
from translate.story.roles import Piece, ends_sentence

# fmt: off
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})
# fmt: on
_HEADINGS = {"h1": Role.HEADLINE} | dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Role.SUBHEADING)
_WORDS = {
    Role.CAPTION: frozenset({"caption", "captions", "figcaption", "credit", "credits", "cutline"}),
    Role.BYLINE: frozenset({"byline", "author", "authors", "reporter"}),
    Role.DATELINE: frozenset({"dateline", "date", "datetime", "time", "timestamp", "pubdate", "published"}),
}
"""Role → the words of class, id, rel and itemprop that show it."""

_CREDIT = frozenset({"credit", "credits", "photographer"})

_LONGEST = {Role.CAPTION: 1000, Role.BYLINE: 200, Role.DATELINE: 100}
"""Characters up to which an element has the role its words show; a longer one is something around it."""

_LAST = 20
"""Pieces of text before a line break that say whether a paragraph ends there."""

_LABEL_ALONE = re.compile(r"(?:by|published|updated|posted|on|at|\W)*", re.IGNORECASE)


def walk_page(page: Element, zone: tzinfo) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the story, and those before it; `zone` is that of a `datetime` attribute that names none."""
    body = page.find("body")
    body = page if body is None else body
    passed_over = page_elements(body)
    return _Walk(body, main_element(body, passed_over), passed_over, zone).pieces()


def walk_fragment(page: Element, zone: tzinfo) -> list[Piece]:
    """All pieces of a page that is a part of a story."""
    return _Walk(page, page, page_elements(page), zone).pieces()[0]


@dataclass(frozen=True)
class _Frame:
    """An open block element: what its text is, and whether bylines and dates inside are part of its sentences."""

    role: Role | None = None
    listed: bool = False
    running: bool = False
    moment: datetime | None = None


class _Walk:
    """Gathers text until a block element begins or ends."""

    def __init__(self, body: Element, main: Element, passed_over: Set[Element], zone: tzinfo) -> None:
        self._zone = zone
        self._body = body
        self._main = main
        self._passed_over = passed_over
        self._found: list[Piece] = []
        self._frames = [_Frame()]
        self._text: list[str] = []
        self._line = 1
        self._cursor = 1
        self._breaks = 0
        self._blocks: dict[Element, bool] = {}
        self._credit: Element | None = None

    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """What lies in the main element, and what lies before it."""
        start, end = 0, None
        figures: list[int] = []
        walk = etree.iterwalk(self._body, events=("start", "end"))
        for event, element in walk:
            self._cursor = max(self._cursor, element.sourceline or 0)
            if element is self._main:
                self._flush()
                start, end = (len(self._found), end) if event == "start" else (start, len(self._found))
            if event == "start" and element in self._passed_over:
                walk.skip_subtree()
            elif event == "start":
                if element.tag == "figure":
                    self._flush()
                    figures.append(len(self._found))
                self._enter(element)
            else:
                if element not in self._passed_over:
                    self._leave(element)
                    if element.tag == "figure":
                        self._settle_figure(figures.pop())
                self._add(element.tail)
        self._flush()
        return self._found[start:end], self._found[:start]

    def _enter(self, element: Element) -> None:
        if element.tag == "br":
            self._breaks += 1
        elif element.tag == "img":
            self._picture(element)
        elif self._is_block(element):
            self._flush()
            self._frames.append(self._frame(element))
        if self._credit is None and _is_bare_credit(element):
            self._credit = element
            self._add(" (")
        self._add(element.text)

    def _leave(self, element: Element) -> None:
        if element is self._credit:
            self._credit = None
            self._text.append(")")
        if self._is_block(element):
            self._flush()
            self._frames.pop()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if text.strip():
            if self._breaks and self._ends_at_break():
                self._flush()
            elif self._breaks and self._text:
                self._text.append(" ")
            if not self._text:
                self._line = self._cursor + text[: len(text) - len(text.lstrip())].count("\n")
            self._breaks = 0
        if self._text or text.strip():
            self._text.append(text)
        self._cursor += text.count("\n")

    def _ends_at_break(self) -> bool:
        """Whether a line break here is the end of a paragraph: two in a row, or behind a sentence or a byline."""
        if self._frames[-1].role in (Role.HEADLINE, Role.SUBHEADING):
            return False
        # The last pieces are enough: a byline is no longer, and the whole would be looked at again at every break.
        text = plain("".join(self._text[-_LAST:]))
        return self._breaks > 1 or ends_sentence(text) or (len(self._text) < _LAST and _is_label(text))

    def _flush(self) -> None:
        frame = self._frames[-1]
        text = plain("".join(self._text))
        if text and not _LABEL_ALONE.fullmatch(text):
            self._found.append(Piece(text, self._line, frame.role, listed=frame.listed, moment=frame.moment))
        self._text = []
        self._breaks = 0

    def _picture(self, element: Element) -> None:
        # Pages that load pictures late have a stand-in as the address.
        names = ("data-src", "data-original", "src")
        address = next((said for name in names if (said := plain(element.get(name) or ""))), "")
        if address and not address.startswith("data:"):
            self._found.append(Piece("", self._cursor, image=address))

    def _settle_figure(self, start: int) -> None:
        """Make one caption with the picture's address of what a figure says under its picture."""
        self._flush()
        pieces = self._found[start:]
        image = next((piece.image for piece in pieces if piece.image), None)
        captions = [piece for piece in pieces if piece.role is Role.CAPTION]
        others = [piece for piece in pieces if piece.role is not Role.CAPTION and piece.text]
        if captions:
            text = " ".join(piece.text for piece in captions)
            others.append(Piece(text, captions[0].line, Role.CAPTION, image=image))
        elif image:
            others.append(Piece("", pieces[0].line, image=image))
        self._found[start:] = others

    def _frame(self, element: Element) -> _Frame:
        parent = self._frames[-1]
        listed = parent.listed or element.tag == "li"
        if role := _HEADINGS.get(element.tag):
            return _Frame(role)
        role = Role.CAPTION if element.tag == "figcaption" else _shown(element)
        if role is None and parent.role not in (Role.HEADLINE, Role.SUBHEADING):
            role = parent.role
        own = plain("".join(element.xpath("text()")))
        running = parent.running or len(own.split()) > 2 or bool(parse_byline(_said(element, _LONGEST[Role.BYLINE])))
        return _Frame(role, listed, running, _moment(element, self._zone) if role is Role.DATELINE else None)

    def _is_block(self, element: Element) -> bool:
        if element.tag in ("br", "img"):
            return False
        # Only once: what an element is must not change between its start and its end.
        if element not in self._blocks:
            shown = _shown(element) if element.tag in _INLINE and not self._frames[-1].running else None
            self._blocks[element] = element.tag not in _INLINE or shown in (Role.BYLINE, Role.DATELINE)
        return self._blocks[element]


def _shown(element: Element) -> Role | None:
    """The role that an element's words show, if it is short enough to have it."""
    words = words_of(element)
    for role, shown in _WORDS.items():
        if words & shown and _said(element, _LONGEST[role]):
            return role
    return None


def _is_bare_credit(element: Element) -> bool:
    """Whether an element is a photo credit without the brackets that credits have in our stories."""
    if not words_of(element) & _CREDIT or _shown(element) is not Role.CAPTION:
        return False
    return not _said(element, _LONGEST[Role.CAPTION]).startswith(("(", "[", "/"))


def _said(element: Element, longest: int) -> str:
    """The text in an element; empty when it is longer than `longest`, which is found out without reading it all."""
    said = ""
    for text in element.itertext():
        said += text
        if len(said) > 4 * longest:
            return ""
    said = plain(said)
    return said if len(said) <= longest else ""


def _moment(element: Element, zone: tzinfo) -> datetime | None:
    """The moment in a `datetime` attribute on or in an element."""
    for each in (element, *element.iter("time")):
        try:
            if moment := parse_dateline(plain(each.get("datetime") or each.get("content") or ""), zone):
                return moment
        except ValueError:
            continue
    return None


def _is_label(text: str) -> bool:
    """Whether a line is a byline or a date."""
    try:
        return parse_byline(text) is not None or parse_dateline(text, UTC) is not None
    except ValueError:
        return True
