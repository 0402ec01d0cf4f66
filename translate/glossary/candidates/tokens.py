"""English words with their places: possessive endings set apart, hyphenated words cut where two names meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from translate.glossary.candidates.words import words

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?![a-z])"  # U.S.
    r"|(?<![^\W_])[A-Z]\.(?=\s?[^\W\d_]|,)"  # the J. of George J. Mitchell
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Gov|Sen|Rep|Rev|St|Jr|Sr|Nov|Dec|Jan|Feb|Mar|Apr|Aug|Sept|Oct"
    r"|Inc|Ltd|Corp|Co)\.(?=[\s,])"
    r"|[^\W_]+(?:\.(?=[a-z]{2,3}\b)[^\W_]+|[&'’ʼ‑-][^\W_]+)*"
)
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_ARTICLE = re.compile(r"(?:al|el|ul|as|ash|ad|an|ar|at|az|ed|es)[-‑][A-Z]|(?:d|l|dell|dall)['’][A-Z]")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_NEXT = re.compile(r"\s+([a-z]+)")
_LONGEST_QUOTE = 200
_APOSTROPHES = ("'", "’", "ʼ")


@dataclass(frozen=True)
class Token:
    """One word: `text` without a possessive ending, which `after` (the end with it) includes."""

    start: int
    end: int
    after: int
    text: str

    @cached_property
    def lower(self) -> str:
        """The word as the lists have it: lower case, without a final full stop."""
        return self.text.lower().rstrip(".").replace("’", "'")

    @property
    def possessive(self) -> bool:
        """Whether an ending such as ’s follows."""
        return self.after > self.end

    @cached_property
    def capital(self) -> bool:
        """Whether it is written as a name is: Antalya, al-Burhan, iPhone."""
        return self.text[0].isupper() or bool(_ARTICLE.match(self.text) or _CAMEL.match(self.text))

    @property
    def acronym(self) -> bool:
        """Whether all its letters are capitals and there are two or more."""
        letters = [character for character in self.text if character.isalpha()]
        return len(letters) > 1 and all(letter.isupper() for letter in letters)


def tokenize(text: str, is_known: Callable[[str], bool]) -> tuple[Token, ...]:
    """The words of `text` in order; `is_known` says whether a spelling is a name by itself."""
    return tuple(token for found in _WORD.finditer(text) for token in _tokens(found, text, is_known))


def _tokens(found: re.Match[str], text: str, is_known: Callable[[str], bool]) -> Iterator[Token]:
    word, start, after = found.group(), found.start(), found.end()
    if word.isalpha() and not (word[-1] in "sS" and text[after : after + 1] in _APOSTROPHES):
        yield Token(start, after, after, word)
        return
    ending = _POSSESSIVE.search(word)
    if ending:
        word = word[: ending.start()]
    elif word[-1] in "sS" and text[after : after + 1] in _APOSTROPHES and not _opens_quote(text, start):
        after += 1
    pieces = _pieces(word, is_known, is_pair=_is_pair(text, after))
    for number, (offset, piece) in enumerate(pieces):
        end = start + offset + len(piece)
        yield Token(start + offset, end, after if number == len(pieces) - 1 else end, piece)


def _opens_quote(text: str, start: int) -> bool:
    nearby = text[max(0, start - _LONGEST_QUOTE) : start]
    return nearby.rfind("‘") > nearby.rfind("’")


def _is_pair(text: str, after: int) -> bool:
    """Whether what follows speaks of two: the Biden-Xi summit."""
    following = _NEXT.match(text, after)
    return following is not None and following[1] in words().between_two


def _pieces(word: str, is_known: Callable[[str], bool], *, is_pair: bool) -> list[tuple[int, str]]:
    parts = [(found.start(), found.group()) for found in re.finditer(r"[^-‑]+", word)]
    if len(parts) == 1 or is_known(word) or _ARTICLE.match(word):
        return [(0, word)]
    while len(parts) > 1 and parts[0][1].lower() in words().hyphen_heads and parts[1][1][0].isupper():
        parts = parts[1:]
    while len(parts) > 1 and _is_tail(parts[-1][1]):
        parts = parts[:-1]
    capitals = [part for part in parts if part[1][0].isupper()]
    if len(capitals) == len(parts) and (is_pair or any(_stands_alone(part, is_known) for _, part in parts)):
        return parts
    start = parts[0][0]
    end = parts[-1][0] + len(parts[-1][1])
    return [(start, word[start:end])]


def _is_tail(part: str) -> bool:
    return part[0].islower() and (part in words().hyphen_tails or part.endswith(("ed", "ing")))


def _stands_alone(part: str, is_known: Callable[[str], bool]) -> bool:
    return is_known(part) or part.lower() in words().nationalities or (part.isupper() and len(part) > 1)
