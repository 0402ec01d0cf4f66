"""Subjects as the program makes them, from a small glossary and CLDR."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from translate.checks.model import Subject
from translate.config import DEFAULT_EDITIONS
from translate.glossary.cldr import base_entries
from translate.glossary.demands import find_demands
from translate.glossary.figures import find_figures
from translate.glossary.files import read_entries
from translate.glossary.matching import Matcher

HERE = Path(__file__).parent
EDITIONS = {edition.id: edition for edition in DEFAULT_EDITIONS}


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    newsroom = read_entries([HERE / "glossary.csv"], root=HERE)
    return Matcher((*newsroom, *base_entries({edition.id: edition.locale for edition in DEFAULT_EDITIONS})))


def subject(
    edition: str,
    source: str,
    target: str,
    *,
    context: str = "body",
    untouched: bool = False,
    waived: tuple[tuple[str, str], ...] = (),
) -> Subject:
    """The subject of one translation, with the terms and figures its source demands."""
    (matches,) = _matcher().match_story([source])
    demands = find_demands(matches, find_figures(source), EDITIONS[edition])
    return Subject(source, target, context, edition, EDITIONS[edition].locale, demands, untouched, waived)
