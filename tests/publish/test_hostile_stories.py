"""Whatever a story or a translation holds stays text, in every file that goes out."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translate.config import load_project
from translate.publish.model import SOURCE, Article, Line, Part, Review, Span
from translate.publish.rendering import PageFacts, Renderer, environment
from translate.publish.typography import clean
from translate.publish.words import Words
from translate.story.model import Role

from .conftest import Newsroom

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><script>alert(1)</script>",
    "</style><svg onload=alert(1)>",
    "</script><!-- <script>",
    "{{ 7 * 7 }}{% raw %}",
    "]]><x>&lt;b&gt;&#x3c;script&#x3e;",
    "[click](javascript:alert(1))",
    "![x](javascript:alert(1)) `code` <http://x.example>",
    "javascript:alert(1)",
    "%(name)s %s %d",
]
STEERING = "\u202eevil\u202c \u2066x\u2069"
NAME = "hostile"
OWN = {"html", "head", "meta", "title", "link", "style", "body", "a", "header", "p", "nav", "ul", "ol", "li", "span"}
OWN |= {"main", "article", "h1", "h2", "time", "div", "figure", "figcaption", "b", "footer"}
"""The elements of our templates."""


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A site whose English and Mongolian hold hostile text everywhere."""
    room = Newsroom(tmp_path_factory.mktemp("hostile"))
    paragraphs = "\n\n".join(f"The minister said {text} and left." for text in [*HOSTILE, STEERING])
    story = room.root / f"{NAME}.txt"
    story.write_text(
        f"Homepage > <b>World</b>\n\nTitle {HOSTILE[2]} {STEERING}\n\nReporter: {HOSTILE[0]} 丨 {HOSTILE[1]}\n\n"
        f"12-02-2016 13:03 BJT\n\n{paragraphs}\n\nA man {HOSTILE[1]} waves. (Xinhua/{HOSTILE[0].replace('(1)', '')})\n",
        encoding="utf-8",
    )
    room.translate(story)
    catalog = polib.pofile(str(room.catalog("mn", NAME)), wrapwidth=0)
    for index, entry in enumerate(catalog):
        entry.msgstr = f"Монгол {HOSTILE[index % len(HOSTILE)]} {STEERING}"
    catalog.save()
    assert room.publish(story, allow_drafts=True).exit_code == 0
    return room


def _pages(room: Newsroom) -> list[Path]:
    return sorted(room.site.rglob("*.html"))


def test_no_page_has_an_element_of_the_storys_own(hostile: Newsroom) -> None:
    assert len(_pages(hostile)) == 9
    for path in _pages(hostile):
        for tag, attributes in Elements(path.read_text(encoding="utf-8")).found:
            assert tag in OWN, path
            assert not any(name.startswith("on") or name == "src" for name in attributes)
            assert "javascript:" not in (attributes.get("href") or "")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("edition", ["en", "mn"])
def test_the_text_is_there_to_read(hostile: Newsroom, edition: str, text: str) -> None:
    assert text in Elements(hostile.read(edition, story=NAME)).text
    assert text in hostile.read(edition, "txt", NAME)


def test_no_file_has_a_character_that_turns_the_text(hostile: Newsroom) -> None:
    for path in hostile.site.rglob("*.*"):
        found = path.read_text(encoding="utf-8")
        assert not {"\u202e", "\u2066", "\\u202e", "\\u2066"} & {*found, *(found[i : i + 6] for i in range(len(found)))}


def test_feeds_sitemap_and_json_can_be_parsed(hostile: Newsroom) -> None:
    for path in hostile.site.rglob("*.xml"):
        ElementTree.parse(path)
    title = ElementTree.parse(hostile.site / "en" / "feed.xml").findtext("{*}entry/{*}title")
    assert title == f"Title {HOSTILE[2]} evil x"
    assert json.loads(hostile.read("en", "json", NAME))["headline"] == title


def test_markdown_has_no_link_and_no_html(hostile: Newsroom) -> None:
    for edition in ("en", "mn"):
        body = hostile.read(edition, "md", NAME).split("---\n", 2)[2]
        tokens = MarkdownIt("commonmark", {"html": True}).parse(body)
        kinds = {child.type for token in tokens for child in token.children or ()} | {token.type for token in tokens}
        assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block"}


def test_the_preview_shows_what_cannot_be_seen(hostile: Newsroom) -> None:
    from translate.workflow.previewing import preview_story

    page = preview_story(NAME, hostile.project, hostile.project.choose(["mn"]))
    elements = Elements(page)
    assert [tag for tag, _ in elements.found if tag in ("script", "img", "svg", "iframe")] == ["script"]
    assert "\u202e" not in page
    assert "U+202E" in elements.text
    assert HOSTILE[2] in elements.text


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    project = load_project(tmp_path_factory.mktemp("empty"))
    return Renderer(project, Words("en", {}), environment(project))


def _line(text: str) -> Line:
    return Line((Span(clean(text)),))


@given(headline=st.text(min_size=1), paragraph=st.text(), credit=st.text(min_size=1))
def test_any_text_comes_through_a_page_as_it_was(
    renderer: Renderer, headline: str, paragraph: str, credit: str
) -> None:
    parts = (Part(Role.BODY, _line(paragraph)), Part(Role.CAPTION, _line(paragraph), _line(credit)))
    article = Article("a", SOURCE, _line(headline), parts, Review.DRAFT, staff=(clean(credit),), outlet=clean(headline))
    facts = PageFacts("en/stories/a.html", SOURCE, ())
    elements = Elements(renderer.page("story.html", facts, article=article, original="en/stories/a.html"))
    assert {tag for tag, _ in elements.found} <= OWN
    told = " ".join(elements.text.split())
    assert all(clean(text) in told for text in (headline, paragraph, credit))
    description = next(
        attributes["content"] for _, attributes in elements.found if attributes.get("name") == "description"
    )
    assert description == clean(paragraph)


@given(st.text())
def test_cleaned_text_can_stand_in_xml(text: str) -> None:
    assert ElementTree.fromstring(f"<x>{escape(clean(text))}</x>").text in (clean(text), None)
