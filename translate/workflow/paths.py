"""Where the files that a story is translated in stand."""

from __future__ import annotations

from pathlib import Path

from translate.config import Edition, Project


def catalog_path(project: Project, edition: Edition, story: str) -> Path:
    """Where the PO file of a story's edition stands."""
    return project.locales / edition.locale / "LC_MESSAGES" / f"{story}.po"


def template_path(project: Project, story: str) -> Path:
    """Where the template (.pot) of a story's PO files stands."""
    return project.locales / f"{story}.pot"
