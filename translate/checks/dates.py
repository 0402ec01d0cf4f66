"""Dates, years, weekdays and times of the source stand in the translation with the same value."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.numbers import CALENDAR
from translate.glossary.demands import unmet


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each date or time that is missing or is another one."""
    wanted = [demand for demand in subject.demands if demand.figure is not None and demand.figure.kind in CALENDAR]
    for demand in unmet(wanted, subject.target):
        yield Finding(f"“{demand.text}” is not in the translation; it would read {demand.preferred}", demand.label)


CHECK = Check(
    "dates",
    Severity.ERROR,
    "A date, year, weekday or time of day is missing or is another one than in the English.",
    look,
)
