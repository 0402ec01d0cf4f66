"""Single English words left in the translation; names and acronyms in Latin letters are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import script_of
from translate.glossary.terms import TermKind
from translate.story.model import CREDIT_CONTEXT

_WORD = re.compile(r"(?<![A-Za-z0-9./@&{’'-])[a-z]{3,}(?![A-Za-z0-9/@&]|://|\.[a-z])")
_IN_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]|[“\"《‘][A-Za-z ,’'-]*[”\"》’]")
_PARTICLE = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*\s+[a-z]+\s+[A-Z]")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each lower-case English word that the source has too, outside brackets and names."""
    if script_of(subject.locale) in ("", "Latn") or subject.context == CREDIT_CONTEXT:
        return
    kept = {word for demand in subject.demands if demand.kind is TermKind.KEEP for word in demand.text.split()}
    spared = [
        (found.start(), found.end()) for form in (_IN_BRACKETS, _PARTICLE) for found in form.finditer(subject.target)
    ]
    words = set(re.findall(r"[A-Za-z]+", subject.source.casefold()))
    said: set[str] = set()
    for found in _WORD.finditer(subject.target):
        word = found.group()
        inside = any(start <= found.start() and found.end() <= end for start, end in spared)
        if word in words and word not in kept and not inside and word not in said:
            said.add(word)
            yield Finding(f"“{word}” is still English: translate it, or put it into the glossary as kept", word)


CHECK = Check(
    "english",
    Severity.WARNING,
    "An English word is left in the translation.",
    look,
)
