"""From a story's blocks to its distinct translatable sentences."""

from __future__ import annotations

from collections.abc import Iterator

from translate.story.captions import credit_start
from translate.story.model import CREDIT_CONTEXT, TRANSLATED_ROLES, Block, Occurrence, Role, Segment, Story
from translate.story.sentences import Segmenter, news_sentences

Span = tuple[int, int]

_WHOLE = frozenset({Role.HEADLINE, Role.SUBHEADING})
"""Roles that are one segment, whatever full stops they have."""


def segment_story(story: Story, segmenter: Segmenter = news_sentences) -> tuple[Segment, ...]:
    """The distinct segments of the story by text and context, in the order they first stand in.

    Every character of a translated block that is not white space is in just one occurrence, so that the pieces and
    what lies between them make up the block's text again.
    """
    places: dict[tuple[str, str], list[Occurrence]] = {}
    for index, block in enumerate(story.blocks):
        for context, (start, end) in spans(block, segmenter):
            occurrence = Occurrence(index, block.line, start, end)
            places.setdefault((context, block.text[start:end]), []).append(occurrence)
    return tuple(Segment(text, context, tuple(found)) for (context, text), found in places.items())


def spans(block: Block, segmenter: Segmenter = news_sentences) -> Iterator[tuple[str, Span]]:
    """The context and the offsets of each piece of a block, in order; nothing for a block that is not translated."""
    if block.role not in TRANSLATED_ROLES:
        return
    credit = credit_start(block.text) if block.role in (Role.CAPTION, Role.BODY) else None
    said = block.text[:credit]
    starts = () if block.role in _WHOLE else segmenter(said)
    for start, end in zip((0, *starts), (*starts, len(said)), strict=True):
        if span := _trimmed(said, start, end):
            yield block.role.value, span
    if credit is not None and (span := _trimmed(block.text, credit, len(block.text))):
        yield CREDIT_CONTEXT, span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)
