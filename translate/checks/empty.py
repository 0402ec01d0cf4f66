"""A translation that says nothing: only spaces or marks where the source has words."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject


def look(subject: Subject) -> Iterator[Finding]:
    """A finding when no letter or digit stands in the translation of a source that has some."""
    if _says_something(subject.source) and not _says_something(subject.target):
        yield Finding("There is no word in the translation: translate the entry, or empty it to have it drafted anew")


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


CHECK = Check(
    "empty",
    Severity.ERROR,
    "The translation is blank, or has marks alone.",
    look,
)
