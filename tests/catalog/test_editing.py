"""An edited entry says what its lines say: reading it back gives the same entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.catalog.helpers import HEADER, parsed
from tests.catalog.test_reading import RICH
from translate.catalog import editing
from translate.catalog.model import Entry

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
COMMENTS = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=9), max_size=3)
REFERENCES = st.lists(st.sampled_from(["a.txt:1", "b.txt:22", "c/d.md:3"]), max_size=3)

Edit = Callable[[Entry], Entry]


def edit(change: Callable[..., Entry], *values: object) -> Edit:
    return lambda entry: change(entry, *values, "\n")


EDITS: st.SearchStrategy[Edit] = st.one_of(
    TEXTS.map(lambda text: edit(editing.with_msgstr, text)),
    st.booleans().map(lambda fuzzy: edit(editing.with_fuzzy, fuzzy)),
    COMMENTS.map(lambda comments: edit(editing.with_translator_comments, comments)),
    COMMENTS.map(lambda comments: edit(editing.with_extracted_comments, comments)),
    REFERENCES.map(lambda references: edit(editing.with_references, references)),
    st.one_of(st.none(), st.tuples(st.none() | TEXTS, TEXTS)).map(lambda key: edit(editing.with_previous, key)),
    st.sampled_from([editing.made_obsolete, editing.made_active]),
)
ENTRIES = st.one_of(
    st.sampled_from([entry for entry in parsed(RICH).entries if not entry.is_header and entry.msgid_plural is None]),
    st.tuples(st.tuples(st.none() | TEXTS, TEXTS.filter(bool)), TEXTS).map(lambda new: editing.new_entry(*new, "\n")),
)


def read_back(entry: Entry) -> Entry:
    found = parsed(HEADER + "\n" + entry.raw).entries[-1]
    return replace(found, line=entry.line, lines=entry.lines)


@given(ENTRIES, st.lists(EDITS, min_size=1, max_size=6))
def test_edited_entry_is_what_its_lines_say(entry: Entry, edits: list[Edit]) -> None:
    for change in edits:
        entry = change(entry)
    assert read_back(entry) == entry
