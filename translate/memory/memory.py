"""The translation memory of a project: exact matches and similar ones, the best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from translate.catalog.similarity import most_similar
from translate.config import Project
from translate.memory.index import Index, Progress, open_index
from translate.memory.model import SCORE_OF_THE_SAME, MemoryUnit, Similar, Stats

THRESHOLD = 75
"""Least score of a similar sentence that is offered: below, correcting takes longer than translating anew."""


Answer = TypeVar("Answer")


class Memory:
    """The approved translations of all stories and of the imported TMX files, as they were when it was opened.

    `refresh` false takes the index as an earlier run left it. `progress` is told how many of
    how many files are read, when there are many.
    """

    def __init__(self, project: Project, *, refresh: bool = True, progress: Progress | None = None) -> None:
        self._project = project
        self._index: Index = open_index(project, refresh=refresh, progress=progress)
        self._is_empty = self._ask(lambda index: index.is_empty)
        self._similar_sources = lru_cache(maxsize=4096)(self._find_similar_sources)

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def same(self, edition: str, source: str, context: str) -> list[MemoryUnit]:
        """The units with this very source.

        First those of the same context, then the newsroom's before imported ones, those of standing sentences before
        those of removed ones, newer before older; then by name.
        """
        if self._is_empty:
            return []
        units = sorted(
            self._ask(lambda index: index.units(edition, source)), key=lambda unit: (unit.origin, unit.target)
        )
        units.sort(key=lambda unit: unit.date, reverse=True)
        units.sort(key=lambda unit: (unit.context != context, unit.imported, not unit.current))
        return units

    def similar(self, edition: str, source: str, context: str, limit: int) -> list[Similar]:
        """At most `limit` units whose source is like `source` but not the same, the most similar first."""
        if self._is_empty:
            return []
        found: list[Similar] = []
        for score, text in self._similar_sources(source):
            found += [Similar(unit, score) for unit in self.same(edition, text, context)[:1]]
            if len(found) == limit:
                break
        return found

    def every_unit(self) -> list[MemoryUnit]:
        """All units, by origin, then as they stand in their file."""
        return self._ask(lambda index: index.every_unit())

    def stats(self) -> Stats:
        """What the memory holds."""
        editions = [edition.id for edition in self._project.editions]
        return self._ask(lambda index: index.stats(editions))

    def _find_similar_sources(self, source: str) -> list[tuple[int, str]]:
        others = [text for text in self._ask(lambda index: index.sources_like(source)) if text != source]
        # Only the very same sentence is 100 % the same.
        return [
            (min(int(score * 100), SCORE_OF_THE_SAME - 1), text)
            for score, text in most_similar(source, others, THRESHOLD / 100)
        ]

    def _ask(self, question: Callable[[Index], Answer]) -> Answer:
        try:
            return question(self._index)
        except sqlite3.DatabaseError:
            # Broken inside, or gone: made anew from the files, then asked again.
            self._index.close()
            self._index = open_index(self._project, anew=True)
            return question(self._index)
