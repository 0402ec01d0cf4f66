"""A machine draft that was approved to the letter; reports count them, since a few are right and many are a habit."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject


def look(subject: Subject) -> Iterator[Finding]:
    """A finding for an approved text that is still the machine's, unless glossary and figures make up all of it."""
    if subject.untouched and not _is_all_demands(subject):
        yield Finding("The machine's draft was approved as it stood: compare it with the English once more")


def _is_all_demands(subject: Subject) -> bool:
    covered = set[int]()
    for demand in subject.demands:
        covered.update(range(demand.start, demand.end))
    return all(index in covered for index, character in enumerate(subject.source) if character.isalnum())


CHECK = Check(
    "approval",
    Severity.WARNING,
    "A machine draft was approved without a change.",
    look,
)
