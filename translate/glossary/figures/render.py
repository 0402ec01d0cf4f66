"""Writing figures for an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.glossary.figures.model import Figure

if TYPE_CHECKING:
    from translate.glossary.mongolian import Case


def render(figure: Figure, locale: str, *, case: Case | None = None) -> str:
    """The figure as the edition's press writes it; `case` is the Mongolian case its place asks for.

    `locale` is an edition or a Babel locale (`zh-Hans`, `zh_Hant`, `mn`, `fr`). Chinese and Mongolian have writers of
    their own, since CLDR lacks their magnitudes, case forms and press names; any other locale is written by Babel.
    """
    return _write(figure, locale, case)[0]


def accepted(figure: Figure, locale: str) -> tuple[str, ...]:
    """The renderings a reviewer may choose from, the preferred one first; `stands` accepts more, by value."""
    return _write(figure, locale, None)


def _write(figure: Figure, locale: str, case: Case | None) -> tuple[str, ...]:
    language, *rest = locale.replace("-", "_").split("_")
    if language == "zh":
        from translate.glossary.figures.chinese_write import write_chinese

        return write_chinese(figure, traditional=bool({"Hant", "TW", "HK", "MO"} & set(rest)))
    if language == "mn":
        from translate.glossary.figures.mongolian_write import write_mongolian

        return write_mongolian(figure, case)
    from translate.glossary.figures.general import write_general

    return write_general(figure, locale.replace("-", "_"))
