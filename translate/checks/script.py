"""Chinese editions keep to their script: no Traditional character in Simplified text, nor the other way round.

What is Traditional or Simplified is OpenCC's word. Many characters are right in both scripts (后, 里, 台 in
Traditional): a character of Big5's first level, the common Traditional ones, is never called Simplified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import HAN, script_of

_HAN = re.compile(f"[{HAN}]")
_LAST_COMMON = 0xC67E  # Big5: the end of the first level, 5,401 frequently used characters


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each character of the other script."""
    match script_of(subject.locale):
        case "Hans":
            pairs = _traditional_in(subject.target)
            other, own = "Traditional", "Simplified"
        case "Hant":
            pairs = _simplified_in(subject.target)
            other, own = "Simplified", "Traditional"
        case _:
            return
    for wrong, right in pairs.items():
        yield Finding(f"“{wrong}” is a {other} character; {own} text has “{right}”", wrong)


def _traditional_in(text: str) -> dict[str, str]:
    from translate.engine.script import convert

    # The whole text, since the words around it tell whether 乾 (as in 乾隆) is right.
    converted = convert(text, "t2s")
    if len(converted) != len(text):
        return {character: to for character in _HAN.findall(text) if (to := convert(character, "t2s")) != character}
    return {was: to for was, to in zip(text, converted, strict=True) if was != to}


def _simplified_in(text: str) -> dict[str, str]:
    found = (character for character in _HAN.findall(text) if not _is_common_traditional(character))
    return {character: to for character in found if (to := _traditional_for(character)) != character}


@lru_cache(maxsize=4096)
def _is_common_traditional(character: str) -> bool:
    try:
        return int.from_bytes(character.encode("big5"), "big") <= _LAST_COMMON
    except UnicodeEncodeError:
        return False


@lru_cache(maxsize=4096)
def _traditional_for(character: str) -> str:
    from translate.engine.script import convert

    return convert(character, "s2t")


CHECK = Check(
    "script",
    Severity.ERROR,
    "A Traditional character in the Simplified edition, or a Simplified one in the Traditional edition.",
    look,
)
