"""Downloads over a network that breaks, stalls, lies and changes its mind."""

from __future__ import annotations

import hashlib
import http.client
import time
from pathlib import Path

import pytest

from tests.engine.packages.conftest import Site
from translate.engine.packages import downloading
from translate.engine.packages.downloading import download
from translate.errors import PackageError, StorageError

CONTENT = bytes(range(256)) * 4_000


def fetch(site: Site, path: Path, **options: float) -> str:
    return download(site.url, path, **{"pause": 0.01, "timeout": 5.0, **options})


@pytest.fixture(autouse=True)
def content(site: Site) -> None:
    site.content = CONTENT


def test_whole_file_with_progress(site: Site, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    digest = download(site.url, tmp_path / "a", progress=lambda here, total: seen.append((here, total)))
    assert (tmp_path / "a").read_bytes() == CONTENT
    assert digest == hashlib.sha256(CONTENT).hexdigest()
    assert seen == sorted(seen)
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == ["a"]


def test_goes_on_after_breaks(site: Site, tmp_path: Path) -> None:
    site.break_after = [300_000, 200_000]
    fetch(site, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == CONTENT
    assert site.requests == [None, "bytes=300000-", "bytes=500000-"]


def test_goes_on_in_the_next_run(site: Site, tmp_path: Path) -> None:
    site.break_after = [300_000]
    with pytest.raises(PackageError, match="broken off 1 times") as caught:
        fetch(site, tmp_path / "a", attempts=1)
    assert "again" in (caught.value.hint or "")
    assert not (tmp_path / "a").exists()
    fetch(site, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == CONTENT
    assert site.requests[-1] == "bytes=300000-"


def test_starts_again_when_the_file_changed_meanwhile(site: Site, tmp_path: Path) -> None:
    site.break_after = [300_000]
    with pytest.raises(PackageError):
        fetch(site, tmp_path / "a", attempts=1)
    site.content, site.etag = CONTENT[::-1], '"two"'
    fetch(site, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == CONTENT[::-1]


def test_starts_again_where_ranges_are_not_served(site: Site, tmp_path: Path) -> None:
    site.break_after, site.ignore_ranges = [300_000], True
    fetch(site, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == CONTENT


def test_weak_etag_is_not_gone_on_from(site: Site, tmp_path: Path) -> None:
    site.break_after, site.etag = [300_000], 'W/"one"'
    fetch(site, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == CONTENT
    assert site.requests == [None, None]


@pytest.mark.parametrize("status", [404, 403, 410])
def test_refused_at_once(site: Site, tmp_path: Path, status: int) -> None:
    site.status = status
    with pytest.raises(PackageError, match=f"answers {status}"):
        fetch(site, tmp_path / "a")
    assert len(site.requests) == 1


def test_server_error_is_tried_again(site: Site, tmp_path: Path) -> None:
    site.status = 503
    with pytest.raises(PackageError, match="broken off 3 times"):
        fetch(site, tmp_path / "a", attempts=3)
    assert len(site.requests) == 3


def test_silent_server_does_not_hold_us_for_ever(site: Site, tmp_path: Path) -> None:
    site.break_after, site.silence = [10, 10], 3.0
    started = time.monotonic()
    with pytest.raises(PackageError, match="timed out"):
        fetch(site, tmp_path / "a", attempts=2, timeout=0.2)
    assert time.monotonic() - started < 2


def test_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="refused"):
        download("http://127.0.0.1:9/a", tmp_path / "a", attempts=2, pause=0.01)


@pytest.mark.parametrize("url", ["http://example.org/a", "ftp://example.org/a", "file:///etc/passwd", "a"])
def test_unsafe_address(tmp_path: Path, url: str) -> None:
    with pytest.raises(PackageError, match="only https"):
        download(url, tmp_path / "a")


def test_redirect_to_an_unsafe_address(site: Site, tmp_path: Path) -> None:
    site.redirect = "http://example.org/a"
    with pytest.raises(PackageError, match="only https"):
        fetch(site, tmp_path / "a")


def test_too_large(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloading, "MAX_BYTES", 1_000)
    with pytest.raises(PackageError, match="larger than"):
        fetch(site, tmp_path / "a")


def test_disk_too_small(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloading.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 3})())
    with pytest.raises(StorageError, match="free"):
        fetch(site, tmp_path / "a")


def test_second_download_at_once(site: Site, tmp_path: Path) -> None:
    with downloading._alone(tmp_path / "a.part"), pytest.raises(StorageError, match="another process"):
        fetch(site, tmp_path / "a")


def test_range_that_was_not_asked_for_starts_at_nothing() -> None:
    headers = http.client.HTTPMessage()
    headers["Content-Range"] = "bytes 7-9/10"
    headers["Content-Length"] = "3"
    assert downloading._answer(206, headers, 5).start == 0
