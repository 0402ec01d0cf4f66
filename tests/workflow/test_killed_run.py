"""A run that is killed, at any call by which it writes, loses nothing; the next run ends where it would have ended."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from translate.catalog import editing
from translate.catalog.reading import read_catalog
from translate.config import Project, load_project
from translate.files import STATE_FOLDER
from translate.workflow.run import translate_stories

CALLS = ("write", "fsync", "rename", "mkdir")
CLOSED = "Turkey closed its border with Syria on Monday."
REVIEWED = "Турк хилээ хаав."


class Silent:
    def started(self, what: str, total: int) -> None:
        pass

    def advanced(self, count: int) -> None:
        pass


def run(project: Project) -> None:
    paths = sorted((project.root / "stories").glob("*.txt"))
    report = translate_stories(paths, project, project.choose(["mn"]), machine=False, progress=Silent())
    assert not report.failures


def files(project: Project) -> dict[str, bytes]:
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in sorted(project.root.rglob("*"))
        if path.is_file() and STATE_FOLDER not in path.parts
    }


def run_killed_at(project: Project, count: int) -> bool:
    """Run in a child that kills itself at the given call; whether it came to an end before."""
    child = os.fork()
    if child == 0:
        left = count

        def watch(name: str) -> None:
            real = getattr(os, name)

            def call(*arguments: object, **options: object) -> object:
                nonlocal left
                left -= 1
                if left == 0:
                    if name == "write":
                        real(arguments[0], bytes(arguments[1])[:100])  # type: ignore[call-overload]
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*arguments, **options)

            setattr(os, name, call)

        for name in CALLS:
            watch(name)
        try:
            run(project)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A story with an approved translation, changed since its last run, and one that is new."""
    root = tmp_path / "newsroom"
    (root / "stories").mkdir(parents=True)
    (root / "translate.toml").write_text("glossaries = []\n", encoding="utf-8")
    project = load_project(root)
    story = root / "stories" / "border.txt"
    story.write_text(f"Border\n\n{CLOSED}\n\nNo one was hurt.\n", encoding="utf-8")
    run(project)
    path = project.locales / "mn" / "LC_MESSAGES" / "border.po"
    catalog = editing.with_entries(
        read_catalog(path),
        lambda entry: (
            editing.with_fuzzy(editing.with_msgstr(entry, REVIEWED, "\n"), False, "\n")
            if entry.msgid == CLOSED
            else entry
        ),
    )
    path.write_bytes(catalog.to_bytes())
    story.write_text(f"Border\n\n{CLOSED}\n\nTalks will be held.\n", encoding="utf-8")
    (root / "stories" / "visit.txt").write_text(f"Visit\n\n{CLOSED}\n", encoding="utf-8")
    return project


def test_killed_at_any_call(project: Project, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(project.root, kept)
    before = files(project)
    run(project)
    wanted = files(project)
    assert wanted != before
    states = set()
    count = 0
    while True:
        count += 1
        shutil.rmtree(project.root)
        shutil.copytree(kept, project.root)
        ended = run_killed_at(project, count)
        found = {name: data for name, data in files(project).items() if not name.endswith(".tmp")}
        assert all(data in (before.get(name), wanted[name]) for name, data in found.items())
        assert before.keys() <= found.keys()
        states.add(tuple(sorted(found.items())))
        run(project)
        assert {name: data for name, data in files(project).items() if not name.endswith(".tmp")} == wanted
        if ended:
            break
    # Not all at once: the kills fell between the files too.
    assert count > 10
    assert len(states) > 3
