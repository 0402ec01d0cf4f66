"""A translation much shorter or longer than such English usually becomes: something is missing or was added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import script_of
from translate.story.model import CREDIT_CONTEXT


@dataclass(frozen=True)
class _Bounds:
    """Characters of translation per character of English, and the characters that short texts may differ by."""

    low: float
    high: float
    slack: int


# From 3,360 newswire sentences in English, Chinese and Mongolian: what about one in a hundred goes beyond.
_BOUNDS = {
    "Hans": _Bounds(0.20, 0.60, 4),
    "Hant": _Bounds(0.20, 0.60, 4),
    "Cyrl": _Bounds(0.75, 1.45, 12),
}
_DEFAULT = _Bounds(0.5, 2.0, 12)


def look(subject: Subject) -> Iterator[Finding]:
    """A finding when the length lies outside the bounds; photo credits are rewritten, not translated."""
    if subject.context == CREDIT_CONTEXT:
        return
    bounds = _BOUNDS.get(script_of(subject.locale), _DEFAULT)
    source, target = len(subject.source.strip()), len(subject.target.strip())
    if target < bounds.low * source - bounds.slack:
        yield Finding(f"{target} characters for {source} in English is very short: is anything left out?")
    elif target > bounds.high * source + bounds.slack:
        yield Finding(f"{target} characters for {source} in English is very long: was anything added?")


CHECK = Check(
    "length",
    Severity.WARNING,
    "The translation is much shorter or longer than usual.",
    look,
)
