"""Who made a translation: a person or the machine. The draft mark tells, and anything in doubt is a person's.

A draft carries, as an extracted comment, `Draft <digest>-<basis>: …`. The digest is of context, msgid and
msgstr, so that a changed msgstr, or a mark that came to another entry, no longer fits. The basis is the caller's
digest of all that the draft depends on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from translate.catalog.model import Entry, Key

_MARK = re.compile(r"Draft ([0-9a-f]{12})-([0-9A-Za-z]{1,40}):")
_BY_MACHINE = "made by the machine."
_FROM_MEMORY = "from the translation memory."
_ADVICE = "Edit freely; leave this line."


class State(StrEnum):
    """What a translation is, and so what a run may do to it."""

    APPROVED = "approved"
    """Not fuzzy: a person stands for it. Never changed."""
    EDITED = "edited"
    """Fuzzy, and not (or no longer) what the machine wrote. Kept until a person decides."""
    DRAFT = "draft"
    """What the machine wrote, untouched. Renewed when its basis changes."""
    EMPTIED = "emptied"
    """A person took the machine's draft away. Stays empty until the basis changes."""
    EMPTY = "empty"
    """No translation."""


@dataclass(frozen=True)
class DraftMark:
    """The draft mark of an entry: whether its msgstr is still what the program wrote, and from which basis.

    `recalled` when what it wrote is a person's translation of the same sentence elsewhere.
    """

    basis: str
    untouched: bool
    recalled: bool


def draft_mark(entry: Entry) -> DraftMark | None:
    """The entry's draft mark; None when there is none."""
    index = _mark_index(entry.extracted_comments)
    if index is None:
        return None
    comment = entry.extracted_comments[index]
    found = _MARK.match(comment)
    assert found is not None
    return DraftMark(
        basis=found[2],
        untouched=found[1] == _digest(entry.key, entry.msgstr),
        recalled=comment.startswith(_FROM_MEMORY, found.end() + 1),
    )


def state_of(entry: Entry) -> State:
    """Whose work the entry's translation is."""
    if entry.msgid_plural is not None:
        # The program makes no plural entries.
        return State.EDITED if entry.fuzzy else State.APPROVED
    mark = draft_mark(entry)
    if not entry.msgstr:
        if mark is None:
            return State.EMPTY
        return State.DRAFT if mark.untouched else State.EMPTIED
    if not entry.fuzzy:
        return State.APPROVED
    return State.DRAFT if mark is not None and mark.untouched else State.EDITED


def approved_untouched(entry: Entry) -> bool:
    """Whether a machine draft was approved without a change; what came from the memory was a person's before."""
    mark = draft_mark(entry)
    return state_of(entry) is State.APPROVED and mark is not None and mark.untouched and not mark.recalled


def mark_comment(key: Key, msgstr: str, basis: str, *, recalled: bool = False) -> str:
    """The draft mark of a new draft, or of one `recalled` from the memory.

    ValueError when the basis is not of 1 to 40 ASCII letters and digits.
    """
    comment = f"Draft {_digest(key, msgstr)}-{basis}: {_FROM_MEMORY if recalled else _BY_MACHINE} {_ADVICE}"
    if not _MARK.match(comment):
        # A longer mark would be wrapped, and so lost, by tools that wrap comments.
        raise ValueError(f"a basis is 1 to 40 ASCII letters and digits, not {basis!r}")
    return comment


def draft_comments(comments: Sequence[str]) -> tuple[str, ...]:
    """Of an entry's extracted comments, those about its draft: from the draft mark on."""
    index = _mark_index(comments)
    return () if index is None else tuple(comments[index:])


def without_mark(comments: Sequence[str]) -> tuple[str, ...]:
    """The extracted comments without the draft mark: the translation then counts as a person's."""
    index = _mark_index(comments)
    return tuple(comment for position, comment in enumerate(comments) if position != index)


def not_a_mark(comment: str) -> str:
    """The comment, changed where it would be taken for a draft mark."""
    return f"- {comment}" if _MARK.match(comment) else comment


def _mark_index(comments: Sequence[str]) -> int | None:
    return next((index for index, comment in enumerate(comments) if _MARK.match(comment)), None)


def _digest(key: Key, msgstr: str) -> str:
    msgctxt, msgid = key
    named = "\0".join(("" if msgctxt is None else f"={msgctxt}", msgid, msgstr))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:12]
