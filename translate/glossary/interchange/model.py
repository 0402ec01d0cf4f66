"""A glossary row on its way between files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from translate.glossary.files import read_rows


@dataclass(frozen=True)
class ExchangedRow:
    """The filled cells of a row by column, and the stem of the glossary file it stands in (empty when unknown)."""

    cells: Mapping[str, str]
    file: str = ""


def rows_of(paths: Iterable[Path]) -> tuple[ExchangedRow, ...]:
    """The rows of glossary files in order; raises GlossaryError when one cannot be read."""
    return tuple(
        ExchangedRow({name: text for name, text in row.cells.items() if text}, path.stem)
        for path in paths
        for row in read_rows(path)
    )
