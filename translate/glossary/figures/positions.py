"""Where people stand in a picture, as captions mark it: (L), (2nd R), (C, front)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.glossary.figures.model import Figure, Position

_SIDES = {
    "l": "left",
    "left": "left",
    "r": "right",
    "right": "right",
    "c": "centre",
    "center": "centre",
    "centre": "centre",
    "front": "front",
    "back": "back",
}
_POSITION = re.compile(
    r"\((?:(?P<rank>\d)(?:st|nd|rd|th) (?:from )?)?(?P<side>L|R|C|left|right|center|centre|front|back)\)", re.IGNORECASE
)


def find_positions(text: str) -> Iterator[Figure]:
    """Caption positions, brackets included."""
    for match in _POSITION.finditer(text):
        if len(match["side"]) == 1 and match["side"].islower():
            continue  # (c) is a list item or a copyright mark
        value = Position(_SIDES[match["side"].lower()], int(match["rank"] or 1))
        yield Figure(match.start(), match.end(), match.group(), value)
