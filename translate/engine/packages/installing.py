"""Installs packages into Argos' own folder, and removes them: all at once or not at all."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from translate.engine.packages.archives import appear, not_written, top_folder, unpacking
from translate.engine.packages.digests import digest_of_file, read_record
from translate.engine.packages.downloading import TIMEOUT, Progress, discard, download
from translate.engine.packages.finding import SUFFIX, BrokenPackage, installed_folders
from translate.engine.packages.known import KnownPackage
from translate.engine.packages.package import Package
from translate.engine.packages.reading import read_package
from translate.errors import PackageError, StorageError
from translate.files import read_if_present, write_atomically


def install_archive(
    archive: Path, *, sha256: str | None = None, pair: tuple[str, str] | None = None, origin: str | None = None
) -> Package:
    """Install the package in the file `archive` and return it.

    A package of the same folder name is replaced; one with the same SHA-256 is left as it is. Two installs at once
    end with either's package whole. Raises PackageError when the archive is unsound or not the one that `sha256`
    and `pair` (source and target code) promise, StorageError when Argos' folder cannot be written; nothing is
    changed then.
    """
    if not archive.is_file():
        raise PackageError("there is no such file", path=archive, hint="check the file's name")
    digest = digest_of_file(archive)
    if sha256 is not None and digest != sha256.lower():
        raise PackageError(
            f"not the expected package: its SHA-256 is {digest}, not {sha256.lower()}",
            path=archive,
            hint="get it again, or find out why it changed",
        )
    parent = _folder_to_install_into()
    destination = parent / top_folder(archive)
    if present := _already(destination, digest):
        return present
    # Beside Argos' folder, not in it: Argos takes every folder in there for a package.
    with unpacking(archive, parent.parent, origin=origin or archive.name) as work:
        found = read_package(work, digest=digest, bundled=False)
        if pair is not None and (found.source, found.target) != pair:
            raise PackageError(
                f"not the expected package: it translates {found.source} → {found.target}, not {pair[0]} → {pair[1]}",
                path=archive,
                hint="check where it comes from",
            )
        while not appear(work, destination):
            _retire(destination)
    return replace(found, folder=destination)


def install_folder(folder: Path) -> list[Package | BrokenPackage]:
    """Install every `*.argosmodel` in `folder`, in order of name; one that is broken does not stop the others.

    Raises PackageError when there is none, StorageError as `install_archive` does.
    """
    archives = sorted(folder.glob(f"*{SUFFIX}"))
    if not archives:
        raise PackageError(f"no {SUFFIX} file in this folder", path=folder, hint="name the folder that holds them")
    results: list[Package | BrokenPackage] = []
    for archive in archives:
        try:
            results.append(install_archive(archive))
        except PackageError as error:
            results.append(BrokenPackage(archive, error))
    return results


def install_known(
    known: KnownPackage,
    *,
    downloads: Path,
    pins: Path,
    progress: Progress | None = None,
    timeout: float = TIMEOUT,
    pause: float = 1.0,
) -> Package:
    """Download a known package into `downloads` and install it.

    Its SHA-256 is the one of `known.toml`, or the one that the first download recorded in the JSON file `pins`; a
    file with another is deleted and refused. Raises PackageError and StorageError as the steps do.
    """
    name = Path(urlsplit(known.url).path).name
    archive = downloads / name
    expected = known.sha256 or _pins(pins).get(known.url)
    digest = download(known.url, archive, progress=progress, timeout=timeout, pause=pause)
    try:
        if expected is not None and digest != expected:
            raise PackageError(
                f"{known.url} is not the expected package: its SHA-256 is {digest}, not {expected}",
                hint=f"find out why it changed before you trust it; if it is right, delete its line in {pins}",
            )
        package = install_archive(archive, pair=(known.source, known.target), origin=known.url)
    finally:
        discard(archive)
    if expected is None:
        _pin(pins, known.url, digest)
    return package


def downloads_folder() -> Path:
    """Argos' own folder for downloads."""
    from argostranslate import settings

    return Path(settings.downloads_dir)


def pins_file() -> Path:
    """Where the hashes of first downloads are kept, beside Argos' package folder. Raises StorageError without one."""
    return _folder_to_install_into().parent / "editions-downloads.json"


def remove(package: Package) -> None:
    """Remove an installed package. Raises PackageError for one that comes with the program."""
    if package.bundled:
        raise PackageError(
            f"{package.name} {package.version} comes with the program and cannot be removed",
            hint="install another for the same languages: it goes before the bundled one",
        )
    _retire(package.folder)


def _folder_to_install_into() -> Path:
    folders = installed_folders()
    if not folders:
        raise StorageError(
            "Argos Translate's folders cannot be made", hint="set ARGOS_PACKAGES_DIR to a folder that can be written"
        )
    return folders[0]


def _already(folder: Path, digest: str) -> Package | None:
    try:
        record = read_record(folder)
        if record is not None and record.sha256 == digest:
            return read_package(folder, digest=digest, bundled=False)
    except PackageError:
        pass  # a damaged one is installed again
    return None


def _retire(folder: Path) -> None:
    """Take the folder out of sight in one step, then delete it."""
    try:
        grave = Path(tempfile.mkdtemp(prefix=".removing-", dir=folder.parent.parent))
        try:
            # Another process may have taken it away first.
            with contextlib.suppress(FileNotFoundError):
                folder.rename(grave / folder.name)
        finally:
            shutil.rmtree(grave, ignore_errors=True)
    except OSError as error:
        raise not_written(folder, error) from error


def _pins(path: Path) -> dict[str, str]:
    try:
        values = json.loads(read_if_present(path) or b"{}")
        return {str(url): str(digest) for url, digest in values.items()}
    except (ValueError, AttributeError) as error:
        raise StorageError(
            "the recorded hashes of downloads cannot be read", path=path, hint="repair the file or delete it"
        ) from error


def _pin(path: Path, url: str, digest: str) -> None:
    write_atomically(path, (json.dumps({**_pins(path), url: digest}, indent=1, sort_keys=True) + "\n").encode())
