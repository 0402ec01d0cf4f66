"""The approved translations of an edition, as pairs of English and translation."""

from __future__ import annotations

from translate.catalog.reading import read_catalog
from translate.config import Edition, Project
from translate.memory.collecting import approved_units
from translate.workflow.inspection import catalogs_of


def approved_pairs(project: Project, edition: Edition) -> tuple[tuple[str, str], ...]:
    """All of them, by story and in file order; raises CatalogError when a PO file does not parse."""
    return tuple(
        (unit.source, unit.target)
        for _, path in catalogs_of(project, (edition,))
        for unit in approved_units(read_catalog(path), edition)
    )
