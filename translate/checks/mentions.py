"""A glossary term stands in the translation as often as in the source, a person with the whole name."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.rendering import Rendering, rendered


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each mention too few of a term that does stand in the translation."""
    for demand, how in rendered(subject):
        if how is Rendering.FEWER:
            message = f"“{demand.text}” ({demand.preferred}) stands less often than in the English: is it still clear?"
            yield Finding(message, demand.label)
        elif how is Rendering.SHORTENED:
            yield Finding(f"“{demand.text}” stands without the first name: {demand.preferred}", demand.label)


CHECK = Check(
    "mentions",
    Severity.WARNING,
    "A name or term stands in the translation, but less often or less fully than in English.",
    look,
)
