"""`glossary` as a person and a CI job run it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from translate.commands import main

PEOPLE = """term,aliases,short,kind,zh-Hans,zh-Hant,mn,mn-harmony,mn-stem,wrong,case,context,source,note
Sergey Lavrov,,Lavrov,person,谢尔盖·拉夫罗夫 | 拉夫罗夫,謝爾蓋·拉夫羅夫,Сергей Лавров | Лавров,о,plain,,,,x,
Mevlut Cavusoglu,,Cavusoglu,person,恰武什奥卢,卡夫索格魯,Мевлүт Чавушоглу,о,g,,,,x,
"""
STORY = """Russia, Turkey discuss Syria conflict

Russian Foreign Minister Sergey Lavrov met with his Turkish counterpart
Mevlut Cavusoglu and with Amara Okafor
in Istanbul.

The Turkish FM Cavu praised Okafor and Lavrov.
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "glossaries").mkdir()
    (tmp_path / "glossaries" / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "talks.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["glossary", *arguments], catch_exceptions=False)


def waive(folder: Path, locale: str, msgid: str, *labels: str) -> None:
    path = folder / "locales" / locale / "LC_MESSAGES" / "talks.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    comments = "".join(f"# waive: coverage {label} — not needed\n" for label in labels)
    entry = f'\n{comments}msgctxt "body"\nmsgid "{msgid}"\nmsgstr ""\n'
    before = path.read_text(encoding="utf-8") if path.exists() else header
    path.write_text(before + entry, encoding="utf-8")


def test_coverage_names_place_kind_count_and_stories() -> None:
    done = run("coverage", "--format", "json")
    assert done.exit_code == 1
    facts = json.loads(done.stdout)
    assert facts["editions"][0] == {
        "edition": "zh-Hans",
        "names": 8,
        "with_form": 6,
        "waived": 0,
        "missing": 2,
        "percent": 75.0,
    }
    first, second = facts["problems"]
    assert (first["file"], first["line"], first["column"]) == ("stories/talks.txt", 4, 27)
    assert (first["term"], first["kind"], first["mentions"], first["stories"]) == (
        "Amara Okafor",
        "person",
        "2",
        "talks",
    )
    assert first["editions"] == "mn, zh-Hans, zh-Hant"
    assert (second["term"], second["line"], second["column"]) == ("Cavu", 7, 16)
    assert "beginning of “Cavusoglu”" in second["message"]


def test_coverage_in_the_other_formats() -> None:
    table = run("coverage")
    assert table.exit_code == 1
    assert "zh-Hant      8          6       0        2     75.0" in table.stdout
    assert "under 100 %" in table.stdout
    annotations = run("coverage", "--format", "github").stdout.splitlines()
    assert annotations[0].startswith("::error file=stories/talks.txt,line=4,col=27,title=glossary coverage")
    assert len(annotations) == 2
    suites = ElementTree.fromstring(run("coverage", "--format", "junit").stdout)
    assert suites.get("failures") == "1"


def test_the_limit(project: Path) -> None:
    done = run("coverage", "--fail-under", "75", "--format", "github")
    assert done.exit_code == 0
    assert done.stdout.startswith("::warning")
    assert run("coverage", "--fail-under", "75.1").exit_code == 1


def test_waivers_are_counted_and_hold_for_one_sentence(project: Path) -> None:
    said = " ".join(STORY.split("\n\n")[1].split())
    praised = "The Turkish FM Cavu praised Okafor and Lavrov."
    waive(project, "mn", praised, "Cavu", "Okafor")
    facts = json.loads(run("coverage", "-e", "mn", "--format", "json").stdout)
    assert [(problem["term"], problem["waived"]) for problem in facts["problems"]] == [
        ("Amara Okafor", False),
        ("Cavu", True),
    ]
    assert (facts["editions"][0]["waived"], facts["editions"][0]["missing"]) == (1, 1)
    waive(project, "mn", said, "Amara Okafor")
    done = run("coverage", "-e", "mn")
    assert done.exit_code == 0
    assert "waived" in done.stdout
    assert run("coverage").exit_code == 1


def test_a_waiver_that_nothing_needs_is_told(project: Path) -> None:
    waive(project, "mn", "The Turkish FM Cavu praised Okafor and Lavrov.", "Lavrov")
    done = run("coverage", "--fail-under", "0", "--format", "github")
    assert done.exit_code == 0
    (idle,) = [line for line in done.stdout.splitlines() if "idle-waiver" in line]
    assert idle.startswith("::warning file=locales/mn/LC_MESSAGES/talks.po,line=6,")


def test_a_broken_po_file_is_told(project: Path) -> None:
    path = project / "locales" / "mn" / "LC_MESSAGES" / "talks.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a\n', encoding="utf-8")
    done = run("coverage", "--fail-under", "0")
    assert done.exit_code == 3
    assert "talks.po" in done.stdout


def test_nothing_found_does_not_pass(project: Path) -> None:
    story = project / "stories" / "talks.txt"
    story.write_text("Nothing much happened today\n\nIt rained, and people stayed at home.\n", encoding="utf-8")
    done = run("coverage", "--fail-under", "0")
    assert done.exit_code == 1
    assert "no names found in 1 stories" in done.stderr
    story.unlink()
    assert run("coverage").exit_code == 3
    assert run("coverage", "nowhere.txt").exit_code == 3


def test_one_story_that_cannot_be_read_does_not_stop_the_others(project: Path) -> None:
    (project / "stories" / "bad.txt").write_bytes(b"\xff\xfe\x00")
    done = run("coverage", "--fail-under", "0", "--format", "json")
    assert done.exit_code == 3
    assert json.loads(done.stdout)["stories"] == 1
    assert "bad.txt" in done.stderr


def test_explain() -> None:
    done = run("explain", "stories/talks.txt")
    assert done.exit_code == 0
    assert "stories/talks.txt:3:26: “Sergey Lavrov” is Sergey Lavrov (person): the term itself" in done.stdout
    unmatched = done.stdout.partition("Not matched:")[2]
    assert "stories/talks.txt:7:16: “Cavu”: the beginning of “Cavusoglu”" in unmatched
    assert "“Amara Okafor”: not in the glossary" in unmatched
    facts = json.loads(run("explain", "stories/talks.txt", "-e", "zh-Hans", "--json").stdout)
    lavrov = [each for each in facts["matched"] if each["text"] == "Lavrov"]
    assert lavrov[0]["forms"] == {"zh-Hans": "拉夫罗夫"}
    assert "named in full in the story" in lavrov[0]["why"]


def test_suggest_gives_rows_that_can_be_filled(project: Path) -> None:
    done = run("suggest")
    header, okafor, cavu = done.stdout.splitlines()
    assert header == PEOPLE.splitlines()[0]
    assert okafor == 'Amara Okafor,,Okafor,person,,,,,,,,,,"2 mentions, first in stories/talks.txt:4"'
    assert cavu.startswith("Cavu,,,person,")
    assert "2 of 8 names lack a form" in done.stderr


def test_add_then_covered(project: Path) -> None:
    form = [
        "--form",
        "zh-Hans=阿玛拉·奥卡福 | 奥卡福",
        "--form",
        "zh-Hant=阿瑪拉·奧卡福 | 奧卡福",
        "--form",
        "mn=Амара Окафор | Окафор",
    ]
    arguments = [
        "add",
        "Amara Okafor",
        "--kind",
        "person",
        "--short",
        "Okafor",
        *form,
        "--harmony",
        "о",
        "--stem",
        "plain",
    ]
    done = run(*arguments, "--source", "ours")
    assert done.stdout == "glossaries/people.csv:4: added Amara Okafor\n"
    assert (project / "glossaries" / "people.csv").read_text(encoding="utf-8").startswith(PEOPLE)
    assert json.loads(run("coverage", "--format", "json").stdout)["editions"][0]["missing"] == 1
    again = run(*arguments, "--source", "ours")
    assert again.exit_code == 3
    assert "refused" in again.stderr
    assert run("add", "X", "--kind", "place", "--form", "mn", "--source", "x").exit_code == 2


def test_add_shows_the_warnings_of_lint() -> None:
    done = run("add", "Chicago", "--kind", "place", "--form", "mn=Чикаго", "--source", "ours")
    assert done.exit_code == 0
    assert "glossaries/place.csv:2: warning: the stem of “Чикаго” is a guess; fill mn-stem" in done.stderr


def test_list() -> None:
    (entry,) = json.loads(run("list", "лавров", "--json").stdout)
    assert (entry["term"], entry["from"]) == ("Sergey Lavrov", "glossaries/people.csv:2")
    assert "Mevlut Cavusoglu" in run("list", "--kind", "person").stdout
    assert json.loads(run("list", "--without", "mn", "--json").stdout) == []
    assert "CLDR" in run("list", "--base", "istanbul").stdout
    assert run("list", "--without", "xx").exit_code == 3


def test_lint(project: Path) -> None:
    assert run("lint").exit_code == 0
    path = project / "glossaries" / "people.csv"
    path.write_text(PEOPLE + "us,,,person,,,,,,,,,,\n", encoding="utf-8")
    done = run("lint", "--format", "github")
    assert done.exit_code == 1
    assert "::error file=glossaries/people.csv,line=4,col=1,title=glossary lint stop-word::" in done.stdout
    facts = json.loads(run("lint", str(path), "--format", "json").stdout)
    assert facts["errors"] == 3
    assert {problem["rule"] for problem in facts["problems"]} == {"stop-word", "source", "no-form"}
    assert "stop-word" in run("lint", "--rules").stdout
    path.write_text("term,kind\nA,x,y\n", encoding="utf-8")
    assert run("lint").exit_code == 1


def test_strict_lint_fails_on_warnings(project: Path) -> None:
    path = project / "glossaries" / "people.csv"
    path.write_text(PEOPLE.replace(",о,g,", ",,,"), encoding="utf-8")
    assert run("lint").exit_code == 0
    assert run("lint", "--strict").exit_code == 1


@pytest.mark.parametrize("name", ["out.tbx", "out.tsv"])
def test_export_edit_import(project: Path, name: str) -> None:
    path, people = project / name, project / "glossaries" / "people.csv"
    assert run("export", name).exit_code == 0
    assert "2 unchanged" in run("import", name).stderr
    path.write_text(path.read_text(encoding="utf-8").replace("Мевлүт Чавушоглу", "Мевлют Чавушоглу"), encoding="utf-8")
    assert run("import", name, "--dry-run").stdout == "glossaries/people.csv:3: replaced Mevlut Cavusoglu\n"
    assert people.read_text(encoding="utf-8") == PEOPLE
    (first, second) = json.loads(run("import", name, "--json").stdout)
    assert (first["action"], second["action"], second["line"]) == ("unchanged", "replaced", 3)
    assert people.read_text(encoding="utf-8") == PEOPLE.replace("Мевлүт Чавушоглу", "Мевлют Чавушоглу")


def test_pairs_out_and_in(project: Path) -> None:
    assert run("export", "mn.tsv", "-e", "mn").exit_code == 0
    assert "0 replaced" in run("import", "mn.tsv", "-e", "mn").stderr
    (project / "mn.tsv").write_text("Lavrov\tЛаврофф\nIzmir\tИзмир\n", encoding="utf-8")
    done = run("import", "mn.tsv", "-e", "mn", "--dry-run")
    assert done.stdout.splitlines() == [
        "glossaries/people.csv:2: replaced Sergey Lavrov",
        "glossaries/term.csv:2: added Izmir",
    ]
    assert run("import", "mn.tsv").exit_code == 3
    assert run("export", "x.tbx", "-e", "mn").exit_code == 2
    assert run("export", "x.csv").exit_code == 2


def test_an_import_that_lint_refuses_changes_nothing(project: Path) -> None:
    (project / "x.tsv").write_text(
        "term\tkind\tzh-Hans\tsource\nBursa\tplace\t布爾薩\tx\nus\tplace\t安\tx\n", encoding="utf-8"
    )
    done = run("import", "x.tsv")
    assert done.exit_code == 3
    assert "refused" in done.stderr
    assert "everyday word" in done.stderr
    assert sorted(path.name for path in (project / "glossaries").iterdir()) == ["people.csv"]
