"""Unpacks a package's archive: data from strangers, so nothing leaves its folder and all of it appears at once."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from translate.engine.packages.digests import RECORD, Record, digest_of_file
from translate.errors import PackageError, StorageError

_LONGEST_END = 22 + 0xFFFF
"""The record at a zip archive's end with the longest comment it may have (APPNOTE.TXT 4.3.16)."""

_MANY = 0xFFFF
"""Stands for a number of files that the record has no room for; no package has so many."""

MAX_FILES = 2_000
MAX_BYTES = 16 << 30
MAX_DEPTH = 8
_PART = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]{1,200}")
_TOP = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")
_CHUNK = 1 << 20
_STAGING = ".unpacking-"

STALE_SECONDS = 86_400
"""A half-unpacked folder this old was left by a process that was killed."""

_BROKEN_ZIP = (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OverflowError, RuntimeError, zlib.error)


def top_folder(archive: Path) -> str:
    """The one folder that everything in the archive stands in. Raises PackageError for an unsound archive."""
    with _opened(archive) as opened:
        return _checked(opened, archive)


@contextmanager
def unpacking(archive: Path, holder: Path, *, origin: str) -> Iterator[Path]:
    """The archive's content in a folder of its own below `holder`, with its record; gone when the block ends.

    The caller moves it to where it shall stay. Raises PackageError for an archive that is not sound (a path that
    leaves its folder, a link, too many or too large files, a broken or cut stream), StorageError when it cannot
    be written.
    """
    try:
        holder.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(holder)
        work = Path(tempfile.mkdtemp(prefix=_STAGING, dir=holder))
    except OSError as error:
        raise not_written(holder, error) from error
    try:
        with _opened(archive) as opened:
            top = _checked(opened, archive)
            _require_space(opened, holder)
            written = (_write(opened, member, work, archive) for member in opened.infolist())
            files = {name.removeprefix(f"{top}/"): digest for name, digest in written if digest}
        files.pop(RECORD, None)
        Record(sha256=digest_of_file(archive), files=dict(sorted(files.items())), origin=origin).write(work / top)
        yield work / top
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _remove_leftovers(holder: Path) -> None:
    for folder in holder.glob(f"{_STAGING}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > STALE_SECONDS:
                shutil.rmtree(folder)


def appear(work: Path, destination: Path) -> bool:
    """Rename the folder `work` to `destination`; False when something already stands there.

    Raises StorageError when it cannot be written.
    """
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        work.rename(destination)
    except OSError as error:
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
            return False
        raise not_written(destination, error) from error
    return True


def not_written(path: Path, error: OSError) -> StorageError:
    """The error for a path that could not be written."""
    return StorageError(f"cannot be written: {error.strerror}", path=path, hint="check rights and free disk")


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(archive) as opened:
            yield opened
    except _BROKEN_ZIP as error:
        raise _refused(archive, f"not a whole zip archive ({error})") from error
    except OSError as error:
        raise PackageError(
            f"the package cannot be read: {error.strerror}", path=archive, hint="check the file's name and rights"
        ) from error


def _checked(opened: zipfile.ZipFile, archive: Path) -> str:
    members = opened.infolist()
    if _promised(archive) not in (len(members), _MANY):
        raise _refused(archive, "its list of files is damaged")
    if len(members) > MAX_FILES:
        raise _refused(archive, f"it holds more than {MAX_FILES} files")
    if sum(member.file_size for member in members) > MAX_BYTES:
        raise _refused(archive, f"it unpacks to more than {MAX_BYTES} bytes")
    tops: set[str] = set()
    seen: set[str] = set()
    for member in members:
        # orig_filename keeps what ZipInfo cuts off after a NUL byte.
        name = member.orig_filename
        shown = repr(name[:80])
        parts = name.removesuffix("/").split("/")
        if len(parts) > MAX_DEPTH or not all(_PART.fullmatch(part) and part.strip(". ") for part in parts):
            raise _refused(archive, f"it holds the path {shown}, which no package needs")
        if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(archive, f"{shown} is a link or a special file")
        if member.flag_bits & 0x1:
            raise _refused(archive, f"{shown} is encrypted")
        if name.removesuffix("/").casefold() in seen:
            raise _refused(archive, f"it holds {shown} twice")
        if len(parts) == 1 and not member.is_dir():
            raise _refused(archive, f"{shown} stands outside the package's folder")
        seen.add(name.removesuffix("/").casefold())
        tops.add(parts[0])
    if len(tops) != 1:
        raise _refused(archive, "its files do not stand in one folder")
    (top,) = tops
    if not _TOP.fullmatch(top):
        raise _refused(archive, f"{top[:80]!r} is no name for a package's folder")
    if f"{top}/metadata.json" not in opened.namelist():
        raise _refused(archive, "it has no metadata.json")
    return top


def _promised(archive: Path) -> int:
    """How many files the archive's end says it holds; zipfile does not look, and a damaged entry can hide others."""
    with archive.open("rb") as file:
        file.seek(max(0, archive.stat().st_size - _LONGEST_END))
        tail = file.read()
    start = tail.rfind(b"PK\x05\x06")
    return int.from_bytes(tail[start + 10 : start + 12], "little")


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, work: Path, archive: Path) -> tuple[str, str]:
    target = work / member.filename
    digest = hashlib.sha256()
    written = 0
    try:
        if member.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            return member.filename, ""
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(member) as content, target.open("xb") as out:
            while chunk := content.read(_CHUNK):
                written += len(chunk)
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except (FileExistsError, NotADirectoryError) as error:
        raise _refused(archive, f"{member.filename!r} is a file and a folder at once") from error
    except OSError as error:
        raise not_written(target, error) from error
    if written != member.file_size:
        raise _refused(archive, f"{member.filename!r} is shorter than it says")
    return member.filename, digest.hexdigest()


def _require_space(opened: zipfile.ZipFile, folder: Path) -> None:
    needed = sum(member.file_size for member in opened.infolist())
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise StorageError(
            f"the package needs {needed >> 20} MiB, only {free >> 20} MiB are free",
            path=folder,
            hint="make room on the disk",
        )


def _refused(archive: Path, why: str) -> PackageError:
    return PackageError(f"not a sound package: {why}", path=archive, hint="get it again from its source")
