"""Dates, years, weekdays and times of the source stand in the translation with the same value."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.figures import CALENDAR, missing_figures, missing_finding
from translate.checks.model import Check, Finding, Severity, Subject


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each date or time that is missing or is another one."""
    return map(missing_finding, missing_figures(subject, CALENDAR))


CHECK = Check(
    "dates",
    Severity.ERROR,
    "A date, year, weekday or time of day is missing or is another one than in the English.",
    look,
)
