"""Writing files so that a reader, a crash or a second run never meets half of one; and the lock of a project."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import secrets
import shutil
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from translate.errors import StorageError

ABSENT = "absent"
"""What `digest_of` says of no file, and what a caller expects who found none."""

STATE_FOLDER = ".editions"
"""Folder of a project for what can be rebuilt at any time: the lock, the memory's index. Ignored by git."""

_TEMPORARY = re.compile(r"^\..*\.[0-9a-f]{12}\.tmp$", re.DOTALL)

STALE_SECONDS = 600
"""A temporary file this old was left by a run that was killed: no write takes so long."""


class FileChangedError(StorageError):
    """The file is no longer what the caller read: read it again."""


def digest_of(data: bytes | None) -> str:
    """SHA-256 (hex) of a file's bytes, or `ABSENT` for no file."""
    return ABSENT if data is None else hashlib.sha256(data).hexdigest()


def read_if_present(path: Path) -> bytes | None:
    """The file's bytes, or None when there is no such file; StorageError when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _storage_error("cannot be read", path, error) from error


def write_atomically(path: Path, data: bytes, *, expected: str | None = None, durable: bool = True) -> bool:
    """Replace the file's content in one step; return whether anything changed.

    Readers see the old bytes or the new ones, after a crash at any instant too. Identical bytes are not written
    at all. A symbolic link stays and its target is replaced; mode, group, owner (as far as allowed) and extended
    attributes stay; a hard link is broken, which no replacement by renaming can avoid. Missing parent folders
    are made. `expected` is `digest_of` what the caller read: FileChangedError when the file is something else by
    now. StorageError when the file system refuses; the file and its folder are then as before.

    `durable` false is for thousands of files that can be made again: it does not wait for the disk, so that a power
    cut may take the new bytes, and leaves the temporary files of killed runs to `remove_leftovers`.
    """
    try:
        target = Path(os.path.realpath(path, strict=False))
        before = read_if_present(target)
        _verify(path, before, expected)
        if before == data:
            return False
        if before is not None and not _may_be_written(target):
            raise StorageError("the file is read-only", path=path, hint="allow writing, or work on a copy")
        made = _make_folder(target.parent)
        try:
            _replace(path, target, data, expected, durable)
        except BaseException:
            for folder in made:
                with suppress(OSError):
                    folder.rmdir()
            raise
    except OSError as error:
        raise _storage_error("cannot be written", path, error) from error
    return True


def _replace(path: Path, target: Path, data: bytes, expected: str | None, durable: bool) -> None:
    if durable:
        _sweep(target.parent)
    temporary = target.with_name(f".{target.name[:200]}.{secrets.token_hex(6)}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            if target.exists():
                _copy_attributes(target, temporary)
            _write_all(descriptor, data)
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        # As late as can be: between this look and the renaming lie microseconds.
        _verify(path, read_if_present(target), expected)
        temporary.rename(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(target.parent)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _copy_attributes(target: Path, temporary: Path) -> None:
    wanted = target.stat()
    # Giving a file to another owner needs privileges; the group alone may be set by any of its members.
    for owner, group in ((wanted.st_uid, wanted.st_gid), (-1, wanted.st_gid)):
        with suppress(PermissionError):
            os.chown(temporary, owner, group)
            break
    shutil.copystat(target, temporary)


def _may_be_written(target: Path) -> bool:
    # The mode is asked as well, because to the superuser every file is writable.
    return bool(target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(target, os.W_OK)


def _verify(path: Path, found: bytes | None, expected: str | None) -> None:
    if expected is not None and digest_of(found) != expected:
        raise FileChangedError("the file changed while it was worked on", path=path, hint="run the command again")


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder and its parents; return those made, innermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
    return missing


@lru_cache(maxsize=1024)
def _sweep(folder: Path) -> None:
    # Once in a process: looking through the folder before each of its files is written would take ever longer.
    remove_leftovers(folder)


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files in a folder that a killed run left."""
    with os.scandir(folder) as found:
        for each in found:
            if _TEMPORARY.search(each.name):
                with suppress(OSError):
                    if time.time() - each.stat(follow_symlinks=False).st_mtime > STALE_SECONDS:
                        Path(each).unlink()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # Some network file systems cannot sync a folder; the file itself is whole in any case.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_state_folder(folder: Path) -> None:
    """Make a project's folder for what can be rebuilt, unless it is there; OSError when the file system refuses."""
    state = folder / STATE_FOLDER
    state.mkdir(exist_ok=True)
    ignored = state / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")


@contextmanager
def project_lock(folder: Path) -> Iterator[None]:
    """Hold the project alone, or StorageError naming the run that holds it.

    The lock is `flock` on `.editions/lock`: the kernel lets go of it when the process ends, however it ends, so
    a lock left by a dead run cannot exist and needs no cleaning. The file says who holds it, for people only.
    """
    path = folder / STATE_FOLDER / "lock"
    try:
        make_state_folder(folder)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise _storage_error("the project cannot be locked", path, error) from error
    try:
        _take(descriptor, path)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 500, 0).decode("utf-8", "replace").strip() or "another process"
        raise StorageError(
            f"another run works on this project: {holder}", path=path, hint="wait until it has ended, or end it"
        ) from error
    except OSError as error:
        raise _storage_error("the project cannot be locked", path, error) from error
    started = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} on {socket.gethostname()}, since {started}\n".encode(), 0)
    except OSError as error:
        raise _storage_error("the project cannot be locked", path, error) from error


_HINTS = {
    errno.ENOSPC: "free some space, then run again",
    errno.EDQUOT: "free some space, then run again",
    errno.EROFS: "the file system is read-only: work on a copy elsewhere",
    errno.EACCES: "allow writing to the folder, or work on a copy",
    errno.EPERM: "allow writing to the folder, or work on a copy",
}


def _storage_error(what: str, path: Path, error: OSError) -> StorageError:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return StorageError(f"{what}: {reason}", path=path, hint=_HINTS.get(error.errno or 0))
