"""Reports name the line and column a reader finds in the file, whatever its format."""

from __future__ import annotations

from pathlib import Path

from translate.story.read import read_story
from translate.story.segment import segment_story
from translate.workflow.places import Place, Places

TEXT = "A headline of Ankara\n\nAnkara is old.  It is said\nthat Ankara and\nNew   York differ.\n\nAnkara again.\n"
HTML = """<html><body><article>
<h1>A headline</h1>
<p>First <b>New</b> York, then
  <a href="/new-york">New York</a> and Q&amp;A.</p>
</article></body></html>
"""


def places(path: Path, text: str, words: str) -> list[Place]:
    path.write_text(text, encoding="utf-8")
    story = read_story(path)
    where = Places(story)
    return [
        where.of(occurrence, start, words)
        for segment in segment_story(story)
        for start in [at for at in range(len(segment.text)) if segment.text.startswith(words, at)]
        for occurrence in segment.occurrences
    ]


def test_folded_lines_and_words_said_twice(tmp_path: Path) -> None:
    assert places(tmp_path / "a.txt", TEXT, "Ankara") == [Place(1, 15), Place(3, 1), Place(4, 6), Place(7, 1)]
    assert places(tmp_path / "a.txt", TEXT, "New York") == [Place(5, 1)]


def test_a_sentence_that_recurs_has_all_its_places(tmp_path: Path) -> None:
    text = "A headline\n\nHe left Ankara.\n\nHe left Ankara.\n"
    assert places(tmp_path / "a.txt", text, "Ankara") == [Place(3, 9), Place(5, 9)]


def test_markdown(tmp_path: Path) -> None:
    text = "# A headline\n\nHe left **Ankara** and\n[Ankara](https://ankara.example).\n"
    assert places(tmp_path / "a.md", text, "Ankara") == [Place(3, 11), Place(4, 2)]


def test_html(tmp_path: Path) -> None:
    assert places(tmp_path / "a.html", HTML, "New York") == [Place(3, 13), Place(4, 23)]
    # What markup spells otherwise has its line alone.
    assert places(tmp_path / "a.html", HTML, "Q&A") == [Place(3, None)]
