"""Which edition a language tag of another tool means."""

from __future__ import annotations

from collections.abc import Sequence

from translate.config import Edition

SOURCE_LANGUAGE = "en"


def language_tag(edition: Edition) -> str:
    """The edition's language as xml:lang has it (BCP 47)."""
    return edition.locale.replace("_", "-")


def is_english(tag: str) -> bool:
    """Whether the tag means English of any country."""
    return tag.replace("_", "-").split("-")[0].lower() == SOURCE_LANGUAGE


def edition_for(tag: str, editions: Sequence[Edition]) -> Edition | None:
    """The edition of a tag such as zh-CN, zh_TW, zh-Hant-HK or mn-MN; None when no edition is in its script.

    Language and script must be the same after CLDR's likely subtags; of several editions that are, one of the same
    country goes first, then one that names no country. Mongolian of Inner Mongolia (mn-CN) is another script.
    """
    wanted = _maximized(tag)
    fitting = [edition for edition in editions if _maximized(edition.locale)[:2] == wanted[:2]]
    return min(
        fitting,
        key=lambda edition: (_maximized(edition.locale)[2] != wanted[2], edition.locale.count("_")),
        default=None,
    )


def _maximized(tag: str) -> tuple[str, str, str]:
    """Language, script and country, those not named being the likely ones (UTS 35, Likely Subtags)."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    language, *rest = tag.replace("_", "-").split("-")
    language = language.lower()
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    country = next((part.upper() for part in rest if len(part) == 2 or (len(part) == 3 and part.isdigit())), "")
    for known in (f"{language}_{script}_{country}", f"{language}_{script}", f"{language}_{country}", language):
        if found := likely.get(known.strip("_").replace("__", "_")):
            _, likely_script, likely_country = (*found.split("_"), "", "")[:3]
            return language, script or likely_script, country or likely_country
    return language, script, country
