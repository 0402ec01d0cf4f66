"""Who stands where in a photo: (L), (R), second left."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.figures import POSITIONS, missing_figures, missing_finding
from translate.checks.model import Check, Finding, Severity, Subject


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each position that is missing or another one."""
    return map(missing_finding, missing_figures(subject, POSITIONS))


CHECK = Check(
    "positions",
    Severity.ERROR,
    "A photo caption does not say, or says wrongly, who stands left or right.",
    look,
)
