"""What the finder of names says of a place in a segment."""

from __future__ import annotations

from dataclasses import dataclass

from translate.glossary.terms import TermKind


@dataclass(frozen=True)
class Candidate:
    """Words that look like a name.

    `start` and `end` are character offsets in the segment, `text` the words there. `kind` is None where nothing
    tells it. `full` is the fullest way the story names the same person, `text` itself for all else.
    """

    start: int
    end: int
    text: str
    kind: TermKind | None
    full: str
