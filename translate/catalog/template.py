"""The template (.pot) of a story's catalogues: every unit, no translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from translate.catalog.merging import merge
from translate.catalog.model import Catalog
from translate.catalog.planning import Unit, plan


def template(units: Sequence[Unit], fields: Mapping[str, str], path: Path) -> Catalog:
    """The template of these units, in story order; it belongs to the program and is always made anew."""
    return merge(None, plan(None, units), {}, fields, path=path)
