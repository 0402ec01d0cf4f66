"""Glossary files: CSV (UTF-8, RFC 4180), one row a term, one column an edition."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translate.errors import GlossaryError
from translate.glossary.terms import Entry, Form, TermKind

FIXED_COLUMNS = (
    "term",
    "aliases",
    "short",
    "kind",
    "mn-harmony",
    "mn-stem",
    "wrong",
    "case",
    "context",
    "source",
    "note",
)
"""Columns that are not an edition's forms; every other column is named by an edition or a variant of one."""

SEPARATOR = "|"
"""Between the values of a cell that holds several."""

_FACTS_EDITION = "mn"
WRITABLE_KINDS = tuple(kind.value for kind in TermKind if kind is not TermKind.FIGURE)


@dataclass(frozen=True)
class Row:
    """A row as it stands in the file: `line` counts from 1; `cells` maps a column to its text."""

    path: Path
    line: int
    cells: Mapping[str, str]


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of one glossary file, in file order.

    Raises GlossaryError (with file and line) when it cannot be read, is not UTF-8, or is not a table with the
    column `term`.
    """
    return parse_rows(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises GlossaryError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=path) from error


def parse_rows(data: bytes, path: Path) -> tuple[Row, ...]:
    """The rows of a glossary file's bytes; raises GlossaryError as `read_rows` does, naming `path`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise GlossaryError("not UTF-8 text", path=path, line=line, hint="save the sheet as CSV UTF-8") from error
    return tuple(_rows(unicodedata.normalize("NFC", text), path))


def _rows(text: str, path: Path) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, None)
        if header is None or "term" not in header:
            raise GlossaryError("no header row with a column “term”", path=path, line=1)
        twice = next((name for name in header if header.count(name) > 1), None)
        if twice is not None:
            raise GlossaryError(f"the column “{twice}” stands twice", path=path, line=1)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    raise GlossaryError(
                        f"{len(cells)} cells where the header has {len(header)}",
                        path=path,
                        line=line,
                        hint="quote a cell that holds a comma",
                    )
                yield Row(path, line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"not a CSV table: {error}", path=path, line=reader.line_num) from error


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several."""
    return tuple(part for part in (piece.strip() for piece in cell.split(SEPARATOR)) if part)


def read_entries(paths: Iterable[Path], *, root: Path) -> tuple[Entry, ...]:
    """The entries of the given files in order; `origin` names the file relative to `root`, and the line.

    Raises GlossaryError (file, line) for a row without a term, of an unknown kind, or with a malformed cell.
    """
    return tuple(entry_from_row(row, root=root) for path in paths for row in read_rows(path))


def entry_from_row(row: Row, *, root: Path) -> Entry:
    """The entry of one row; raises GlossaryError as `read_entries` does."""
    cells = row.cells
    term = cells["term"]
    if not term:
        raise GlossaryError("a row without a term", path=row.path, line=row.line)
    kind = cells.get("kind", "") or TermKind.TERM.value
    if kind not in WRITABLE_KINDS:
        raise GlossaryError(
            f"unknown kind “{kind}”", path=row.path, line=row.line, hint=f"one of {', '.join(WRITABLE_KINDS)}"
        )
    case = cells.get("case", "")
    if case not in ("", "exact"):
        raise GlossaryError(f"unknown case rule “{case}”", path=row.path, line=row.line, hint="exact, or empty")
    context = values(cells.get("context", ""))
    return Entry(
        term=term,
        kind=TermKind(kind),
        forms=_forms(cells),
        aliases=values(cells.get("aliases", "")),
        short=values(cells.get("short", "")),
        wrong=_wrong(row),
        exact_case=case == "exact",
        requires=tuple(word for word in context if not word.startswith("!")),
        excludes=tuple(word[1:] for word in context if word.startswith("!")),
        source=cells.get("source", ""),
        note=cells.get("note", ""),
        origin=f"{_shown(row.path, root)}:{row.line}",
    )


@lru_cache(maxsize=64)
def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _forms(cells: Mapping[str, str]) -> dict[str, tuple[Form, ...]]:
    forms: dict[str, tuple[Form, ...]] = {}
    for column, cell in cells.items():
        if column in FIXED_COLUMNS or not cell:
            continue
        harmony = stem = None
        if column == _FACTS_EDITION:
            harmony, stem = cells.get("mn-harmony") or None, cells.get("mn-stem") or None
        forms[column] = tuple(Form(text, harmony, stem) for text in values(cell))
    return forms


def _wrong(row: Row) -> dict[str, tuple[str, ...]]:
    wrong: dict[str, tuple[str, ...]] = {}
    for value in values(row.cells.get("wrong", "")):
        edition, colon, form = value.partition(":")
        if not colon or not form.strip():
            raise GlossaryError(f"a wrong variant must read edition:form, not “{value}”", path=row.path, line=row.line)
        wrong[edition.strip()] = (*wrong.get(edition.strip(), ()), form.strip())
    return wrong
