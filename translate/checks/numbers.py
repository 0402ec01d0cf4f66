"""Numbers, sums, percentages and measures of the source stand in the translation with the same value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from translate.checks.figures import QUANTITIES, missing_figures, missing_finding
from translate.checks.model import Check, Finding, Severity, Subject
from translate.glossary.demands import Demand
from translate.glossary.figures import read_values
from translate.glossary.figures.model import Money, Number, Percent, Quantity, Value


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that is missing or has another value."""
    for demand in missing_figures(subject, QUANTITIES):
        scale = _other_magnitude(demand, subject)
        if scale is None:
            yield missing_finding(demand)
        else:
            times = f"{scale:,f}" if scale >= 1 else f"1/{1 / scale:,.0f}"
            message = f"“{demand.text}” stands with {times} times its value; it would read {demand.preferred}"
            yield Finding(message, demand.label)


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
