"""Unpacks a package's archive: data from strangers, so nothing leaves its folder and all of it appears at once."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from translate.errors import PackageError, StorageError

MAX_FILES = 2_000
MAX_BYTES = 16 << 30
MAX_DEPTH = 8
_PART = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]{1,200}")
_CHUNK = 1 << 20
_BROKEN_ZIP = (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OverflowError, zlib.error)


def top_folder(archive: Path) -> str:
    """The one folder that everything in the archive stands in. Raises PackageError as `unpack` does."""
    with _opened(archive) as opened:
        return _checked(opened, archive)


def unpack(archive: Path, destination: Path, *, staging: Path | None = None) -> None:
    """Unpack the content of the archive's one folder as the folder `destination`.

    `destination` appears complete or not at all; when it is already there, or another process makes it first, it is
    left as it is. `staging` (default: the destination's parent) holds the unfinished copy and must be on the same
    file system. Raises PackageError for an archive that is not sound, StorageError when it cannot be written.
    """
    if destination.exists():
        return
    holder = staging or destination.parent
    try:
        holder.mkdir(parents=True, exist_ok=True)
        destination.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=holder))
    except OSError as error:
        raise _not_written(destination, error) from error
    try:
        with _opened(archive) as opened:
            top = _checked(opened, archive)
            _require_space(opened, holder)
            for member in opened.infolist():
                _write(opened, member, work, archive)
        _appear(work / top, destination)
    finally:
        shutil.rmtree(work, ignore_errors=True)


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
    if len(members) > MAX_FILES:
        raise _refused(archive, f"it holds more than {MAX_FILES} files")
    if sum(member.file_size for member in members) > MAX_BYTES:
        raise _refused(archive, f"it unpacks to more than {MAX_BYTES >> 30} GiB")
    tops: set[str] = set()
    seen: set[str] = set()
    for member in members:
        shown = member.orig_filename[:80]
        path = PurePosixPath(member.filename)
        # orig_filename keeps what ZipInfo cuts off after a NUL byte or rewrites from backslashes.
        parts = member.orig_filename.removesuffix("/").split("/")
        if len(parts) > MAX_DEPTH or not all(_PART.fullmatch(part) and part.strip(". ") == part for part in parts):
            raise _refused(archive, f"it holds the path {shown!r}, which no package needs")
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(archive, f"{shown!r} is a link or a special file")
        if member.flag_bits & 0x1:
            raise _refused(archive, f"{shown!r} is encrypted")
        if str(path).casefold() in seen:
            raise _refused(archive, f"it holds {shown!r} twice")
        seen.add(str(path).casefold())
        tops.add(parts[0])
        if len(parts) == 1 and not member.is_dir():
            raise _refused(archive, f"{shown!r} stands outside the package's folder")
    if len(tops) != 1:
        raise _refused(archive, "its files do not stand in one folder")
    (top,) = tops
    if f"{top}/metadata.json" not in opened.namelist():
        raise _refused(archive, "it has no metadata.json")
    return top


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, work: Path, archive: Path) -> None:
    target = work / member.filename
    try:
        if member.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        written = 0
        with opened.open(member) as content, target.open("xb") as out:
            while chunk := content.read(_CHUNK):
                written += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except _BROKEN_ZIP:
        raise
    except OSError as error:
        raise _not_written(target, error) from error
    if written != member.file_size:
        raise _refused(archive, f"{member.filename!r} is shorter than it says")


def _appear(work: Path, destination: Path) -> None:
    try:
        work.rename(destination)
    except OSError as error:
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY) and destination.is_dir():
            return
        raise _not_written(destination, error) from error


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


def _not_written(path: Path, error: OSError) -> StorageError:
    return StorageError(f"cannot be written: {error.strerror}", path=path, hint="check rights and free disk")
