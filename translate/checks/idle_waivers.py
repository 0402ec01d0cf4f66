"""A waiver that waives nothing: its check is misspelt, or what it waived has been put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.checks.model import Finding, Issue, LastCheck, Severity, Subject
from translate.checks.waivers import OTHER_GATES


def look(subject: Subject, issues: Sequence[Issue]) -> Iterator[Finding]:
    """One finding for each waiver that fits none of the issues."""
    for check, label in subject.waived:
        fits = any(issue.check == check and label in ("", issue.label) for issue in issues)
        if not fits and check not in OTHER_GATES:
            waiver = f"waive: {check} {label}".rstrip()
            yield Finding(f"“{waiver}” waives nothing: correct it as the finding has it, or delete the comment", check)


CHECK = LastCheck(
    "idle-waivers",
    Severity.WARNING,
    "A translator comment waives a finding that is not there.",
    look,
)
