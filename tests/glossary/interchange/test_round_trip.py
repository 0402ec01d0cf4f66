"""What goes out as TBX or TSV comes back the same; what others write is read; what is broken is named with its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.config import DEFAULT_EDITIONS, load_project
from translate.errors import GlossaryError
from translate.glossary.editing import Action, NewRow, merge_rows
from translate.glossary.files import FIXED_COLUMNS, Row, read_entries
from translate.glossary.interchange import tbx, tsv
from translate.glossary.interchange.model import ExchangedRow, rows_of
from translate.glossary.interchange.pairing import rows_from_pairs
from translate.glossary.lint import columns_of
from translate.glossary.terms import TermKind

SHIPPED = sorted((Path(__file__).parents[3] / "glossaries").glob("*.csv"))
PATH = Path("x.tbx")
COLUMNS = ("zh-Hans", "zh-Hant", "zh-Hant-HK", "mn", "kk")

VALUE = (
    st.text(st.characters(codec="utf-8", exclude_characters="|:", exclude_categories=("Cc", "Cs", "Cn")), min_size=1)
    .map(str.strip)
    .filter(bool)
    .filter(lambda text: "\ufffe" not in text and "\uffff" not in text)
)
NOTE = st.text(st.sampled_from("ab é亚\n\r\t\"'<>&]"), min_size=1).map(str.strip).filter(bool)
VALUES = st.lists(VALUE, min_size=1, max_size=3).map(" | ".join)
WRONG = st.lists(st.tuples(st.sampled_from(COLUMNS), VALUE).map(":".join), min_size=1, max_size=4).map(" | ".join)


@st.composite
def rows(draw: st.DrawFn) -> ExchangedRow:
    cells = {"term": draw(VALUE)}
    kinds = [kind.value for kind in TermKind if kind is not TermKind.FIGURE]
    parts = {"kind": st.sampled_from(kinds), "aliases": VALUES, "short": VALUES, "wrong": WRONG, "note": NOTE}
    parts |= dict.fromkeys(("source", "mn-harmony", "mn-stem", "case"), VALUE) | {"context": VALUES}
    parts |= dict.fromkeys(COLUMNS, VALUES)
    for name, strategy in parts.items():
        if draw(st.booleans()):
            cells[name] = draw(strategy)
    return ExchangedRow(cells, draw(st.sampled_from(["", "people", "a b"])))


@settings(max_examples=50)
@given(st.lists(rows(), max_size=4))
def test_tbx_there_and_back(glossary: list[ExchangedRow]) -> None:
    back = tbx.parse(tbx.document(glossary), PATH, DEFAULT_EDITIONS, COLUMNS)
    assert list(back) == glossary


@settings(max_examples=50)
@given(st.lists(rows(), max_size=4))
def test_tsv_there_and_back(glossary: list[ExchangedRow]) -> None:
    assert list(tsv.parse_table(tsv.table(glossary).encode(), PATH)) == glossary


def test_the_shipped_glossary_there_and_back() -> None:
    glossary = list(rows_of(SHIPPED))
    assert len(glossary) >= 300
    project = load_project(SHIPPED[0].parents[1])
    for row, back in zip(
        glossary, tbx.parse(tbx.document(glossary), PATH, project.editions, columns_of(project)), strict=True
    ):
        assert {name: set(text.split(" | ")) for name, text in row.cells.items()} == {
            name: set(text.split(" | ")) for name, text in back.cells.items()
        }
    assert list(tsv.parse_table(tsv.table(glossary).encode(), PATH)) == glossary


@pytest.mark.parametrize("form", ["tbx", "tsv"])
def test_importing_an_export_leaves_every_file_as_it_is(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "glossaries"
    shutil.copytree(SHIPPED[0].parent, folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    project = load_project(tmp_path)
    glossary = rows_of(project.glossaries)
    if form == "tbx":
        back = tbx.parse(tbx.document(glossary), PATH, project.editions, columns_of(project))
    else:
        back = tsv.parse_table(tsv.table(glossary).encode(), PATH)
    changes = merge_rows(project, [NewRow(row.cells, row.file) for row in back], write=True)
    assert {change.action for change in changes} == {Action.UNCHANGED}
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


# TBX-Basic 1.2: what each element may hold, in order, and the data categories with the level each belongs to.
CHILDREN = {
    "tbx": "tbxHeader text",
    "tbxHeader": "fileDesc",
    "fileDesc": "sourceDesc",
    "sourceDesc": "p",
    "text": "body",
    "body": "conceptEntry",
    "conceptEntry": "descrip admin note langSec",
    "langSec": "termSec",
    "termSec": "term termNote",
}
CATEGORIES = {
    ("conceptEntry", "descrip"): {"subjectField"},
    ("conceptEntry", "admin"): {"source", "projectSubset"},
    ("termSec", "termNote"): {"administrativeStatus", "termType"},
}
TERM_NOTES = {
    "administrativeStatus": {"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"},
    "termType": {"fullForm", "shortForm", "variant"},
}


def test_tbx_is_what_the_standard_asks_for() -> None:
    root = ElementTree.fromstring(tbx.document(rows_of(SHIPPED)))
    assert root.tag == f"{{{tbx.NAMESPACE}}}tbx"
    assert (root.get("style"), root.get("type")) == ("dca", "TBX-Basic")
    identifiers = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(identifiers) == len(set(identifiers)) > len(list(rows_of(SHIPPED))) - 1
    for parent in root.iter():
        name = parent.tag.removeprefix(f"{{{tbx.NAMESPACE}}}")
        allowed = CHILDREN.get(name, "").split()
        found = [child.tag.removeprefix(f"{{{tbx.NAMESPACE}}}") for child in parent]
        assert found == sorted(found, key=allowed.index)
        assert name not in ("conceptEntry", "langSec") or found[-1] in ("langSec", "termSec")
        for child, kind in zip(parent, found, strict=True):
            if "type" in child.attrib:
                assert child.get("type") in CATEGORIES[name, kind]
            if kind == "termNote":
                assert child.text in TERM_NOTES[child.get("type", "")]


def test_another_tools_tbx_is_read() -> None:
    data = b"""<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="1"><descrip type="subjectField">Politics</descrip><note>one</note><note>two</note>
<langSec xml:lang="zh-CN"><termSec><term>\xe5\xae\x89\xe5\x8d\xa1\xe6\x8b\x89</term></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>Ankara (fr)</term></termSec></langSec>
<langSec xml:lang="en-US"><termSec><term>Angora</term></termSec><termSec><term>Ankara</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry></body></text></tbx>"""
    (row,) = tbx.parse(data, PATH, DEFAULT_EDITIONS, ("zh-Hans", "mn"))
    assert row == ExchangedRow({"term": "Ankara", "aliases": "Angora", "zh-Hans": "安卡拉", "note": "one; two"})


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "not well-formed"),
        (b"<tbx>\n<text>", 2, "not well-formed"),
        (b"<martif/>", 1, "<martif>"),
        (b'<tbx style="dct"/>', 1, "style dct"),
        (b'<!DOCTYPE tbx [\n<!ENTITY a "b">]>\n<tbx>&a;</tbx>', 2, "entities are refused"),
        (b'<tbx>\n<conceptEntry><langSec xml:lang="mn"/></conceptEntry></tbx>', 2, "without an English term"),
        (b'<tbx><conceptEntry>\n<langSec xml:lang="en"><termSec/></langSec></conceptEntry></tbx>', 2, "without a term"),
        (
            b'<tbx><conceptEntry>\n<langSec xml:lang="en"><termSec><term>a|b</term></termSec></langSec>'
            b"</conceptEntry></tbx>",
            2,
            "divides forms",
        ),
        (b'<?xml version="1.0" encoding="nonsense"?><tbx/>', 1, "encoding"),
    ],
)
def test_broken_tbx(data: bytes, line: int, words: str) -> None:
    with pytest.raises(GlossaryError, match=words) as broken:
        tbx.parse(data, PATH, DEFAULT_EDITIONS, COLUMNS)
    assert (broken.value.path, broken.value.line) == (PATH, line)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "no header"),
        (b"source\ttarget\nA\tB\n", 1, "--edition"),
        (b"term\tmn\nA\n", 2, "1 cells"),
        (b"term\tmn\n\tA\n", 2, "without a term"),
        (b"term\tmn\n\xff\tA\n", 2, "UTF-8"),
        (b"term\tfile\nA\t../people\n", 2, "no name of a glossary file"),
        (b'term\tmn\n"A\tb\n', 2, "not a table"),
    ],
)
def test_broken_tsv(data: bytes, line: int, words: str) -> None:
    with pytest.raises(GlossaryError, match=words) as broken:
        tsv.parse_table(data, PATH)
    assert (broken.value.path, broken.value.line) == (PATH, line)


def test_what_xml_cannot_hold_is_named() -> None:
    with pytest.raises(GlossaryError, match="U\\+0001"):
        tbx.document([ExchangedRow({"term": "A", "note": "\x01"})])


def test_pairs_for_cat_tools(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("term,aliases,short,kind,mn,note\nA B,A-B,B,person,АБ | Б,n\nC,,,keep,,\n", encoding="utf-8")
    text = tsv.pairs(read_entries([path], root=tmp_path), "mn")
    assert text == "source\ttarget\tcomment\nA B\tАБ\tn\nA-B\tАБ\tn\nB\tБ\tn\n"
    pairs = tsv.parse_pairs(text.encode(), path)
    assert pairs == (("A B", "АБ", "n"), ("A-B", "АБ", "n"), ("B", "Б", "n"))
    row = Row(path, 2, {"term": "A B", "aliases": "A-B", "short": "B", "mn": "АБ | Б", "context": "x"})
    assert rows_from_pairs(pairs, "mn", [row], "s") == ()
    assert rows_from_pairs([("B", "В", ""), ("D", "Д", "c")], "mn", [row], "s") == (
        NewRow({"term": "A B", "context": "x", "mn": "АБ | В"}, is_whole=False),
        NewRow({"term": "D", "mn": "Д", "note": "c", "source": "s"}),
    )


def test_broken_pairs() -> None:
    with pytest.raises(GlossaryError, match="tabs between"):
        tsv.parse_pairs(b"# comment\nA\tB\nC\n", PATH)


def test_every_column_has_a_place_in_tbx() -> None:
    cells = dict.fromkeys(FIXED_COLUMNS, "x") | {"kind": "place", "wrong": "mn:x"}
    (back,) = tbx.parse(tbx.document([ExchangedRow(cells)]), PATH, DEFAULT_EDITIONS, COLUMNS)
    assert dict(back.cells) == cells
