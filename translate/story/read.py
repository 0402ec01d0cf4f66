"""From a file to a story; the suffix says which format's reader is asked."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import tzinfo
from importlib import import_module
from pathlib import Path

from translate.errors import StoryError
from translate.story.datelines import time_zone
from translate.story.decoding import read_text
from translate.story.model import Story
from translate.story.roles import Parsed

READERS = {
    ".txt": ("text_format", "read_text_format"),
    ".md": ("markdown_format", "read_markdown"),
    ".markdown": ("markdown_format", "read_markdown"),
    ".html": ("html_format", "read_html"),
    ".htm": ("html_format", "read_html"),
}
"""Suffix → module and function of the reader, imported when the first story of its format comes.

A reader gets clean text, the path for its errors, and the zone of a time that names none.
"""

RESERVED = frozenset({"messages"})
"""Names no story may have: the site's own words are kept under them, next to the stories' PO files."""

_LONGEST_NAME = 120


def find_stories(paths: Iterable[Path]) -> list[Path]:
    """The files given, and in the folders given all stories below them by name, each once and in the order given.

    In a folder a story is a file with a known suffix that is neither hidden nor called README. Raises StoryError
    for a path that is not there and for a folder without a story.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            stories = sorted(_below(path), key=lambda story: story.as_posix())
            if not stories:
                raise StoryError("no story in this folder", path=path, hint=f"stories end in {_suffixes()}")
        elif os.path.lexists(path):
            stories = [path]
        else:
            raise StoryError("no such file or folder", path=path, hint="check the name")
        for story in stories:
            found.setdefault(Path(os.path.abspath(story)), story)  # noqa: PTH100 (resolve would follow links)
    return list(found.values())


def story_name(path: Path) -> str:
    """The file's stem as letters, digits, `_`, `.` and `-` only: the name of the story's PO files."""
    stem = unicodedata.normalize("NFC", path.stem.encode("utf-8", "replace").decode("utf-8", "replace"))
    return re.sub(r"[^\w.-]+", "-", stem)[:_LONGEST_NAME].strip("-.") or "story"


def read_story(path: Path, *, timezone: str = "Asia/Shanghai") -> Story:
    """The story in a file; `timezone` (IANA) is that of a time which names none.

    Raises StoryError when the file cannot be read as a story: missing, empty, not UTF-8, of no known format,
    without a headline.
    """
    text = read_text(path)
    if path.suffix.lower() not in READERS:
        raise StoryError(f"no known format: {path.suffix or 'no suffix'}", path=path, hint=f"one of {_suffixes()}")
    name = story_name(path)
    if name.lower() in RESERVED:
        raise StoryError(f"a story cannot be called {name}", path=path, hint="give the file another name")
    try:
        zone = time_zone(timezone)
    except ValueError as error:
        raise StoryError(str(error), path=path, hint="set timezone in translate.toml, such as Asia/Shanghai") from error
    parsed = _reader(path.suffix.lower())(text, path, zone)
    return Story(
        name=name,
        path=path,
        blocks=parsed.blocks,
        digest=_digest(parsed),
        byline=parsed.byline,
        published=parsed.published,
    )


def _reader(suffix: str) -> Callable[[str, Path, tzinfo], Parsed]:
    module, function = READERS[suffix]
    reader: Callable[[str, Path, tzinfo], Parsed] = getattr(import_module(f"translate.story.{module}"), function)
    return reader


def _digest(parsed: Parsed) -> str:
    # Of what the story says and not of the file: another line ending or a moved tag changes nothing.
    said = "".join(f"{block.role}\t{block.text}\n" for block in parsed.blocks)
    return hashlib.sha256(said.encode()).hexdigest()


def _below(folder: Path) -> list[Path]:
    stories = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            hidden = name.startswith(".") or path.stem.lower() == "readme"
            if not hidden and path.suffix.lower() in READERS and path.is_file():
                stories.append(path)
    return stories


def _suffixes() -> str:
    return ", ".join(READERS)
