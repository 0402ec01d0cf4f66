"""All checks, in the order reports show them, and the one function that runs them."""

from __future__ import annotations

from translate.checks import figures, terms
from translate.checks.model import Check, Issue, Subject

CHECKS: tuple[Check, ...] = (terms.CHECK, figures.CHECK)


def issues_of(subject: Subject) -> tuple[Issue, ...]:
    """What the checks say of one unit, in registry order; an empty translation has no issues, it has no text."""
    if not subject.target.strip():
        return ()
    return tuple(
        Issue(check.id, check.severity, finding.message, finding.label, _is_waived(subject, check.id, finding.label))
        for check in CHECKS
        for finding in check.look(subject)
    )


def _is_waived(subject: Subject, check: str, label: str) -> bool:
    return any(waived == check and what in ("", label) for waived, what in subject.waived)
