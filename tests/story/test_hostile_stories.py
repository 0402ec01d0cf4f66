"""Files that are no stories, or try to be more than one: one clear line each, and nothing but StoryError."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from translate.errors import StoryError
from translate.story.decoding import LARGEST, plain
from translate.story.model import Role
from translate.story.read import READERS, read_story
from translate.story.segment import segment_story

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("content", "where", "words"),
    [
        (b"", "", "empty"),
        (b" \r\n\t ", "", "empty"),
        (b"\xef\xbb\xbf\n", "", "no headline"),
        ("Headline\n\nText.".encode("utf-16"), "", "UTF-16"),
        ("Headline\n\nText.".encode("utf-16-le"), ":1", "NUL byte at offset 1"),
        (b"Headline\n\nA \x93quote\x94.", ":3", "byte 0x93 at offset 12"),
        (b"\xef\xbb\xbfHeadline\n\nA \x93quote", ":3", "byte 0x93 at offset 15"),
        (b"Headline\r\rA \xe4\xb8", ":3", "byte 0xE4 at offset 12"),
        ("Überschrift\n\nText.".encode("latin-1"), ":1", "byte 0xDC at offset 0"),
        ("标题\n\n正文".encode("gb18030"), ":1", "not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ":3", "NUL byte"),
        (b"PK\x03\x04\x14\0\x06\0", ":1", "NUL byte"),
        (b"Headline\n\nA \xed\xa0\x80 surrogate.", ":3", "not UTF-8"),
        (b"Headline\n\nBell \x07 rings.", ":3:6", "control character in the text (U+0007)"),
        ("Headline\n\nA \x80 C1 control.".encode(), ":3:3", "U+0080"),
        ("Headline\n\nA \ufffd loss.".encode(), ":3:3", "lost in an earlier conversion"),
        ("Headline\n\nA \uffff noncharacter.".encode(), ":3:3", "U+FFFF"),
        (b"Follow us on\n\nHomepage > World\n", "", "no headline"),
        (b"Reporter: A B\n\nThe talks ended on Friday without a result.\n", ":3", "no headline"),
        (("word " * 60).encode(), ":1", "no headline"),
        (b"Headline\n\n13-02-2016 10:00 BJT\n", ":3", "month must be in 1..12"),
    ],
)
def test_text_that_is_no_story(write: Write, content: bytes, where: str, words: str) -> None:
    path = write("story.txt", content)
    with pytest.raises(StoryError) as raised:
        read_story(path)
    assert words in str(raised.value)
    assert str(raised.value).startswith(f"{path}{where}: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "where", "words"),
    [
        ("s.md", "Text without a heading.\n", "", "no headline"),
        ("s.md", "---\ntitle: [a\n---\nText.", ":2", "front matter is not YAML"),
        ("s.md", "---\n- a\n---\nText.", ":1", "not a list of fields"),
        ("s.md", "---\ntitle: A\ndate: 2016-13-45\n---\nText.", ":3", "month must be in 1..12"),
        ("s.md", "---\nnever closed\n", "", "no headline"),
        ("s.md", "# H\n\n" + "> " * 2000 + "text", ":3", "nested too deeply"),
        ("s.html", "<html></html>", "", "no text in the page"),
        ("s.html", "<p></p><script>alert(1)</script>", "", "no text in the page"),
        ("s.html", "<!-- nothing -->", "", "no text in the page"),
        ("s.html", "<p>Text of a page without any heading.</p>", "", "no headline"),
        ("s.html", "\n" + "<div>" * 5000 + "<h1>A</h1><p>B.</p>", ":2", "too deeply nested"),
        ("s.html", "<h1>A</h1>\n<time>02-30-2016</time><p>B.</p>", ":2", "no date"),
        ("s.docx", "Headline\n\nText.", "", "no known format: .docx"),
        ("story", "Headline\n\nText.", "", "no known format: no suffix"),
    ],
)
def test_pages_that_are_no_story(write: Write, name: str, content: str, where: str, words: str) -> None:
    path = write(name, content)
    with pytest.raises(StoryError) as raised:
        read_story(path)
    assert words in str(raised.value)
    assert str(raised.value).startswith(f"{path}{where}: ")


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "no.txt", "no such file"), (tmp_path, "a folder"), (Path("/dev/zero"), "regular")):
        with pytest.raises(StoryError, match=words):
            read_story(path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(StoryError, match="not a regular file"):
        read_story(tmp_path / "pipe.txt")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "video.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(StoryError, match="too large for a story"):
        read_story(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(write: Write) -> None:
    path = write("story.txt", "Headline\n")
    path.chmod(0)
    with pytest.raises(StoryError, match="cannot be read"):
        read_story(path)


def test_an_unknown_time_zone(write: Write) -> None:
    with pytest.raises(StoryError, match="unknown time zone"):
        read_story(write("story.txt", "Headline\n"), timezone="Asia/Atlantis")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("s.txt", "Head\u202eline\u200b\n\nThe\u2066 text\u00ad.\ufeff"),
        ("s.md", "# Head&#8238;line&#x200b;\n\nThe&#x2066; text&shy;.&#0;\n"),
        ("s.md", '---\ntitle: "Head\\u202eline\\0"\n---\nThe\u2066 text.'),
        ("s.html", "<h1>Head&#8238;line&#x200b;</h1><p>The&#x2066; text&shy;.&#7;</p>"),
    ],
)
def test_what_a_reviewer_cannot_see_is_not_in_the_text(write: Write, name: str, content: str) -> None:
    story = read_story(write(name, content))
    assert [block.text for block in story.blocks] == ["Headline", "The text."]


def test_a_word_joined_by_what_spells_it_stays(write: Write) -> None:
    story = read_story(write("s.txt", "Family \U0001f468\u200d\U0001f469\u200d\U0001f467 emoji\n"))
    assert "\u200d" in story.headline


def test_aliases_in_front_matter_do_not_grow(write: Write) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    story = read_story(write("s.md", f"---\ntitle: Talks end\n{bomb}---\nText.\n"))
    assert story.headline == "Talks end"


def test_scripts_and_external_entities_stay_out(write: Write) -> None:
    page = (
        '<?xml version="1.0" encoding="windows-1252"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<meta charset="gb2312"><h1>Caf\u00e9 opens</h1><p onclick="x()">It has &x; 12 seats.</p>'
        '<script>evil()</script><p><img src="javascript:evil()"></p>'
    )
    story = read_story(write("s.html", page))
    text = " ".join(block.text for block in story.blocks)
    assert "Caf\u00e9 opens" in text
    assert "root:" not in text
    assert "evil" not in text


MARKUP = """
<p> </p> <br> <br><br> <h1>Head</h1> <h2> <div\u00a0class="byline"> </div> <time> <figure> <figcaption> <img\u00a0src=x>
</figure> <table> <td> <li> <article> <main> <!-- <script> --- # ** ![a](b) | [x](y) > ``` &amp; &#0; • - 1. title:
A: (Xinhua/Li) Reporter: By Ann Lee 丨 12-02-2016 13:03 BJT Follow us on Text ends. She left. “Quote” \u202e
"""
words = [word.replace("\u00a0", " ") for word in MARKUP.split(" ")]


def test_deeply_nested_data_in_the_head(write: Write) -> None:
    for nested in (
        "[" * 100_000,
        "[" * 900 + "]" * 900,
        '{"@type": "Article", "author": ' + "[" * 900 + "]" * 900 + "}",
    ):
        page = f'<script type="application/ld+json">{nested}</script><h1>Talks end</h1><p>Text.</p>'
        assert read_story(write("s.html", page)).headline == "Talks end"


pieces = st.lists(st.sampled_from([*words, "\n", "\n\n"]), max_size=40).map(" ".join)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(text=st.one_of(pieces, st.text(max_size=200), pieces.map(lambda text: f"---\n{text}\n---\n# Head\n{text}")))
@example(text="# Head\n\n<p>")
def test_any_text_is_a_story_or_a_story_error(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"story{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
    refused, story = None, None
    try:
        story = read_story(path)
    except StoryError as error:
        refused = error
    if refused or story is None:
        assert refused is not None
        assert refused.path == path
        assert "\n" not in str(refused)
        return
    assert sum(block.role is Role.HEADLINE for block in story.blocks) == 1
    for block in story.blocks:
        assert block.text == plain(block.text) != ""
        assert 1 <= block.line <= lines
    segment_story(story)


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == {".txt", ".md", ".markdown", ".html", ".htm"}
