"""Malformed PO files: one line that says where and why, never a half-understood file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalog.helpers import HEADER, PATH, fields, run, units
from translate.catalog.merging import merge
from translate.catalog.model import Catalog
from translate.catalog.planning import plan
from translate.catalog.reading import parse_catalog, read_catalog
from translate.catalog.saving import save
from translate.errors import CatalogError

GOOD = HEADER + '\nmsgid "a"\nmsgstr "b"\n'

MALFORMED = [
    (b"", 1, "no header"),
    (b"\n\n", 1, "no header"),
    (b"# only a comment\n", 1, "no header"),
    (b'msgid "a"\nmsgstr "b"\n', 1, "no header"),
    (b'msgid ""\nmsgstr "Language: mn\\n"\n', 1, "charset"),
    (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n', 2, "CHARSET"),
    (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=GB18030\\n"\n', 2, "GB18030"),
    (GOOD.encode("utf-16"), 1, "UTF-16"),
    (GOOD.encode() + b'\n# \xff\nmsgid "c"\nmsgstr ""\n', 7, "0xff"),
    (GOOD.encode() + "中".encode("gb18030") + b"\n", 6, "not UTF-8"),
    (GOOD.encode() + b"\0", 6, "NUL"),
    (GOOD.replace("\n", "\r").encode(), 1, "carriage return"),
    (b"PK\x03\x04\x00\x00\xff", 1, "not UTF-8"),
    ((GOOD + '\nmsgid "a"\nmsgstr "c"\n').encode(), 7, "line 4"),
    ((GOOD + HEADER).encode(), 6, "same header"),
    ((GOOD + '\nmsgid "c\nmsgstr ""\n').encode(), 7, "does not end"),
    ((GOOD + '\nmsgid "say "no""\nmsgstr ""\n').encode(), 7, "expected a string"),
    ((GOOD + '\nmsgid "c\\q"\nmsgstr ""\n').encode(), 7, "escape \\q"),
    ((GOOD + '\nmsgid "c\\"\nmsgstr ""\n').encode(), 7, "does not end"),
    ((GOOD + '\nmsgid "c\\377"\nmsgstr ""\n').encode(), 7, "UTF-8"),
    ((GOOD + '\nmsgid "c\\777"\nmsgstr ""\n').encode(), 7, "escape"),
    ((GOOD + "\nmsgid “c”\nmsgstr ”d”\n").encode(), 7, "expected a string"),
    ((GOOD + '\nmsgid "c"\n').encode(), 7, "without msgstr"),
    ((GOOD + '\nmsgid "c"\n\nmsgid "d"\nmsgstr ""\n').encode(), 7, "without msgstr"),
    ((GOOD + '\nmsgstr "c"\n').encode(), 7, "without msgid"),
    ((GOOD + '\nmsgctxt "c"\nmsgstr "d"\n').encode(), 7, "without msgid"),
    ((GOOD + '\nmsgid "c"\nmsgctxt "d"\nmsgstr ""\n').encode(), 7, "wrong order"),
    ((GOOD + "\nmsgid\nmsgstr\n").encode(), 7, "without a string"),
    ((GOOD + '\nmsgid "c"\nmsgstr[0] "d"\n').encode(), 8, "expected msgstr"),
    ((GOOD + '\nmsgid "c"\nmsgid_plural "d"\nmsgstr "e"\n').encode(), 9, "expected msgstr[0]"),
    ((GOOD + '\nmsgid "c"\nmsgid_plural "d"\nmsgstr[1] "e"\n').encode(), 9, "expected msgstr[0]"),
    ((GOOD + '\nmsgid[0] "c"\nmsgstr "d"\n').encode(), 7, "no keyword"),
    ((GOOD + '\n#~ msgid "c"\nmsgstr "d"\n').encode(), 7, "obsolete"),
    ((GOOD + '\n#| "c"\nmsgid "c"\nmsgstr "d"\n').encode(), 7, "#| without msgid"),
    ((GOOD + '\n"c"\n').encode(), 7, None),
    ((GOOD + '\nMsgid "c"\nmsgstr "d"\n').encode(), 7, "Msgid"),
    ((GOOD + '\ndomain "c"\n').encode(), 7, "domain"),
    ((GOOD + '\n<<<<<<< HEAD\nmsgid "c"\n').encode(), 7, "merge conflict"),
    (b"<html><body>Not found</body></html>", 1, "expected msgid"),
]


@pytest.mark.parametrize(("data", "line", "reason"), MALFORMED)
def test_malformed_file_is_reported_and_left_alone(tmp_path: Path, data: bytes, line: int, reason: str | None) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(data)

    def build(catalog: Catalog | None) -> Catalog:
        return merge(catalog, plan(catalog, units("A")), {}, fields(), path=path)

    if reason is None:
        # A string after a blank line still belongs to the entry before it, as gettext reads it.
        assert read_catalog(path).entries[-1].msgstr == "bc"
        return
    with pytest.raises(CatalogError) as caught:
        save(path, build)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert reason in caught.value.what
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["a.po"]


def test_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no such file"):
        read_catalog(tmp_path / "none.po")


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_file_is_refused_or_comes_back_whole(data: st.DataObject) -> None:
    """Bytes cut out, put in or changed at random: an error with a line, or the very bytes."""
    good = run(None, units("First sentence.", 'Second "sentence".')).to_bytes()
    place = data.draw(st.integers(0, len(good)))
    cut = data.draw(st.integers(0, 20))
    noise = data.draw(st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b"#~ ", b"msgid", b"\\", b"\r\n", b"#|"]))
    damaged = good[:place] + noise + good[place + cut :]
    line = None
    try:
        catalog = parse_catalog(damaged, PATH)
    except CatalogError as error:
        line = error.line or 0
    if line is not None:
        assert 1 <= line <= damaged.count(b"\n") + 1
    else:
        assert catalog.to_bytes() == damaged
        again = run(catalog, units("First sentence.", 'Second "sentence".'))
        assert run(again, units("First sentence.", 'Second "sentence".')).to_bytes() == again.to_bytes()


def test_story_text_cannot_break_out_of_its_lines() -> None:
    hostile = [
        '"\nmsgstr "x"\n#~ msgid "',
        "\\",
        'a"b\\"',
        "\x85\u2028\x0b\x0c\x1b",
        "#, fuzzy",
        "Draft 000000000000-b1:",
    ]
    wanted = units(*hostile)
    catalog = run(None, wanted)
    assert [entry.msgid for entry in catalog.active] == hostile
    assert run(catalog, wanted) is catalog


def test_large_file_is_read_in_linear_time() -> None:
    text = HEADER + "".join(f'\n#. role\nmsgid "sentence {n}"\nmsgstr "{"үг " * 20}"\n' for n in range(3000))
    catalog = parse_catalog(text.encode(), PATH)
    assert len(catalog.entries) == 3001
    assert catalog.to_bytes() == text.encode()
