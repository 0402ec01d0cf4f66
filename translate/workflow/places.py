"""Where a piece of a segment stands in the story's file: line and column, for reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice

from translate.story.decoding import read_text
from translate.story.model import Occurrence, Story

_MARKED_UP = (".html", ".htm", ".md", ".markdown")
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")


@dataclass(frozen=True)
class Place:
    """Line and column in a file, both from 1; no column where markup hides it."""

    line: int
    column: int | None


class Places:
    """Finds places in one story's file, which is read again for it."""

    def __init__(self, story: Story) -> None:
        self._story = story
        # A tag is no word, and its attributes may hold some.
        text = read_text(story.path)
        self._text = _TAG.sub(_blank, text) if story.path.suffix.lower() in _MARKED_UP else text
        self._starts = [0, *(end.end() for end in re.finditer("\n", self._text))]

    def of(self, occurrence: Occurrence, start: int, text: str) -> Place:
        """The place of `text`, which stands at `start` of the segment that occurs there.

        Blocks have their white space folded, so the words are looked for from the block's first line on, and the
        same words that stand before them in the block are passed over.
        """
        block = self._story.blocks[occurrence.block].text
        pattern = re.compile(r"\s+".join(re.escape(word) for word in text.split()))
        before = len(pattern.findall(block[: occurrence.start + start + len(text)])) - 1
        found = next(islice(pattern.finditer(self._text, self._starts[occurrence.line - 1]), before, None), None)
        if found is None:
            return Place(occurrence.line, None)
        line = bisect_right(self._starts, found.start())
        return Place(line, found.start() - self._starts[line - 1] + 1)


def _blank(tag: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", tag.group())
