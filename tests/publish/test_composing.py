"""Blocks keep their roles; what is missing stands in English; the page's own lines come from the site's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.config import DEFAULT_EDITIONS, Edition, load_project
from translate.publish.composing import compose
from translate.publish.model import SOURCE, Article, Part, Review, Span
from translate.publish.words import Words, load_words
from translate.story.model import Role, Segment, Story
from translate.story.read import read_story
from translate.story.segment import segment_story

EDITIONS = {edition.id: edition for edition in (SOURCE, *DEFAULT_EDITIONS)}
SHAPE = """Edition: English | 中文简体 | 中文繁體 | Монгол
Homepage > World Video > Unheard Of

Two bridges opened

Reporter: Ann Low 丨 CCTV.com

Editor: Bo Lin

12-02-2016 13:03 BJT

The first bridge is long. It is red.

A woman (L) crosses the bridge. (Xinhua/Mert Macit)

A woman (L) crosses the bridge. (Xinhua/Mert Macit)

What comes next

The second bridge is short.

Follow us on

  • Please scan the QR Code to follow us on Wechat

  • Please scan the QR Code to follow us on Nowhere
"""
CHINESE = {
    "Two bridges opened": "两座桥通车",
    "The first bridge is long.": "第一座桥很长。",
    "It is red.": "它是红色的。",
    "A woman (L) crosses the bridge.": "一名女子（左）过桥。",
    "(Xinhua/Mert Macit)": "（新华社/Mert Macit）",
    "What comes next": "下一步",
}


def _compose(text: str, edition: str, folder: Path, translations: dict[str, str] | None = None) -> Article:
    path = folder / "story.txt"
    path.write_text(text, encoding="utf-8")
    story: Story = read_story(path)
    segments: tuple[Segment, ...] = tuple(segment_story(story))
    chosen: Edition = EDITIONS[edition]
    words: Words = load_words(load_project(folder), chosen.locale)
    furniture = load_words(load_project(folder), "mn").known
    by_key = {(each.context, each.text): (translations or {}).get(each.text, "") for each in segments}
    return compose(story, segments, by_key, chosen, Review.DRAFT, words, furniture=furniture)


def _told(parts: tuple[Part, ...]) -> list[tuple[str, str, str]]:
    return [(part.role.value, str(part.text), str(part.credit)) for part in parts]


def test_the_chinese_edition(tmp_path: Path) -> None:
    article = _compose(SHAPE, "zh-Hans", tmp_path, CHINESE)
    assert str(article.headline) == "两座桥通车"
    assert _told(article.parts) == [
        ("body", "第一座桥很长。它是红色的。", ""),
        ("caption", "一名女子（左）过桥。", "（新华社/Mert Macit）"),
        ("subheading", "下一步", ""),
        ("body", "The second bridge is short.", ""),
    ]
    assert article.parts[-1].text.spans == (Span("The second bridge is short.", "en"),)
    assert article.staff == ("记者：Ann Low", "编辑：Bo Lin")
    assert article.section == ("国际视频",)
    assert article.furniture == ("关注我们", "扫描二维码，在微信上关注我们")
    assert (article.summary, article.outlet) == ("第一座桥很长。它是红色的。", "CCTV.com")


def test_the_english_edition_is_the_story(tmp_path: Path) -> None:
    article = _compose(SHAPE, "en", tmp_path)
    assert _told(article.parts)[0] == ("body", "The first bridge is long. It is red.", "")
    assert article.staff == ("Reporter: Ann Low", "Editor: Bo Lin")
    assert article.section == ("World Video", "Unheard Of")
    assert article.furniture == ("Follow us on", "Please scan the QR Code to follow us on Wechat")


def test_a_missing_sentence_is_set_off_by_a_space(tmp_path: Path) -> None:
    article = _compose(SHAPE, "zh-Hans", tmp_path, {**CHINESE, "It is red.": ""})
    assert article.parts[0].text.spans == (Span("第一座桥很长。"), Span(" It is red.", "en"))


def test_mongolian_sentences_have_a_space_between(tmp_path: Path) -> None:
    told = {"The first bridge is long.": "Эхний гүүр урт.", "It is red.": "Тэр улаан."}
    assert str(_compose(SHAPE, "mn", tmp_path, told).parts[0].text) == "Эхний гүүр урт. Тэр улаан."


@pytest.mark.parametrize("control", ["\u202e", "\u2066", "\u200f", "\x07", "\x85"])
def test_no_character_steers_the_page(tmp_path: Path, control: str) -> None:
    article = _compose(SHAPE, "zh-Hans", tmp_path, {**CHINESE, "Two bridges opened": f"两座{control}桥"})
    assert str(article.headline) == "两座桥"


def test_roles_beside_text_are_not_printed_as_text(tmp_path: Path) -> None:
    roles = {part.role for part in _compose(SHAPE, "en", tmp_path).parts}
    assert roles == {Role.BODY, Role.CAPTION, Role.SUBHEADING}
