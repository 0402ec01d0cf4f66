"""The middle dot between the parts of a foreign name in Chinese is U+00B7, with no space beside it (约翰·史密斯)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import HAN, is_chinese, quoted

_LOOK_ALIKE = re.compile(rf"(?<=[{HAN}])\s*[•・‧∙⋅●．.｡･]\s*(?=[{HAN}])")
_SPACED = re.compile(rf"(?<=[{HAN}])(?:\s+·\s*|·\s+)(?=[{HAN}])")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind of wrong dot, and one for spaces beside the right one."""
    if not is_chinese(subject.locale):
        return
    seen: set[str] = set()
    for found in _LOOK_ALIKE.finditer(subject.target):
        dot = found.group().strip()
        if dot not in seen:
            seen.add(dot)
            place = quoted(subject.target, found.start(), found.end())
            yield Finding(f"“{dot}” (U+{ord(dot):04X}) in “{place}”: the dot in names is · (U+00B7)", dot)
    if spaced := _SPACED.search(subject.target):
        place = quoted(subject.target, spaced.start(), spaced.end())
        yield Finding(f"Spaces beside the dot in “{place}”: delete them", "·")


CHECK = Check(
    "middle-dot",
    Severity.ERROR,
    "The dot in a foreign name is not the middle dot U+00B7, or has spaces beside it.",
    look,
)
