"""Finding termbase entries in a story: one pass of an Aho–Corasick automaton, longest match first."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick

from translate.glossary.addresses import ADDRESS
from translate.glossary.folding import fold
from translate.glossary.terms import Entry, TermKind, TermMatch

_NAMES = frozenset({TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION, TermKind.EVENT, TermKind.KEEP})
_WORDS = frozenset({TermKind.TERM, TermKind.TITLE})
_APOSTROPHES = "'’ʼ"
_SEGMENT_BREAK = "\n"


@dataclass(frozen=True)
class _Pattern:
    """One spelling of an entry; `how` says in words what spelling it is."""

    written: str
    entry: Entry
    is_short: bool
    how: str


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    pattern: _Pattern


class Matcher:
    """Finds the entries of a glossary in stories.

    Where two entries share a spelling the one given first wins, so newsroom entries come before the base layer.
    Rules: names keep their capitals (or stand in ALL-CAPS), terms and titles match in any case, an ALL-CAPS
    spelling and an entry with `exact_case` match only as written; a match begins and ends at a word boundary, a
    possessive ending may follow; terms and titles match their English plural; hyphen and space are the same;
    diacritics do not count. A short form matches only in a story that has the full mention. Web and mail addresses,
    accounts and tags are kept as they are, whatever the glossary has inside them.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_spelling: dict[str, list[_Pattern]] = {}
        for entry in entries:
            for pattern in _patterns(entry):
                by_spelling.setdefault(fold(pattern.written), []).append(pattern)
        self._automaton = ahocorasick.Automaton()
        for spelling, patterns in by_spelling.items():
            self._automaton.add_word(spelling, (len(spelling), patterns))
        if by_spelling:
            self._automaton.make_automaton()

    def match_story(self, segments: Sequence[str]) -> list[tuple[TermMatch, ...]]:
        """The matches of each segment of one story, in text order; a list as long as `segments`."""
        text = _SEGMENT_BREAK.join(segments)
        folded = fold(text)
        starts = _starts(segments)
        hits = list(self._hits(text, folded, starts))
        named = {id(hit.pattern.entry) for hit in hits if not hit.pattern.is_short}
        usable = [hit for hit in hits if not hit.pattern.is_short or id(hit.pattern.entry) in named]
        matches: list[list[TermMatch]] = [[] for _ in segments]
        for hit in _longest_first(usable):
            index = bisect_right(starts, hit.start) - 1
            offset = starts[index]
            matches[index].append(
                TermMatch(
                    start=hit.start - offset,
                    end=hit.end - offset,
                    text=text[hit.start : hit.end],
                    entry=hit.pattern.entry,
                    is_short=hit.pattern.is_short,
                    why=hit.pattern.how,
                )
            )
        return [tuple(found) for found in matches]

    def _hits(self, text: str, folded: str, starts: Sequence[int]) -> Iterator[_Hit]:
        for last, (length, patterns) in self._automaton.iter(folded) if len(self._automaton) else ():
            start, end = last + 1 - length, last + 1
            if not _at_boundaries(text, start, end):
                continue
            written = text[start:end]
            for pattern in patterns:
                if _case_fits(written, pattern) and _context_fits(pattern.entry, folded, starts, start):
                    yield _Hit(start, end, pattern)
                    if not pattern.is_short:
                        break
        for address in ADDRESS.finditer(text):
            yield _Hit(address.start(), address.end(), _kept(address.group()))


def _kept(address: str) -> _Pattern:
    entry = Entry(address, TermKind.KEEP, {}, origin="an address in the text")
    return _Pattern(address, entry, False, "an address, kept as it is")


def _patterns(entry: Entry) -> Iterator[_Pattern]:
    spellings = [(entry.term, False, "the term itself")]
    spellings += [(alias, False, f"also written “{alias}”") for alias in entry.aliases]
    spellings += [(short, True, f"short for {entry.term}, named in full in the story") for short in entry.short]
    for written, is_short, how in spellings:
        yield _Pattern(written, entry, is_short, how)
        if entry.kind in _WORDS and not written.isupper():
            yield _Pattern(plural(written), entry, is_short, f"plural of {written}")


def plural(term: str) -> str:
    """The regular English plural of a term's last word (ministry → ministries, crisis → crises)."""
    lower = term.lower()
    if lower.endswith(("sis", "xis")):
        return term[:-2] + "es"
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return term + "es"
    if lower.endswith("y") and lower[-2:-1] not in tuple("aeiou"):
        return term[:-1] + "ies"
    if lower.endswith("man") and not lower.endswith("german"):
        return term[:-2] + "en"
    return term + "s"


def _starts(segments: Sequence[str]) -> list[int]:
    starts, position = [], 0
    for segment in segments:
        starts.append(position)
        position += len(segment) + len(_SEGMENT_BREAK)
    return starts


def _at_boundaries(text: str, start: int, end: int) -> bool:
    if start and _is_word(text[start - 1]) and _is_word(text[start]):
        return False
    # U.S. inside U.S.S.R. is another name.
    if start > 1 and text[start - 1] == "." and text[start - 2].isalpha() and text[start + 1 : start + 2] == ".":
        return False
    if end >= len(text):
        return True
    if not _is_word(text[end - 1]):
        return not (text[end - 1] == "." and text[end].isalpha() and text[end + 1 : end + 2] == ".")
    following = text[end]
    if following in _APOSTROPHES:
        after = text[end + 1 : end + 3]
        return not after[:1].isalpha() or (after[0] in "sS" and not after[1:].isalpha())
    return not _is_word(following)


def _is_word(character: str) -> bool:
    return character.isalnum()


def _case_fits(written: str, pattern: _Pattern) -> bool:
    spelling = pattern.written
    if pattern.entry.exact_case or (spelling.isupper() and len(spelling) > 1):
        return written == spelling
    if pattern.entry.kind not in _NAMES:
        return True
    if written.isupper():
        return True
    return all(
        not wanted.isupper() or given.isupper()
        for given, wanted, before in zip(written, spelling, " " + spelling, strict=False)
        if not before.isalnum()
    )


def _context_fits(entry: Entry, folded: str, starts: Sequence[int], start: int) -> bool:
    if entry.requires and not any(_word(word).search(folded) for word in entry.requires):
        return False
    if entry.excludes:
        index = bisect_right(starts, start) - 1
        segment_end = starts[index + 1] if index + 1 < len(starts) else len(folded)
        return not any(_word(word).search(folded, starts[index], segment_end) for word in entry.excludes)
    return True


@cache
def _word(word: str) -> re.Pattern[str]:
    """A word or words of a context, as a whole or in the plural: “oil” is not in “turmoil”."""
    return re.compile(rf"(?<!\w){re.escape(fold(word))}s?(?!\w)")


def _longest_first(hits: Sequence[_Hit]) -> list[_Hit]:
    """The hits that survive when longer ones take their place first (then the earlier), in text order."""
    taken: list[tuple[int, int]] = []
    chosen: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        position = bisect_right(taken, (hit.start, hit.end))
        if position and taken[position - 1][1] > hit.start:
            continue
        if position < len(taken) and taken[position][0] < hit.end:
            continue
        insort(taken, (hit.start, hit.end))
        chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)
