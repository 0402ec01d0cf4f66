"""The errors the library raises: each one line that says what, where and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class EditionsError(Exception):
    """Base of every error a person is meant to read.

    `what` says what is wrong, `path`, `line` and `column` (both counted from 1) where, `hint` the next step.
    `exit_code` is what a command ends with when this error stops it.
    """

    exit_code: ClassVar[int] = 3

    def __init__(
        self,
        what: str,
        *,
        path: Path | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    @property
    def where(self) -> str:
        """`file:line:column`, as far as known; empty when no file is meant."""
        if self.path is None:
            return ""
        parts = [str(self.path), *(str(number) for number in (self.line, self.column) if number is not None)]
        return ":".join(parts)

    def __str__(self) -> str:
        located = f"{self.where}: {self.what}" if self.where else self.what
        return f"{located} ({self.hint})" if self.hint else located


class ConfigError(EditionsError):
    """`translate.toml` or a command's choice of editions makes no sense."""


class StoryError(EditionsError):
    """A story cannot be read: missing, empty, wrongly encoded, or without a headline."""


class GlossaryError(EditionsError):
    """A glossary file cannot be read or breaks its schema."""


class CatalogError(EditionsError):
    """A PO file cannot be parsed or its entries contradict each other."""


class MemoryFileError(EditionsError):
    """A translation-memory file (TMX) cannot be read."""


class PackageError(EditionsError):
    """A translation package is missing, broken, or not what it says it is."""

    exit_code = 4


class StorageError(EditionsError):
    """The file system refused: read-only folder, full disk, or another run holds the project."""

    exit_code = 5
