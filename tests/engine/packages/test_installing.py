"""Packages come and go whole: by name, from a file, from a folder, two at once."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.packages.conftest import Site, write_archive
from translate.engine.packages import Package, bundled_folder, find_package
from translate.engine.packages.digests import read_record
from translate.engine.packages.finding import BrokenPackage
from translate.engine.packages.installing import install_archive, install_folder, install_known, remove
from translate.engine.packages.known import KnownPackage, known_models, known_package, known_packages
from translate.engine.packages.verifying import verify
from translate.errors import PackageError, StorageError

ROOT = Path(__file__).parents[3]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_install_and_remove(tmp_path: Path, installed: Path) -> None:
    archive = write_archive(tmp_path / "a.argosmodel")
    package = install_archive(archive)
    assert package.folder == installed / "translate-en_zh-1_2"
    assert package.digest == hashlib.sha256(archive.read_bytes()).hexdigest()
    record = read_record(package.folder)
    assert record is not None
    assert (record.sha256, record.origin) == (package.digest, "a.argosmodel")
    remove(package)
    assert list(installed.parent.rglob("*")) == [installed]


def test_same_package_again_is_left_as_it_is(tmp_path: Path, installed: Path) -> None:
    package = install_archive(write_archive(tmp_path / "a"))
    before = (package.folder / "metadata.json").stat()
    assert install_archive(tmp_path / "a") == package
    assert (package.folder / "metadata.json").stat() == before


def test_damaged_package_is_repaired(tmp_path: Path, installed: Path) -> None:
    package = install_archive(write_archive(tmp_path / "a"))
    (package.model / "model.bin").unlink()
    install_archive(tmp_path / "a")
    assert (package.model / "model.bin").read_bytes() == b"weights"


def test_other_package_of_the_same_name_is_replaced(tmp_path: Path, installed: Path) -> None:
    install_archive(write_archive(tmp_path / "a"))
    package = install_archive(write_archive(tmp_path / "b", model=b"better weights"))
    assert (package.model / "model.bin").read_bytes() == b"better weights"
    assert [path.name for path in installed.parent.iterdir()] == ["packages"]


@pytest.mark.parametrize("wrong", [{"sha256": "0" * 64}, {"pair": ("en", "mn")}])
def test_unexpected_package_changes_nothing(tmp_path: Path, installed: Path, wrong: dict[str, str]) -> None:
    install_archive(write_archive(tmp_path / "a"))
    before = snapshot(installed)
    with pytest.raises(PackageError, match="not the expected package"):
        install_archive(write_archive(tmp_path / "b", model=b"other"), **wrong)
    assert snapshot(installed) == before


@pytest.mark.parametrize("change", [{"to_code": "../.."}, {"package_version": None}])
def test_broken_package_changes_nothing(tmp_path: Path, installed: Path, change: dict[str, str | None]) -> None:
    install_archive(write_archive(tmp_path / "a"))
    before = snapshot(installed.parent)
    with pytest.raises(PackageError):
        install_archive(write_archive(tmp_path / "b", **change))
    assert snapshot(installed.parent) == before


def test_missing_file(tmp_path: Path, installed: Path) -> None:
    with pytest.raises(PackageError, match="no such file"):
        install_archive(tmp_path / "absent")


def test_folder_of_packages(tmp_path: Path, installed: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    write_archive(stick / "b.argosmodel", top="b")
    (stick / "a.argosmodel").write_bytes(b"broken")
    write_archive(stick / "c.argosmodel", top="c", to_code="mn")
    results = install_folder(stick)
    assert [type(each) for each in results] == [BrokenPackage, Package, Package]
    assert sorted(path.name for path in installed.iterdir()) == ["b", "c"]
    with pytest.raises(PackageError, match=r"no \.argosmodel file"):
        install_folder(installed)


INSTALL_OFTEN = """
import sys
from pathlib import Path
from translate.engine.packages.installing import install_archive
for _ in range(15):
    install_archive(Path(sys.argv[1]))
"""


def test_two_installs_at_once(tmp_path: Path, installed: Path) -> None:
    archives = [write_archive(tmp_path / name, model=name.encode() * 50_000) for name in ("a", "b")]
    environment = {**os.environ, "ARGOS_PACKAGES_DIR": str(installed), "PYTHONPATH": str(ROOT)}
    processes = [
        subprocess.Popen([sys.executable, "-c", INSTALL_OFTEN, str(archive)], env=environment) for archive in archives
    ]
    assert [process.wait(60) for process in processes] == [0, 0]
    (folder,) = installed.iterdir()
    record = read_record(folder)
    assert record is not None
    name = {hashlib.sha256(archive.read_bytes()).hexdigest(): archive.name for archive in archives}[record.sha256]
    assert (folder / "model" / "model.bin").read_bytes() == name.encode() * 50_000
    assert [path.name for path in installed.parent.iterdir()] == ["packages"]


def known(site: Site, **changes: str | None) -> KnownPackage:
    package = KnownPackage("translate-en_zh", "1.2", "en", "zh", site.url, "MIT", "this test")
    return replace(package, **changes)


def fetch(package: KnownPackage, tmp_path: Path) -> Package:
    return install_known(
        package, downloads=tmp_path / "downloads", pins=tmp_path / "pins.json", timeout=5.0, pause=0.01
    )


def test_by_name_hash_recorded_then_enforced(tmp_path: Path, installed: Path, site: Site) -> None:
    site.content = write_archive(tmp_path / "a").read_bytes()
    package = fetch(known(site), tmp_path)
    assert package.digest == hashlib.sha256(site.content).hexdigest()
    assert package.digest in (tmp_path / "pins.json").read_text()
    before = snapshot(installed)
    site.content = write_archive(tmp_path / "b", model=b"swapped").read_bytes()
    with pytest.raises(PackageError, match="not the expected package") as caught:
        fetch(known(site), tmp_path)
    assert "pins.json" in (caught.value.hint or "")
    assert snapshot(installed) == before
    assert not [path for path in (tmp_path / "downloads").iterdir() if not path.name.startswith(".")]


def test_by_name_wrong_hash_from_the_start(tmp_path: Path, installed: Path, site: Site) -> None:
    site.content = write_archive(tmp_path / "a").read_bytes()
    with pytest.raises(PackageError, match="not the expected package"):
        fetch(known(site, sha256="0" * 64), tmp_path)
    assert not list(installed.iterdir())
    assert not (tmp_path / "pins.json").exists()


def test_by_name_other_languages_than_promised(tmp_path: Path, installed: Path, site: Site) -> None:
    site.content = write_archive(tmp_path / "a", to_code="de").read_bytes()
    with pytest.raises(PackageError, match="translates en → de"):
        fetch(known(site), tmp_path)
    assert not list(installed.iterdir())


def test_by_name_web_page_in_place_of_a_package(tmp_path: Path, installed: Path, site: Site) -> None:
    site.content = b"<html>Log in first</html>"
    with pytest.raises(PackageError, match="not a whole zip"):
        fetch(known(site), tmp_path)


def test_bundled_package_is_not_removed(tmp_path: Path, installed: Path) -> None:
    package = find_package("en", "zh", bundled=bundled_folder(), unpacked=tmp_path)
    with pytest.raises(PackageError, match="comes with the program"):
        remove(package)


def test_folder_that_cannot_be_written(tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argostranslate import settings

    (tmp_path / "file").write_text("")
    monkeypatch.setattr(settings, "package_dirs", [tmp_path / "file" / "packages"])
    with pytest.raises(StorageError, match="cannot be written"):
        install_archive(write_archive(tmp_path / "a"))


def test_verify_sound_then_tampered(tmp_path: Path, installed: Path) -> None:
    package = install_archive(next(bundled_folder().glob("translate-en_zh-*.argosmodel")))
    found = verify(package)
    assert (found.problems, found.recorded) == ((), True)
    assert found.translation
    (package.folder / "README.md").write_text("changed")
    (package.folder / "extra").write_text("added")
    (package.model / "config.json").unlink()
    assert verify(package).problems[:3] == (
        "README.md was changed",
        "extra was added",
        "model/config.json is missing",
    )


def test_verify_weights_that_do_not_load(tmp_path: Path, installed: Path) -> None:
    (problem,) = verify(install_archive(write_archive(tmp_path / "a"))).problems
    assert problem.startswith("it does not translate")


def test_known_packages_and_models() -> None:
    assert {(each.source, each.target) for each in known_packages()} >= {("en", "zh"), ("en", "zt"), ("en", "mn")}
    assert all(each.url.startswith("https://") and each.licence and each.origin for each in known_packages())
    assert [each.name for each in known_models() if each.noncommercial] == ["nllb-200-600m"]
    assert known_package("translate-en_zt").target == "zt"


def test_known_model_says_its_licence_and_how_to_convert() -> None:
    with pytest.raises(PackageError, match=r"CC-BY-NC-4\.0, not for commercial use") as caught:
        known_package("nllb-200-600m")
    assert "--source-prefix 'eng_Latn' --target-prefix 'khk_Cyrl'" in (caught.value.hint or "")


def test_unknown_name() -> None:
    with pytest.raises(PackageError) as caught:
        known_package("translate-en_zs")
    assert caught.value.hint == "did you mean translate-en_zt?" or "translate-en_z" in (caught.value.hint or "")
