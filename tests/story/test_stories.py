"""Stories in all formats, each next to what is to be read from it: `name.txt` and `name.txt.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from translate.story.model import Role
from translate.story.read import find_stories, read_story
from translate.story.segment import segment_story

STORIES = Path(__file__).parent / "stories"
REAL = Path(__file__).parents[3] / "shared" / "stories" / "russia-turkey-syria.txt"


@pytest.mark.parametrize("path", find_stories([STORIES]), ids=lambda path: path.name)
def test_what_is_read(path: Path) -> None:
    assert read(path) == json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))


def read(path: Path) -> dict[str, Any]:
    story = read_story(path)
    return {
        "reporter": story.byline.reporter if story.byline else None,
        "site": story.byline.site if story.byline else None,
        "published": story.published.isoformat() if story.published else None,
        "blocks": [[block.line, block.role.value, block.text, block.image] for block in story.blocks],
        "segments": [
            [segment.context, segment.text, *([each.block, each.start, each.end] for each in segment.occurrences)]
            for segment in segment_story(story)
        ],
    }


@pytest.mark.skipif(not REAL.exists(), reason="the real story lies outside the repository")
def test_the_real_story() -> None:
    story = read_story(REAL)
    assert story.headline == "Russia, Turkey discuss Syria conflict"
    assert story.byline is not None
    assert (story.byline.reporter, story.byline.site) == ("Natalie Carney", "CCTV.com")
    assert story.published is not None
    assert story.published.isoformat() == "2016-12-02T13:03:00+08:00"
    roles = [block.role for block in story.blocks]
    assert roles[:5] == [Role.FURNITURE, Role.FURNITURE, Role.HEADLINE, Role.BYLINE, Role.DATELINE]
    assert roles[5:-3] == [Role.BODY, Role.CAPTION, Role.CAPTION, *[Role.BODY] * 11]
    assert roles[-3:] == [Role.FURNITURE] * 3
    segments = segment_story(story)
    assert len(segments) == 17
    # The caption that stands twice is translated once.
    assert [len(segment.occurrences) for segment in segments if segment.context in ("caption", "credit")] == [2, 2, 2]
    assert next(segment.text for segment in segments if segment.context == "credit") == "(Xinhua/Mert Macit)"


def test_the_digest_is_of_the_text_and_not_of_the_file(tmp_path: Path) -> None:
    text = "Caf\u00e9 opens\n\nIt has 12 seats.\n"
    variants = {
        "plain": text.encode(),
        "bom": text.encode("utf-8-sig"),
        "windows": text.replace("\n", "\r\n").encode(),
        "old-mac": text.replace("\n", "\r").encode(),
        "decomposed": text.replace("\u00e9", "e\u0301").encode(),
    }
    digests = set()
    for name, data in variants.items():
        path = tmp_path / f"{name}.txt"
        path.write_bytes(data)
        digests.add(read_story(path).digest)
    assert len(digests) == 1
    changed = tmp_path / "changed.txt"
    changed.write_text(text.replace("12", "13"), encoding="utf-8")
    assert read_story(changed).digest not in digests


def test_a_time_without_a_zone_is_in_the_newsrooms(tmp_path: Path) -> None:
    texts = {
        "a.txt": "Talks end\n\n12-02-2016 13:03\n\nText.\n",
        "a.md": "---\ntitle: Talks end\ndate: 2016-12-02 13:03\n---\nText.\n",
        "a.html": '<h1>Talks end</h1><time datetime="2016-12-02T13:03">today</time><p>Text.</p>',
        "b.html": '<meta property="article:published_time" content="2016-12-02 13:03"><h1>Talks end</h1><p>Text.</p>',
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        published = read_story(path, timezone="Europe/Istanbul").published
        assert published is not None
        assert published.isoformat() == "2016-12-02T13:03:00+03:00"
