"""Write a catalogue over a file that a reviewer may be saving at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from translate.catalog.model import Catalog
from translate.catalog.reading import parse_catalog
from translate.errors import StorageError
from translate.files import FileChangedError, digest_of, read_if_present, write_atomically

TRIES = 5


@dataclass(frozen=True)
class SaveResult:
    """The catalogue as it stands in the file now, whether the file changed, and how often it had to be built."""

    catalog: Catalog
    changed: bool
    tries: int


def save(path: Path, build: Callable[[Catalog | None], Catalog]) -> SaveResult:
    """Read the file, build the new catalogue from it, write it; again from the start if the file changed meanwhile.

    `build` gets None when there is no file; it is called once for each try and must have no effect but its
    result. CatalogError when the file does not parse, StorageError when it cannot be written or keeps changing;
    the file is then left as it is.
    """
    for tries in range(1, TRIES + 1):
        data = read_if_present(path)
        catalog = build(None if data is None else parse_catalog(data, path))
        try:
            changed = write_atomically(path, catalog.to_bytes(), expected=digest_of(data))
        except FileChangedError:
            continue
        return SaveResult(catalog, changed, tries)
    raise StorageError(
        f"the file changed {TRIES} times while it was worked on",
        path=path,
        hint="see which program keeps writing it, then run again",
    )
