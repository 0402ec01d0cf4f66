"""Edited stories: how many changed sentences keep their right old translation, here and with msgmerge.

Each file in edited_stories/ has a story before and after an editor's work, one sentence a line, after a number.
The number of a sentence of the second story names the sentence it was made from (`9/10`: from both), `-` a new one.
The thresholds of `similarity` were chosen on TUNED; the others were looked at afterwards.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.catalog.helpers import fields, run, unit
from translate.catalog import editing
from translate.catalog.merging import merge
from translate.catalog.model import Catalog
from translate.catalog.planning import plan
from translate.catalog.reading import parse_catalog
from translate.catalog.template import template

STORIES = sorted((Path(__file__).parent / "edited_stories").glob("*.txt"))
TUNED = {"bridge", "rates", "storm", "talks"}


@dataclass(frozen=True)
class EditedStory:
    name: str
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]

    @property
    def changed(self) -> set[str]:
        """The numbers of the old sentences that live on in another wording."""
        kept = {text for _, text in self.after}
        sources = {number for made_from, _ in self.after for number in made_from.split("/")}
        return {number for number, text in self.before if text not in kept and number in sources}


@dataclass(frozen=True)
class Score:
    """Old sentences whose translation went to a right new one, and new sentences that got a wrong one."""

    right: set[str]
    wrong: list[str]


def load(path: Path) -> EditedStory:
    parts: dict[str, list[tuple[str, str]]] = {"before": [], "after": []}
    part = parts["before"]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            part = parts[line[2:]]
        else:
            number, _, text = line.partition(" | ")
            part.append((number, text))
    return EditedStory(path.stem, parts["before"], parts["after"])


def translated(story: EditedStory) -> Catalog:
    """The story before the edit, every sentence approved with its number as translation."""
    numbers = {text: number for number, text in story.before}
    catalog = run(None, [unit(text) for _, text in story.before])

    return editing.with_entries(
        catalog,
        lambda entry: (
            entry
            if entry.is_header
            else editing.with_fuzzy(editing.with_msgstr(entry, numbers[entry.msgid], "\n"), False, "\n")
        ),
    )


def score(story: EditedStory, catalog: Catalog) -> Score:
    found = {entry.msgid: entry.msgstr for entry in catalog.active}
    old = {text for _, text in story.before}
    right, wrong = set(), []
    for made_from, text in story.after:
        if text in old or not found.get(text):
            continue
        if found[text] in made_from.split("/"):
            right.add(found[text])
        else:
            wrong.append(text)
    return Score(right, wrong)


def ours(story: EditedStory) -> Score:
    catalog = translated(story)
    wanted = [unit(text) for _, text in story.after]
    return score(story, merge(catalog, plan(catalog, wanted), {}, fields(), path=catalog.path))


def msgmerges(story: EditedStory, folder: Path) -> Score:
    (folder / "old.po").write_bytes(translated(story).to_bytes())
    pot = template([unit(text) for _, text in story.after], fields(), Path("new.pot"))
    (folder / "new.pot").write_bytes(pot.to_bytes())
    command = ["msgmerge", "--quiet", "--previous", "--output-file=-", str(folder / "old.po"), str(folder / "new.pot")]
    done = subprocess.run(command, capture_output=True, check=True)
    return score(story, parse_catalog(done.stdout, Path("old.po")))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_changed_sentences_keep_their_translation(path: Path) -> None:
    story = load(path)
    result = ours(story)
    assert result.wrong == []
    # In one story two sentences became one, which keeps the translation of one of them.
    assert len(story.changed - result.right) == (1 if path.stem == "museum" else 0)


def test_more_than_msgmerge_keeps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which("msgmerge") is None:
        pytest.skip("msgmerge is not installed")
    rows = [("story", "changed", "right", "wrong", "right", "wrong")]
    totals = [0, 0, 0, 0, 0]
    for story in map(load, STORIES):
        here, there = ours(story), msgmerges(story, tmp_path)
        numbers = [len(story.changed), len(here.right), len(here.wrong), len(there.right), len(there.wrong)]
        totals = [total + number for total, number in zip(totals, numbers, strict=True)]
        rows.append((story.name, *map(str, numbers)))
    rows.append(("all", *map(str, totals)))
    with capsys.disabled():
        print("\nChanged sentences that keep their translation, here and with msgmerge:")
        for row in rows:
            print("  {:8} {:>8}  {:>6} {:>6}  {:>6} {:>6}".format(*row))
    assert totals[1] > totals[3]
    assert totals[2] <= totals[4]


def test_thresholds_hold_on_stories_they_were_not_chosen_on() -> None:
    others = [load(path) for path in STORIES if path.stem not in TUNED]
    assert len(others) == len(TUNED)
    assert sum(len(ours(story).right) for story in others) >= 0.95 * sum(len(story.changed) for story in others)
