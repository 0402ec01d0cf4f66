"""Tables, bars and JSON on the terminal, wide characters counted as two columns."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from translate.config import Edition
    from translate.errors import EditionsError


def print_json(value: object) -> None:
    """`value` as indented JSON, letters of every script readable."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def width(text: str) -> int:
    """Terminal columns that `text` takes (Unicode East Asian Width W and F are two)."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def print_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A plain table: numbers to the right, words to the left."""
    cells = [list(header), *([str(cell) for cell in row] for row in rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(header))]
    numeric = [
        bool(rows) and all(isinstance(row[column], int | float) for row in rows) for column in range(len(header))
    ]
    for number, row in enumerate(cells):
        padded = []
        for column, cell in enumerate(row):
            space = " " * (widths[column] - width(cell))
            padded.append(space + cell if numeric[column] else cell + space)
        line = "  ".join(padded).rstrip()
        click.echo(click.style(line, bold=True) if number == 0 else line)


def counting_bar(opened: ExitStack, label: str) -> Callable[[int, int], None]:
    """What moves a bar on standard error to `done` of `total`; nothing when that is not a terminal."""
    bars: list[ProgressBar[int]] = []

    def progress(done: int, total: int) -> None:
        if is_interactive() and not bars:
            bars.append(opened.enter_context(click.progressbar(length=total, label=label, file=sys.stderr)))
        for bar in bars:
            bar.update(done - bar.pos)

    return progress


class BrokenFiles:
    """Says on standard error which PO files cannot be read, and remembers the exit code."""

    def __init__(self) -> None:
        self.exit_code = 0

    def __call__(self, edition: Edition, error: EditionsError) -> None:
        click.echo(f"error [{edition.id}]: {error}", err=True)
        self.exit_code = error.exit_code


def is_interactive() -> bool:
    """True when progress may be drawn: standard error is a terminal."""
    return sys.stderr.isatty()
