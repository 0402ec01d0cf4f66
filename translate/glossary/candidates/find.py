"""The finder: one look at the sentences for what is certain, a second with that knowledge for what is not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translate.glossary.candidates.chains import chains
from translate.glossary.candidates.kinds import kind_of
from translate.glossary.candidates.known import KnownNames
from translate.glossary.candidates.model import Candidate
from translate.glossary.candidates.tokens import Token, tokenize
from translate.glossary.candidates.trimming import Piece, pieces
from translate.glossary.candidates.words import words
from translate.glossary.folding import fold
from translate.glossary.terms import Entry, TermKind

_COMMON_ENDINGS = (
    "ers", "ors", "ists", "ians", "ments", "tions", "sions", "ities", "ances", "ences", "ings", "ants", "ents", "ics",
    "ages", "isms", "men", "tion", "sion", "ment", "ness", "ship", "ing", "ed", "ly", "ism", "able", "ful", "less",
)  # fmt: skip
_QUOTED = re.compile(r"“([^“”]{3,80})”|‘([^‘’]{3,80})’")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "of", "off", "on", "or",
     "over", "the", "to", "up", "with", "without")
)  # fmt: skip


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    kind: TermKind | None
    doubtful: bool


class Finder:
    """Finds names in the segments of a story.

    `entries` are those of the glossary and its base layer: they tell kinds and settle doubts, but a name need not
    be among them to be found.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._known = KnownNames(entries)

    def find_story(self, segments: Sequence[str]) -> list[tuple[Candidate, ...]]:
        """The names of each segment of one story, in text order, never overlapping; as long as `segments`."""
        tokens = [tokenize(text, self._known.__contains__) for text in segments]
        headlines = [
            _is_capitals(text) or _is_title_case(text, each) for text, each in zip(segments, tokens, strict=True)
        ]
        seen: frozenset[str] = frozenset()
        full: frozenset[str] = frozenset()
        found: list[list[_Found]] = []
        # The second look knows the names of the first.
        for _ in range(2):
            found = [
                list(self._by_dictionary(text, each, seen, full))
                if is_headline
                else self._in_sentence(text, each, seen, full)
                for text, each, is_headline in zip(segments, tokens, headlines, strict=True)
            ]
            certain = [
                text[name.start : name.end]
                for text, names, is_headline in zip(segments, found, headlines, strict=True)
                if not is_headline
                for name in names
                if not name.doubtful
            ]
            full = frozenset(fold(name) for name in certain)
            seen = frozenset(word for name in full for word in name.split() if word not in _SMALL)
        return _as_candidates(segments, found)

    def _in_sentence(
        self, text: str, tokens: Sequence[Token], seen: frozenset[str], full: frozenset[str]
    ) -> list[_Found]:
        found: list[_Found] = list(_titles_in_quotes(text, tokens))
        quoted = [name.start for name in found]
        ends = [name.end for name in found]
        for chain in chains(text, tokens, self._known):
            before = bisect_right(quoted, chain.tokens[0].start) - 1
            if before >= 0 and chain.tokens[0].start < ends[before]:
                continue
            for piece in pieces(chain, self._known, lambda word: fold(word) in seen):
                name = self._settle(piece, text, tokens, seen, full)
                if name is not None:
                    found.append(name)
        return sorted(found, key=lambda name: name.start)

    def _settle(
        self, piece: Piece, text: str, tokens: Sequence[Token], seen: frozenset[str], full: frozenset[str]
    ) -> _Found | None:
        first, last = piece.tokens[0], piece.tokens[-1]
        doubtful = piece.doubtful
        if doubtful:
            if first.text in self._known or fold(first.text) in seen:
                doubtful = False
            elif _looks_common(first):
                return None
        elif len(piece.tokens) > 2 and fold(text[piece.tokens[1].start : last.end]) in full:
            # Striker Erling Haaland, where Erling Haaland stands elsewhere.
            piece = replace(piece, tokens=piece.tokens[1:])
            first = piece.tokens[0]
        kind = kind_of(piece.tokens, text, self._known, titled=piece.titled, storm=piece.storm)
        end = last.end
        if (
            last.text.endswith(".")
            and len(last.text) > 2
            and last.lower not in ("jr", "sr")
            and last.text.count(".") < 2
        ):
            end -= 1
        return _Found(first.start, end, kind, doubtful)

    def _by_dictionary(
        self, text: str, tokens: Sequence[Token], seen: frozenset[str], full: frozenset[str]
    ) -> Iterator[_Found]:
        """Names in a headline whose every word has a capital: those that are known or stand elsewhere."""
        index = 0
        in_capitals = _is_capitals(text)
        while index < len(tokens):
            for end in range(min(len(tokens), index + 8), index, -1):
                run = tokens[index:end]
                written = text[run[0].start : run[-1].end]
                if not run[0].capital or not run[-1].capital:
                    continue
                lone = len(run) == 1
                word = run[0].lower
                if (
                    lone
                    and (word in words().openers or word in words().titles or word in words().institutional)
                    and word not in full
                ):
                    continue
                is_name = written in self._known or fold(written) in full or (lone and fold(written) in seen)
                if lone and not in_capitals and run[0].acronym and word not in words().not_names:
                    is_name = True
                if is_name and not (lone and word in words().nationalities):
                    kind = kind_of(run, text, self._known, titled=False, storm=False)
                    yield _Found(run[0].start, run[-1].end, kind, False)
                    index = end - 1
                    break
            index += 1


def _is_capitals(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters > 12 and sum(map(str.isupper, text)) > 0.85 * letters


def _is_title_case(text: str, tokens: Sequence[Token]) -> bool:
    """Whether all but the small words of a line that is no sentence have capitals."""
    if text.rstrip("”’\"')")[-1:] in (".", "?", "!", ","):
        return False
    wordy = [token for token in tokens if token.lower not in _SMALL and token.text[0].isalpha()]
    if len(wordy) < 5:
        return False
    lists = words()
    # Words that a name, a title or an office has too say nothing.
    silent = (lists.within, lists.titles, lists.heads, lists.nationalities, lists.days_and_months)
    return sum(not token.capital for token in wordy) <= len(wordy) // 8 and any(
        token.capital and _looks_common(token) and not any(token.lower in each for each in silent)
        for token in wordy[1:]
    )


def _looks_common(token: Token) -> bool:
    word = token.lower
    return word in words().openers or (len(word) > 4 and word.endswith(_COMMON_ENDINGS))


def _titles_in_quotes(text: str, tokens: Sequence[Token]) -> Iterator[_Found]:
    """Works named in quotation marks: every word but the small ones has a capital."""
    starts = [token.start for token in tokens]
    for quoted in _QUOTED.finditer(text):
        group = 1 if quoted.group(1) else 2
        start, end = quoted.span(group)
        while end > start and text[end - 1] in ",.;:":
            end -= 1
        inside = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        wordy = [token for token in inside if token.lower not in _SMALL]
        if len(inside) > 1 and wordy and inside[0].capital and all(token.capital for token in wordy):
            yield _Found(start, end, None, False)


def _as_candidates(segments: Sequence[str], found: Sequence[Sequence[_Found]]) -> list[tuple[Candidate, ...]]:
    named = [
        [(text[name.start : name.end], name) for name in names] for text, names in zip(segments, found, strict=True)
    ]
    kinds: dict[str, Counter[TermKind]] = {}
    for each in named:
        for written, name in each:
            if name.kind is not None:
                kinds.setdefault(fold(written), Counter())[name.kind] += 1
    people: dict[str, str] = {}
    for each in named:
        for written, _ in each:
            parts = written.split()
            if len(parts) > 1 and _common(kinds, written) is TermKind.PERSON:
                people.setdefault(fold(parts[-1]), written)
                people.setdefault(fold(parts[0]), written)
    result = []
    for each in named:
        candidates = []
        for written, name in each:
            whole = people.get(fold(written), written)
            kind = _common(kinds, written) or (TermKind.PERSON if whole != written else None)
            full = whole if kind is TermKind.PERSON else written
            candidates.append(Candidate(name.start, name.end, written, kind, full))
        result.append(tuple(candidates))
    return result


def _common(kinds: dict[str, Counter[TermKind]], written: str) -> TermKind | None:
    counted = kinds.get(fold(written))
    return counted.most_common(1)[0][0] if counted else None
