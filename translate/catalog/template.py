"""The template (.pot) of a story's catalogues: every unit, no translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from translate.catalog import editing
from translate.catalog.header import with_header
from translate.catalog.model import Catalog, Entry
from translate.catalog.planning import Unit
from translate.catalog.states import not_a_mark


def template(units: Sequence[Unit], fields: Mapping[str, str], path: Path) -> Catalog:
    """The template of these units, in story order; it belongs to the program and is always made anew."""
    empty = Catalog(path=path, entries=())
    entries = tuple(_entry(unit, empty.newline) for unit in units)
    return with_header(replace(empty, entries=entries), fields)


def _entry(unit: Unit, newline: str) -> Entry:
    entry = editing.new_entry(unit.key, "", newline)
    entry = editing.with_extracted_comments(entry, tuple(map(not_a_mark, unit.comments)), newline)
    return editing.with_references(entry, unit.references, newline)
