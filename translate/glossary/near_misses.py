"""Why something that looks like a glossary name was not taken for it: flagged for a person, never guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz import fuzz, process

from translate.glossary.folding import fold
from translate.glossary.matching import Matcher
from translate.glossary.terms import Entry, TermKind, TermMatch

_ALIKE = 88
"""Similarity (0–100, rapidfuzz ratio) from which two spellings may be one name."""
_SHORTEST = 3
_NAMES = frozenset({TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION, TermKind.EVENT})


@dataclass(frozen=True)
class NearMiss:
    """An entry that a name may stand for, and why it was not matched."""

    entry: Entry
    why: str


class NearMisses:
    """Looks for the entries that unmatched names may stand for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._short: dict[str, Entry] = {}
        self._parts: dict[str, Entry] = {}
        self._spellings: dict[str, Entry] = {}
        self._originals: dict[int, Entry] = {}
        relaxed: list[Entry] = []
        for entry in entries:
            for short in entry.short:
                self._short.setdefault(fold(short), entry)
            if entry.kind is TermKind.PERSON and " " in entry.term:
                for part in (entry.term.split()[-1], entry.term.split()[0]):
                    self._parts.setdefault(fold(part), entry)
            if entry.kind in _NAMES:
                for spelling in (entry.term, *entry.aliases, *entry.short):
                    self._spellings.setdefault(fold(spelling), entry)
            if entry.requires or entry.excludes or entry.exact_case:
                relaxed.append(replace(entry, requires=(), excludes=(), exact_case=False))
                self._originals[id(relaxed[-1])] = entry
        self._choices = sorted(self._spellings)
        # Kept, so that no other entry takes the identity of one of these.
        self._relaxed = relaxed
        self._matcher = Matcher(relaxed)

    def of_name(self, text: str) -> NearMiss | None:
        """The entry that the unmatched name `text` may stand for."""
        folded = fold(text)
        if folded in self._short:
            entry = self._short[folded]
            return NearMiss(entry, f"a short form of {entry.term}, which the story nowhere names in full")
        if folded in self._parts:
            entry = self._parts[folded]
            return NearMiss(entry, f"a part of {entry.term}, whose row does not list it as a short form")
        if len(folded) >= _SHORTEST:
            for spelling in self._longer(folded):
                if " " not in spelling[len(folded) :]:
                    entry = self._spellings[spelling]
                    return NearMiss(entry, f"the beginning of “{_written(entry, spelling)}”, perhaps cut off")
        if len(folded) > _SHORTEST:
            alike = process.extractOne(folded, self._choices, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if alike is not None and alike[0] != folded:
                entry = self._spellings[alike[0]]
                return NearMiss(entry, f"spelt almost like “{_written(entry, alike[0])}”")
        return None

    def _longer(self, folded: str) -> Iterator[str]:
        """The spellings that begin with `folded` and go on."""
        for spelling in islice(self._choices, bisect_right(self._choices, folded), None):
            if not spelling.startswith(folded):
                return
            yield spelling

    def by_rule(
        self, segments: Sequence[str], matches: Sequence[Sequence[TermMatch]]
    ) -> list[tuple[tuple[TermMatch, str], ...]]:
        """For each segment of a story, the places where an entry's own case or context rule kept it out."""
        result = []
        for found, taken in zip(self._matcher.match_story(segments), matches, strict=True):
            spans = [(match.start, match.end) for match in taken]
            free = [match for match in found if all(match.end <= start or end <= match.start for start, end in spans)]
            result.append(tuple((match, _rule_of(self._originals[id(match.entry)], match)) for match in free))
        return result


def _written(entry: Entry, folded: str) -> str:
    return next(spelling for spelling in (entry.term, *entry.aliases, *entry.short) if fold(spelling) == folded)


def _rule_of(entry: Entry, match: TermMatch) -> str:
    if entry.exact_case and match.text not in (entry.term, *entry.aliases, *entry.short):
        return f"{entry.term} matches only in its own case"
    if entry.requires:
        return f"{entry.term} matches only in a story that has {' or '.join(f'“{word}”' for word in entry.requires)}"
    return f"{entry.term} does not match beside {' or '.join(f'“{word}”' for word in entry.excludes)}"
