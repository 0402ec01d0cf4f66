"""Reading the labelled prose, and scoring a finder on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.glossary.candidates import Finder

FOLDER = Path(__file__).parent / "labelled"
_MARK = re.compile(r"\[([^\]]+)\]\(([a-z]+)\)")


@dataclass(frozen=True)
class Name:
    """A labelled name with its place in its sentence."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class LabelledStory:
    """The sentences of a story without their marks, and the names of each."""

    sentences: tuple[str, ...]
    names: tuple[tuple[Name, ...], ...]


@dataclass(frozen=True)
class Score:
    """How many names there are, how many were found, and how many of these are right, to the letter."""

    labelled: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.labelled


def read_stories(name: str) -> list[LabelledStory]:
    """The stories of `tuning` or `held_out`."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [_story(paragraph.splitlines()) for paragraph in text.strip().split("\n\n")]


def _story(lines: Sequence[str]) -> LabelledStory:
    sentences, names = [], []
    for line in lines:
        plain, found, end = "", [], 0
        for mark in _MARK.finditer(line):
            plain += line[end : mark.start()]
            found.append(Name(len(plain), len(plain) + len(mark[1]), mark[2]))
            plain += mark[1]
            end = mark.end()
        sentences.append(plain + line[end:])
        names.append(tuple(found))
    return LabelledStory(tuple(sentences), tuple(names))


def score(finder: Finder, stories: Sequence[LabelledStory]) -> Score:
    """The finder's names held against the labels; a name is right when both its ends are."""
    labelled = found = right = 0
    for story in stories:
        for names, candidates in zip(story.names, finder.find_story(story.sentences), strict=True):
            wanted = {(name.start, name.end) for name in names}
            given = {(candidate.start, candidate.end) for candidate in candidates}
            labelled, found, right = labelled + len(wanted), found + len(given), right + len(wanted & given)
    return Score(labelled, found, right)
