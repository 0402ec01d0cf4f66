"""Files are replaced whole or not at all, and a project is held by one run at a time."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from translate import files
from translate.errors import StorageError
from translate.files import FileChangedError, digest_of, project_lock, write_atomically

OLD, NEW = b"old\n", b"new, and longer\n"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert write_atomically(tmp_path / "new" / "folder" / "a", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "new" / "folder" / "a").read_bytes() == NEW
    assert (tmp_path / "new" / "folder" / "a").stat().st_mode & 0o777 == 0o640


def test_same_bytes_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    before = path.stat()
    assert not write_atomically(path, OLD)
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_mode_stays_and_time_is_new(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(0o604)
    os.utime(path, (1, 1))
    assert write_atomically(path, NEW)
    assert path.stat().st_mode & 0o777 == 0o604
    assert path.stat().st_mtime > 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give files away")
def test_owner_and_group_stay(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    os.chown(path, 1234, 2345)
    write_atomically(path, NEW)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


def test_symbolic_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(OLD)
    (tmp_path / "link").symlink_to(Path("real", "a"))
    (tmp_path / "chain").symlink_to("link")
    assert write_atomically(tmp_path / "chain", NEW)
    assert (tmp_path / "chain").is_symlink()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "a").read_bytes() == NEW
    assert names(tmp_path / "real") == ["a"]


def test_dangling_symbolic_link_gets_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(Path("real", "a"))
    assert write_atomically(tmp_path / "link", NEW)
    assert (tmp_path / "real" / "a").read_bytes() == NEW


def test_symbolic_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(StorageError):
        write_atomically(tmp_path / "a", NEW)


def test_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(StorageError):
        write_atomically(tmp_path / "a", NEW)
    (tmp_path / "f").write_bytes(OLD)
    with pytest.raises(StorageError):
        write_atomically(tmp_path / "f" / "g", NEW)


def test_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(StorageError, match="read-only"):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD


def test_read_only_folder_is_refused(tmp_path: Path) -> None:
    """In a process of an ordinary user, since nothing is read-only to the superuser."""
    program = (
        "import os, sys; from pathlib import Path; from translate.files import *; from translate.errors import *\n"
        "os.geteuid() or os.setuid(65534)\n"
        "try: write_atomically(Path(sys.argv[1]), b'new')\n"
        "except StorageError as error: print(error)\n"
        "try:\n"
        "    with project_lock(Path(sys.argv[1]).parent): print('locked')\n"
        "except StorageError as error: print(error)\n"
    )
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").write_bytes(OLD)
    (folder / "a").chmod(0o666)
    folder.chmod(0o555)
    # Pytest's own folders are closed to other users.
    for parent in list(folder.parents)[:3]:
        parent.chmod(parent.stat().st_mode | 0o111)
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder / "a")], capture_output=True, text=True, env=environment()
    )
    assert done.stderr == ""
    written, locked = done.stdout.splitlines()
    assert "Permission denied" in written
    assert "allow writing" in written
    assert "the project cannot be locked: Permission denied" in locked
    assert (folder / "a").read_bytes() == OLD
    assert names(folder) == ["a"]


def test_changed_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for expected in (digest_of(OLD), digest_of(None)):
        path.write_bytes(b"a person's")
        with pytest.raises(FileChangedError):
            write_atomically(path, NEW, expected=expected)
        assert path.read_bytes() == b"a person's"
    path.unlink()
    with pytest.raises(FileChangedError):
        write_atomically(path, NEW, expected=digest_of(OLD))
    assert names(tmp_path) == []


def test_file_that_changes_while_it_is_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    sync = os.fsync

    def saved_by_a_person(descriptor: int) -> None:
        sync(descriptor)
        path.write_bytes(b"a person's")

    monkeypatch.setattr(os, "fsync", saved_by_a_person)
    with pytest.raises(FileChangedError):
        write_atomically(path, NEW, expected=digest_of(OLD))
    assert path.read_bytes() == b"a person's"
    assert names(tmp_path) == ["a"]


STEPS = ["open", "chown", "write", "fsync", "close", "rename"]


@pytest.mark.parametrize("existing", [True, False])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("step", STEPS)
def test_failure_at_any_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, existing: bool
) -> None:
    if step == "chown" and not existing:
        pytest.skip("a new file is given to nobody")
    folder = tmp_path / "locales"
    path = folder / "a"
    if existing:
        folder.mkdir()
        path.write_bytes(OLD)
    real = getattr(os, step)

    def fails(*arguments: Any, **options: Any) -> None:
        if step == "close":
            real(*arguments, **options)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, fails)
    with pytest.raises(StorageError) as caught:
        write_atomically(path, NEW)
    monkeypatch.undo()
    assert caught.value.path == path
    assert os.strerror(code) in str(caught.value)
    assert names(tmp_path) == (["locales"] if existing else [])
    if existing:
        assert path.read_bytes() == OLD
        assert names(folder) == ["a"]
    assert write_atomically(path, NEW)


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:3])))
    write_atomically(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


KILLED = """
import os, signal, sys
from pathlib import Path
from translate.files import write_atomically
count = int(sys.argv[2])
calls = 0
def watched(name):
    real = getattr(os, name)
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == count:
            if name == "write":
                real(arguments[0], bytes(arguments[1])[:5])
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments, **options)
        return result
    setattr(os, name, call)
for name in ("open", "chown", "write", "fsync", "close", "rename", "stat"):
    watched(name)
write_atomically(Path(sys.argv[1]), b"new, and longer\\n")
sys.exit(7)
"""


def test_killed_at_any_step_leaves_a_whole_file(tmp_path: Path) -> None:
    """A process is killed before its first call of the system, its second, … until it gets through."""
    path = tmp_path / "a"
    seen = []
    for count in range(1, 100):
        path.write_bytes(OLD)
        done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(count)], env=environment())
        if done.returncode == 7:
            break
        assert done.returncode == -signal.SIGKILL
        seen.append(path.read_bytes())
        # The next run is not hindered.
        assert write_atomically(path, b"the next run's")
    assert done.returncode == 7
    assert set(seen) == {OLD, NEW}
    assert len(names(tmp_path)) > 1
    for left in tmp_path.glob(".a.*.tmp"):
        os.utime(left, (1, 1))
    path.write_bytes(OLD)
    subprocess.run([sys.executable, "-c", KILLED, str(path), "100"], env=environment())
    assert names(tmp_path) == ["a"]


def test_leftovers_of_others_stay(tmp_path: Path) -> None:
    for name in (".b.123.tmp", "a.tmp", ".a.fresh.tmp"):
        (tmp_path / name).write_bytes(b"")
    os.utime(tmp_path / ".b.123.tmp", (1, 1))
    write_atomically(tmp_path / "a", NEW)
    assert names(tmp_path) == [".a.fresh.tmp", ".b.123.tmp", "a", "a.tmp"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(files.__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": "1"}


HOLDER = (
    "import sys, time; from pathlib import Path; from translate.files import project_lock\n"
    "with project_lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)\n"
)


def hold(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True, env=environment()
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_second_run_is_told_who_holds_the_project(tmp_path: Path) -> None:
    process = hold(tmp_path)
    try:
        with pytest.raises(StorageError) as caught, project_lock(tmp_path):
            pass
        assert f"process {process.pid} on " in str(caught.value)
        assert "wait until it has ended" in str(caught.value)
    finally:
        process.kill()
        process.communicate()


def test_lock_of_a_killed_run_is_free(tmp_path: Path) -> None:
    process = hold(tmp_path)
    process.kill()
    process.communicate()
    with project_lock(tmp_path):
        assert f"process {os.getpid()} on " in (tmp_path / ".editions" / "lock").read_text()


def test_lock_can_be_taken_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), project_lock(tmp_path):
        raise KeyError
    with project_lock(tmp_path):
        pass
    assert (tmp_path / ".editions" / ".gitignore").read_text() == "*\n"


def test_lock_is_held_by_one_of_many(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from translate.files import project_lock\n"
        "from translate.errors import StorageError\n"
        "while time.time() < float(sys.argv[2]): pass\n"
        "try:\n"
        "    with project_lock(Path(sys.argv[1])): print('held'); time.sleep(1.5)\n"
        "except StorageError: print('refused')\n"
    )
    start: Callable[[], subprocess.Popen[str]] = lambda: subprocess.Popen(  # noqa: E731
        [sys.executable, "-c", program, str(tmp_path), str(at)], stdout=subprocess.PIPE, text=True, env=environment()
    )
    at = time.time() + 0.7
    outputs = [process.communicate()[0].strip() for process in [start() for _ in range(4)]]
    assert sorted(outputs) == ["held", "refused", "refused", "refused"]


def test_file_where_the_lock_belongs_is_reported(tmp_path: Path) -> None:
    (tmp_path / ".editions").write_bytes(b"")
    with pytest.raises(StorageError, match="cannot be locked"), project_lock(tmp_path):
        pass
