"""Where a piece of a segment stands in the story's file: line and column, for reports."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.story.decoding import read_text
from translate.story.model import Occurrence, Story


@dataclass(frozen=True)
class Place:
    """Line and column in a file, both from 1; no column where markup hides it."""

    line: int
    column: int | None


class Places:
    """Finds places in one story's file, which is read again for it."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._lines = read_text(story.path).split("\n")

    def of(self, occurrence: Occurrence, start: int, text: str) -> Place:
        """The place of `text`, which stands at `start` of the segment that occurs there.

        Blocks have their white space folded, so the words are looked for from the block's first line on, and the
        same words that stand before them in the block are passed over.
        """
        block = self._story.blocks[occurrence.block].text
        pattern = re.compile(r"\s+".join(re.escape(word) for word in text.split()))
        before = len(pattern.findall(block[: occurrence.start + start + len(text)])) - 1
        rest = "\n".join(self._lines[occurrence.line - 1 :])
        for number, found in enumerate(pattern.finditer(rest)):
            if number == before:
                line_start = rest.rfind("\n", 0, found.start()) + 1
                return Place(occurrence.line + rest.count("\n", 0, found.start()), found.start() - line_start + 1)
        return Place(occurrence.line, None)
