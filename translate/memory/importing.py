"""Take a TMX file of another tool into a project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from translate.config import Project
from translate.errors import MemoryFileError
from translate.files import ABSENT, FileChangedError, digest_of, read_if_present, write_atomically
from translate.memory.collecting import FOLDER
from translate.memory.tmx import parse_tmx
from translate.story.read import story_name


@dataclass(frozen=True)
class Imported:
    """Where the file stands in the project, its usable units per edition, and whether it was not there before."""

    path: Path
    units: Mapping[str, int]
    changed: bool


def import_tmx(project: Project, path: Path) -> Imported:
    """Copy a TMX file into the project's `memory/`, byte for byte; an identical one that is there already stays.

    MemoryFileError when it is not TMX, when it has no unit for an edition of the project, or when another file of
    that name is there; StorageError when it cannot be read or written.
    """
    data = read_if_present(path)
    if data is None:
        raise MemoryFileError("there is no such file", path=path)
    target = project.root / FOLDER / f"{story_name(path)}.tmx"
    units = parse_tmx(data, path, project.editions, target.name)
    if not units:
        editions = ", ".join(edition.id for edition in project.editions)
        raise MemoryFileError(
            "no unit of the file is in English and in one of the editions", path=path, hint=f"editions: {editions}"
        )
    standing = read_if_present(target)
    changed = False
    if standing != data:
        try:
            changed = write_atomically(target, data, expected=ABSENT if standing is None else digest_of(data))
        except FileChangedError as error:
            raise MemoryFileError(
                "another file of this name was imported before",
                path=target,
                hint="give the new one another name, or remove the old one first",
            ) from error
    return Imported(target, Counter(unit.edition for unit in units), changed)
