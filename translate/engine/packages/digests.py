"""SHA-256 of a package: of its archive, or of its files where no archive was seen."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from translate.errors import PackageError, StorageError
from translate.files import write_atomically

RECORD = "editions.json"


@dataclass(frozen=True)
class Record:
    """What was unpacked, kept beside it as `editions.json`.

    `sha256` is the archive's, `files` maps each file's POSIX path to its SHA-256, `origin` is the address or file
    that the archive came from.
    """

    sha256: str
    files: dict[str, str]
    origin: str

    def write(self, folder: Path) -> None:
        """Write the record into `folder`, in place of any that a package brings along."""
        (folder / RECORD).write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_record(folder: Path) -> Record | None:
    """The record in `folder`, or None for a package that was unpacked by other means.

    Raises PackageError for one that cannot be understood.
    """
    path = folder / RECORD
    try:
        values = json.loads(path.read_bytes())
        files = {str(name): str(digest) for name, digest in values["files"].items()}
        return Record(sha256=str(values["sha256"]), files=files, origin=str(values["origin"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageError(
            "the package's record of its files is broken", path=path, hint="remove the package and install it again"
        ) from error


def digest_of_file(path: Path) -> str:
    """SHA-256 (hex) of the file's bytes."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def digests_of_files(folder: Path) -> dict[str, str]:
    """SHA-256 (hex) of each file below `folder`, by POSIX path in sorted order; the record itself left out."""
    return {name: digest_of_file(folder / name) for name in _names(folder)}


def digest_of_folder(folder: Path, cache: Path) -> str:
    """SHA-256 (hex) over the sorted paths and SHA-256s of the files below `folder`.

    Kept in the JSON file `cache` and computed again when a file's size or time of change differs. A cache that
    cannot be read or written costs time, nothing else.
    """
    stamp = [
        [name, status.st_size, status.st_mtime_ns] for name in _names(folder) for status in [(folder / name).stat()]
    ]
    key = str(folder.resolve())
    known = _cached(cache)
    entry = known.get(key)
    if isinstance(entry, dict) and entry.get("stamp") == stamp:
        return str(entry["sha256"])
    lines = "".join(f"{digest}  {name}\n" for name, digest in digests_of_files(folder).items())
    digest = hashlib.sha256(lines.encode()).hexdigest()
    _keep(cache, {**known, key: {"stamp": stamp, "sha256": digest}})
    return digest


def _names(folder: Path) -> list[str]:
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in files if name != RECORD)


def _cached(cache: Path) -> dict[str, object]:
    try:
        known = json.loads(cache.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _keep(cache: Path, known: dict[str, object]) -> None:
    with suppress(StorageError):
        write_atomically(cache, json.dumps(known, sort_keys=True).encode())
