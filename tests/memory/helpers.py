"""What the tests of the memory share: projects whose stories have approved translations."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from translate.catalog import editing
from translate.catalog.header import NO_DATE, new_fields
from translate.catalog.merging import Draft, merge
from translate.catalog.planning import Unit, plan, reference
from translate.config import Edition, Project, load_project

CLOSED = "Turkey closed its border with Syria on Monday."
BANK = "The bank will open a branch in Darkhan next year."


def newsroom(folder: Path) -> Project:
    """An empty project with the default editions."""
    folder.mkdir(exist_ok=True)
    return load_project(folder)


def po_path(project: Project, edition: Edition, story: str) -> Path:
    return project.locales / edition.locale / "LC_MESSAGES" / f"{story}.po"


def write_story(
    project: Project,
    edition_id: str,
    story: str,
    approved: Mapping[str, str],
    *,
    drafts: Mapping[str, str] | None = None,
    context: str = "body",
    created: datetime = NO_DATE,
    settled: bool = True,
) -> Path:
    """The PO file of a story: entries that a person approved, and drafts that nobody has looked at."""
    edition = project.edition(edition_id)
    texts = {**approved, **(drafts or {})}
    units = [Unit(text, context, (reference(f"stories/{story}.txt", n),), (), "b1") for n, text in enumerate(texts, 1)]
    fields = new_fields(project=story, gettext_locale=edition.locale, created=created, generator="test", extra={})
    planned = plan(None, units)
    made = {unit.key: Draft(texts[unit.msgid]) for unit in units}
    path = po_path(project, edition, story)
    catalog = merge(None, planned, made, fields, path=path)
    catalog = editing.with_entries(
        catalog, lambda entry: editing.with_fuzzy(entry, False, "\n") if entry.msgid in approved else entry
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(catalog.to_bytes())
    if settled:
        settle(path)
    return path


def settle(path: Path) -> None:
    """Let the file look as if it was written a while ago, as most files are."""
    past = time.time() - 60
    os.utime(path, (past, past))
