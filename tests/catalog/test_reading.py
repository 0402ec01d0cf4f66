"""Reading loses no byte and understands what gettext's own tools understand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalog.helpers import HEADER, PATH, parsed
from translate.catalog.editing import made_active, made_obsolete
from translate.catalog.reading import parse_catalog
from translate.catalog.strings import keyword_lines, quoted, read_strings

RICH = """\
# Translators, please read this.
#
#, fuzzy
msgid ""
msgstr ""
"Language: mn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.txt:1 a.txt:2
#. after the references, as one tool writes it
#  two blanks, and a tab	here
#, fuzzy, no-wrap
#| msgctxt "body"
#| msgid "Old \\"text\\" "
#| "in two lines"
msgctxt "body"
msgid ""
"Wrapped "
"text"
msgstr   "Нэг"   "хоёр"

#no blank after the mark

#. a comment, then a blank line

msgid "tab\\tand\\\\slash\\101\\x42"
msgstr ""


msgid "one"
msgid_plural "many"
msgstr[0] "нэг"
msgstr[1] ""
"олон"
msgid "no blank line before"
msgstr "x"
# of an obsolete entry
#, fuzzy
#~| msgid "before"
#~ msgctxt "body"
#~ msgid ""
#~ "gone "
#~ "away"
#~ msgstr "явсан"
#~ msgid "at once another"
#~ msgstr "y"

# a last word

"""


def test_meaning() -> None:
    entries = parsed(RICH).entries
    wrapped = entries[1]
    assert (wrapped.msgctxt, wrapped.msgid, wrapped.msgstr) == ("body", "Wrapped text", "Нэгхоёр")
    assert wrapped.flags == ("fuzzy", "no-wrap")
    assert (wrapped.previous_msgctxt, wrapped.previous_msgid) == ("body", 'Old "text" in two lines')
    assert wrapped.references == ("a.txt:1", "a.txt:2")
    assert wrapped.extracted_comments == ("after the references, as one tool writes it",)
    assert wrapped.translator_comments == (" two blanks, and a tab\there",)
    assert wrapped.line == 16
    assert entries[2].msgid == "tab\tand\\slashAB"
    assert entries[2].translator_comments == ("no blank after the mark",)
    assert entries[3].msgstr_plural == ("нэг", "олон")
    assert entries[4].translator_comments == ()
    gone = entries[5]
    assert (gone.obsolete, gone.msgctxt, gone.msgid, gone.previous_msgid) == (True, "body", "gone away", "before")
    assert entries[6].msgid == "at once another"
    assert len(entries) == 7


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_bytes_come_back(newline: str, mark: str, end: str) -> None:
    data = (mark + (RICH.rstrip("\n") + end).replace("\n", newline)).encode()
    assert parse_catalog(data, PATH).to_bytes() == data


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_obsolete_and_back(newline: str) -> None:
    text = 'msgctxt "a"\nmsgid ""\n"b "\n"c"\nmsgstr "d"\n'.replace("\n", newline)
    entry = parsed((HEADER + "\n").replace("\n", newline) + text).entries[1]
    assert made_active(made_obsolete(entry)).raw == entry.raw


def test_entry_without_line_end_can_be_followed_by_others() -> None:
    catalog = parsed(HEADER + '\nmsgid "a"\nmsgstr "b"')
    header, entry = catalog.entries
    again = parsed(replace(catalog, entries=(header, entry, made_obsolete(entry))).to_bytes().decode())
    assert [each.obsolete for each in again.entries] == [False, False, True]


def test_agrees_with_polib(tmp_path: Path) -> None:
    text = RICH.replace("\\101\\x42", "").replace("#no", "# no").replace('   "Нэг"   "хоёр"', ' "Нэгхоёр"')
    path = tmp_path / "a.po"
    path.write_text(text, encoding="utf-8")
    theirs = polib.pofile(str(path))
    ours = [entry for entry in parsed(text).entries if not entry.is_header]
    assert [(e.msgctxt, e.msgid, e.obsolete) for e in ours] == [(e.msgctxt, e.msgid, bool(e.obsolete)) for e in theirs]
    assert [e.msgstr for e in ours if not e.msgid_plural] == [e.msgstr for e in theirs if not e.msgid_plural]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_any_text_survives_quoting(text: str) -> None:
    assert read_strings(quoted(text)) == text
    lines = "".join(keyword_lines("msgid", text, "\n"))
    assert read_strings(lines.removeprefix("msgid")) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
def test_any_text_survives_a_file(text: str) -> None:
    source = HEADER + "\n" + "".join([*keyword_lines("msgid", text, "\n"), *keyword_lines("msgstr", text, "\n")])
    entry = parsed(source).entries[1]
    assert (entry.msgid, entry.msgstr) == (text, text)
