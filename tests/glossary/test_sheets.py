"""Every cell is where its sheet says, whatever quotes, line ends and spaces the file has."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from translate.glossary.files import read_rows
from translate.glossary.sheets import Cell, located_values, read_sheet

CELLS = st.text(st.sampled_from('abç亚Қ ,"|\n\t '), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6)


@given(TABLES, st.sampled_from(["\n", "\r\n"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), st.booleans())
def test_cells_and_places(table: list[list[str]], newline: str, quoting: int, mark: bool) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=newline, quoting=quoting).writerows([["term", "kind", "note"], *table])  # type: ignore[arg-type]
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_bytes(("\ufeff" * mark + out.getvalue()).encode())
        sheet = read_sheet(path)
        rows = read_rows(path)
    assert [each.row for each in sheet.rows] == list(rows)
    lines = sheet.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in sheet.rows:
        for name, cell in each.cells.items():
            assert cell.text == each.row.cells[name]
            for index, character in enumerate(cell.text):
                line, column = sheet.place(cell, index)
                if character not in "\r\n":
                    assert lines[line - 1][column - 1] == character
            for index, value in located_values(cell):
                assert cell.text[index:].startswith(value)


def test_line_ends() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_bytes(b"term,kind\r\nA,place\r\n")
        assert read_sheet(path).newline == "\r\n"
        path.write_bytes(b"term")
        sheet = read_sheet(path)
        assert (sheet.newline, sheet.rows, sheet.header) == ("\n", (), (Cell("term", 0, 4),))
