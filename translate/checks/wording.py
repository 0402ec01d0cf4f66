"""Titles, events and common terms of the newsroom's glossary, which a good sentence may sometimes put otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.rendering import NAMES, Rendering, is_base, rendered


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each mention of which no form stands in the translation."""
    for demand, how in rendered(subject):
        if how is Rendering.ABSENT and demand.kind not in NAMES and not is_base(demand):
            yield Finding(f"“{demand.text}” is usually {demand.preferred} ({demand.origin})", demand.label)


CHECK = Check(
    "wording",
    Severity.WARNING,
    "A title, event or common term is put otherwise than in the glossary.",
    look,
)
