"""Addresses stand in the translation as in the source: web and mail addresses, accounts and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.glossary.addresses import ADDRESS


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each address of the source that is missing or changed."""
    wanted = Counter(ADDRESS.findall(subject.source))
    if not wanted:
        return
    standing = Counter(ADDRESS.findall(subject.target))
    for address, count in wanted.items():
        if standing[address] < count:
            yield Finding(f"“{address}” is missing or changed: copy it from the English", address)


CHECK = Check(
    "links",
    Severity.ERROR,
    "A web or mail address, an account or a tag is missing or changed.",
    look,
)
