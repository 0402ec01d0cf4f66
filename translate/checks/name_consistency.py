"""A name that the glossary does not know is spelt in one way throughout a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translate.checks.model import Finding, Severity, StoryCheck, Subject
from translate.checks.spellings import chinese_spellings, cyrillic_spellings
from translate.checks.writing import is_chinese, is_cyrillic

# A capital in the middle of a sentence; at its beginning it says nothing.
_NAME = re.compile(r"(?<=[a-z,;:’”\")] )[A-Z][a-zà-ÿ]{3,}")
_WORD = re.compile(r"(?<![\w’'-])[a-z]+")


def look(subjects: Sequence[Subject]) -> Iterator[tuple[int, Finding]]:
    """One finding for each entry that spells a name otherwise than the entry before it that has the name."""
    said: set[tuple[int, tuple[str, str]]] = set()
    for name, places in unknown_names(subjects).items():
        for before, here in pairwise(places):
            spellings = _spellings(name, subjects[before], subjects[here])
            # First name and surname lead to the same place.
            if spellings is not None and (here, spellings) not in said:
                said.add((here, spellings))
                message = (
                    f"“{name}” is “{spellings[0]}” elsewhere and “{spellings[1]}” here: choose one for the glossary"
                )
                yield here, Finding(message, name)


def unknown_names(subjects: Sequence[Subject]) -> dict[str, list[int]]:
    """Names of one word that no term covers, and the indices of the subjects whose source has them."""
    common = {word for subject in subjects for word in _WORD.findall(subject.source)}
    places: dict[str, list[int]] = {}
    for index, subject in enumerate(subjects):
        for found in _NAME.finditer(subject.source):
            covered = any(demand.start <= found.start() < demand.end for demand in subject.demands)
            if not covered and found.group().lower() not in common:
                places.setdefault(found.group(), []).append(index)
    return {name: sorted(set(indices)) for name, indices in places.items()}


def _spellings(name: str, one: Subject, other: Subject) -> tuple[str, str] | None:
    if is_chinese(one.locale):
        return chinese_spellings(one.target, other.target, one.locale)
    if is_cyrillic(one.locale):
        return cyrillic_spellings(name, one.target, other.target)
    return None


CHECK = StoryCheck(
    "name-consistency",
    Severity.WARNING,
    "A name that is not in the glossary is spelt in two ways in the story.",
    look,
)
