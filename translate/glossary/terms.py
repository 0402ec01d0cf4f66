"""Termbase entries, and the matches that tie them to a place in a segment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TermKind(StrEnum):
    """What an entry names; `FIGURE` is reserved for numbers, dates, money and the like found by rule."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"
    TITLE = "title"
    TERM = "term"
    KEEP = "keep"
    FIGURE = "figure"


@dataclass(frozen=True)
class Form:
    """A term as an edition writes it; `harmony` and `stem` are the Mongolian facts (see glossary/mongolian)."""

    text: str
    harmony: str | None = None
    stem: str | None = None


@dataclass(frozen=True)
class Entry:
    """One termbase entry (concept).

    `forms` maps an edition (`zh-Hans`, `zh-Hant`, `zh-Hant-HK`, `mn`, …) to its full form and, where the entry
    has short forms, optionally the form used for a short mention. `requires`: words of which one must stand in
    the story; `excludes`: words that must not stand in the segment. `origin` says where the entry is written down
    (`glossaries/people.csv:12`, `CLDR 47 territory TR`).
    """

    term: str
    kind: TermKind
    forms: Mapping[str, tuple[Form, ...]]
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exact_case: bool = False
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    origin: str = ""


@dataclass(frozen=True)
class TermMatch:
    """An entry found in a segment's text.

    `start` and `end` are character offsets, `text` the words as written (a possessive ending excluded);
    `is_short` when a short form matched; `why` says in words how it matched.
    """

    start: int
    end: int
    text: str
    entry: Entry
    is_short: bool
    why: str

    def form(self, edition: str) -> Form | None:
        """The form to use for this mention in `edition`, or None when the entry has none."""
        forms = self.entry.forms.get(edition, ())
        if not forms:
            return None
        return forms[-1] if self.is_short else forms[0]
