"""TSV: all columns in one table for spreadsheets and scripts, or one edition's pairs for CAT tools.

Cells that hold a tab, a line end or a quotation mark are quoted as in CSV, so that nothing is lost.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from translate.errors import GlossaryError
from translate.glossary.files import FIXED_COLUMNS
from translate.glossary.interchange.model import ExchangedRow
from translate.glossary.sheets import line_of
from translate.glossary.terms import Entry

FILE_COLUMN = "file"
PAIR_HEADER = ("source", "target", "comment")


def table(rows: Sequence[ExchangedRow]) -> str:
    """One line a row under a header of all the rows' columns; the last column names the glossary file."""
    used = dict.fromkeys(name for row in rows for name in row.cells)
    forms = [name for name in used if name not in FIXED_COLUMNS]
    columns = [*FIXED_COLUMNS[:4], *forms, *FIXED_COLUMNS[4:]]
    lines = ([*(row.cells.get(name, "") for name in columns), row.file] for row in rows)
    return _tsv([[*columns, FILE_COLUMN], *lines])


def pairs(entries: Sequence[Entry], edition: str) -> str:
    """Source, target and comment, a line for each spelling of each entry that has a form in `edition`."""
    lines: list[Sequence[str]] = [PAIR_HEADER]
    for entry in entries:
        forms = entry.forms.get(edition, ())
        for spellings, form in (((entry.term, *entry.aliases), forms[:1]), (entry.short, forms[-1:])):
            lines += [(spelling, form[0].text, entry.note) for spelling in spellings if form]
    return _tsv(lines)


def parse_table(data: bytes, path: Path) -> tuple[ExchangedRow, ...]:
    """The rows of a table as `table` writes it; raises GlossaryError with the line."""
    lines = _lines(data, path)
    header = next(lines, (1, []))[1]
    if "term" not in header:
        hint = (
            "a table of pairs needs --edition" if header[:2] == list(PAIR_HEADER[:2]) else "name the columns as in CSV"
        )
        raise GlossaryError("no header row with a column “term”", path=path, line=1, hint=hint)
    rows = []
    for line, cells in lines:
        if len(cells) != len(header):
            raise GlossaryError(f"{len(cells)} cells where the header has {len(header)}", path=path, line=line)
        filled = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()}
        if "term" not in filled:
            raise GlossaryError("a row without a term", path=path, line=line)
        file = filled.pop(FILE_COLUMN, "")
        rows.append(ExchangedRow(filled, _checked_file(file, path, line)))
    return tuple(rows)


def parse_pairs(data: bytes, path: Path) -> tuple[tuple[str, str, str], ...]:
    """Source, target and comment of each line; a header as `pairs` writes it is none. GlossaryError with the line."""
    found = []
    for line, cells in _lines(data, path):
        if tuple(cells[:2]) == PAIR_HEADER[:2] or cells[0].startswith("#"):
            continue
        if not 2 <= len(cells) <= 3 or not cells[0].strip() or not cells[1].strip():
            raise GlossaryError("not “source, target, comment” with tabs between", path=path, line=line)
        found.append((cells[0].strip(), cells[1].strip(), cells[2].strip() if len(cells) == 3 else ""))
    return tuple(found)


def _checked_file(file: str, path: Path, line: int) -> str:
    if file and (Path(file).name != file or file.startswith(".")):
        raise GlossaryError(f"“{file}” is no name of a glossary file", path=path, line=line, hint="such as people")
    return file


def _lines(data: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryError("not UTF-8 text", path=path, line=line, hint="save it as UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"not a table: {error}", path=path, line=reader.line_num) from error


def _tsv(lines: Sequence[Sequence[str]]) -> str:
    return "".join(line_of(cells, delimiter="\t") + "\n" for cells in lines)
