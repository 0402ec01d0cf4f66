"""Placeholders, which the program fills in, stand in the translation as in the source: %(name)s, %s, {name}."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject

PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sdif](?![\w])|\{\w*\}")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each placeholder that is missing, changed or too much."""
    wanted, standing = Counter(PLACEHOLDER.findall(subject.source)), Counter(PLACEHOLDER.findall(subject.target))
    for placeholder in (wanted - standing) | (standing - wanted):
        how = "is missing" if standing[placeholder] < wanted[placeholder] else "is not in the English"
        yield Finding(f"“{placeholder}” {how}: placeholders must stand exactly as in the English", placeholder)


CHECK = Check(
    "placeholders",
    Severity.ERROR,
    "A placeholder such as %(name)s is missing, changed or too much.",
    look,
)
