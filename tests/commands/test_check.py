"""`check` on real PO files: what it finds, says and ends with."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from translate.commands import main

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: mn\\n"\n\n'
GOOD = 'msgctxt "body"\nmsgid "The talks go on."\nmsgstr "Яриа хэлцэл үргэлжилж байна."\n\n'
WARNING = 'msgctxt "body"\nmsgid "They agreed."\nmsgstr "тэд тохиролцов."\n\n'
ERROR = 'msgctxt "caption"\nmsgid "They paid 20 billion dollars."\nmsgstr "Тэд 20 сая ам.доллар төлжээ."\n\n'
WAIVED = "# waive: numbers 20 billion dollars — the ministry corrected itself\n" + ERROR
EMPTY = 'msgctxt "body"\nmsgid "They left."\nmsgstr ""\n\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(project: Path, *entries: str, story: str = "visit", locale: str = "mn") -> Path:
    path = project / "locales" / locale / "LC_MESSAGES" / f"{story}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "".join(entries), encoding="utf-8")
    return path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_clean_files_pass_and_say_how_many(project: Path) -> None:
    write(project, GOOD, EMPTY)
    result = check()
    assert result.exit_code == 0
    assert "1 PO files, 1 translations checked: 0 errors" in result.output
    assert "1 entries have no translation yet" in result.output


def test_error_names_file_line_context_and_term(project: Path) -> None:
    write(project, GOOD, ERROR)
    result = check("--format", "json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert problem["file"] == "locales/mn/LC_MESSAGES/visit.po"
    line = (project / problem["file"]).read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert line == 'msgctxt "caption"'
    assert (problem["rule"], problem["severity"], problem["story"], problem["edition"], problem["msgctxt"]) == (
        "numbers",
        "error",
        "visit",
        "mn",
        "caption",
    )
    assert problem["term"] == "20 billion dollars"


def test_waived_error_passes_and_is_counted(project: Path) -> None:
    write(project, WAIVED)
    result = check()
    assert result.exit_code == 0
    assert "0 errors, 0 warnings, 1 waived" in result.output


def test_warnings_fail_only_when_strict(project: Path) -> None:
    write(project, WARNING)
    assert check().exit_code == 0
    assert check("--strict").exit_code == 1


def test_nothing_to_check_is_no_pass(project: Path) -> None:
    assert check().exit_code == 1
    write(project, EMPTY)
    result = check()
    assert result.exit_code == 1
    assert "nothing was checked" in result.output


def test_words_of_the_site_are_checked_with_all_stories(project: Path) -> None:
    write(project, 'msgid "By %(name)s"\nmsgstr "Бичсэн %(нэр)s"\n\n', story="messages")
    write(project, GOOD)
    result = check("--format", "json")
    assert result.exit_code == 1
    assert {problem["rule"] for problem in json.loads(result.stdout)["problems"]} == {"placeholders"}
    assert check("visit").exit_code == 0


def test_story_without_po_file_is_an_error(project: Path) -> None:
    write(project, GOOD)
    result = check("vist")
    assert result.exit_code == 3
    assert "the story “vist” has no PO file" in result.output


def test_story_and_edition_choose(project: Path) -> None:
    write(project, ERROR)
    write(project, GOOD, story="other")
    assert check("other").exit_code == 0
    assert check("other.txt").exit_code == 0
    assert check("-e", "zh-Hans").exit_code == 1
    assert check("visit", "-e", "mn").exit_code == 1


def test_broken_file_is_reported_in_every_format_and_the_others_are_checked(project: Path) -> None:
    write(project, ERROR)
    broken = write(project, 'msgid "x"\n', story="broken")
    for form in ("table", "json", "github", "junit", "sarif"):
        result = check("--format", form)
        assert result.exit_code == 3
        assert broken.name in result.stdout
        assert "numbers" in result.stdout


def test_formats_are_what_they_say(project: Path) -> None:
    write(project, ERROR, WARNING)
    assert ElementTree.fromstring(check("--format", "junit").stdout).get("failures") == "1"
    assert json.loads(check("--format", "sarif").stdout)["version"] == "2.1.0"
    errors, warnings = check("--format", "github").stdout.splitlines()
    assert errors.startswith("::error file=locales/mn/LC_MESSAGES/visit.po,line=6,")
    assert warnings.startswith("::warning file=locales/mn/LC_MESSAGES/visit.po,line=10,")
