"""Numbers, sums, percentages and measures of the source stand in the translation with the same value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from translate.checks.model import Check, Finding, Severity, Subject
from translate.glossary.demands import Demand, unmet
from translate.glossary.figures import Kind, read_values
from translate.glossary.figures.model import Money, Number, Percent, Quantity, Value

CALENDAR = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.DECADE, Kind.CENTURY, Kind.TIME})
"""Kinds of figure that the dates check looks at."""


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that is missing or has another value."""
    wanted = [
        demand
        for demand in subject.demands
        if demand.figure is not None and demand.figure.kind not in CALENDAR | {Kind.POSITION}
    ]
    for demand in unmet(wanted, subject.target):
        yield Finding(_message(demand, subject), demand.label)


def _message(demand: Demand, subject: Subject) -> str:
    scaled = _other_magnitude(demand, subject)
    if scaled is not None:
        by = f"{scaled:,f}" if scaled >= 1 else f"1/{1 / scaled:,.0f}"
        return f"“{demand.text}” stands with {by} times its value; it would read {demand.preferred}"
    return f"“{demand.text}” is not in the translation; it would read {demand.preferred}"


def _other_magnitude(demand: Demand, subject: Subject) -> Decimal | None:
    """The power of ten by which a value of the translation misses the one demanded, where there is such a value."""
    assert demand.figure is not None
    amount = _amount(demand.figure.value)
    if not amount:
        return None
    for value in read_values(subject.target, subject.locale):
        other = _amount(value)
        if other and other != amount:
            factor = (other / amount).normalize()
            if factor.as_tuple().digits == (1,):
                return factor
    return None


def _amount(value: Value) -> Decimal | None:
    return value.amount if isinstance(value, Number | Percent | Money | Quantity) else None


CHECK = Check(
    "numbers",
    Severity.ERROR,
    "A number, sum, percentage or measure is missing or has another value than in English (watch 万/亿, сая/тэрбум).",
    look,
)
