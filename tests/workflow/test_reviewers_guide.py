"""docs/reviewers-guide.md quotes what the program really writes."""

from __future__ import annotations

import re
from pathlib import Path

from translate.catalog.states import mark_comment
from translate.config import DEFAULT_EDITIONS
from translate.engine.enforcement import Draft, Rung
from translate.engine.guards import Fault
from translate.glossary.demands import Demand
from translate.glossary.terms import TermKind
from translate.memory.model import MemoryUnit, Similar
from translate.workflow.wording import (
    about_draft,
    about_names,
    about_offers,
    about_origin,
    about_recalled,
    about_segment,
)

GUIDE = (Path(__file__).parents[2] / "docs" / "reviewers-guide.md").read_text(encoding="utf-8")
HANT = DEFAULT_EDITIONS[1]


def demand(text: str, form: str, kind: TermKind) -> Demand:
    return Demand(0, len(text), text, text, kind, form, (form,), (), "glossaries/places.csv:3", "CLDR 47", "mn")


def written() -> str:
    """Every kind of comment."""
    turkey = demand("Turkey", "Турк", TermKind.PLACE)
    minister = demand("Foreign Minister", "Гадаад хэргийн сайд", TermKind.TITLE)
    figure = demand("$20 billion", "20 тэрбум ам.доллар", TermKind.FIGURE)
    lines = [mark_comment(("body", "a"), "b", "8d1e44b0"), mark_comment(("body", "a"), "b", "c1", recalled=True)]
    for rung in Rung:
        draft = Draft("x", (rung,), faults=tuple(Fault), pieces=3)
        lines += about_draft(draft, (turkey,), "machine translation, translate-en_mn 0.4 (4a914abdccf1)")
    lines += about_segment("body", (minister, figure)) + about_names(["Cavu", "Hakan"])
    lines += about_origin(HANT, approved=True) + about_origin(HANT, approved=False)
    unit = MemoryUnit("mn", "It closed on Monday", "хаав", "body", "border")
    lines += about_recalled(unit, "body")
    lines += about_offers([Similar(unit, 91)], "body", "It closed on Tuesday")
    return "\n".join(lines)


def test_comment_lines_are_quoted_as_they_are() -> None:
    found = written()
    quoted = [line[7:57].strip() for line in GUIDE.splitlines() if line.startswith("    #. ")]
    assert len(quoted) > 9
    for line in quoted:
        if not line.startswith("Check "):
            for part in filter(None, line.replace("3f9c2a71b2c4", "…").split("…")):
                assert part.strip(" ()") in found, line


def test_table_quotes_what_is_written() -> None:
    found = written()
    rows = GUIDE.partition("| after *Draft …*")[2].partition("\n\n")[0].splitlines()[2:]
    phrases = [phrase for row in rows for phrase in re.findall(r"\*([^*]+)\*", row.split(" | ")[0])]
    assert len(phrases) > 10
    for phrase in phrases:
        assert phrase.removeprefix("…: ").rstrip(" …") in found, phrase
    assert "from the translation memory" in found
