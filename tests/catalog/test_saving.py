"""A file that changes while a run works on it is read and merged again, never overwritten."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalog.helpers import approve, find, run, units
from translate import files
from translate.catalog.model import Catalog
from translate.catalog.reading import parse_catalog, read_catalog
from translate.catalog.saving import TRIES, save
from translate.errors import CatalogError, StorageError

A, B = "Turkey closed its border on Monday.", "The bank will open a branch in Darkhan next year."


def test_new_file(tmp_path: Path) -> None:
    path = tmp_path / "locales" / "a.po"
    result = save(path, lambda catalog: run(catalog, units(A)))
    assert (result.changed, result.tries) == (True, 1)
    assert read_catalog(path).to_bytes() == result.catalog.to_bytes()


def test_unchanged_run_does_not_write(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, lambda catalog: run(catalog, units(A)))
    before = path.stat()
    assert not save(path, lambda catalog: run(catalog, units(A))).changed
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_file_that_changed_meanwhile_is_merged_again(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, lambda catalog: run(catalog, units(A, B)))
    reviews = [(A, "нэг"), (B, "хоёр")]

    def build(catalog: Catalog | None) -> Catalog:
        if reviews:
            path.write_bytes(approve(read_catalog(path), *reviews.pop(0)).to_bytes())
        return run(catalog, units(A, B, basis="b2"))

    assert save(path, build).tries == 3
    assert [entry.msgstr for entry in read_catalog(path).active] == ["нэг", "хоёр"]


def test_file_that_appeared_meanwhile_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "a.po"

    def build(catalog: Catalog | None) -> Catalog:
        if catalog is None:
            path.write_bytes(approve(run(None, units(A)), A, "нэг").to_bytes())
        return run(catalog, units(A, B))

    assert save(path, build).tries == 2
    assert find(read_catalog(path), A).msgstr == "нэг"


def test_file_that_was_removed_meanwhile_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, lambda catalog: run(catalog, units(A)))

    def build(catalog: Catalog | None) -> Catalog:
        path.unlink(missing_ok=True)
        return run(catalog, units(A, B))

    assert save(path, build).tries == 2
    assert len(list(read_catalog(path).active)) == 2


def test_file_that_broke_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, lambda catalog: run(catalog, units(A)))

    def build(catalog: Catalog | None) -> Catalog:
        path.write_bytes(b'msgid "half')
        return run(catalog, units(A, B))

    with pytest.raises(CatalogError):
        save(path, build)
    assert path.read_bytes() == b'msgid "half'


def test_file_that_never_rests_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    count = 0

    def build(catalog: Catalog | None) -> Catalog:
        nonlocal count
        count += 1
        path.write_bytes(approve(run(None, units(A)), A, str(count)).to_bytes())
        return run(catalog, units(A, B))

    with pytest.raises(StorageError, match=f"changed {TRIES} times"):
        save(path, build)
    assert find(read_catalog(path), A).msgstr == str(count)


def test_link_in_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path = tmp_path / "a.po"
    path.symlink_to(Path("real", "a.po"))
    save(path, lambda catalog: run(catalog, units(A)))
    save(path, lambda catalog: run(catalog, units(A, B)))
    assert path.is_symlink()
    assert len(list(read_catalog(tmp_path / "real" / "a.po").active)) == 2


KILLED = """
import os, signal, sys
from pathlib import Path
from translate.catalog.reading import read_catalog
from translate.catalog.saving import save
new = read_catalog(Path(sys.argv[3]))
count = int(sys.argv[2])
def watched(name):
    real = getattr(os, name)
    def call(*arguments, **options):
        global count
        count -= 1
        if count == 0:
            if name == "write":
                real(arguments[0], bytes(arguments[1])[:100])
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    setattr(os, name, call)
for name in ("open", "write", "fsync", "close", "rename"):
    watched(name)
save(Path(sys.argv[1]), lambda catalog: new)
sys.exit(7)
"""


def test_killed_while_saving_the_reviewed_translation_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    old = approve(run(None, units("One.")), "One.", "нэг").to_bytes()
    new = run(parse_catalog(old, path), units("One.", "Two.", "Three.")).to_bytes()
    (tmp_path / "new.po").write_bytes(new)
    seen = set()
    for count in range(1, 30):
        path.write_bytes(old)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(path), str(count), str(tmp_path / "new.po")],
            env={**os.environ, "PYTHONPATH": str(Path(files.__file__).parents[1])},
        )
        seen.add(path.read_bytes())
        assert find(read_catalog(path), "One.").msgstr == "нэг"
        if done.returncode == 7:
            break
        assert done.returncode == -signal.SIGKILL
    assert done.returncode == 7
    assert seen == {old, new}
