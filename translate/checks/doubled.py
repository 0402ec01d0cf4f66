"""A word or phrase written twice in a row by a slip: “of the the president”, 总统总统."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import HAN, is_chinese

_WORD_TWICE = re.compile(r"(?<![\w-])(\w{2,}) \1(?![\w-])", re.IGNORECASE)
_HAN_TWICE = re.compile(rf"([{HAN}]{{3,12}})\1|(?<![{HAN}])([{HAN}]{{2}})\2(?![{HAN}])")
_PARTICLE_TWICE = re.compile(r"的的|了了(?!解)|在在|是是|和和")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each doubled word; doublings of the source pass."""
    if _WORD_TWICE.search(subject.source):
        return
    patterns = (_HAN_TWICE, _PARTICLE_TWICE) if is_chinese(subject.locale) else (_WORD_TWICE,)
    for pattern in patterns:
        for found in pattern.finditer(subject.target):
            yield Finding(f"“{found.group()}”: the same twice in a row; delete one, if it is a slip", found.group())


CHECK = Check(
    "doubled",
    Severity.WARNING,
    "A word or phrase stands twice in a row.",
    look,
)
