"""`status` counts what stands in the PO files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.commands.newsroom import CLOSED, HEADLINE, catalog, command, draft, make_newsroom


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_newsroom(tmp_path)
    monkeypatch.chdir(tmp_path)


def test_before_anything_is_translated() -> None:
    done = command("status")
    assert (done.exit_code, done.stdout) == (0, "No PO files yet. Translate a story first: cli.py translate STORY\n")
    assert json.loads(command("status", "--json").stdout) == []


def test_counts() -> None:
    draft()
    path = catalog().path
    text = path.read_text(encoding="utf-8")
    headline, closed = text.index(f'msgid "{HEADLINE}"'), text.index(f'msgid "{CLOSED}"')
    # The headline approved, the sentence emptied.
    text = text[:headline].replace("#, fuzzy\n", "") + text[headline:closed] + text[closed:]
    start = text.index('msgstr "', text.index(f'msgid "{CLOSED}"'))
    text = text[:start] + 'msgstr ""' + text[text.index("\n", start) :]
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1480654980, 1480654980))
    done = command("status", "--json")
    assert done.exit_code == 0
    facts = {each["edition"]: each for each in json.loads(done.stdout)}
    mongolian = facts["mn"]
    assert [mongolian[each] for each in ("story", "approved", "fuzzy", "empty")] == ["border", 1, 1, 1]
    assert mongolian["words_left"] == 8 + 7
    assert mongolian["touched"] == "2016-12-02T05:03:00+00:00"
    assert mongolian["file"] == "locales/mn/LC_MESSAGES/border.po"
    assert [facts["zh-Hans"][each] for each in ("approved", "fuzzy", "empty")] == [0, 3, 0]


def test_errors_and_waivers() -> None:
    draft()
    path = catalog().path
    text = path.read_text(encoding="utf-8")
    start = text.index('msgstr "', text.index(f'msgid "{CLOSED}"'))
    wrong = text[:start] + 'msgstr "Сири даваа гарагт хилээ хаав."' + text[text.index("\n", start) :]
    path.write_text(wrong, encoding="utf-8")

    def errors() -> tuple[int, int]:
        (facts,) = json.loads(command("status", "-e", "mn", "--json").stdout)
        return facts["errors"], facts["waived"]

    before, waived = errors()
    assert (before > 0, waived) == (True, 0)
    entry = wrong.rindex("\n\n", 0, start) + 2
    path.write_text(wrong[:entry] + "# waive: terms\n" + wrong[entry:], encoding="utf-8")
    after, waived = errors()
    assert (after + waived, waived > 0) == (before, True)


def test_table_and_bars() -> None:
    draft()
    lines = command("status").stdout.splitlines()
    assert lines[0].split()[:5] == ["story", "edition", "approved", "fuzzy", "empty"]
    assert [line.split()[:5] for line in lines[1:4]] == [
        ["border", "zh-Hans", "0", "3", "0"],
        ["border", "zh-Hant", "0", "3", "0"],
        ["border", "mn", "0", "3", "0"],
    ]
    assert [line for line in lines if "approved (" in line] == [
        f"{edition:>8}  {'░' * 24}    0 % approved (0 of 3)" for edition in ("zh-Hans", "zh-Hant", "mn")
    ]


def test_only_the_named() -> None:
    draft()
    facts = json.loads(command("status", "stories/border.txt", "-e", "mn", "--json").stdout)
    assert [(each["story"], each["edition"]) for each in facts] == [("border", "mn")]
    done = command("status", "nowhere")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "the story “nowhere” has no PO file" in done.stderr


def test_broken_file_is_reported_and_the_others_are_shown() -> None:
    draft()
    catalog("zh_Hans").path.write_text('msgid "half', encoding="utf-8")
    done = command("status", "--json")
    assert done.exit_code == 3
    assert "error [zh-Hans]: " in done.stderr
    assert "border.po:1: " in done.stderr
    assert [each["edition"] for each in json.loads(done.stdout)] == ["zh-Hant", "mn"]
    assert "No PO files yet" not in command("status", "-e", "zh-Hans").stdout
