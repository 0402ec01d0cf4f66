"""Each rule of the glossary finds its fault at its place, and says how to mend it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from translate.config import DEFAULT_EDITIONS, Project, load_project
from translate.glossary.lint import RULES, lint
from translate.reporting.model import Findings, Problem

HEADER = "term,aliases,short,kind,zh-Hans,zh-Hant,zh-Hant-HK,mn,mn-harmony,mn-stem,wrong,case,context,source,note"
GOOD = "Antalya,,,place,安塔利亚,安塔利亞,,Анталья,а,g,,,,Xinhua usage,"


def linted(folder: Path, *rows: str, header: str = HEADER) -> Findings:
    path = folder / "places.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return lint(Project(root=folder, editions=DEFAULT_EDITIONS, glossaries=(path,)), [path])


def test_a_good_row_passes(tmp_path: Path) -> None:
    findings = linted(tmp_path, GOOD)
    assert findings.problems == ()
    assert findings.files == ("places.csv",)


CASES = [
    # rule, severity, rows (the fault is in the last), line, the cell's text from the column on, words
    ("term", "error", [",,,place,安塔利亚,,,,,,,,,x,"], ",,,place", "without a term"),
    ("kind", "error", ["Antalya,,,plaec,安塔利亚,,,,,,,,,x,"], "plaec", "“place”"),
    ("case", "error", ["Antalya,,,place,安塔利亚,,,,,,,upper,,x,"], "upper", "“exact”"),
    ("wrong", "error", ["Antalya,,,place,安塔利亚,,,,,,安塔利雅,,,x,"], "安塔利雅", "edition"),
    ("wrong", "error", ["Antalya,,,place,安塔利亚,,,,,,ru:Анталия,,,x,"], "ru:", "unknown edition “ru”"),
    ("wrong", "error", ["Antalya,,,place,安塔利亚,,,,,,zh-Hans:安塔利亚,,,x,"], "zh-Hans:安", "called wrong"),
    ("fact", "error", ["Antalya,,,place,安塔利亚,,,Анталья,a,g,,,,x,"], "a,g", "Latin letter"),
    ("fact", "error", ["Antalya,,,place,安塔利亚,,,Анталья,а,k,,,,x,"], "k,", "mn-stem"),
    ("formula", "error", ["Antalya,,,place,安塔利亚,,,,,,,,,x,=1+1"], "=1+1", "spreadsheet"),
    ("source", "error", ["Antalya,,,place,安塔利亚,安塔利亞,,Анталья,а,g,,,,,"], ",", "no source"),
    ("no-form", "error", ["Antalya,,,place,,,,,,,,,,x,"], "Antalya", "no form"),
    ("missing-form", "warning", ["Antalya,,,place,安塔利亚,安塔利亞,,,,,,,,x,"], ",,,,,,x,", "no form for mn"),
    ("stop-word", "error", ["us,,,place,安塔利亚,,,,,,,,,x,"], "us", "everyday word"),
    ("stop-word", "error", ["Antalya,That | Aa,,place,安塔利亚,,,,,,,,,x,"], "That", "everyday word"),
    ("calendar", "warning", ["Theresa May,,May,person,特雷莎·梅,,,,,,,,,x,"], "May,person", "day or a month"),
    ("repeated", "warning", ["Antalya,Antalya,,place,安塔利亚,,,,,,,,,x,"], "Antalya,,place", "twice"),
    ("guessed", "warning", ["Chicago,,,place,芝加哥,,,Чикаго,,,,,,x,"], "Чикаго", "fill mn-"),
    ("duplicate", "error", [GOOD, GOOD], "Antalya", "places.csv:2 already"),
    ("duplicate", "error", [GOOD, GOOD.replace("Antalya", "ANTÁLYA")], "ANTÁLYA", "already"),
    ("two-forms", "error", [GOOD, GOOD.replace("安塔利亚", "安塔里亚")], "Antalya", "安塔利亚 and 安塔里亚"),
    ("shadowed", "error", [GOOD, "Side,Antalya,,place,安塔利亚,,,,,,,,,x,"], "Antalya,,place", "always taken"),
    ("short-name", "warning", [GOOD, "Ayse Antalya,,Antalya,person,安,,,,,,,,,x,"], "Antalya,person", "is the name"),
    ("hides-base", "warning", ["Michael Jordan,Jordan,,person,迈克尔·乔丹,,,,,,,,,x,"], "Jordan,,", "hides the place"),
    (
        "surname",
        "warning",
        ["Boris Johnson,,Johnson,person,鲍里斯·约翰逊,,,,,,,,,x,", "Ron Johnson,,Johnson,person,罗恩·强生,,,,,,,,,x,"],
        "罗恩",
        "约翰逊",
    ),
    ("short-form", "warning", ["Ron Berg,,Berg,person,罗恩·伯格 | 贝格,,,,,,,,,x,"], "贝格", "no part of"),
    ("homoglyphs", "error", ["Addis Ababa,,,place,亚的斯亚贝巴,,,Аддис-Aбеба,а,g,,,,x,"], "Aбеба", "Latin letter"),
    ("homoglyphs", "error", ["Аntalya,,,place,安塔利亚,,,,,,,,,x,"], "Аntalya", "Cyrillic letter"),
    ("invisible", "error", ["Antalya\u200b,,,place,安塔利亚,,,,,,,,,x,"], "Antalya", "zero width"),
    ("middle-dot", "error", ["Ron Berg,,,person,罗恩•伯格,,,,,,,,,x,"], "•伯格", "U+00B7"),
    ("script", "error", ["Antalya,,,place,安塔利亞,,,,,,,,,x,"], "亞", "Traditional"),
    ("script", "error", ["Antalya,,,place,安塔利亚,安塔利亚,,,,,,,,x,"], "亚,,,", "Simplified"),
    ("other-script", "error", ["Antalya,,,place,Анталья,,,,,,,,,x,"], "Анталья", "columns were mixed up"),
    ("latin", "warning", ["TikTok,,,organisation,TikTok,,,,,,,,,x,"], "TikTok,,", "keep"),
]


@pytest.mark.parametrize(("rule", "severity", "rows", "place", "words"), CASES)
def test_a_fault_is_found(tmp_path: Path, rule: str, severity: str, rows: list[str], place: str, words: str) -> None:
    (problem, *_) = [found for found in linted(tmp_path, *rows).problems if found.rule == rule]
    assert (problem.severity, problem.line) == (severity, len(rows) + 1)
    assert problem.column is not None
    assert rows[-1][problem.column - 1 :].startswith(place)
    assert words in problem.message
    assert problem.facts["mend"] in problem.message


def test_every_rule_is_tested() -> None:
    assert {rule.id for rule in RULES} == {case[0] for case in CASES} | {"column"}


def test_an_unknown_column(tmp_path: Path) -> None:
    (problem, *_) = linted(tmp_path, "Antalya,x,y", header="term,alias,source").problems
    assert (problem.rule, problem.line, problem.column) == ("column", 1, 6)
    assert "call it “aliases”" in problem.message


@pytest.mark.parametrize(
    ("data", "line"), [(b"term,kind\nA,place,x\n", 2), (b"term\n\xff\n", 2), (b"", 1), (b'term\n"A\n', 2)]
)
def test_a_broken_file_is_one_finding(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    findings = lint(Project(root=tmp_path, editions=DEFAULT_EDITIONS), [path])
    assert [(found.rule, found.line) for found in findings.problems] == [("table", line)]


@pytest.mark.parametrize(
    "row",
    [
        "US,,,place,美国,,,,,,,exact,,x,",
        "WHO,,,organisation,世卫组织,,,,,,,,,x,",
        "A Name,,,keep,,,,,,,,,,x,",
        "Georgia,,,place,佐治亚,,,,,,,,Atlanta,x,",
        "U Thant,,,person,吴丹,,,,,,,,,x,",
        "Qianlong,,,person,乾隆,乾隆,,,,,,,,x,",
        "Rio,,,place,里约,里約,,,,,,,,x,",
    ],
)
def test_what_is_right_has_no_error(tmp_path: Path, row: str) -> None:
    assert errors(linted(tmp_path, row)) == []


def test_contexts_tell_rows_apart(tmp_path: Path) -> None:
    state = "Georgia,,,place,佐治亚,,,,,,,,Atlanta,x,"
    country = "Georgia,,,place,格鲁吉亚,,,,,,,,!Atlanta,x,"
    assert errors(linted(tmp_path, state, country)) == []
    assert [found.rule for found in errors(linted(tmp_path, country, country))] == ["duplicate"]


def test_places_are_true_in_quoted_cells_of_several_lines(tmp_path: Path) -> None:
    rows = ['Antalya,"a ""b"" | That",,place,安塔利亚,,,,,,,,,x,"one', 'two"', "us,,,place,安,,,,,,,,,x,"]
    first, second = (found for found in linted(tmp_path, *rows).problems if found.rule == "stop-word")
    assert (first.line, rows[0][first.column - 1 :][:4] if first.column else "") == (2, "That")
    assert (second.line, second.column) == (4, 1)


def test_other_files_are_read_but_not_reported(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADER}\n{GOOD}\nus,,,place,,,,,,,,,,,\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    project = Project(root=tmp_path, editions=DEFAULT_EDITIONS, glossaries=(tmp_path / "a.csv", tmp_path / "b.csv"))
    findings = lint(project, [tmp_path / "b.csv"])
    assert [(found.rule, found.file, found.line) for found in findings.problems] == [("duplicate", "b.csv", 2)]


def test_another_edition_is_configuration_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("term,kind,kk,source\nAntalya,place,Анталья,x\n", encoding="utf-8")
    edition = replace(DEFAULT_EDITIONS[2], id="kk", locale="kk")
    assert lint(Project(root=tmp_path, editions=(edition,), glossaries=(path,)), [path]).problems == ()


def test_the_shipped_glossaries_have_no_error() -> None:
    project = load_project(Path(__file__).parents[2])
    assert len(project.glossaries) > 3
    assert errors(lint(project, project.glossaries)) == []


def errors(findings: Findings) -> list[Problem]:
    return [found for found in findings.problems if found.severity == "error"]


def test_the_documentation_has_every_rule() -> None:
    text = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [
        line for line in text.splitlines() if line.startswith("| `") and (" error |" in line or " warning |" in line)
    ]
    documented = {part.strip(" `"): row.split("|")[2].strip() for row in rows for part in row.split("|")[1].split(",")}
    assert documented == {"table": "error"} | {rule.id: rule.severity.value for rule in RULES}
