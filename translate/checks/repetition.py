"""The same words over and over: what a translation model does when it loses its way."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.engine.guards import loops


def look(subject: Subject) -> Iterator[Finding]:
    """A finding when the translation loops and the source does not."""
    if loops(subject.target) and not loops(subject.source):
        yield Finding("The text repeats itself: translate the entry by hand")


CHECK = Check(
    "repetition",
    Severity.ERROR,
    "The translation repeats the same words again and again.",
    look,
)
