"""The middle dot between the parts of a foreign name in Chinese is U+00B7, with no space beside it (约翰·史密斯).

Taiwan's own mark U+2027 (Big5 A145) passes in Traditional text, where it does not stand beside U+00B7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import HAN, quoted, script_of

_LOOK_ALIKE = re.compile(rf"(?<=[{HAN}])\s*[•・‧∙⋅●．.｡･]\s*(?=[{HAN}])")
_OF_TAIWAN = "‧"
_SPACED = re.compile(rf"(?<=[{HAN}])(?:\s+·\s*|·\s+)(?=[{HAN}])")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind of wrong dot, and one for spaces beside the right one."""
    script = script_of(subject.locale)
    if script not in ("Hans", "Hant"):
        return
    seen = {_OF_TAIWAN} if script == "Hant" and "·" not in subject.target else set()
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
