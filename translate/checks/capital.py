"""A sentence of an alphabetic edition begins with a capital letter when the English does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import is_cyrillic

_FIRST_WORD = re.compile(r"[^\w]*(?P<word>[^\W\d_][\w-]*)")


def look(subject: Subject) -> Iterator[Finding]:
    """At most one finding."""
    if not is_cyrillic(subject.locale):
        return
    source, target = _FIRST_WORD.match(subject.source), _FIRST_WORD.match(subject.target)
    if not source or not target or (source["word"].isupper() and len(source["word"]) > 1):  # an acronym
        return
    if source["word"][0].isupper() and target["word"].islower():
        yield Finding(f"“{target['word']}” begins the text: write it with a capital letter", target["word"])


CHECK = Check(
    "capital",
    Severity.WARNING,
    "The text begins with a small letter.",
    look,
)
