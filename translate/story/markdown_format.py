"""Stories in Markdown (CommonMark and tables) with YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from translate.errors import StoryError
from translate.story.decoding import plain
from translate.story.html_format import fragment_pieces
from translate.story.model import Role
from translate.story.roles import Parsed, Piece, assign_roles

_FIELDS = {
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "author": Role.BYLINE,
    "authors": Role.BYLINE,
    "byline": Role.BYLINE,
    "reporter": Role.BYLINE,
    "date": Role.DATELINE,
    "published": Role.DATELINE,
    "dateline": Role.DATELINE,
}
"""Front matter field → what it is on the page; the others are not part of the text."""

_SITE = ("site", "source", "publication")
"""Front matter fields that name the site of a byline."""

_DEEPEST = 100
"""Levels of lists and quotations in each other that are read; the parser leaves out what lies deeper."""


def read_markdown(text: str, path: Path, zone: tzinfo) -> Parsed:
    """The blocks of a Markdown story with their roles; inline markup (links, emphasis) is not kept.

    The headline is the front matter's title, else the first heading. Raises StoryError for front matter that is no
    YAML mapping, and as `assign_roles`.
    """
    # Four spaces in front are how text is pasted, not how a newsroom shows programs.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("code").use(front_matter_plugin)
    pieces = list(_pieces(parser.parse(text), path, zone))
    headlines = [piece for piece in pieces if piece.role is Role.HEADLINE]
    # Many sites ask for the title twice: in the front matter and above the text.
    repeated = {id(piece) for piece in headlines[1:] if piece.text == headlines[0].text}
    pieces = [piece for piece in pieces if id(piece) not in repeated]
    return assign_roles(pieces, path, zone, marked_up=True)


def _pieces(tokens: Sequence[Token], path: Path, zone: tzinfo) -> Iterator[Piece]:
    around: list[str] = []
    headed = pictured = False
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.level >= _DEEPEST - 1:
            raise StoryError("lists or quotations are nested too deeply", path=path, line=line, hint="is this a story?")
        if token.nesting:
            around = [*around, token.tag] if token.nesting > 0 else around[:-1]
        elif token.type == "front_matter":
            for piece in _front_matter(token.content, path):
                headed |= piece.role is Role.HEADLINE
                yield piece
        elif token.type == "inline":
            heading = around[-1] in ("h1", "h2", "h3", "h4", "h5", "h6")
            for piece in _inline(token.children or (), line, listed="li" in around):
                if heading and piece.text:
                    role = Role.SUBHEADING if headed and around[-1] != "h1" else Role.HEADLINE
                    headed = True
                    piece = Piece(piece.text, piece.line, role)
                elif pictured and piece.image is None and _is_emphasised(token.children or ()):
                    piece = Piece(piece.text, piece.line, Role.CAPTION)
                pictured = piece.image is not None
                yield piece
        elif token.type == "html_block":
            yield from fragment_pieces(token.content, path, zone, line)
        elif token.type == "fence":
            yield from (Piece(said, line) for said in [plain(token.content)] if said)


def _inline(tokens: Sequence[Token], line: int, *, listed: bool) -> Iterator[Piece]:
    """The text as one piece; a picture with text behind it makes that text its caption."""
    text = ""
    image: str | None = None
    title = alternative = ""
    for token in tokens:
        if token.type == "image":
            if image is not None:
                yield _picture(image, plain(text) or title, alternative, line)
                text = ""
            image = str(token.attrs.get("src", ""))
            title, alternative = plain(str(token.attrs.get("title", ""))), plain(token.content)
        elif token.type in ("text", "code_inline"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and _BREAK.match(token.content)):
            text += " "
    if image is not None:
        yield _picture(image, plain(text) or title, alternative, line)
    elif said := plain(text):
        yield Piece(said, line, listed=listed)


_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def _is_emphasised(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph is emphasised as a whole, as captions are under pictures."""
    told = [token for token in tokens if token.type != "text" or token.content.strip()]
    return len(told) > 2 and told[0].type == "em_open" and [token.level for token in told].count(0) == 2


def _picture(image: str, caption: str, alternative: str, line: int) -> Piece:
    said = caption or alternative
    return Piece(said, line, Role.CAPTION if said else None, image=image or None, alternative=not caption)


@dataclass(frozen=True)
class _Field:
    value: str
    line: int


def _front_matter(content: str, path: Path) -> Iterator[Piece]:
    fields = _fields(content, path)
    site = next((f" | {fields[name].value}" for name in _SITE if name in fields), "")
    taken = set()
    for name, role in _FIELDS.items():
        if name in fields and role not in taken:
            taken.add(role)
            field = fields[name]
            yield Piece(field.value + site if role is Role.BYLINE else field.value, field.line, role)


def _fields(content: str, path: Path) -> Mapping[str, _Field]:
    """The fields that are text or a list of texts, as they are written: no date, number or truth is made of them."""
    try:
        root = yaml.compose(content, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise StoryError(
            f"front matter is not YAML: {problem}",
            path=path,
            line=mark.line + 2 if mark else 1,
            hint="put a value with a colon in quotation marks",
        ) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise StoryError("front matter is not a list of fields", path=path, line=1, hint="write title: The headline")
    fields = {}
    for key, value in root.value:
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        said = ", ".join(plain(item.value) for item in items if isinstance(item, yaml.ScalarNode))
        if isinstance(key, yaml.ScalarNode) and said:
            # The mark counts from 0 and from behind the opening dashes.
            fields[key.value.lower()] = _Field(said, value.start_mark.line + 2)
    return fields
