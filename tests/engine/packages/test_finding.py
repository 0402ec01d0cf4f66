"""Which package is used: the user's own first, the highest version, and never a worse one in silence."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from tests.engine.packages.conftest import write_archive
from translate.engine.packages import available_packages, bundled_folder, find_package
from translate.engine.packages.finding import BrokenPackage
from translate.engine.packages.installing import install_archive
from translate.errors import PackageError


def find(tmp_path: Path, target: str = "zh"):
    return find_package("en", target, bundled=tmp_path / "bundled", unpacked=tmp_path / "unpacked")


@pytest.fixture(autouse=True)
def bundled(tmp_path: Path, installed: Path) -> Path:
    folder = tmp_path / "bundled"
    folder.mkdir()
    write_archive(folder / "translate-en_zh-0_9.argosmodel", package_version="0.9")
    write_archive(folder / "translate-en_zh-0_10.argosmodel", package_version="0.10")
    return folder


def test_highest_bundled_version(tmp_path: Path) -> None:
    package = find(tmp_path)
    assert (package.version, package.bundled) == ("0.10", True)
    assert package.folder == tmp_path / "unpacked" / package.digest
    assert find(tmp_path) == package


def test_installed_goes_before_bundled(tmp_path: Path) -> None:
    install_archive(write_archive(tmp_path / "old", top="translate-en_zh-0_1", package_version="0.1"))
    assert (find(tmp_path).version, find(tmp_path).bundled) == ("0.1", False)


def test_highest_installed_version(tmp_path: Path) -> None:
    for version in ("1.10", "1.9", "1.2"):
        install_archive(write_archive(tmp_path / version, top=f"translate-en_zh-{version}", package_version=version))
    assert find(tmp_path).version == "1.10"


def test_package_that_argos_itself_installed(tmp_path: Path, installed: Path) -> None:
    from argostranslate import package as argos

    archive = tmp_path / "a.argosmodel"
    shutil.copy(write_archive(archive), archive.with_suffix(".zip"))
    import zipfile

    with zipfile.ZipFile(archive) as opened:
        opened.extractall(installed)
    assert [each.from_code for each in argos.get_installed_packages(path=[installed])] == ["en"]
    package = find(tmp_path)
    assert not package.bundled
    again = find(tmp_path)
    assert again.digest == package.digest
    (package.model / "model.bin").write_bytes(b"other weights")
    assert find(tmp_path).digest != package.digest


def test_argos_finds_what_we_install(tmp_path: Path, installed: Path) -> None:
    from argostranslate import package as argos

    install_archive(write_archive(tmp_path / "a"))
    assert [str(each.package_version) for each in argos.get_installed_packages(path=[installed])] == ["1.2"]


def test_none(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="no translation package for en → mn") as caught:
        find(tmp_path, "mn")
    assert "models install translate-en_mn" in (caught.value.hint or "")


@pytest.mark.parametrize("lost", ["model/model.bin", "sentencepiece.model", "metadata.json"])
def test_broken_installed_package_is_not_passed_over(tmp_path: Path, installed: Path, lost: str) -> None:
    (install_archive(write_archive(tmp_path / "a")).folder / lost).unlink()
    with pytest.raises(PackageError, match="broken translation package"):
        find(tmp_path)
    assert [type(each) for each in available(tmp_path)].count(BrokenPackage) == 1


def test_broken_bundled_archive(tmp_path: Path, bundled: Path) -> None:
    archive = bundled / "translate-en_zh-0_10.argosmodel"
    archive.write_bytes(archive.read_bytes()[:-30])
    with pytest.raises(PackageError, match="not a whole zip"):
        find(tmp_path)


def test_unrelated_broken_package_stops_nothing(tmp_path: Path, installed: Path) -> None:
    (installed / "translate-de_fr-1_0").mkdir()
    assert find(tmp_path).version == "0.10"


def available(tmp_path: Path):
    return available_packages(bundled=tmp_path / "bundled", unpacked=tmp_path / "unpacked")


def test_list(tmp_path: Path) -> None:
    install_archive(write_archive(tmp_path / "a"))
    assert [each.version for each in available(tmp_path)] == ["1.2", "0.10", "0.9"]


def test_first_use_by_many_at_once(tmp_path: Path) -> None:
    found = []
    threads = [threading.Thread(target=lambda: found.append(find(tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(map(repr, found))) == 1
    assert sorted(path.name for path in (tmp_path / "unpacked").iterdir() if path.name.startswith(".")) == []


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    old, fresh = tmp_path / "unpacked" / ".unpacking-old", tmp_path / "unpacked" / ".unpacking-fresh"
    for folder in (old, fresh):
        (folder / "translate-en_zh").mkdir(parents=True)
    os.utime(old, (0, 0))
    find(tmp_path)
    assert (old.exists(), fresh.exists()) == (False, True)


def test_home_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from translate.engine.packages import finding

    monkeypatch.setattr(finding, "installed_folders", tuple)
    assert find(tmp_path).bundled


def test_bundled_packages_decode_what_they_encode(tmp_path: Path) -> None:
    for target in ("zh", "mn"):
        package = find_package("en", target, bundled=bundled_folder(), unpacked=tmp_path / "unpacked")
        assert package.masks is not None
        for text in (
            "Mr. Lavrov met my_file on Dec. 1, 2016.",
            f"{package.masks.names[0]} said {package.masks.figures[0]}",
        ):
            assert package.decode(package.encode(text)) == text
        assert package.masks.names[0] in package.encode(f"Then {package.masks.names[0]} said")
