"""A sentence ends as the source does: with a stop or a question mark; a headline without a stop stays without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import is_chinese
from translate.story.model import Role

_CLOSING = r"[\"'”’»」』）)\]》\s]*$"
_STOP = re.compile(r"[.。…]" + _CLOSING)
_QUESTION = re.compile(r"[?？]" + _CLOSING)
_ANY = re.compile(r"[.。…?？!！:：;；]" + _CLOSING)
_NEEDLESS = re.compile(r"(?<![A-ZА-ЯӨҮ.])[.。]" + _CLOSING)
_TITLES = (Role.HEADLINE, Role.SUBHEADING)
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]|\b(?:Inc|Co|Ltd|Corp|Jr|Sr|No|St|etc))\." + _CLOSING)


def look(subject: Subject) -> Iterator[Finding]:
    """At most one finding."""
    source, target = subject.source, subject.target
    stop = "。" if is_chinese(subject.locale) else "."
    if _QUESTION.search(source) and not _ANY.search(target):
        yield Finding("The English asks a question; the translation has no mark at its end")
    elif _STOP.search(source) and not _ABBREVIATION.search(source) and not _ANY.search(target):
        yield Finding(f"The English ends with a full stop, the translation does not: put in {stop}")
    elif subject.context in _TITLES and not _ANY.search(source) and _NEEDLESS.search(target):
        yield Finding("The English has no full stop at its end: delete it")


CHECK = Check(
    "ending",
    Severity.WARNING,
    "The mark at the end of the sentence is missing, or is too much.",
    look,
)
