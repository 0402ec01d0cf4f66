"""Bad input gets one clear line, an exit code that says what kind it is, and no file is changed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.commands import main
from translate.files import project_lock

STORY = "Turkey closes its border\n\nTurkey closed its border with Syria on Thursday.\n"


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "border.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    from argostranslate import settings

    monkeypatch.setattr(settings, "package_dirs", [tmp_path / "argos"])
    return tmp_path


def translate(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["translate", *arguments], catch_exceptions=False)


def tree() -> dict[str, bytes]:
    found = (path for path in sorted(Path().rglob("*")) if path.is_file() and ".editions" not in path.parts)
    return {str(path): path.read_bytes() for path in found}


def refused(done: Result, code: int, *words: str) -> None:
    """One line on standard error with the words, and the exit code."""
    assert done.exit_code == code, done.output
    lines = [line for line in done.stderr.splitlines() if line]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("error")
    for word in words:
        assert word in lines[0]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["stories/none.txt"], 3, ["stories/none.txt"]),
        (["stories/border.txt", "-e", "xx"], 3, ["unknown edition “xx”", "zh-Hans, zh-Hant, mn"]),
    ],
)
def test_wrong_names(arguments: list[str], code: int, words: list[str]) -> None:
    before = tree()
    refused(translate("--no-machine", *arguments), code, *words)
    assert tree() == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", ["empty.txt"]),
        ("blank.txt", b"\n \n", ["blank.txt"]),
        ("binary.txt", b"\x00\x01\x02" * 50, ["binary.txt"]),
    ],
)
def test_stories_that_are_none(name: str, content: bytes, words: list[str]) -> None:
    Path("stories", name).write_bytes(content)
    before = tree()
    refused(translate("--no-machine", f"stories/{name}"), 3, *words)
    assert tree() == before


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("translate.toml", "models = 1 2\n", ["translate.toml:1"]),
        ("translate.toml", "colour = 'red'", ["translate.toml", "unknown setting “colour”"]),
        ("glossaries/places.csv", "term,kind,mn\nTurkey,planet,Турк\n", ["glossaries/places.csv:2", "planet"]),
        ("glossaries/places.csv", "name\nTurkey\n", ["glossaries/places.csv"]),
    ],
)
def test_project_files_that_make_no_sense(file: str, content: str, words: list[str]) -> None:
    Path(file).parent.mkdir(exist_ok=True)
    Path(file).write_text(content, encoding="utf-8")
    before = tree()
    refused(translate("--no-machine", "stories/border.txt"), 3, *words)
    assert tree() == before


def test_a_po_file_that_does_not_parse_stays_as_it_is() -> None:
    translate("--no-machine", "stories/border.txt")
    path = Path("locales/mn/LC_MESSAGES/border.po")
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "half\n', encoding="utf-8")
    before = tree()
    refused(translate("--no-machine", "stories/border.txt"), 3, "[mn]", "border.po:")
    assert tree() == before


def test_no_package_for_an_edition() -> None:
    Path("translate.toml").write_text('[editions.fr]\nlocale = "fr"\npackage = "en_fr"\n', encoding="utf-8")
    before = tree()
    refused(translate("stories/border.txt"), 4, "en → fr", "models install translate-en_fr")
    assert tree() == before


def test_a_broken_bundled_package() -> None:
    Path("packages").mkdir()
    Path("packages/translate-en_mn-1_0.argosmodel").write_bytes(b"PK\x03\x04 cut off")
    Path("translate.toml").write_text('models = "packages"\n[editions.mn]\npackage = "en_mn"\n', encoding="utf-8")
    before = tree()
    refused(translate("stories/border.txt"), 4, "translate-en_mn-1_0.argosmodel")
    assert tree() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read(newsroom: Path) -> None:
    newsroom.chmod(0o555)
    try:
        refused(translate("--no-machine", "stories/border.txt"), 5)
    finally:
        newsroom.chmod(0o755)


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    translate("--no-machine", "stories/border.txt", "-e", "mn")
    Path("stories/border.txt").write_text(STORY.replace("Thursday", "Friday"), encoding="utf-8")
    before = tree()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    done = translate("--no-machine", "stories/border.txt", "-e", "mn")
    assert done.exit_code == 5
    assert "No space left" in done.stderr
    assert tree() == before


def test_two_runs_at_once(newsroom: Path) -> None:
    before = tree()
    with project_lock(newsroom):
        refused(translate("--no-machine", "stories/border.txt"), 5)
    assert tree() == before


def test_a_folder_with_no_story() -> None:
    Path("nothing").mkdir()
    refused(translate("--no-machine", "nothing"), 3, "nothing")
