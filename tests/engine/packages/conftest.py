"""A small package to pack and unpack, Argos' folder for itself, and a web server on this machine."""

from __future__ import annotations

import json
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

METADATA: dict[str, Any] = {
    "package_version": "1.2",
    "argos_version": "1.9.0",
    "from_code": "en",
    "from_name": "English",
    "to_code": "zh",
    "to_name": "Chinese",
    "type": "translate",
    "code": "translate-en_zh",
}


def write_archive(path: Path, *, top: str = "translate-en_zh-1_2", model: bytes = b"weights", **metadata: Any) -> Path:
    """A sound archive with everything a package needs but weights that work."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{top}/metadata.json", json.dumps({**METADATA, **metadata}))
        archive.writestr(f"{top}/model/model.bin", model)
        archive.writestr(f"{top}/model/shared_vocabulary.json", "[]")
        archive.writestr(f"{top}/sentencepiece.model", b"pieces")
    return path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Argos' package folder, empty and this test's own."""
    from argostranslate import settings

    folder = tmp_path / "argos" / "packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    monkeypatch.setattr(settings, "package_data_dir", folder)
    return folder


@dataclass
class Site:
    """What the server serves and how it misbehaves; `requests` are the Range headers it got."""

    url: str = ""
    content: bytes = b""
    etag: str = '"one"'
    status: int = 200
    break_after: list[int] = field(default_factory=list)
    silence: float = 0.0
    ignore_ranges: bool = False
    redirect: str | None = None
    requests: list[str | None] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.requests.append(self.headers.get("Range"))
            if served.redirect:
                self.send_response(302)
                self.send_header("Location", served.redirect)
                self.end_headers()
                return
            if served.status != 200:
                self.send_error(served.status)
                return
            start = 0
            wanted = self.headers.get("Range")
            if wanted and not served.ignore_ranges and self.headers.get("If-Range") == served.etag:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(served.content) - 1}/{len(served.content)}")
            else:
                self.send_response(200)
            body = served.content[start:]
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", served.etag)
            self.end_headers()
            if served.break_after:
                self.wfile.write(body[: served.break_after.pop(0)])
                self.wfile.flush()
                time.sleep(served.silence)
                self.connection.close()
                return
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}/translate-en_zh-1_2.argosmodel"
    yield served
    server.shutdown()
    server.server_close()
    thread.join()
