"""A PO file as plain values: what its entries mean, and the very lines they were written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

Key = tuple[str | None, str]
"""What names an entry in its catalogue: msgctxt (None when it has none) and msgid."""

HEADER_KEY: Key = (None, "")


class LineKind(IntEnum):
    """What a line of an entry is, in the order in which GNU gettext writes them (PO Files, GNU gettext manual)."""

    BLANK = 0
    TRANSLATOR = 1
    EXTRACTED = 2
    REFERENCE = 3
    FLAG = 4
    PREVIOUS = 5
    MSGCTXT = 6
    MSGID = 7
    MSGID_PLURAL = 8
    MSGSTR = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its line end, as it stands in the file; a continued string has the kind of its keyword."""

    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    `msgstr` is the first form of a plural entry, whose forms are all in `msgstr_plural`. `previous_msgid` is None
    without a `#|` line. Comments are without their marker, one string a line. `line` is where its first keyword
    stands in the file that was read, from 1. `lines` is the entry as written, with the blank lines before it.
    """

    msgctxt: str | None
    msgid: str
    msgstr: str
    msgid_plural: str | None
    msgstr_plural: tuple[str, ...]
    flags: tuple[str, ...]
    previous_msgctxt: str | None
    previous_msgid: str | None
    translator_comments: tuple[str, ...]
    extracted_comments: tuple[str, ...]
    references: tuple[str, ...]
    obsolete: bool
    line: int
    lines: tuple[Line, ...]

    @property
    def key(self) -> Key:
        """msgctxt and msgid."""
        return (self.msgctxt, self.msgid)

    @property
    def fuzzy(self) -> bool:
        """Whether it waits for a person."""
        return "fuzzy" in self.flags

    @property
    def is_header(self) -> bool:
        """Whether it is the catalogue's header."""
        return self.key == HEADER_KEY and not self.obsolete

    @property
    def raw(self) -> str:
        """The entry as written."""
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: all entries in file order, the header among them.

    `newline` is the line end of new lines; `trailer` what follows the last entry (blank lines, comments).
    """

    path: Path
    entries: tuple[Entry, ...]
    newline: str = "\n"
    byte_order_mark: bool = False
    trailer: str = ""

    @property
    def header(self) -> Entry | None:
        """The header entry, if there is one."""
        return next((entry for entry in self.entries if entry.is_header), None)

    @property
    def active(self) -> Iterator[Entry]:
        """The entries that are neither obsolete nor the header, in file order."""
        return (entry for entry in self.entries if not entry.obsolete and not entry.is_header)

    @property
    def obsolete(self) -> Iterator[Entry]:
        """The obsolete entries, in file order."""
        return (entry for entry in self.entries if entry.obsolete)

    def to_bytes(self) -> bytes:
        """The file; for an unchanged catalogue the very bytes it was read from."""
        pieces: list[str] = ["\ufeff"] if self.byte_order_mark else []
        for piece in (*(entry.raw for entry in self.entries), self.trailer):
            # A last line without a line end would run into the next entry.
            if piece and pieces and not pieces[-1].endswith(("\n", "\ufeff")):
                pieces.append(self.newline)
            pieces.append(piece)
        return "".join(pieces).encode("utf-8")
