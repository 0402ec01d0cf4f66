"""Who wrote a story, as the line under its headline says it."""

from __future__ import annotations

import re

from translate.story.model import Byline

# U+4E28 (丨) is what the newsroom's own site sets between reporter and site; the others are its look-alikes.
_BAR = re.compile(r"\s*[丨|｜│∣]\s*")

_REPORTER = re.compile(r"(?:reporters?|by|written by|authors?|writers?|correspondents?)\s*[:：]\s*(?P<who>\S.*)", re.I)
_OTHER = re.compile(
    r"(?:editors?|edited by|sources?|photographers?|photos? by|video by|producers?)\s*[:：]\s*\S.*", re.I
)

# Without a colon: “By Natalie Carney, CGTN”; every word a name, so that “By Thursday the talks had ended” is none.
_NAME = r"(?:[A-Z][\w.’'-]*|al|bin|da|de|del|der|di|el|ibn|la|van|von)"
_PLAIN = re.compile(rf"[Bb][Yy] (?P<who>[A-Z][\w.’'-]*(?: {_NAME})+(?:(?:, | and | & ){_NAME}(?: {_NAME})*)*)")
_LONGEST = 160


def parse_byline(text: str) -> Byline | None:
    """The byline when the line is one (“Reporter: A B 丨 site”, “By A B | site”); else None."""
    if len(text) > _LONGEST:
        return None
    first, *rest = _BAR.split(text, maxsplit=1)
    found = _REPORTER.fullmatch(first) or _PLAIN.fullmatch(first)
    if not found:
        return None
    return Byline(found["who"].strip(), rest[0].strip() or None if rest else None)


def marked_byline(text: str) -> Byline:
    """The byline in a line that is known to be one; it may be a name and nothing else."""
    first, *rest = _BAR.split(re.sub(r"^by\s+", "", text, flags=re.I), maxsplit=1)
    return parse_byline(text) or Byline(first.strip() or text, rest[0].strip() or None if rest else None)


def is_staff_line(text: str) -> bool:
    """Whether the line names others who worked on the story (“Editor: A B”, “Source: Xinhua”)."""
    return len(text) <= _LONGEST and bool(_OTHER.fullmatch(text))
