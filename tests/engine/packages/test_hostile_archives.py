"""Archives made to do harm, or cut on the way: refused in one line, and nothing is left behind."""

from __future__ import annotations

import json
import stat
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.packages.conftest import METADATA, write_archive
from translate.engine.packages import archives
from translate.engine.packages.archives import appear, unpacking
from translate.errors import EditionsError, PackageError, StorageError

TOP = "translate-en_zh-1_2"


def unpack(archive: Path, folder: Path) -> Path:
    with unpacking(archive, folder.parent, origin="test") as work:
        appear(work, folder)
    return folder


def hostile(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    write_archive(path)
    with zipfile.ZipFile(path, "a") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def assert_refused(archive: Path, tmp_path: Path, reason: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PackageError, match=reason) as caught:
        unpack(archive, tmp_path / "out" / "package")
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    left = [path for path in sorted(tmp_path.rglob("*")) if path not in before]
    assert left in ([], [tmp_path / "out"])


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        f"{TOP}/../../evil",
        "/etc/evil",
        f"{TOP}//evil",
        f"{TOP}/./evil",
        f"{TOP}\\..\\evil",
        "C:/evil",
        f"{TOP}/a:b",
        f"{TOP}/line\nbreak",
        f"{TOP}/" + "d/" * 10 + "deep",
        f"{TOP}/" + "n" * 300,
    ],
)
def test_path_that_leaves_the_folder_or_makes_no_sense(tmp_path: Path, name: str) -> None:
    member = zipfile.ZipInfo("x")
    member.filename = member.orig_filename = name
    assert_refused(hostile(tmp_path / "a", (member, b"evil")), tmp_path, "holds the path")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_link_or_special_file(tmp_path: Path, kind: int) -> None:
    member = zipfile.ZipInfo(f"{TOP}/model/link")
    member.external_attr = (kind | 0o777) << 16
    assert_refused(hostile(tmp_path / "a", (member, b"/etc/passwd")), tmp_path, "link or a special file")


def test_two_folders(tmp_path: Path) -> None:
    assert_refused(hostile(tmp_path / "a", ("other/file", b"")), tmp_path, "do not stand in one folder")


def test_file_outside_the_folder(tmp_path: Path) -> None:
    assert_refused(hostile(tmp_path / "a", ("file", b"")), tmp_path, "outside the package's folder")


def test_hidden_folder_name(tmp_path: Path) -> None:
    assert_refused(write_archive(tmp_path / "a", top=".hidden"), tmp_path, "no name for a package's folder")


def test_same_name_twice_whatever_its_case(tmp_path: Path) -> None:
    assert_refused(hostile(tmp_path / "a", (f"{TOP}/Metadata.JSON", b"{}")), tmp_path, "twice")


def test_file_that_is_also_a_folder(tmp_path: Path) -> None:
    members = ((f"{TOP}/a", b"file"), (f"{TOP}/a/b", b"in it"))
    assert_refused(hostile(tmp_path / "a", *members), tmp_path, "a file and a folder at once")


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILES", 3)
    assert_refused(write_archive(tmp_path / "a"), tmp_path, "more than 3 files")


def test_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_BYTES", 1 << 20)
    assert_refused(write_archive(tmp_path / "a", model=b"\0" * (2 << 20)), tmp_path, "unpacks to more than")


def test_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "a", model=b"\0" * 500_000)
    raw = archive.read_bytes()
    true, false = struct.pack("<L", 500_000), struct.pack("<L", 10)
    assert raw.count(true) == 2
    archive.write_bytes(raw.replace(true, false))
    assert_refused(archive, tmp_path, "not a whole zip archive")


def test_encrypted(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "a")
    raw = bytearray(archive.read_bytes())
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(raw)
    assert_refused(archive, tmp_path, "encrypted")


def test_no_metadata(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a", "w") as archive:
        archive.writestr(f"{TOP}/README.md", "")
    assert_refused(tmp_path / "a", tmp_path, "no metadata.json")


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all", b"PK\x05\x06" + b"\0" * 18])
def test_not_a_zip(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    assert_refused(tmp_path / "a", tmp_path, "not a sound package")


def test_record_brought_along_is_replaced(tmp_path: Path) -> None:
    folder = unpack(hostile(tmp_path / "a", (f"{TOP}/editions.json", b'{"sha256": "forged"}')), tmp_path / "package")
    assert "forged" not in (folder / "editions.json").read_text()


def test_disk_too_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 3})())
    with pytest.raises(StorageError, match="free"):
        unpack(write_archive(tmp_path / "a"), tmp_path / "package")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a"]


def test_an_entry_that_hides_those_behind_it(tmp_path: Path) -> None:
    content = bytearray(write_archive(tmp_path / "sound").read_bytes())
    entry = content.index(b"PK\x01\x02")
    # The length of the entry's comment: what is behind is taken for it.
    content[entry + 33] ^= 2
    (tmp_path / "hiding").write_bytes(content)
    assert_refused(tmp_path / "hiding", tmp_path, "list of files is damaged")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_cut_or_flipped_byte_changes_nothing_or_unpacks_the_same(tmp_path: Path, data: st.DataObject) -> None:
    sound = write_archive(tmp_path / "sound").read_bytes()
    if data.draw(st.booleans()):
        raw = sound[: data.draw(st.integers(0, len(sound) - 1))]
    else:
        at = data.draw(st.integers(0, len(sound) - 1))
        raw = sound[:at] + bytes([sound[at] ^ data.draw(st.integers(1, 255))]) + sound[at + 1 :]
    broken, folder = tmp_path / "broken", tmp_path / "out"
    broken.write_bytes(raw)
    try:
        with unpacking(broken, folder, origin="test") as work:
            assert json.loads((work / "metadata.json").read_bytes()) == METADATA
            assert (work / "model" / "model.bin").read_bytes() == b"weights"
    except EditionsError:
        pass
    assert not list(folder.glob("**/*"))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"from_code": None}, "no usable from_code"),
        ({"to_code": "../zh"}, "not a language code"),
        ({"package_version": "1/2"}, "not a version"),
        ({"package_version": 1.9}, "no usable package_version"),
        ({"code": "../../evil"}, "not a package name"),
        ({"type": "sbd"}, "not a translation package"),
        ({"target_prefix": ["zh"]}, "no usable target_prefix"),
        ({"editions": []}, None),
        ({"editions": ["x"]}, "not a table"),
        ({"editions": {"name_masks": "⟦N1⟧"}}, "not a list"),
        ({"editions": {"name_masks": ["⟦N1⟧"], "figure_masks": ["⟦N1⟧"]}}, "listed twice"),
        ({"editions": {"name_masks": ["⟦N1⟧"], "case_marks": ["gen"]}}, "not a table of marks"),
        ({"editions": {"quality": {"news": {"bleu": "good"}}}}, "not a table of scores"),
    ],
)
def test_metadata_that_is_nonsense(tmp_path: Path, changes: dict[str, Any], reason: str | None) -> None:
    from translate.engine.packages.reading import read_package

    folder = unpack(write_archive(tmp_path / "a", **changes), tmp_path / "package")
    if reason is None:
        assert read_package(folder, digest="0", bundled=False).masks is None
        return
    with pytest.raises(PackageError, match=reason):
        read_package(folder, digest="0", bundled=False)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 100_000, b"\xff\xfe", b" " * (2 << 20)])
def test_metadata_that_is_no_json_object(tmp_path: Path, content: bytes) -> None:
    from translate.engine.packages.reading import read_package

    (tmp_path / "metadata.json").write_bytes(content)
    with pytest.raises(PackageError, match=r"metadata\.json"):
        read_package(tmp_path, digest="0", bundled=False)
