"""Which files are stories, and what their PO files are called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import StoryError
from translate.story.read import find_stories, read_story, story_name

Write = Callable[..., Path]


def test_a_folder_gives_its_stories_in_order(tmp_path: Path, write: Write) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a.html",
        "a/b/c.HTM",
        "README.md",
        ".hidden.txt",
        ".git/x.txt",
        "notes.pdf",
        "B.txt",
    ):
        write(name, "x")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = find_stories([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "B.txt",
        "a.html",
        "a/b/c.HTM",
        "a/z.md",
        "b.txt",
    ]


def test_files_come_as_given_and_once(tmp_path: Path, write: Write) -> None:
    second, first = write("b.txt", "x"), write("a.txt", "x")
    assert find_stories([second, tmp_path, first, tmp_path / "." / "b.txt"]) == [second, first]


def test_a_file_named_by_the_caller_is_taken_whatever_its_name(write: Write) -> None:
    readme = write("README.txt", "A headline\n\nText.\n")
    assert find_stories([readme]) == [readme]
    assert read_story(readme).name == "README"


@pytest.mark.parametrize("missing", ["no.txt", "no/"])
def test_a_missing_path(tmp_path: Path, missing: str) -> None:
    with pytest.raises(StoryError, match="no such file or folder"):
        find_stories([tmp_path / missing])


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="no story in this folder"):
        find_stories([tmp_path])


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("russia-turkey-syria.txt", "russia-turkey-syria"),
        ("Talks in Antalya (final).txt", "Talks-in-Antalya-final"),
        ("2016.12.02.md", "2016.12.02"),
        ("монгол.html", "монгол"),
        ("cafe\u0301.txt", "caf\u00e9"),
        ("...txt", "story"),
        ("-rf.txt", "rf"),
        ("a\nb\u202e.txt", "a-b"),
        ("\udcff.txt", "story"),
    ],
)
def test_names(file: str, name: str) -> None:
    assert story_name(Path("folder", file)) == name


@given(st.text(min_size=1).filter(lambda text: "/" not in text and "\0" not in text))
def test_a_name_is_safe_as_a_file_name(stem: str) -> None:
    name = story_name(Path(f"{stem}.txt"))
    assert name
    assert name[0] not in ".-"
    assert all(char.isalnum() or char in "._-" or char.isidentifier() or f"a{char}".isidentifier() for char in name)
    assert len(f".{name}.po".encode()) < 255


def test_the_name_of_the_sites_own_words_is_taken(write: Write) -> None:
    with pytest.raises(StoryError, match="cannot be called messages"):
        read_story(write("messages.txt", "A headline\n"))
