"""Finds the package for a pair of languages: what a user installed first, then what comes with the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from translate.engine.packages.archives import appear, unpacking
from translate.engine.packages.digests import digest_of_file, digest_of_folder, read_record
from translate.engine.packages.package import Package
from translate.engine.packages.reading import pair_of, read_metadata, read_package
from translate.errors import PackageError
from translate.shipped import shipped_folder

SUFFIX = ".argosmodel"
_DIGESTS = "digests.json"


@dataclass(frozen=True)
class BrokenPackage:
    """A package that is there and cannot be used: where, and the reason."""

    path: Path
    error: PackageError


def bundled_folder() -> Path:
    """Where the packages that come with the program lie."""
    return shipped_folder("models")


def installed_folders() -> tuple[Path, ...]:
    """Argos Translate's package folders (`ARGOS_PACKAGES_DIR`), the one that is installed into first.

    Empty when Argos cannot make its folders, as in a home that is read-only.
    """
    try:
        # Importing the settings makes Argos' folders, so only what needs them does.
        from argostranslate import settings
    except OSError:
        return ()
    return tuple(Path(folder) for folder in settings.package_dirs)


def find_package(source: str, target: str, *, bundled: Path, unpacked: Path) -> Package:
    """The package that translates `source` to `target` (Argos codes).

    One that a user installed in Argos' own folder goes before one in `bundled` (`*.argosmodel`, unpacked on first
    use to `unpacked/<sha256>/`); among several the highest version wins. Raises PackageError when there is none,
    or when the one that would be used is broken: a worse one is never taken in silence.
    """
    pair = (source, target)
    for found in (list(_installed(unpacked, pair)), list(_bundled(bundled, unpacked, pair))):
        usable = [each for each in found if isinstance(each, Package)]
        for each in found:
            if isinstance(each, BrokenPackage):
                raise each.error
        if usable:
            return max(usable, key=lambda package: (_order(package.version), package.digest))
    raise PackageError(
        f"no translation package for {source} → {target}",
        hint=f"install one: cli.py models install translate-{source}_{target}",
    )


def open_package(path: Path, *, unpacked: Path) -> Package:
    """The package at `path`: an `.argosmodel` (unpacked as a bundled one is) or a folder it was unpacked to.

    Raises PackageError when there is none or it is broken.
    """
    if path.is_dir():
        record = read_record(path)
        digest = record.sha256 if record else digest_of_folder(path, unpacked / _DIGESTS)
        return read_package(path, digest=digest, bundled=False)
    if not path.is_file():
        raise PackageError("there is no such package", path=path, hint="name an .argosmodel file or a folder")
    return _unpacked_once(path, unpacked, bundled=False)


def available_packages(*, bundled: Path, unpacked: Path) -> list[Package | BrokenPackage]:
    """Every package that is here, installed ones first, then the bundled; each group in order of folder or file."""
    return [*_installed(unpacked, None), *_bundled(bundled, unpacked, None)]


def _installed(unpacked: Path, pair: tuple[str, str] | None) -> Iterator[Package | BrokenPackage]:
    for parent in installed_folders():
        # argostranslate.package.get_installed_packages() gives up on all packages when one is broken.
        for folder in sorted(parent.iterdir()) if parent.is_dir() else ():
            if folder.is_dir() and not folder.name.startswith("."):
                yield from _read(folder, pair, unpacked)


def _read(folder: Path, pair: tuple[str, str] | None, unpacked: Path) -> Iterator[Package | BrokenPackage]:
    try:
        metadata = read_metadata(folder)
        if metadata.get("type", "translate") != "translate":
            return
        if pair is not None and pair_of(metadata, folder) != pair:
            return
        record = read_record(folder)
        digest = record.sha256 if record else digest_of_folder(folder, unpacked / _DIGESTS)
        yield read_package(folder, digest=digest, bundled=False)
    except PackageError as error:
        if pair is None or "_".join(pair) in folder.name:
            yield BrokenPackage(folder, error)


def _bundled(bundled: Path, unpacked: Path, pair: tuple[str, str] | None) -> Iterator[Package | BrokenPackage]:
    # A bundled archive is named as Argos names it: translate-en_zh-0_1.argosmodel.
    pattern = f"translate-{'_'.join(pair)}-*{SUFFIX}" if pair else f"translate-*{SUFFIX}"
    for archive in sorted(bundled.glob(pattern)):
        try:
            yield _unpacked_once(archive, unpacked, bundled=True)
        except PackageError as error:
            yield BrokenPackage(archive, error)


def _unpacked_once(archive: Path, unpacked: Path, *, bundled: bool) -> Package:
    digest = digest_of_file(archive)
    folder = unpacked / digest
    if not folder.exists():
        with unpacking(archive, unpacked, origin=archive.name) as work:
            appear(work, folder)
    return read_package(folder, digest=digest, bundled=bundled)


def _order(version: str) -> tuple[object, ...]:
    from packaging.version import InvalidVersion, Version

    try:
        return (1, Version(version))
    except InvalidVersion:
        return (0, version)
