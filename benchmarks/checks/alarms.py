"""False alarms: the share of good translations that each check flags."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from benchmarks.checks.texts import GoodText
from translate.checks.model import Severity
from translate.checks.registry import ALL_CHECKS, issues_of

LIMITS = {Severity.ERROR: 0.02, Severity.WARNING: 0.08}
"""The share of good translations that one check may flag."""


@dataclass(frozen=True)
class AlarmRate:
    """How many of a test set's translations one check flags."""

    check: str
    severity: Severity
    edition: str
    text: str
    flagged: int
    translations: int

    @property
    def share(self) -> float:
        """Flagged translations / all."""
        return self.flagged / self.translations

    @property
    def too_many(self) -> bool:
        """Whether the share is above the limit of the check's severity."""
        return self.share > LIMITS[self.severity]


def alarm_rates(text: GoodText) -> list[AlarmRate]:
    """One rate for each check, in registry order. A flagged translation counts once, however many its findings."""
    flagged = Counter(check for issues in issues_of(text.subjects) for check in {issue.check for issue in issues})
    return [
        AlarmRate(check.id, check.severity, text.edition, text.name, flagged[check.id], len(text.subjects))
        for check in ALL_CHECKS
    ]
