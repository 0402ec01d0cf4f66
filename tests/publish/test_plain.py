"""Markdown, text and JSON: the same article, whatever its text holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translate.config import DEFAULT_EDITIONS
from translate.publish.model import SOURCE, Article, Line, Part, Review, Span
from translate.publish.plain import write_json, write_markdown, write_text
from translate.publish.words import Words
from translate.story.model import Role

URL = "https://news.example/zh-Hans/stories/a.html"
WORDS = Words("zh_Hans", {"Machine translation, not reviewed": "机器翻译，未经人工审校", "Photo": "图片说明"})
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" #*_`[]()<>!&|-+=.\\1"))


def _line(text: str) -> Line:
    return Line((Span(text),))


def _article(text: str = "正文。", review: Review = Review.REVIEWED, headline: str = "标题") -> Article:
    return Article(
        name="a",
        edition=DEFAULT_EDITIONS[0],
        headline=_line(headline),
        parts=(
            Part(Role.BODY, _line(text)),
            Part(Role.CAPTION, _line("一名女子过桥。"), _line("（新华社/Mert Macit）")),
            Part(Role.SUBHEADING, _line("小标题")),
        ),
        review=review,
        published=datetime(2016, 12, 2, 5, 3, tzinfo=UTC),
        author="Ann Low",
        outlet="CCTV.com",
        staff=("记者：Ann Low",),
        section=("国际",),
    )


def _rendered(markdown: str) -> list[str]:
    """The text of every block as a Markdown reader shows it."""
    body = markdown.split("---\n", 2)[2]
    return [
        "".join(child.content if child.type == "text" else f"<{child.type}>" for child in token.children or ())
        for token in MarkdownIt("commonmark").enable("table").parse(body)
        if token.type == "inline"
    ]


@given(TEXTS.map(lambda text: " ".join(text.split())).filter(bool))
def test_no_text_becomes_markdown(text: str) -> None:
    headline, _, paragraph, *_ = _rendered(write_markdown(_article(text, headline=text), WORDS, URL))
    assert (headline, paragraph) == (text, text)


@given(TEXTS.map(lambda text: " ".join(text.split())).filter(bool))
def test_the_front_matter_is_yaml(text: str) -> None:
    front = write_markdown(_article(headline=text), WORDS, URL).split("---\n", 2)[1]
    assert yaml.safe_load(front)["title"] == text


def test_text_names_its_parts() -> None:
    assert write_text(_article(), WORDS, URL) == (
        "标题\n记者：Ann Low | CCTV.com\n2016年12月2日, 05:03 UTC\n\n正文。\n\n"
        "[图片说明: 一名女子过桥。（新华社/Mert Macit）]\n\n小标题\n\n" + URL + "\n"
    )


def test_json_is_a_news_article() -> None:
    others = {"en": "https://news.example/en/stories/a.html"}
    told = json.loads(write_json(_article(), WORDS, URL, "Editions", others, {}))
    assert told["@type"] == "NewsArticle"
    assert told["translationOfWork"]["@id"] == others["en"]
    assert told["image"] == [{"@type": "ImageObject", "caption": "一名女子过桥。", "creditText": "新华社/Mert Macit"}]
    assert told["articleBody"] == "正文。\n\n小标题"
    assert "creativeWorkStatus" not in told


def test_the_source_names_its_translations() -> None:
    article = Article("a", SOURCE, _line("Title"), (), Review.SOURCE)
    told = json.loads(write_json(article, Words("en", {}), URL, "Editions", {"mn": "https://m"}, {}))
    assert told["workTranslation"] == [{"@type": "NewsArticle", "@id": "https://m", "inLanguage": "mn"}]


@pytest.mark.parametrize("review", [Review.DRAFT, Review.PARTLY])
def test_the_label_stands_in_every_format(review: Review) -> None:
    article = _article(review=review)
    label = {
        Review.DRAFT: "机器翻译，未经人工审校",
        Review.PARTLY: "Parts of this are machine translation, not reviewed",
    }[review]
    assert write_text(article, WORDS, URL).startswith(f"[{label}]\n")
    assert f"**{label}**" in write_markdown(article, WORDS, URL)
    told = json.loads(write_json(article, WORDS, URL, "Editions", {}, {}))
    assert told["creativeWorkStatus"] == label
    assert told["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")
