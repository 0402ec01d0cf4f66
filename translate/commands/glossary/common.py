"""What the glossary commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.config import Project


def project_here() -> Project:
    """The project of the folder the program runs in."""
    from translate.config import load_project

    return load_project(Path.cwd())
