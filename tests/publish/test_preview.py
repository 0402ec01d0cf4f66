"""The preview sets source and edition side by side: states, terms on both sides, and what the checks say."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from translate.catalog.editing import new_entry
from translate.catalog.states import State
from translate.commands import main
from translate.errors import StoryError
from translate.glossary.demands import Demand
from translate.glossary.terms import TermKind
from translate.publish.preview import row_of
from translate.workflow.previewing import preview_story

from .conftest import STORY, Newsroom
from .test_hostile_stories import Elements


@pytest.fixture
def page(newsroom: Newsroom) -> str:
    newsroom.approve("zh-Hans")
    newsroom.write("zh-Hans", "It carried 320 passengers.", "列车上有23名旅客。")
    return preview_story(STORY, newsroom.project, newsroom.project.choose(["zh-Hans", "mn"]))


def test_rows_have_their_state(page: str) -> None:
    rows = [attributes for tag, attributes in Elements(page).found if tag == "li" and "data-state" in attributes]
    assert [row["data-state"] for row in rows] == ["approved"] * 10 + ["draft"] * 10


def test_terms_are_marked_on_both_sides(page: str) -> None:
    first = page.split('<div class="texts">', 2)[1]
    marks = re.findall(r'<mark data-term="(\d)" title="([^"]*)">([^<]*)</mark>', first)
    assert [(number, text) for number, _, text in marks] == [
        ("0", "Ulaanbaatar"), ("1", "Beijing"), ("0", "乌兰巴托"), ("1", "北京"),
    ]  # fmt: skip
    assert marks[0][1].startswith("Ulaanbaatar → 乌兰巴托 (")


def test_issues_come_with_their_explanation(page: str) -> None:
    remark = page[page.index('<li class="error">') :].split("</li>")[0]
    assert "320" in remark
    assert re.search(r'<span class="why"> \w', remark)


def test_the_page_needs_nothing_else(page: str) -> None:
    elements = Elements(page).found
    assert not any("src" in attributes for _, attributes in elements)
    assert [attributes["href"] for tag, attributes in elements if tag == "link"] == ["data:,"]
    policy = next(a["content"] for t, a in elements if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_a_story_without_po_files_is_named(newsroom: Newsroom) -> None:
    with pytest.raises(StoryError, match="no PO file"):
        preview_story("nothing", newsroom.project, newsroom.project.editions)


@pytest.mark.parametrize("story", [STORY, f"stories/{STORY}.md"])
def test_the_command_writes_the_page_and_says_where(newsroom: Newsroom, story: str) -> None:
    before = Path.cwd()
    os.chdir(newsroom.root)
    try:
        result = CliRunner().invoke(main, ["preview", story, "-e", "mn"])
    finally:
        os.chdir(before)
    assert result.exit_code == 0
    assert "Улаанбаатар" in Path(result.output.strip()).read_text(encoding="utf-8")


def _demand(form: str) -> Demand:
    return Demand(
        0, 0, form, form, TermKind.TERM, form, (form,), wrong=(), origin="desk.csv:2", source="", locale="zh_Hans"
    )


@given(st.text("ab\u202e乌兰İ", max_size=12), st.lists(st.text("ab乌兰İ", min_size=1, max_size=3), max_size=4))
def test_marking_loses_no_letter_and_marks_each_stretch_once(text: str, forms: list[str]) -> None:
    row = row_of(new_entry((None, "x"), text, "\n"), State.DRAFT, [_demand(form) for form in forms], (), ())
    assert "".join(chr(int(piece.text[2:], 16)) if piece.odd else piece.text for piece in row.target) == text
    marked = [piece for piece in row.target if piece.term is not None]
    assert len({piece.term for piece in marked}) == len(marked)
    assert all(piece.text.lower() == forms[piece.term or 0].lower() for piece in marked)
