"""No invisible characters: zero-width, bidirectional controls, control characters, private use, U+FFFD.

They come with pasted text, break search, line breaking and glossary matching, and can turn the order of letters on
the page (bidirectional controls: Unicode Standard Annex 9). Neither Chinese nor Cyrillic Mongolian needs any.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject

_ALLOWED = "\n\t"  # of PO strings; the spacing check looks at them
_BAD_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
_ALSO = frozenset("\ufffd\u3164\u115f\u1160\uffa0\u034f\u2800")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each such character, with its place."""
    if subject.target.isprintable() and _ALSO.isdisjoint(subject.target):
        return
    seen: set[str] = set()
    for index, character in enumerate(subject.target):
        if character in seen or not _is_invisible(character):
            continue
        seen.add(character)
        code = f"U+{ord(character):04X}"
        name = unicodedata.name(character, "control character").lower()
        before = subject.target[max(0, index - 8) : index].strip()
        place = f"after “{before}”" if before else "at the start"
        action = "put in the letter that was meant" if character == "\ufffd" else "delete it"
        yield Finding(f"{code} ({name}) {place}: {action}", code)


def _is_invisible(character: str) -> bool:
    if character in _ALLOWED:
        return False
    return character in _ALSO or unicodedata.category(character) in _BAD_CATEGORIES


CHECK = Check(
    "invisible",
    Severity.ERROR,
    "An invisible, bidirectional or control character, or the mark of a letter that was lost.",
    look,
)
