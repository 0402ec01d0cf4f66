"""Which names of a segment the glossary has a form for: its own matches, and candidates that it does not know."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from translate.config import Edition
from translate.glossary.candidates import Candidate
from translate.glossary.terms import Entry, TermKind, TermMatch

_NAMES = frozenset({TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION, TermKind.EVENT, TermKind.KEEP})
# An office may be part of a name (Russian Foreign Ministry), a common noun may not.
_PARTS = _NAMES | {TermKind.TITLE}
_CAPITALISED = re.compile(r"[^\W\d_][\w.’'-]*")


@dataclass(frozen=True)
class Mention:
    """A name in a segment's text.

    `name` is the entry's term, or for a name without an entry the fullest form the story has. `missing` are the
    editions that have no form for it.
    """

    start: int
    end: int
    text: str
    name: str
    kind: TermKind | None
    entry: Entry | None
    missing: tuple[str, ...]


def mentions(
    text: str,
    matches: Sequence[TermMatch],
    candidates: Sequence[Candidate],
    editions: Sequence[Edition],
    matched: Container[str] = frozenset(),
) -> tuple[Mention, ...]:
    """The names of one segment in text order; `matched` are the words that matches hold anywhere in the story.

    A candidate is known when one match holds it, or when matches of names hold every capitalised word of it; else
    it is a name of its own, and matches inside it are parts of it, not names.
    """
    found: list[Mention] = []
    inside: set[int] = set()
    for candidate in candidates:
        over = [match for match in matches if match.start < candidate.end and candidate.start < match.end]
        if _is_known(text, candidate, over):
            continue
        inside.update(match.start for match in over)
        every = tuple(edition.id for edition in editions)
        # A surname that its row does not list is missing by itself, not the person who has a form.
        name = candidate.text if candidate.full in matched else candidate.full
        found.append(Mention(candidate.start, candidate.end, candidate.text, name, candidate.kind, None, every))
    for match in matches:
        if match.entry.kind in _NAMES and match.start not in inside:
            missing = tuple(edition.id for edition in editions if not has_form(match.entry, edition))
            found.append(
                Mention(match.start, match.end, match.text, match.entry.term, match.entry.kind, match.entry, missing)
            )
    return tuple(sorted(found, key=lambda mention: mention.start))


def has_form(entry: Entry, edition: Edition) -> bool:
    """Whether the edition has a form of the entry; what is kept as it is needs none."""
    columns = (edition.glossary_variant, edition.id)
    return entry.kind is TermKind.KEEP or any(column and entry.forms.get(column) for column in columns)


def _is_known(text: str, candidate: Candidate, over: Sequence[TermMatch]) -> bool:
    if any(match.start <= candidate.start and candidate.end <= match.end for match in over):
        return True
    spans = [(match.start, match.end) for match in over if match.entry.kind in _PARTS]
    words = [
        (candidate.start + word.start(), candidate.start + word.end())
        for word in _CAPITALISED.finditer(text[candidate.start : candidate.end])
        if word.group()[0].isupper()
    ]
    return bool(spans) and all(any(start <= at and end <= stop for start, stop in spans) for at, end in words)
