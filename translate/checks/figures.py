"""Numbers, dates, sums and percentages of the source stand in the translation with the same value."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.glossary.demands import unmet


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that is missing or has another value."""
    for demand in unmet([demand for demand in subject.demands if demand.figure is not None], subject.target):
        yield Finding(f"“{demand.text}” is not in the translation; it would read {demand.preferred}", demand.label)


CHECK = Check(
    "figures",
    Severity.ERROR,
    "A number, date, sum or percentage is missing or has another value than in the English (watch 万/亿, сая/тэрбум).",
    look,
)
