"""Glossary files are read as written, and a broken one is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import GlossaryError
from translate.glossary.files import read_entries
from translate.glossary.terms import Form, TermKind

HEADER = "term,aliases,short,kind,zh-Hans,zh-Hant,zh-Hant-HK,mn,mn-harmony,mn-stem,wrong,case,context,source,note\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_becomes_an_entry(tmp_path: Path) -> None:
    row = (
        "Sergey Lavrov,Sergei Lavrov,Lavrov,person,谢尔盖·拉夫罗夫 | 拉夫罗夫,謝爾蓋·拉夫羅夫,,Сергей Лавров | Лавров,"
        "о,,zh-Hans:拉夫洛夫 | mn:Лаврофф,exact,Moscow | !ballet,Xinhua,\n"
    )
    (entry,) = read_entries([write(tmp_path, HEADER + row)], root=tmp_path)
    assert entry.kind is TermKind.PERSON
    assert entry.forms["zh-Hans"] == (Form("谢尔盖·拉夫罗夫"), Form("拉夫罗夫"))
    assert entry.forms["mn"] == (Form("Сергей Лавров", "о"), Form("Лавров", "о"))
    assert "zh-Hant-HK" not in entry.forms
    assert entry.wrong == {"zh-Hans": ("拉夫洛夫",), "mn": ("Лаврофф",)}
    assert (entry.exact_case, entry.requires, entry.excludes) == (True, ("Moscow",), ("ballet",))
    assert entry.origin == "people.csv:2"


def test_a_byte_order_mark_and_crlf_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("\ufeffterm,kind,mn\r\nAnkara,place,Анкара\r\n".encode())
    (entry,) = read_entries([path], root=tmp_path)
    assert (entry.term, entry.forms["mn"][0].text) == ("Ankara", "Анкара")


def test_lines_are_counted_through_cells_of_several_lines(tmp_path: Path) -> None:
    path = write(tmp_path, 'term,kind,note\nA,place,"two\nlines"\n\nB,place,\n')
    assert [entry.origin for entry in read_entries([path], root=tmp_path)] == ["people.csv:2", "people.csv:5"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name,kind\nA,place\n", 1, "column “term”"),
        ("term,term\n", 1, "stands twice"),
        ("term,kind\nA,planet\n", 2, "unknown kind “planet”"),
        ("term,kind\nA,place,x\n", 2, "3 cells where the header has 2"),
        ("term,kind\n,place\n", 2, "without a term"),
        ("term,case\nA,upper\n", 2, "unknown case rule"),
        ("term,wrong\nA,Лаврофф\n", 2, "edition:form"),
        ('term,kind\nA,"place\n', 2, "not a CSV table"),
        ("", 1, "no header"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GlossaryError) as raised:
        read_entries([path], root=tmp_path)
    assert (raised.value.path, raised.value.line) == (path, line)
    assert words in str(raised.value)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("term,mn\nAnkara,Анкара\n".encode("cp1251"))
    with pytest.raises(GlossaryError, match="not UTF-8"):
        read_entries([path], root=tmp_path)
