"""The files of the memory, which are its truth: the PO files of all stories and the TMX files of `memory/`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from translate.catalog.header import story_date
from translate.catalog.model import Catalog
from translate.catalog.reading import parse_catalog
from translate.catalog.states import State, state_of
from translate.config import Edition, Project
from translate.errors import CatalogError, MemoryFileError
from translate.memory.model import MemoryUnit

FOLDER = "memory"
"""Where a project keeps the TMX files it imported; part of the newsroom's work, for git to keep."""

SITE_WORDS = "messages"
"""The catalogue of the site's own words; it is not a story's."""


@dataclass(frozen=True)
class Found:
    """A file of the memory: its path seen from the project, its edition (None for TMX), and its stamp.

    Two looks at a file that give the same stamp found the same file, unless it was written at the moment of a look.
    """

    name: str
    edition: Edition | None
    stamp: str
    modified: float


def find_files(project: Project) -> Iterator[Found]:
    """The memory's files as they stand, in no particular order."""
    for edition in project.editions:
        folder = project.locales / edition.locale / "LC_MESSAGES"
        for found in _in_folder(folder, project.root, edition, ".po"):
            if Path(found.name).stem != SITE_WORDS:
                yield found
    yield from _in_folder(project.root / FOLDER, project.root, None, ".tmx")


def _in_folder(folder: Path, root: Path, edition: Edition | None, suffix: str) -> Iterator[Found]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    start = folder.relative_to(root).as_posix()
    for entry in entries:
        if entry.name.endswith(suffix) and not entry.name.startswith(".") and _is_text(entry.name):
            try:
                stat = entry.stat()
            except OSError:
                continue
            stamp = f"{stat.st_mtime_ns} {stat.st_size} {stat.st_ino}"
            yield Found(f"{start}/{entry.name}", edition, stamp, stat.st_mtime)


def _is_text(name: str) -> bool:
    """Whether a file's name is UTF-8; a run makes no other ones."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def units_of(found: Found, data: bytes, project: Project) -> tuple[tuple[MemoryUnit, ...], str]:
    """What a file gives to the memory, and an empty string; or nothing, and why it cannot be parsed."""
    path = project.root / found.name
    try:
        if found.edition is None:
            # Its XML modules take as long to load as an unchanged story takes to pass.
            from translate.memory.tmx import parse_tmx

            return parse_tmx(data, path, project.editions, found.name), ""
        return tuple(approved_units(parse_catalog(data, path), found.edition)), ""
    except (CatalogError, MemoryFileError) as error:
        return (), str(error)


def approved_units(catalog: Catalog, edition: Edition) -> Iterator[MemoryUnit]:
    """The approved translations of a story, also those of sentences it no longer has, in file order."""
    created = story_date(catalog.header)
    date = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if created else ""
    for entry in catalog.entries:
        if entry.is_header or entry.msgid_plural is not None or state_of(entry) is not State.APPROVED:
            continue
        if entry.msgid.strip() and entry.msgstr.strip():
            yield MemoryUnit(
                edition=edition.id,
                source=entry.msgid,
                target=entry.msgstr,
                context=entry.msgctxt or "",
                origin=catalog.path.stem,
                date=date,
                current=not entry.obsolete,
            )
