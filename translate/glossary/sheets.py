"""Glossary files with the place of every cell, for findings that name line and column and for edits that touch no more.

What a file may hold is said in `files.py`; this module only knows where things stand in it.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from translate.glossary.files import SEPARATOR, Row, parse_rows, read_bytes

_PLAIN = re.compile(r"[^,\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Cell:
    """A cell: `text` as `files.py` reads it, `start` and `end` its offsets in the file's text, quotes included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class SheetRow:
    """A row with its cells by column; `start` and `end` are offsets in the file's text, the line end excluded."""

    row: Row
    cells: Mapping[str, Cell]
    start: int
    end: int


@dataclass(frozen=True)
class Sheet:
    """A glossary file: its text without a byte order mark, its header's cells, its rows."""

    path: Path
    text: str
    marked: bool
    header: tuple[Cell, ...]
    rows: tuple[SheetRow, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns in file order."""
        return tuple(cell.text for cell in self.header)

    @property
    def newline(self) -> str:
        """The line end of the file's first line, LF when it has none."""
        end = min((at for at in (self.text.find("\r"), self.text.find("\n")) if at >= 0), default=-1)
        return "\r\n" if self.text[end : end + 2] == "\r\n" else self.text[end] if end >= 0 else "\n"

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return ("\ufeff" * self.marked + self.text).encode()

    def place(self, cell: Cell, index: int = 0) -> tuple[int, int]:
        """Line and column (both from 1) of the character at `index` of the cell's text."""
        offset = _offset(self.text, cell, index)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        return _line_starts(self.text)


def read_sheet(path: Path) -> Sheet:
    """The glossary file at `path`; raises GlossaryError as `read_rows` does."""
    return parse_sheet(read_bytes(path), path)


def parse_sheet(data: bytes, path: Path) -> Sheet:
    """The glossary file that has these bytes; raises GlossaryError as `read_rows` does, naming `path`."""
    rows = {row.line: row for row in parse_rows(data, path)}
    raw = data.decode("utf-8")
    text = raw.removeprefix("\ufeff")
    records = list(_records(text))
    header = records[0]
    starts = _line_starts(text)
    found: list[SheetRow] = []
    for record in records[1:]:
        row = rows.get(bisect_right(starts, record[0].start))
        if row is not None:
            cells = {name.text: cell for name, cell in zip(header, record, strict=True)}
            found.append(SheetRow(row, cells, record[0].start, record[-1].end))
    return Sheet(path, text, raw != text, tuple(header), tuple(found))


def line_of(cells: Iterable[str], *, delimiter: str = ",") -> str:
    """The cells as one record without its line end; a cell is quoted when it must be."""
    out = io.StringIO(newline="")
    # The writer quotes the characters of its line end, and of others only in newer Pythons.
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n")


def located_values(cell: Cell) -> Iterator[tuple[int, str]]:
    """The values of a cell that may hold several, each with its index in the cell's text."""
    index = 0
    for piece in cell.text.split(SEPARATOR):
        value = piece.strip()
        if value:
            yield index + piece.index(value), value
        index += len(piece) + len(SEPARATOR)


def _records(text: str) -> Iterator[list[Cell]]:
    """The records of a well-formed CSV text; an empty line is a record of one empty cell."""
    position, record = 0, []
    while position < len(text):
        cell, position = _cell(text, position)
        record.append(cell)
        if text[position : position + 1] == ",":
            position += 1
            if position < len(text):
                continue
            record.append(Cell("", position, position))
        yield record
        record = []
        position += 2 if text[position : position + 2] == "\r\n" else 1


def _cell(text: str, start: int) -> tuple[Cell, int]:
    if text[start : start + 1] != '"':
        end = _PLAIN.match(text, start).end()  # type: ignore[union-attr]  # it matches the empty string too
        return Cell(_clean(text[start:end]), start, end), end
    end = text.index('"', start + 1)
    while text[end + 1 : end + 2] == '"':
        end = text.index('"', end + 2)
    return Cell(_clean(text[start + 1 : end].replace('""', '"')), start, end + 1), end + 1


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _offset(text: str, cell: Cell, index: int) -> int:
    at, end = cell.start, cell.end
    if text[at : at + 1] == '"':
        at, end = at + 1, end - 1
    while at < end and text[at].isspace():
        at += 1
    for _ in range(index):
        at += 2 if cell.start < at and text[at : at + 2] == '""' and text[cell.start] == '"' else 1
    return min(at, max(end - 1, cell.start))


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in _LINE_END.finditer(text))]
