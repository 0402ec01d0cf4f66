"""SHA-256 of a package: of its archive, or of its files where no archive was seen."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

RECORD = "editions.json"
"""Written into a package's folder when it is installed: `sha256` of its archive and `files`, path to SHA-256."""


def digest_of_file(path: Path) -> str:
    """SHA-256 (hex) of the file's bytes."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def digests_of_files(folder: Path) -> dict[str, str]:
    """SHA-256 (hex) of each file below `folder`, by POSIX path in sorted order; the install record left out."""
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


def recorded_digest(folder: Path) -> str | None:
    """The archive's SHA-256 from the install record, or None for a package installed by other means."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        digest = record["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return digest if isinstance(digest, str) else None


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
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".digests-", dir=cache.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(known, out, sort_keys=True)
        Path(name).replace(cache)
    except OSError:
        return
