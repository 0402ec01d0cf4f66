"""Runs of capitalised words that may be one name, with the small words that names have inside: of, and, de, bin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.glossary.candidates.known import KnownNames
from translate.glossary.candidates.tokens import Token
from translate.glossary.candidates.words import words

_INITIAL_GAP = re.compile(r"[.!?:;•·|“‘\"]|(?<!\S)[-–—](?!\S)|—")

_LONGEST = 40
"""Words of the longest chain: no name has as many, a page in capitals has more."""


@dataclass(frozen=True)
class Chain:
    """Tokens that stand together; `initial` when the first begins a sentence, where a capital says nothing."""

    tokens: tuple[Token, ...]
    initial: bool
    before: Token | None


def chains(text: str, tokens: Sequence[Token], known: KnownNames) -> list[Chain]:
    """The chains of one segment in text order."""
    found: list[Chain] = []
    index = 0
    while index < len(tokens):
        if not tokens[index].capital and not _begins_with_particle(text, tokens, index):
            index += 1
            continue
        end = _end(text, tokens, index, known)
        before = tokens[index - 1] if index else None
        gap = text[before.after if before else 0 : tokens[index].start]
        found.append(Chain(tuple(tokens[index:end]), before is None or bool(_INITIAL_GAP.search(gap)), before))
        index = end
    return found


def _begins_with_particle(text: str, tokens: Sequence[Token], index: int) -> bool:
    """von der Leyen, van den Berg: surnames of which only the last word has a capital."""
    if tokens[index].lower not in ("von", "van") or index + 1 == len(tokens):
        return False
    after = index + 1
    while after < len(tokens) - 1 and tokens[after].lower in words().particles:
        after += 1
    return tokens[after].capital and _adjacent(text, tokens[after - 1], tokens[after])


def _end(text: str, tokens: Sequence[Token], start: int, known: KnownNames) -> int:
    """The index after the last token of the chain that begins at `start`."""
    end = start + 1
    while end < min(len(tokens), start + _LONGEST):
        if not _adjacent(text, tokens[end - 1], tokens[end]):
            break
        if tokens[end].capital:
            if tokens[end - 1].possessive and tokens[end - 1].lower not in words().owners:
                break
            end += 1
            continue
        if tokens[end].text.isdigit() and _is_model_number(text, tokens, start, end, known):
            end += 1
            continue
        joined = _over_small_words(text, tokens, start, end, known)
        if joined is None:
            break
        end = joined
    return end


def _adjacent(text: str, left: Token, right: Token) -> bool:
    gap = text[left.after : right.start]
    return gap.isspace() or gap.strip() == "&" or (gap == "" and left.text.endswith("."))


def _is_model_number(text: str, tokens: Sequence[Token], start: int, end: int, known: KnownNames) -> bool:
    name = tokens[end - 1]
    if name.possessive or name.lower in words().days_and_months or name.lower in words().openers or name.text in known:
        return False
    following = tokens[end + 1].lower if end + 1 < len(tokens) else ""
    after = text[tokens[end].end : tokens[end].end + 2]
    return len(tokens[end].text) < 4 and following not in words().units and not re.match(r"[,.]\d|[%-]", after)


def _over_small_words(text: str, tokens: Sequence[Token], start: int, end: int, known: KnownNames) -> int | None:
    """Where the chain goes on after the small words at `end`, or None when they end it."""
    after = end
    while after < len(tokens) and not tokens[after].capital:
        if after - end == 3 or not _adjacent(text, tokens[after - 1], tokens[after]):
            return None
        after += 1
    if after == len(tokens) or not _adjacent(text, tokens[after - 1], tokens[after]):
        return None
    small = tuple(token.lower for token in tokens[end:after])
    left = [token.lower for token in tokens[start:end]]
    possessive = tokens[end - 1].possessive
    if all(word in words().particles for word in small):
        heads = words().organisation_heads
        return None if left[-1] in heads or possessive or left[-1] in words().openers else after
    if possessive and tokens[end - 1].lower not in words().owners:
        return None
    right = _run(text, tokens, after)
    if small in (("of",), ("of", "the"), ("for",), ("for", "the")):
        return after if _takes_of(left, small[0], right, known) else None
    if small in (("on",), ("on", "the")):
        return after if left[-1] in words().on_heads else None
    if small == ("and",):
        return after if _takes_and(left, right, known) else None
    return None


def _run(text: str, tokens: Sequence[Token], start: int) -> list[str]:
    end = start + 1
    while end < len(tokens) and tokens[end].capital and _adjacent(text, tokens[end - 1], tokens[end]):
        end += 1
    return [token.lower for token in tokens[start:end]]


def _takes_of(left: Sequence[str], word: str, right: Sequence[str], known: KnownNames) -> bool:
    lists = words()
    if word == "for":
        return bool({*left} & lists.organisation_heads) and right[0] in lists.institutional
    if left[-1] in ("minister", "secretary"):
        return True
    return left[-1] in lists.of_heads


def _takes_and(left: Sequence[str], right: Sequence[str], known: KnownNames) -> bool:
    """Food and Agriculture Organization, but not Egypt and the African Union."""
    lists = words()
    if left[-1] not in lists.within or right[0] not in lists.within or " ".join(left) in known:
        return False
    opened = "of" in left or "for" in left
    return opened or right[-1] in lists.organisation_heads or right[-1] in lists.titles or "of" in right
