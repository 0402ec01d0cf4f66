"""Downloads one file: with progress, resumed after a break, and never taken for whole when it is not."""

from __future__ import annotations

import hashlib
import http.client
import json
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from translate import __version__
from translate.engine.packages.archives import MAX_BYTES, not_written
from translate.errors import PackageError, StorageError

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are here and the bytes expected in all (None while the server does not say)."""

TIMEOUT = 30.0
ATTEMPTS = 5
_CHUNK = 1 << 18
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class _Answer:
    """What the server is about to send: from which byte, how many bytes in all, and its mark of this version."""

    start: int
    total: int | None
    validator: str | None


def download(
    url: str,
    destination: Path,
    *,
    progress: Progress | None = None,
    timeout: float = TIMEOUT,
    attempts: int = ATTEMPTS,
    pause: float = 1.0,
) -> str:
    """Fetch `url` to the file `destination` and return its SHA-256 (hex).

    What came before a break stays in `<destination>.part` and is gone on from (RFC 9110 §14, with If-Range) by the
    next of `attempts` and by the next call; `destination` appears only when the file is whole. `timeout` is the
    longest silence in seconds, `pause` the wait before the second attempt, doubled for each further one.

    Raises PackageError when the server says no or the connection keeps breaking, StorageError when it cannot be
    written. Only https is taken, or http from this machine itself.
    """
    _require_safe(url)
    part = destination.with_name(f"{destination.name}.part")
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(destination, error) from error
    with _alone(part):
        last: Exception | None = None
        for attempt in range(attempts):
            if attempt:
                time.sleep(pause * 2 ** (attempt - 1))
            try:
                _go_on(url, part, progress, timeout)
                break
            except urllib.error.HTTPError as error:
                if error.code < 500 and error.code not in (408, 416, 429):
                    raise _failed(url, f"the server answers {error.code} {error.reason}") from error
                last = error
            except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
                last = error
        else:
            reason = getattr(last, "reason", None) or last
            raise _failed(url, f"broken off {attempts} times ({reason})", "run the same command again to go on")
        digest = _digest(part)
        try:
            part.replace(destination)
        except OSError as error:
            raise not_written(destination, error) from error
        _mark(part).unlink(missing_ok=True)
    return digest


def discard(destination: Path) -> None:
    """Delete a downloaded file and whatever part of it is kept."""
    part = destination.with_name(f"{destination.name}.part")
    for path in (destination, part, _mark(part)):
        path.unlink(missing_ok=True)


def _go_on(url: str, part: Path, progress: Progress | None, timeout: float) -> None:
    have, validator = _kept(part, url)
    headers = {"User-Agent": f"editions/{__version__}", "Accept-Encoding": "identity"}
    if have and validator:
        headers |= {"Range": f"bytes={have}-", "If-Range": validator}
    request = urllib.request.Request(url, headers=headers)
    try:
        response = urllib.request.build_opener(_SafeRedirects).open(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        if error.code == 416:
            part.unlink(missing_ok=True)
        raise
    with response:
        answer = _answer(response.status, response.headers, have)
        if answer.total is not None and answer.total > MAX_BYTES:
            raise _failed(url, f"it is larger than {MAX_BYTES} bytes")
        _require_space(part.parent, answer)
        try:
            _mark(part).write_text(json.dumps({"url": url, "validator": answer.validator}), encoding="utf-8")
            out = part.open("r+b" if answer.start else "wb")
        except OSError as error:
            raise not_written(part, error) from error
        with out:
            _receive(response, out, answer, url, progress)


def _answer(status: int, headers: http.client.HTTPMessage, have: int) -> _Answer:
    etag = headers.get("ETag") or ""
    # A weak ETag does not promise the same bytes (RFC 9110 §13.1.5).
    validator = etag if etag.startswith('"') else headers.get("Last-Modified")
    length = headers.get("Content-Length")
    size = int(length) if length and length.isdigit() else None
    if status == 206 and headers.get("Content-Range", "").startswith(f"bytes {have}-"):
        return _Answer(have, have + size if size is not None else None, validator)
    return _Answer(0, size, validator)


def _receive(response: IO[bytes], out: IO[bytes], answer: _Answer, url: str, progress: Progress | None) -> None:
    here = answer.start
    out.seek(here)
    while chunk := response.read(_CHUNK):
        here += len(chunk)
        if here > (MAX_BYTES if answer.total is None else answer.total):
            raise _failed(url, "it is larger than the server said")
        try:
            out.write(chunk)
        except OSError as error:
            raise not_written(Path(out.name), error) from error
        if progress:
            progress(here, answer.total)
    out.truncate()
    if answer.total is not None and here < answer.total:
        raise http.client.IncompleteRead(b"", answer.total - here)


def _kept(part: Path, url: str) -> tuple[int, str | None]:
    try:
        mark = json.loads(_mark(part).read_bytes())
        if mark["url"] == url:
            return part.stat().st_size, mark["validator"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, None


def _mark(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def _alone(part: Path) -> Iterator[None]:
    import fcntl

    try:
        lock = part.with_name(f".{part.name}.lock").open("w")
    except OSError as error:
        raise not_written(part, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StorageError("another process is downloading it", path=part, hint="wait until it is done") from error
        yield


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _require_safe(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _require_safe(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise _failed(url, "only https addresses are downloaded from")


def _require_space(folder: Path, answer: _Answer) -> None:
    needed = (answer.total or 0) - answer.start
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise StorageError(
            f"the download needs {needed >> 20} MiB, only {free >> 20} MiB are free",
            path=folder,
            hint="make room on the disk",
        )


def _failed(
    url: str, why: str, hint: str = "check the address and the network, or install from a file"
) -> PackageError:
    return PackageError(f"cannot download {url}: {why}", hint=hint)
