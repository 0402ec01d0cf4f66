"""English that was left standing: the whole translation, or a passage of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.placeholders import PLACEHOLDER
from translate.checks.writing import is_letter_of, script_of
from translate.glossary.terms import TermKind
from translate.story.model import CREDIT_CONTEXT

_RUN = re.compile(r"(?<![A-Za-z’'-])[A-Za-z][A-Za-z’'-]*(?:[ ,]+[A-Za-z][A-Za-z’'-]*)+")
_LOWER_WORD = re.compile(r"(?<![\w./@-])[a-z]{2,}(?![\w/@])")
_PASSAGE = 3  # words


def look(subject: Subject) -> Iterator[Finding]:
    """A finding when nothing is in the edition's script, else one for each English passage of the source."""
    if script_of(subject.locale) in ("", "Latn") or subject.context == CREDIT_CONTEXT:
        return
    if not any(is_letter_of(subject.locale, character) for character in subject.target):
        if _LOWER_WORD.search(_without_kept(subject)):
            yield Finding("The text is not translated: nothing in it is in the edition's script")
        return
    source = " ".join(subject.source.casefold().split())
    kept = [demand.text.casefold() for demand in subject.demands if demand.kind is TermKind.KEEP]
    for found in _RUN.finditer(subject.target):
        passage = found.group()
        words = passage.split()
        folded = " ".join(passage.casefold().split())
        is_prose = len(words) >= _PASSAGE and len(_LOWER_WORD.findall(passage)) * 2 >= len(words)
        if is_prose and folded in source and not any(folded in text for text in kept):
            yield Finding(f"“{passage}” is still English: translate it", passage)


def _without_kept(subject: Subject) -> str:
    text = subject.source
    for demand in reversed(subject.demands):
        if demand.kind is TermKind.KEEP:
            text = text[: demand.start] + text[demand.end :]
    return PLACEHOLDER.sub("", text)


CHECK = Check(
    "untranslated",
    Severity.ERROR,
    "The translation, or a passage of three words or more, is still the English.",
    look,
)
