"""What goes wrong in decoding: loops, empty output, input too long; how each is seen and what is done about it."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise


class Fault(StrEnum):
    """What is wrong with a draft."""

    EMPTY = "empty"
    LOOP = "loop"
    TRUNCATED = "truncated"


_REPEATED = re.compile(r"(.{2,40}?)(?:[\s,，、]*\1){3,}", re.DOTALL)
_LETTER_RUN = re.compile(r"(\w)\1{5,}")
_LONG = 60
_COMPRESSIBLE = 0.35
_CLAUSE_ENDS = (",", ";", ":", "—", "–", ",”", ',"', ")")
_JOINING = re.compile(r"(?:and|or|but|that|which|who|whose|where|when|while|after|before|because|as|if|although)\b")


def fault_of(source: str, draft: str, *, truncated: bool = False) -> Fault | None:
    """The fault of `draft`, or None; `truncated`: decoding broke it off.

    A loop is a passage of 2–40 characters standing four times in a row, one letter six times, or a text that
    deflates to under 35 % of its length (a loop with small variations); a source that loops itself excuses it.
    """
    if not draft.strip():
        return Fault.EMPTY
    if truncated:
        return Fault.TRUNCATED
    if loops(draft) and not loops(source):
        return Fault.LOOP
    return None


def loops(text: str) -> bool:
    """Whether the text repeats itself, as a model does that has lost its way (see `fault_of`)."""
    if _LETTER_RUN.search(text) or _has_repetition(text):
        return True
    data = text.encode()
    return len(data) > 2 * _LONG and len(zlib.compress(data, 9)) / len(data) < _COMPRESSIBLE


def _has_repetition(text: str) -> bool:
    # Where a passage stands four times, so do its first two letters; few places are worth the costly look.
    pairs = Counter(pairwise(text))
    if max(pairs.values(), default=0) < 4:
        return False
    return any(pairs[pair] >= 4 and _REPEATED.match(text, place) for place, pair in enumerate(pairwise(text)))


def cut(text: str, fits: Callable[[int, int], bool], whole: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The spans of `text` cut into pieces that fit; white space between them is left out.

    `fits` is asked about the stretch from one offset to another. Cut after clauses, else before joining words, else
    between words, each time as near the middle as can be; never inside a span of `whole`. A piece without such a place
    stays as it is.
    """
    if fits(0, len(text)):
        return [(0, len(text))]
    places: dict[int, list[tuple[int, int]]] = {0: [], 1: [], 2: []}
    for space in re.finditer(r"\s+", text):
        if not any(start < space.end() and space.start() < end for start, end in whole):
            after_clause = text[: space.start()].endswith(_CLAUSE_ENDS)
            rank = 0 if after_clause else 1 if _JOINING.match(text, space.end()) else 2
            places[rank].append(space.span())

    def pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
        inside = [[gap for gap in gaps if start < gap[0] and gap[1] < end] for gaps in places.values()]
        gaps = next(filter(None, inside), [])
        if not gaps or fits(start, end):
            yield start, end
            return
        left, right = min(gaps, key=lambda gap: abs(gap[0] + gap[1] - start - end))
        yield from pieces(start, left)
        yield from pieces(right, end)

    return list(pieces(0, len(text)))
