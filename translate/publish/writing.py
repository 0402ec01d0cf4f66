"""Writing a site: each file in one step, nothing in the way of others' files, and only our own ever removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from translate.errors import StorageError
from translate.files import ABSENT, digest_of, read_if_present, remove_leftovers, write_atomically
from translate.publish.manifest import NAME, PENDING, Manifest, read_manifest


class Site:
    """The folder of a site, with the manifest of what stands in it."""

    def __init__(self, folder: Path) -> None:
        """Raises StorageError when the manifest is not ours."""
        self.folder = folder
        self.old = read_manifest(folder)
        self._ours = self.old.all_files
        self._announced: tuple[str, ...] = ()
        self._begun = False
        self._written: dict[str, str] = {}

    def announce(self, paths: Iterable[str]) -> None:
        """Say what may be written from now on. StorageError, before anything is, when another's file is in the way."""
        new = tuple(path for path in paths if path not in self._ours and path not in self._announced)
        for path in new:
            self._refuse(path)
        self._announced += new
        self._begun = self._begun and not new

    def write(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write the files; return their digests."""
        self._begin()
        for path, data in files.items():
            if path not in self._ours and path not in self._announced:
                # Not announced are only pictures, which are named by their content.
                self._refuse(path, data)
            write_atomically(self.folder / path, data, durable=False)
        digests = {path: digest_of(data) for path, data in files.items()}
        self._written |= digests
        return digests

    def stands(self, files: Mapping[str, str]) -> bool:
        """Whether the files are there with these digests."""
        return all(self._digest(path) == digest for path, digest in files.items())

    def finish(self, manifest: Manifest) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Remove what was ours and is not in `manifest`, then write the manifest.

        Returns the paths removed, and those left because they are no longer what we wrote.
        """
        for folder in {(self.folder / path).parent for path in manifest.all_files}:
            if self._written and folder.is_dir():
                remove_leftovers(folder)
        removed, left = [], []
        ours = {**self._ours, **self._written}
        for path in sorted(set(ours) - set(manifest.all_files)):
            found = self._digest(path)
            if found == ours[path]:
                self._remove(path)
                removed.append(path)
            elif found != ABSENT:
                left.append(path)
        write_atomically(self.folder / NAME, manifest.to_bytes())
        return tuple(removed), tuple(left)

    def _begin(self) -> None:
        # A run that is killed leaves files that the next one must know for its own.
        if self._announced and not self._begun:
            pending = dict.fromkeys(self._announced, PENDING)
            begun = replace(self.old, files={**pending, **self.old.files}, lists="")
            write_atomically(self.folder / NAME, begun.to_bytes())
        self._begun = True

    def _refuse(self, path: str, data: bytes | None = None) -> None:
        found = read_if_present(self.folder / path)
        if found is not None and found != data:
            raise StorageError(
                "stands in the way and was not written by this program",
                path=self.folder / path,
                hint="move it away, or publish to another folder",
            )

    def _digest(self, path: str) -> str:
        return digest_of(read_if_present(self.folder / path))

    def _remove(self, path: str) -> None:
        file = self.folder / path
        try:
            file.unlink()
        except OSError as error:
            raise StorageError(f"cannot be removed: {error.strerror}", path=file) from error
        for parent in file.relative_to(self.folder).parents:
            with suppress(OSError):
                if parent.parts:
                    (self.folder / parent).rmdir()
