"""The same story reads the same in every format."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.story.model import Role
from translate.story.read import read_story
from translate.story.segment import segment_story

Said = list[tuple[Role, str]]

PARAGRAPHS = [
    "Lavrov met Cavusoglu in Antalya. “We are ready. We are strong,” he said.",
    "Trade fell by 4.5 percent & exports by 3 percent.",
    "Mr. Lee of St. Ives arrived at 5 p.m. Friday; nobody waited for him at the station, although he had called twice.",
    "Is a < b? Nobody knew.",
]
CAPTIONS = ["A boy (L) waits in Alanya on Dec. 1, 2016. (Xinhua/Li Na)", "Rain falls in Hovd. [Photo: Max Lang]"]
SUBHEADINGS = ["What comes next", "Trade & aid"]

body = st.tuples(st.just(Role.BODY), st.sampled_from(PARAGRAPHS))
captions = st.tuples(st.just(Role.CAPTION), st.sampled_from(CAPTIONS))
sections = st.lists(
    st.one_of(
        st.tuples(body),
        st.tuples(captions),
        st.tuples(st.tuples(st.just(Role.SUBHEADING), st.sampled_from(SUBHEADINGS)), body),
    ),
    max_size=5,
).map(lambda parts: [piece for part in parts for piece in part])


def as_text(said: Said) -> str:
    return "\r\n\r\n".join(text for _, text in said)


def as_markdown(said: Said) -> str:
    marks = {Role.HEADLINE: "# ", Role.SUBHEADING: "## "}
    special = str.maketrans({char: f"\\{char}" for char in "<&[]*_"})
    return "\n\n".join(marks.get(role, "") + text.translate(special) for role, text in said)


def as_html(said: Said) -> str:
    tags = {Role.HEADLINE: "h1", Role.SUBHEADING: "h3", Role.CAPTION: "figcaption"}
    return "\n".join(f"<{tags.get(role, 'p')}>\n{escape(text)}\n</{tags.get(role, 'p')}>" for role, text in said)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(sections)
def test_formats_agree(tmp_path: Path, pieces: Sequence[tuple[Role, str]]) -> None:
    said: Said = [
        (Role.HEADLINE, "Russia, Turkey discuss Syria"),
        (Role.BYLINE, "Reporter: Natalie Carney 丨 CCTV.com"),
        (Role.DATELINE, "12-02-2016 13:03 BJT"),
        *pieces,
        (Role.BODY, PARAGRAPHS[0]),
        (Role.FURNITURE, "Follow us on"),
    ]
    segments = []
    for suffix, written in ((".txt", as_text(said)), (".md", as_markdown(said)), (".html", as_html(said))):
        path = tmp_path / f"story{suffix}"
        path.write_text(written, encoding="utf-8", newline="")
        story = read_story(path)
        assert [(block.role, block.text) for block in story.blocks] == said
        assert story.byline is not None
        assert (story.byline.reporter, story.byline.site) == ("Natalie Carney", "CCTV.com")
        assert story.published is not None
        segments.append([(segment.text, segment.context) for segment in segment_story(story)])
    assert segments[0] == segments[1] == segments[2]
