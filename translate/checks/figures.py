"""The figures of a source that its translation does not have; three checks share them out by kind."""

from __future__ import annotations

from translate.checks.model import Finding, Subject
from translate.glossary.demands import Demand, unmet
from translate.glossary.figures import Kind

CALENDAR = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.DECADE, Kind.CENTURY, Kind.TIME})
POSITIONS = frozenset({Kind.POSITION})
QUANTITIES = frozenset(Kind) - CALENDAR - POSITIONS


def missing_figures(subject: Subject, kinds: frozenset[Kind]) -> tuple[Demand, ...]:
    """The figures of these kinds that are missing or have another value, in text order."""
    wanted = [demand for demand in subject.demands if demand.figure is not None and demand.figure.kind in kinds]
    return unmet(wanted, subject.target)


def missing_finding(demand: Demand) -> Finding:
    """What to say where nothing is known of the figure but that it is missing."""
    return Finding(f"“{demand.text}” is not in the translation; it would read {demand.preferred}", demand.label)
