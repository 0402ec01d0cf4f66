"""Glossary files are changed row by row; all else stays to the byte, and nothing that lint refuses is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.config import DEFAULT_EDITIONS, Project, load_project
from translate.errors import GlossaryError
from translate.glossary.editing import Action, NewRow, RefusedError, add_row, merge_rows

PEOPLE = (
    "term,short,kind,zh-Hans,mn,source,note\r\n"
    'Sergey Lavrov,Lavrov,person,谢尔盖·拉夫罗夫|拉夫罗夫,Сергей Лавров,Xinhua usage,"a ""b""\r\nc"\r\n'
    "Wang Yi,,person,王毅,Ван И,Xinhua usage,"
)
PLACES = "source,kind,term,mn,zh-Hans\nx,place,Ankara,Анкара,安卡拉\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "glossaries"
    folder.mkdir()
    (folder / "people.csv").write_bytes(b"\xef\xbb\xbf" + PEOPLE.encode())
    (folder / "places.csv").write_bytes(PLACES.encode())
    return load_project(tmp_path)


def read(project: Project, name: str) -> str:
    return (project.root / "glossaries" / f"{name}.csv").read_bytes().decode("utf-8")


def test_a_row_goes_to_the_file_of_its_kind_in_its_format(project: Project) -> None:
    row = NewRow({"term": "Kaja Kallas", "kind": "person", "zh-Hans": "卡娅·卡拉斯", "source": 'a, "b"'})
    change = add_row(project, row)
    assert (change.action, change.path.name, change.line, change.term) == (Action.ADDED, "people.csv", 5, "Kaja Kallas")
    assert read(project, "people") == "\ufeff" + PEOPLE + '\r\nKaja Kallas,,person,卡娅·卡拉斯,,"a, ""b""",\r\n'
    assert add_row(project, NewRow({"term": "Izmir", "kind": "place", "mn": "Измир", "source": "x"})).line == 3
    assert read(project, "places") == PLACES + "x,place,Izmir,Измир,\n"


def test_a_kind_without_a_file_gets_one(project: Project) -> None:
    add_row(project, NewRow({"term": "Naadam", "kind": "event", "mn": "Наадам", "source": "x"}))
    header, row = read(project, "event").splitlines()
    assert header == "term,aliases,short,kind,zh-Hans,zh-Hant,mn,mn-harmony,mn-stem,wrong,case,context,source,note"
    assert row == "Naadam,,,event,,,Наадам,,,,,,x,"


@pytest.mark.parametrize(
    "cells",
    [
        {"term": "Wang Yi", "kind": "person", "zh-Hans": "王毅", "source": "x"},
        {"term": "Kaja Kallas", "kind": "person", "zh-Hans": "卡婭", "source": "x"},
        {"term": "Kaja Kallas", "kind": "person", "zh-Hans": "卡娅"},
        {"term": "=1", "kind": "person", "zh-Hans": "卡娅", "source": "x"},
        {"term": "Kaja", "kind": "persona", "zh-Hans": "卡娅", "source": "x"},
    ],
)
def test_what_lint_calls_an_error_is_refused(project: Project, cells: dict[str, str]) -> None:
    with pytest.raises(RefusedError, match="nothing was written") as refused:
        add_row(project, NewRow(cells, file="people"))
    assert refused.value.problems[0].severity == "error"
    assert refused.value.line == 5
    assert read(project, "people") == "\ufeff" + PEOPLE


def test_a_column_the_file_lacks_is_an_error(project: Project) -> None:
    with pytest.raises(GlossaryError, match="no column “zh-Hant”"):
        add_row(project, NewRow({"term": "X", "kind": "place", "zh-Hant": "某", "source": "x"}))


def test_an_old_fault_elsewhere_does_not_stop_a_new_row(project: Project) -> None:
    path = project.root / "glossaries" / "places.csv"
    path.write_text(PLACES + "x,place,Bursa,,\n", encoding="utf-8")
    assert add_row(project, NewRow({"term": "Izmir", "kind": "place", "mn": "Измир", "source": "x"})).line == 4


def test_merging_replaces_what_differs_and_leaves_the_rest(project: Project) -> None:
    same = {"term": "Sergey Lavrov", "short": "Lavrov", "kind": "person", "zh-Hans": "谢尔盖·拉夫罗夫 | 拉夫罗夫"}
    same |= {"mn": "Сергей Лавров", "source": "Xinhua usage", "note": 'a "b"\r\nc'}
    rows = [NewRow(same), NewRow({"term": "Wang Yi", "mn": "Ван Ий"}, is_whole=False), _ankara("安哥拉")]
    dry = merge_rows(project, rows, write=False)
    assert read(project, "people") == "\ufeff" + PEOPLE
    assert merge_rows(project, rows, write=True) == dry
    assert [(change.action, change.line) for change in dry] == [
        (Action.UNCHANGED, 2),
        (Action.REPLACED, 4),
        (Action.REPLACED, 2),
    ]
    assert read(project, "people") == "\ufeff" + PEOPLE.replace("Ван И", "Ван Ий")
    assert read(project, "places") == PLACES.replace("Анкара,安卡拉", ",安哥拉")


def test_merging_is_all_or_nothing(project: Project) -> None:
    with pytest.raises(RefusedError):
        merge_rows(project, [_ankara("安哥拉"), NewRow({"term": "X", "kind": "place"})], write=True)
    assert read(project, "places") == PLACES


def test_the_programs_own_glossary_is_not_changed(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="comes with the program"):
        add_row(load_project(tmp_path), _ankara("安卡拉"))


def test_a_project_may_begin_with_nothing(tmp_path: Path) -> None:
    change = add_row(Project(root=tmp_path, editions=DEFAULT_EDITIONS), _ankara("安卡拉"))
    assert (change.path, change.line) == (tmp_path / "glossaries" / "place.csv", 2)


def _ankara(form: str) -> NewRow:
    return NewRow({"term": "Ankara", "kind": "place", "zh-Hans": form, "source": "x"})
