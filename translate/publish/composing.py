"""From a story, its segments and an edition's translations to an article ready to be set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from translate.catalog.model import Key
from translate.config import Edition
from translate.publish.dates import in_named_zone
from translate.publish.model import SOURCE, Article, Line, Part, Review, Span
from translate.publish.typography import clean, sentence_space
from translate.publish.words import Words
from translate.story.model import CREDIT_CONTEXT, Block, Role, Segment, Story

Naming = Callable[[str], str]
"""A person's or an agency's name as the edition writes it; the name itself where the glossary has none."""

_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{0,40}?)\s*[:：]\s*(?P<name>\S.*)")
_BREADCRUMB = re.compile(r"\s*[>›»]\s*")
_HOME = frozenset({"home", "homepage"})
_PRINTED = frozenset({Role.BODY, Role.SUBHEADING, Role.CAPTION})


def compose(
    story: Story,
    segments: Sequence[Segment],
    translations: Mapping[Key, str],
    edition: Edition,
    review: Review,
    words: Words,
    *,
    timezone: str = "Asia/Shanghai",
    named: Naming = str,
    furniture: frozenset[str] = frozenset(),
    images: Mapping[str, str] | None = None,
) -> Article:
    """The story in `edition`.

    `translations` are by context and segment; a segment without one stands in English and says so. `furniture` are
    the lines of the page that the site has words for: no other ones are printed. `images` maps the addresses of
    pictures in the story to paths in the site; a picture that is not in it is not shown. `timezone` is the newsroom's.
    """
    lines = _Lines(segments, translations, edition)
    parts: list[Part] = []
    seen: set[tuple[str, str]] = set()
    headline = Line(())
    for index, block in enumerate(story.blocks):
        if block.role is Role.HEADLINE and not headline:
            headline = lines.of(index)
        elif block.role in _PRINTED or block.role is Role.HEADLINE:
            part = _part(lines, index, block, images or {})
            # A slide show prints its caption under every picture; without the pictures once is enough.
            told = (str(part.text), str(part.credit))
            if part.role is Role.CAPTION and part.image is None and told in seen:
                continue
            seen.add(told)
            parts.append(part)
    return Article(
        name=story.name,
        edition=edition,
        headline=headline,
        parts=tuple(parts),
        review=review,
        published=in_named_zone(story.published, timezone) if story.published else None,
        author=clean(named(story.byline.reporter)) if story.byline else None,
        outlet=clean(named(story.byline.site)) if story.byline and story.byline.site else None,
        staff=tuple(_staff(story, words, named)),
        section=tuple(_section(story, words)),
        furniture=tuple(_furniture(story, words, furniture)),
    )


class _Lines:
    """Puts the blocks of a story together again from the translations of their segments."""

    def __init__(self, segments: Sequence[Segment], translations: Mapping[Key, str], edition: Edition) -> None:
        self._translations = translations
        self._edition = edition
        self._space = sentence_space(edition.locale)
        self._by_block: dict[int, list[tuple[int, Segment]]] = {}
        for segment in segments:
            for place in segment.occurrences:
                self._by_block.setdefault(place.block, []).append((place.start, segment))

    def of(self, block: int, *, credit: bool = False) -> Line:
        """The block's text, or its photo credit."""
        placed = sorted(self._by_block.get(block, ()), key=lambda each: each[0])
        spans: list[Span] = []
        for _, segment in placed:
            if (segment.context == CREDIT_CONTEXT) is credit:
                span = self._span(segment)
                before = " " if spans and (span.lang or spans[-1].lang) else self._space if spans else ""
                spans.append(Span(before + span.text, span.lang))
        return Line(tuple(spans))

    def _span(self, segment: Segment) -> Span:
        if self._edition.id == SOURCE.id:
            return Span(clean(segment.text))
        translated = clean(self._translations.get((segment.context, segment.text), ""))
        return Span(translated) if translated else Span(clean(segment.text), SOURCE.id)


def _part(lines: _Lines, index: int, block: Block, images: Mapping[str, str]) -> Part:
    role = Role.SUBHEADING if block.role is Role.HEADLINE else block.role
    if role is not Role.CAPTION:
        return Part(role, lines.of(index))
    image = images.get(block.image) if block.image else None
    return Part(role, lines.of(index), lines.of(index, credit=True), image)


def _staff(story: Story, words: Words, named: Naming) -> Iterator[str]:
    first = True
    for block in story.blocks:
        if block.role is not Role.BYLINE:
            continue
        label, name = "Reporter", story.byline.reporter if story.byline and first else None
        first = first and name is None
        if name is None:
            found = _LABELLED.fullmatch(block.text)
            if found is None:
                continue
            label, name = found["label"].strip().capitalize(), found["name"]
        yield clean(words("%(role)s: %(name)s", role=words(label), name=named(name)))


def _section(story: Story, words: Words) -> Iterator[str]:
    """The way to the page, as far as the site has words for it; in English as it is."""
    for block in story.blocks:
        if block.role is Role.HEADLINE:
            return
        if block.role is Role.FURNITURE and _BREADCRUMB.search(block.text):
            for place in _BREADCRUMB.split(block.text):
                told = place if words.locale == SOURCE.locale else words.find(place)
                if place and told and place.lower() not in _HOME:
                    yield clean(told)
            return


def _furniture(story: Story, words: Words, printed: frozenset[str]) -> Iterator[str]:
    for block in story.blocks:
        if block.role is Role.FURNITURE and block.text in printed:
            told = words(block.text) if words.locale == SOURCE.locale else words.find(block.text)
            if told:
                yield clean(told)
