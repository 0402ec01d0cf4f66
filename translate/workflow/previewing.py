"""The preview of a story: its PO files inspected and set beside the English."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from translate.checks.model import Check, StoryCheck
from translate.checks.registry import CHECKS, STORY_CHECKS
from translate.config import Edition, Project
from translate.publish.preview import Side, preview_page, row_of
from translate.workflow.inspection import Inspector, catalogs_of


def preview_story(story: str, project: Project, editions: Sequence[Edition]) -> str:
    """The preview page of a story in `editions`, as far as it has been translated.

    Raises StoryError when no PO file of the story is there, CatalogError when one does not parse.
    """
    catalogs = list(catalogs_of(project, editions, [story]))
    inspector = Inspector(project)
    sides = [_side(inspector, edition, path, project.root) for edition, path in catalogs]
    return preview_page(project, story, sides)


def _side(inspector: Inspector, edition: Edition, path: Path, root: Path) -> Side:
    units = inspector.inspect(path, edition).units
    checks: tuple[Check | StoryCheck, ...] = (*CHECKS, *STORY_CHECKS)
    rows = tuple(row_of(unit.entry, unit.state, unit.demands, unit.issues, checks) for unit in units)
    return Side(edition, Path(os.path.relpath(path, root)).as_posix(), rows)
