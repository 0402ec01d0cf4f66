"""What goes wrong in decoding: loops, empty output, input too long; how each is seen and what is done about it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a draft."""

    EMPTY = "empty"
    LOOP = "loop"
    TRUNCATED = "truncated"


_REPEATED = re.compile(r"(.{2,40}?)(?:[\s,，、]*\1){3,}", re.DOTALL)
_LETTER_RUN = re.compile(r"(\w)\1{5,}")
_LONG = 60
_COMPRESSIBLE = 0.35


def fault_of(source: str, draft: str, *, tokens: int, limit: int) -> Fault | None:
    """The fault of `draft`, or None. `tokens` is its length in target tokens, `limit` the most decoding gives.

    A loop is a passage of 2–40 characters standing four times in a row, one letter six times, or a text that
    deflates to under a third of what its source deflates to relative to length (a loop with small variations).
    """
    if not draft.strip():
        return Fault.EMPTY
    if tokens >= limit:
        return Fault.TRUNCATED
    if loops(draft) and not loops(source):
        return Fault.LOOP
    return None


def loops(text: str) -> bool:
    """Whether the text repeats itself, as a model does that has lost its way (see `fault_of`)."""
    if _REPEATED.search(text) or _LETTER_RUN.search(text):
        return True
    data = text.encode()
    return len(data) > 2 * _LONG and len(zlib.compress(data, 9)) / len(data) < _COMPRESSIBLE


def cut(text: str, length: Callable[[str], int], limit: int) -> list[str]:
    """`text` in pieces of at most `limit` tokens by `length`, cut after clauses, else between words.

    Joined with a space the pieces give the text back, white space folded. A single word over the limit stays whole.
    """
    if length(text) <= limit:
        return [text]
    pieces: list[str] = []
    current: list[str] = []
    for clause in re.split(r"(?<=[,;:—–])\s+", text):
        for unit in [clause] if length(clause) <= limit else clause.split():
            if current and length(" ".join([*current, unit])) > limit:
                pieces.append(" ".join(current))
                current = []
            current.append(unit)
    if current:
        pieces.append(" ".join(current))
    return pieces
