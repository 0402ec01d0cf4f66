"""The finder is measured on labelled prose; the half it was not tuned on must keep the promise."""

from __future__ import annotations

import pytest

from tests.glossary.candidates import labelled_prose
from translate.glossary.candidates import Finder
from translate.glossary.cldr import base_entries

LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "mn": "mn"}


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(base_entries(LOCALES))


def test_the_set_is_large_enough() -> None:
    names = [
        name
        for half in ("tuning", "held_out")
        for story in labelled_prose.read_stories(half)
        for names in story.names
        for name in names
    ]
    assert len(names) >= 300


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_recall_and_precision(finder: Finder, half: str, capsys: pytest.CaptureFixture[str]) -> None:
    score = labelled_prose.score(finder, labelled_prose.read_stories(half))
    with capsys.disabled():
        print(f"\n{half}: {score.labelled} names, recall {score.recall:.3f}, precision {score.precision:.3f}")
    assert score.recall >= 0.9
    assert score.precision >= 0.8
