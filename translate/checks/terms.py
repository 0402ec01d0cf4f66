"""Every glossary term of the source stands in the translation, in a form of the edition, as often as in the source."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.glossary.demands import unmet


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each mention that is missing."""
    for demand in unmet([demand for demand in subject.demands if demand.figure is None], subject.target):
        variant = next((wrong for wrong in demand.wrong if wrong in subject.target), None)
        seen = f"; “{variant}” is a known wrong form" if variant else ""
        yield Finding(f"“{demand.text}” should be {demand.preferred}{seen} ({demand.origin})", demand.label)


CHECK = Check(
    "terms",
    Severity.ERROR,
    "A name or term of the glossary is missing, or written in another way than the glossary says.",
    look,
)
