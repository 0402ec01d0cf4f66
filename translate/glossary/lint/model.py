"""What the rules of the glossary see and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from translate.checks.model import Severity
from translate.errors import GlossaryError
from translate.glossary.files import FIXED_COLUMNS, entry_from_row
from translate.glossary.sheets import Cell, Sheet, SheetRow
from translate.glossary.terms import Entry


@dataclass(frozen=True)
class Complaint:
    """What a rule says of one place: what is wrong there, and how to mend it."""

    path: Path
    line: int
    column: int
    what: str
    mend: str


@dataclass(frozen=True)
class Rule:
    """A rule: a stable id, its severity, what it asks for, and the function that looks."""

    id: str
    severity: Severity
    explanation: str
    look: Callable[[Subject], Iterable[Complaint]]


@dataclass(frozen=True)
class LocatedEntry:
    """An entry with the row it is written in."""

    entry: Entry
    sheet: Sheet
    row: SheetRow

    def complaint(self, column: str, what: str, mend: str, index: int = 0) -> Complaint:
        """A complaint about the character at `index` of the row's cell in `column`."""
        return complaint(self.sheet, self.row.cells.get(column, self.row.cells["term"]), what, mend, index)

    @property
    def where(self) -> str:
        """File and line, for a message about another row."""
        return f"{self.sheet.path.name}:{self.row.row.line}"


def complaint(sheet: Sheet, cell: Cell, what: str, mend: str, index: int = 0) -> Complaint:
    """A complaint about the character at `index` of a cell."""
    line, column = sheet.place(cell, index)
    return Complaint(sheet.path, line, column, what, mend)


@dataclass(frozen=True)
class Subject:
    """All sheets of a glossary, in the order that decides which entry wins a spelling.

    `locales` maps each column of forms that the project knows to its gettext locale, `editions` are those it
    publishes; `base` is the layer below the sheets.
    """

    sheets: tuple[Sheet, ...]
    locales: Mapping[str, str]
    editions: tuple[str, ...]
    base: tuple[Entry, ...]
    root: Path

    def rows(self) -> Iterator[tuple[Sheet, SheetRow]]:
        """Every row of every sheet."""
        for sheet in self.sheets:
            for row in sheet.rows:
                yield sheet, row

    @cached_property
    def entries(self) -> tuple[LocatedEntry, ...]:
        """The rows that make an entry; what keeps the others from it is another rule's business."""
        found = []
        for sheet, row in self.rows():
            try:
                found.append(LocatedEntry(entry_from_row(row.row, root=self.root), sheet, row))
            except GlossaryError:
                continue
        return tuple(found)

    def form_columns(self, sheet: Sheet) -> tuple[str, ...]:
        """The sheet's columns of forms that the project knows."""
        return tuple(name for name in sheet.columns if name not in FIXED_COLUMNS and name in self.locales)
