"""What the translation memory holds and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

SCORE_OF_THE_SAME = 100


@dataclass(frozen=True)
class MemoryUnit:
    """An approved translation of one edition.

    `context` is the msgctxt it has in its story, empty when not known. `origin` is the story's name, or the TMX
    file seen from the project (`memory/agency.tmx`), and `imported` tells which. `date` is the story's or the
    unit's, as it sorts (ISO 8601), empty when not known. `current` is false for what the story no longer has.
    """

    edition: str
    source: str
    target: str
    context: str
    origin: str
    imported: bool = False
    date: str = ""
    current: bool = True


@dataclass(frozen=True)
class Similar:
    """A unit whose source is like the sentence asked for; `score` is 0 to 100, 100 for the very same source."""

    unit: MemoryUnit
    score: int


@dataclass(frozen=True)
class Difference:
    """Words of the old sentence that stand differently in the new one; empty where words were added or dropped."""

    old: str
    new: str


@dataclass(frozen=True)
class EditionStats:
    """Of one edition: units, distinct English sources, those approved in more than one way, stories, imported units."""

    edition: str
    units: int
    sources: int
    rendered_differently: int
    stories: int
    imported: int


@dataclass(frozen=True)
class Stats:
    """Of the whole memory: per edition in the project's order; files, and the errors of those left out."""

    editions: tuple[EditionStats, ...]
    files: int
    errors: tuple[str, ...]
