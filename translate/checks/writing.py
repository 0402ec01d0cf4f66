"""How an edition is written, as far as the checks ask: its script, and the characters that make it out."""

from __future__ import annotations

from functools import lru_cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Chinese characters, for use in a character class."""


@lru_cache(maxsize=64)
def script_of(locale: str) -> str:
    """The ISO 15924 script of a gettext locale, by CLDR's likely subtags: zh_Hans → Hans, zh_TW → Hant, mn → Cyrl.

    Empty when CLDR does not know the language.
    """
    from babel.core import get_global

    parts = locale.replace("-", "_").split("_")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
    likely: dict[str, str] = dict(get_global("likely_subtags"))
    found = likely.get("_".join(parts)) or likely.get(parts[0]) or ""
    return next((part for part in found.split("_")[1:] if len(part) == 4), "")


def is_chinese(locale: str) -> bool:
    """Whether the edition is written in Chinese characters, Simplified or Traditional."""
    return script_of(locale) in ("Hans", "Hant")


def is_cyrillic(locale: str) -> bool:
    """Whether the edition is written in Cyrillic letters."""
    return script_of(locale) == "Cyrl"


def is_letter_of(locale: str, character: str) -> bool:
    """Whether the character is a letter of the edition's script (any letter where the script is not checked)."""
    if is_chinese(locale):
        return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"
    if is_cyrillic(locale):
        return "\u0400" <= character <= "\u04ff"
    return character.isalpha()


def quoted(text: str, start: int, end: int, *, around: int = 8) -> str:
    """The stretch with a few characters of what stands around it, for a message."""
    before = "…" if start > around else ""
    after = "…" if end + around < len(text) else ""
    return f"{before}{text[max(0, start - around) : end + around]}{after}"
