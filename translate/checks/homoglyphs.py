"""No word mixes Latin and Cyrillic letters that look alike: such a word is not found by search, glossary or readers.

CLDR's own Mongolian has one: “Аддис-Aбеба” with a Latin A. A foreign acronym with a case ending (IP-ийн, IPийг) is
no mixture in this sense: its letters are no look-alikes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import script_of

_WORD = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN_AS_CYRILLIC = dict(zip("AaBCcEeHKkMmOoPpTXxYyVvIiüöӧ", "АаВСсЕеНКкМмОоРрТХхҮуҮүІіүөө", strict=True))
_CYRILLIC_AS_LATIN = dict(zip("АаВСсЕеНКкМОоРрТХхҮуІі", "AaBCcEeHKkMOoPpTXxYyIi", strict=True))
# Letters of other Cyrillic alphabets that stand for ү and ө on keyboards and in fonts made before Unicode.
_NOT_MONGOLIAN = {"ї": "ү", "Ї": "Ү", "є": "ө", "Є": "Ө", "ұ": "ү", "Ұ": "Ү", "ѳ": "ө", "Ѳ": "Ө", "ӧ": "ө", "Ӧ": "Ө"}


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each such word."""
    mongolian = subject.locale.split("_")[0] == "mn" and script_of(subject.locale) == "Cyrl"
    for found in _WORD.finditer(subject.target):
        word = found.group()
        latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
        if latin and cyrillic:
            if all(letter in _LATIN_AS_CYRILLIC for letter in latin) and len(latin) <= len(cyrillic):
                yield _finding(word, latin, _LATIN_AS_CYRILLIC, "a Latin letter in a Cyrillic word")
            elif all(letter in _CYRILLIC_AS_LATIN for letter in cyrillic) and len(cyrillic) < len(latin):
                yield _finding(word, cyrillic, _CYRILLIC_AS_LATIN, "a Cyrillic letter in a Latin word")
        if mongolian and (foreign := [letter for letter in cyrillic if letter in _NOT_MONGOLIAN]):
            yield _finding(word, foreign, _NOT_MONGOLIAN, "a letter that Mongolian does not have")


def _finding(word: str, letters: list[str], right: dict[str, str], what: str) -> Finding:
    corrected = "".join(right[letter] if letter in letters else letter for letter in word)
    shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(letters))
    return Finding(f"“{word}” has {what}: {shown}; write “{corrected}”", word)


CHECK = Check(
    "homoglyphs",
    Severity.ERROR,
    "A word mixes Latin and Cyrillic letters that look alike, or has a letter that the language does not have.",
    look,
)
