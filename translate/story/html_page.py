"""An HTML page's tree, and what its head says of the story."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from lxml import etree, html

from translate.errors import StoryError
from translate.story.datelines import parse_dateline
from translate.story.decoding import plain

Element = Any


def parse_page(text: str, path: Path) -> Element:
    """The page's tree, its elements' `sourceline` counted from 1 (and at most 65,535: what the parser can hold).

    Raises StoryError when nothing is in it, or its elements are nested so deeply that the parser gives up.
    """
    # As bytes, because a string with an XML declaration is refused.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as error:
        raise StoryError("no text in the page", path=path, hint="is this the file?") from error
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise StoryError(
                "the page cannot be read to its end: too deeply nested or too large",
                path=path,
                line=entry.line,
                hint="is this a story?",
            )
    return page


def headline_of(page: Element) -> tuple[str, int] | None:
    """The headline that the page's head gives, and the line of its title; a site's name behind it is left out."""
    title = page.find(".//title")
    line = 1 if title is None else title.sourceline
    said = _meta(page, "og:title", "twitter:title") or _linked(page, "headline")
    if not said and title is not None:
        said = re.split(r"\s+[|–—-]\s+|\s*[|_]\s*", plain(title.text_content()))[0]
    return (said, line) if said else None


def author_of(page: Element) -> str | None:
    """Who wrote it, and for which site where the head says it, as a byline."""
    author = _meta(page, "author", "article:author", "byl") or _linked(page, "author")
    site = _meta(page, "og:site_name")
    if not author or author.startswith("http"):
        return None
    return f"{author} | {site}" if site and "|" not in author else author


def published_of(page: Element, zone: tzinfo) -> datetime | None:
    """When it was published."""
    names = ("article:published_time", "datepublished", "publishdate", "pubdate", "date", "dc.date.issued")
    for said in (_meta(page, *names), _linked(page, "datePublished")):
        try:
            if said and (moment := parse_dateline(said, zone)):
                return moment
        except ValueError:
            # What no reader sees is often filled in carelessly; a date on the page itself is not excused.
            continue
    return None


def _meta(page: Element, *names: str) -> str | None:
    for name in names:
        for element in page.iter("meta"):
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            if key.lower() == name and (said := plain(element.get("content") or "")):
                return said
    return None


def _linked(page: Element, key: str) -> str | None:
    """A value of the article in the page's JSON-LD."""
    for element in page.iter("script"):
        if element.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if "Article" in str(item.get("@type")) and (said := _text(item.get(key))):
                return said
    return None


def _items(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        data = data.get("@graph")
    if isinstance(data, list):
        for item in data:
            if isinstance(item, dict):
                yield item


def _text(value: object) -> str:
    """A text, the name of a thing, or several of them."""
    things = value if isinstance(value, list) else [value]
    names = [thing.get("name") if isinstance(thing, dict) else thing for thing in things]
    return plain(", ".join(name for name in names if isinstance(name, str)))
