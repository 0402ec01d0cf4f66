"""A Mongolian name takes the ending that its spelling, harmony and stem ask for."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.rendering import Rendering, rendered


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each name with another final vowel, or a case ending of another harmony or stem class."""
    for demand, how in rendered(subject):
        if how is Rendering.INFLECTED:
            message = (
                f"“{demand.preferred}” has another ending than expected: correct it, or set harmony and stem in "
                f"the glossary ({demand.origin})"
            )
            yield Finding(message, demand.label)


CHECK = Check(
    "inflection",
    Severity.WARNING,
    "A name ends otherwise than the glossary says or guesses: in its final vowel or its case ending.",
    look,
)
