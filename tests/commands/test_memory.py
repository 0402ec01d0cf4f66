"""`memory` as a person runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.newsroom import CLOSED, command, draft, entry, make_newsroom
from translate.config import load_project
from translate.memory.memory import Memory

TMX = Path(__file__).parents[1] / "memory" / "tmx"
GOOD = "Турк улс Сиритэй хиллэх хилээ даваа гарагт хаав."


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_newsroom(tmp_path)
    monkeypatch.chdir(tmp_path)


def stats(edition: str = "mn") -> dict[str, int]:
    done = command("memory", "stats", "--json")
    assert done.exit_code == 0
    found = {each["edition"]: each for each in json.loads(done.stdout)["editions"]}
    return dict(found[edition])


def approve_the_good_one() -> None:
    from translate.config import DEFAULT_EDITIONS
    from translate.workflow.reviewing import entry_id

    name = entry_id(DEFAULT_EDITIONS[2], entry(CLOSED))
    assert command("review", "approve", "border", "--entry", name, "--text", GOOD).exit_code == 0


def test_imported_file_of_another_tool_is_drafted_from() -> None:
    done = command("memory", "import", str(TMX / "translate-toolkit.tmx"))
    assert (done.exit_code, done.stdout) == (0, "memory/translate-toolkit.tmx: 2 mn\n")
    assert Path("memory/translate-toolkit.tmx").read_bytes() == (TMX / "translate-toolkit.tmx").read_bytes()
    assert (stats()["units"], stats()["imported"]) == (2, 2)
    draft()
    assert entry(CLOSED).msgstr == GOOD
    assert "Approved for the same sentence in memory/translate-toolkit.tmx" in entry(CLOSED).extracted_comments
    Path("memory/translate-toolkit.tmx").unlink()
    draft()
    assert entry(CLOSED).msgstr != GOOD


def test_import_twice_and_another_file_of_the_same_name() -> None:
    file = str(TMX / "cat-tool.tmx")
    first = json.loads(command("memory", "import", file, "--json").stdout)
    assert first == [{"file": "memory/cat-tool.tmx", "changed": True, "units": {"zh-Hans": 1, "zh-Hant": 1, "mn": 2}}]
    assert "was there already" in command("memory", "import", file).stdout
    other = Path("cat-tool.tmx")
    shutil.copy(TMX / "translate-toolkit.tmx", other)
    done = command("memory", "import", str(other))
    assert done.exit_code == 3
    assert "another file of this name was imported before" in done.stderr
    assert Path("memory/cat-tool.tmx").read_bytes() == (TMX / "cat-tool.tmx").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        ("", "the file is empty"),
        ("<tmx><body><tu>", "bad.tmx:1: not well-formed"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "declares an entity"),
        ("<tmx><header/><body/></tmx>", "no unit of the file is in English and in one of the editions"),
    ],
)
def test_file_that_cannot_be_imported_changes_nothing(content: str | None, said: str) -> None:
    if content is not None:
        Path("bad.tmx").write_text(content, encoding="utf-8")
    done = command("memory", "import", "bad.tmx")
    assert done.exit_code == 3
    assert said in done.stderr
    assert not Path("memory").exists()


def test_export_goes_into_another_newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft()
    approve_the_good_one()
    done = command("memory", "export", "newsroom.tmx")
    assert (done.exit_code, done.stdout) == (0, "newsroom.tmx: 1 units\n")
    exported = Path("newsroom.tmx").read_bytes()
    assert command("memory", "export", "-").stdout_bytes == exported
    assert b"<seg>" not in command("memory", "export", "-", "-e", "zh-Hans").stdout_bytes
    other = tmp_path / "other"
    make_newsroom(other)
    monkeypatch.chdir(other)
    assert command("memory", "import", str(tmp_path / "newsroom.tmx")).exit_code == 0
    (unit,) = Memory(load_project(other)).every_unit()
    assert (unit.source, unit.target, unit.context) == (CLOSED, GOOD, "body")
    draft()
    assert entry(CLOSED).msgstr == GOOD


def test_stats_of_reviews_and_of_a_broken_file() -> None:
    draft()
    assert stats()["units"] == 0
    approve_the_good_one()
    assert [stats()[each] for each in ("units", "sources", "rendered_differently", "stories", "imported")] == [
        1,
        1,
        0,
        1,
        0,
    ]
    Path("locales/zh_Hans/LC_MESSAGES/border.po").write_text('msgid "half', encoding="utf-8")
    done = command("memory", "stats")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[3].split() == ["mn", "1", "1", "0", "1", "0"]
    assert "left out: " in done.stderr
