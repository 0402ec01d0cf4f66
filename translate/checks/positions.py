"""Who stands where in a photo: (L), (R), second left."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.glossary.demands import unmet
from translate.glossary.figures import Kind


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each position that is missing or another one."""
    wanted = [demand for demand in subject.demands if demand.figure is not None and demand.figure.kind is Kind.POSITION]
    for demand in unmet(wanted, subject.target):
        yield Finding(f"“{demand.text}” is not in the translation; it would read {demand.preferred}", demand.label)


CHECK = Check(
    "positions",
    Severity.ERROR,
    "A photo caption does not say, or says wrongly, who stands left or right.",
    look,
)
