"""Verifying figures in a translation by their values."""

from __future__ import annotations

from functools import lru_cache

from translate.glossary.figures.model import Figure, Value
from translate.glossary.figures.satisfy import count


# A target is asked about for each figure of its source, and again by the checks when its story is written.
@lru_cache(maxsize=8192)
def read_values(text: str, locale: str) -> tuple[Value, ...]:
    """The values that stand in a translation, in text order; an ambiguous numeral gives each of its readings.

    `locale` is an edition or a Babel locale (`zh-Hans`, `zh_Hant`, `mn`, `fr`).
    """
    language = locale.replace("-", "_").split("_")[0]
    if language == "zh":
        from translate.glossary.figures.chinese_read import read_chinese

        return read_chinese(text)
    if language == "mn":
        from translate.glossary.figures.mongolian_read import read_mongolian

        return read_mongolian(text)
    from translate.glossary.figures.general import read_general

    return read_general(text, locale)


def stands(figure: Figure, target: str, locale: str) -> int:
    """How many times the figure's value stands in `target`, whatever its wording."""
    return count(figure.value, read_values(target, locale))
