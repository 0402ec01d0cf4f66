"""Texts nobody would write: long runs that make careless patterns take hours, and characters from anywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.checks.model import Subject
from translate.checks.registry import issues_of

LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "mn": "mn", "ar": "ar"}
RUNS = (
    "a",
    "A",
    "а",
    "中",
    " ",
    "\u00a0",
    ".",
    "。",
    "[",
    "(",
    "“",
    "<a ",
    "<!--",
    "a.",
    "a-",
    "a a ",
    "“a ",
    "—",
    "·",
    "5",
    "5,",
    "&a",
    "_",
    "#",
)


@pytest.mark.parametrize("edition", LOCALES)
@pytest.mark.parametrize("run", RUNS)
def test_long_runs_take_time_that_grows_with_their_length(run: str, edition: str) -> None:
    for text in (run * 5_000, "中 А" + run * 5_000 + "x"):
        one = Subject("They met Kuznetsov there.", text, "body", edition, LOCALES[edition])
        issues_of([one, replace(one, target=text[:-2])])


@given(source=st.text(max_size=60), target=st.text(max_size=60), edition=st.sampled_from(sorted(LOCALES)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_checked_and_every_finding_says_something(source: str, target: str, edition: str) -> None:
    (issues,) = issues_of([Subject(source, target, "body", edition, LOCALES[edition])])
    assert all(issue.message for issue in issues)
    assert bool(target) or not issues
