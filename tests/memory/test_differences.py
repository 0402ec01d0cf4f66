"""The words that differ between a remembered sentence and a new one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.memory.differences import differences


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It closed on Monday.", "It closed on Tuesday.", [("Monday.", "Tuesday.")]),
        ("It closed on Monday.", "It closed again on Monday.", [("", "again")]),
        ("It closed again on Monday.", "It closed on Monday.", [("again", "")]),
        ("Three people were hurt.", "More than four people were hurt.", [("Three", "More than four")]),
        ("The bank opens.", "The bank opens.", []),
        ("", "New.", [("", "New.")]),
    ],
)
def test_differences(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.old, each.new) for each in differences(old, new)] == expected


words = st.lists(st.sampled_from(["the", "bank", "opens", "in", "Darkhan", "today"]), max_size=8).map(" ".join)


@given(words, words)
def test_applying_them_gives_the_new_sentence(old: str, new: str) -> None:
    found = differences(old, new)
    assert bool(found) == (old.split() != new.split())
    assert all(each.old != each.new for each in found)
    dropped = sum(len(each.old.split()) for each in found)
    added = sum(len(each.new.split()) for each in found)
    assert len(old.split()) - dropped + added == len(new.split())
