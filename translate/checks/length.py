"""A translation much shorter or longer than such English usually becomes: something is missing or was added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import script_of
from translate.story.model import CREDIT_CONTEXT

_LATIN = re.compile(r"[A-Za-z][\x21-\x7e]*")


@dataclass(frozen=True)
class _Bounds:
    """Characters of translation per character of English, and the characters that short texts may differ by."""

    low: float
    high: float
    slack: int


# Chosen so that less than two in a hundred news sentences in either language go beyond (benchmarks/checks).
_BOUNDS = {
    "Hans": _Bounds(0.22, 0.55, 4),
    "Hant": _Bounds(0.22, 0.55, 4),
    "Cyrl": _Bounds(0.75, 1.45, 12),
}
_FEWEST = 20
_DEFAULT = _Bounds(0.5, 2.0, 12)


def look(subject: Subject) -> Iterator[Finding]:
    """A finding when the length lies outside the bounds; none for a word or two, nor for photo credits."""
    if subject.context == CREDIT_CONTEXT or len(subject.source) < _FEWEST:
        return
    bounds = _BOUNDS.get(script_of(subject.locale), _DEFAULT)
    source, target = len(subject.source.strip()), len(subject.target.strip())
    # Names and addresses that stay in Latin letters make Chinese long and say nothing of its completeness.
    without_latin = len(_LATIN.sub("", subject.target.strip()))
    if target < bounds.low * source - bounds.slack:
        yield Finding(f"{target} characters for {source} in English is very short: is anything left out?")
    elif without_latin > bounds.high * source + bounds.slack:
        yield Finding(f"{target} characters for {source} in English is very long: was anything added?")


CHECK = Check(
    "length",
    Severity.WARNING,
    "The translation is much shorter or longer than usual.",
    look,
)
