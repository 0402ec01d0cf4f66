"""From a chain of capitalised words to the names in it: titles, nationalities, dates and openers fall away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translate.glossary.candidates.chains import Chain
from translate.glossary.candidates.known import KnownNames
from translate.glossary.candidates.tokens import Token
from translate.glossary.candidates.words import words

_AMBIGUOUS_MONTHS = frozenset({"may", "march", "april", "june", "august", "jan", "mar", "sun", "sat", "dec"})
_LARGER_THAN_STATES = frozenset(
    ("northern", "southern", "eastern", "western", "latin", "caribbean", "european", "african", "asian", "arab")
)
_WHOLE_WITH_THE = frozenset({"hague", "gambia"})


@dataclass(frozen=True)
class Piece:
    """Tokens that are one name; `titled` when a person's title stood before, `doubtful` when only a capital at the
    beginning of a sentence speaks for it."""

    tokens: tuple[Token, ...]
    titled: bool = False
    storm: bool = False
    doubtful: bool = False


def pieces(chain: Chain, known: KnownNames, seen: Callable[[str], bool]) -> Iterator[Piece]:
    """The names in `chain`, in text order; `seen` says whether a word stands in a name elsewhere in the story."""
    tokens, initial = list(chain.tokens), chain.initial
    while tokens and initial and _is_opener(tokens, known, seen):
        tokens.pop(0)
        while tokens and not tokens[0].capital:
            tokens.pop(0)
        initial = len(tokens) == len(chain.tokens)
    for part in _without_dates(tokens):
        first = bool(part) and initial and part[0] is chain.tokens[0]
        yield from _named(part, known, seen, first, False)


def _is_opener(tokens: Sequence[Token], known: KnownNames, seen: Callable[[str], bool]) -> bool:
    first = tokens[0]
    if first.lower == "the" and len(tokens) > 1 and tokens[1].lower in _WHOLE_WITH_THE:
        return False
    if first.acronym and first.lower not in ("i", "a"):
        return False
    if " ".join(token.text for token in tokens) in known:
        return False
    if (
        len(tokens) > 1
        and first.lower not in ("the", "in")
        and any(" ".join(token.text for token in tokens[:length]) in known for length in (2, 3))
    ):
        return False
    if first.lower in words().storms and len(tokens) > 1 and tokens[1].capital:
        return False
    if len(tokens) == 1 and re.search(r"[-‑][a-z]", first.text):
        return not seen(first.text)
    if first.lower not in words().openers:
        return False
    if any(token.lower in words().organisation_heads or token.lower in words().place_heads for token in tokens[1:]):
        # White House, Human Rights Watch: adjectives that begin a body's name.
        return first.lower in ("the", "a", "an", "in", "at", "on", "for", "with", "and", "but", "from", "under", "to")
    return not (len(tokens) == 1 and seen(first.text))


def _without_dates(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for number, token in enumerate(tokens):
        is_date = token.lower in words().days_and_months
        if is_date and part and token.lower in _AMBIGUOUS_MONTHS and number == len(tokens) - 1:
            is_date = False
        if is_date:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _named(
    tokens: Sequence[Token], known: KnownNames, seen: Callable[[str], bool], initial: bool, titled: bool
) -> Iterator[Piece]:
    part = _strip(tokens)
    if not part:
        return
    if _text(part) in known:
        yield Piece(tuple(part), titled, doubtful=False)
        return
    at = _last_title(part)
    if at is not None:
        before, after = part[:at], part[at + 1 :]
        yield from _named(_before_title(before, part[at].lower), known, seen, initial and bool(before), False)
        if after and not after[0].capital and part[at].lower in ("minister", "secretary", "ministers"):
            after = _after_office(after)
        yield from _named(after, known, seen, False, True)
        return
    yield from _body(part, known, seen, initial, titled)


def _body(
    part: list[Token], known: KnownNames, seen: Callable[[str], bool], initial: bool, titled: bool
) -> Iterator[Piece]:
    lists = words()
    storm = False
    while len(part) > 1 and part[0].lower in lists.storms:
        part, storm, initial = _strip(part[1:]), True, False
    if part and part[0].lower == "the" and len(part) > 1 and part[1].lower not in _WHOLE_WITH_THE:
        part = _strip(part[1:])
    if len(part) == 2 and part[1].lower in lists.nationalities and not seen(part[0].text):
        # Sri Lankan; or a sentence begins with an adjective: Cheaper Russian gas.
        return
    kept = _after_nationality(part, known)
    if len(kept) < len(part):
        initial = False
    if not kept or _is_generic(kept, known, seen):
        return
    doubtful = initial and len(kept) == 1 and not kept[0].acronym
    yield Piece(tuple(kept), titled, storm, doubtful)


def _strip(tokens: Sequence[Token]) -> list[Token]:
    """Without small words and lone letters at either end."""
    part = list(tokens)
    while part and not part[0].capital and part[0].lower not in ("von", "van"):
        part.pop(0)
    while part and not part[-1].capital and not part[-1].text.isdigit():
        part.pop()
    return part


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _last_title(part: Sequence[Token]) -> int | None:
    lists = words()
    for at in range(len(part) - 1, -1, -1):
        word = part[at].lower
        if not part[at].capital or word not in lists.titles:
            continue
        following = [token.lower for token in part[at + 1 :]]
        if following and following[-1] in lists.heads and (word in lists.ambiguous_titles or at > 0):
            continue
        if part[at].possessive and following:
            continue
        if at and (part[at - 1].lower in lists.particles or part[at - 1].lower in ("of", "for")):
            continue
        if at == len(part) - 1 and at and part[at - 1].text.endswith("."):
            continue
        if word in lists.surname_titles and at and _ends_a_name(part, at):
            continue
        return at
    return None


def _ends_a_name(part: Sequence[Token], at: int) -> bool:
    """Whether the word at `at`, a title elsewhere, is a surname here: Martin Luther King Jr."""
    lists = words()
    before = part[at - 1]
    is_last = at == len(part) - 1 or part[at + 1].lower in ("jr", "sr")
    belongs = lists.nationalities | lists.within | lists.titles | lists.heads
    return is_last and before.capital and not before.acronym and before.lower not in belongs


def _before_title(before: Sequence[Token], title: str) -> list[Token]:
    """What is left of the words before a title when those that belong to it are gone."""
    lists = words()
    part = list(before)
    belongs = lists.title_modifiers | lists.titles
    if title in ("minister", "ministers", "secretary"):
        belongs |= lists.institutional
    while part:
        word = part[-1].lower
        if part[-1].capital and word not in belongs:
            break
        part.pop()
    return part


def _after_office(after: Sequence[Token]) -> list[Token]:
    """The person after “Minister of Foreign Affairs”: the words of the office fall away."""
    part = list(after)
    while part and (not part[0].capital or part[0].lower in words().within):
        part.pop(0)
    return part


def _after_nationality(part: list[Token], known: KnownNames) -> list[Token]:
    lists = words()
    while part and _is_nationality(part):
        rest = _strip(part[1:])
        if part[0].possessive or not rest:
            return rest
        if _text(part) in known:
            return part
        lower = [token.lower for token in rest]
        if part[0].lower in _LARGER_THAN_STATES:
            return part
        if {*lower} & lists.state_bodies and all(
            word in lists.within or word in lists.state_bodies or word in ("of", "and", "the") for word in lower
        ):
            part = rest
        elif {*lower} & lists.heads:
            return part
        else:
            part = rest
    return part


def _is_nationality(part: Sequence[Token]) -> bool:
    lists = words()
    word = part[0].lower
    if len(part) == 1:
        return word in lists.nationalities or word.removesuffix("s") in lists.nationalities
    return word in lists.nationalities and word not in lists.demonyms


def _is_generic(part: Sequence[Token], known: KnownNames, seen: Callable[[str], bool]) -> bool:
    """Whether the words are common nouns with capitals: Citizens, Parliament, Foreign Ministers."""
    lists = words()
    lower = [token.lower for token in part if token.capital]
    if len(part) == 1:
        word = lower[0] if lower else ""
        if len(word) < 2 or word in lists.not_names:
            return True
        if word in lists.bodies or part[0].acronym or seen(part[0].text):
            return False
        return word in lists.common or word in lists.heads
    if all(word in lists.common or word in lists.heads or len(word) < 2 for word in lower):
        return not {*lower} & lists.heads
    return False
