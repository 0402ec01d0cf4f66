"""The last touch on a draft: spaces, punctuation and the first capital as the edition writes them.

Chinese: GB/T 15834-2011 (full-width punctuation, no spaces between Han characters). Mongolian: “ ” for quotations
(rule 58 of the 1983 orthography), a capital at the start.
"""

from __future__ import annotations

import re

from translate.glossary.addresses import ADDRESS

_HAN = r"\u3400-\u9fff"
_WIDE = rf"{_HAN}，。；：？！、（）《》〈〉“”‘’「」『』…—％"
_SPACES_AROUND_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t]+|[ \t]+(?=[{_WIDE}])")
_TO_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_NARROW_BY_HAN = re.compile(rf"(?<=[{_WIDE}])[,;:?!()]|[,;:?!()](?=[{_WIDE}])")
_FINAL_STOP = re.compile(rf"(?<=[{_WIDE}\w%])\.(?=[”’」』）]*$)")
_SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*$")
_STRAIGHT_QUOTES = re.compile(r'"([^"]*)"')
_SPACE_BEFORE_MARK = re.compile(r"\s+(?=[,.;:?!)\]”])|(?<=[(\[“])\s+")


def tidy(draft: str, source: str, locale: str) -> str:
    """`draft` with the edition's spacing and marks; it ends as a sentence when `source` does."""
    text = _STRAIGHT_QUOTES.sub(r"“\1”", draft)
    # A quotation that goes on in the next paragraph is open in the source too.
    if _paired(source) == source:
        text = _paired(text)
    text = " ".join(text.split())
    if locale.startswith("zh"):
        return _chinese(text, source)
    return _alphabetic(text, source)


def _paired(text: str) -> str:
    """`text` without double quotation marks that have no partner."""
    open_marks: list[int] = []
    lonely: list[int] = []
    for place, mark in enumerate(text):
        if mark == "“":
            open_marks.append(place)
        elif mark == "”":
            if open_marks:
                open_marks.pop()
            else:
                lonely.append(place)
    alone = {*open_marks, *lonely}
    return "".join(mark for place, mark in enumerate(text) if place not in alone) if alone else text


def _chinese(text: str, source: str) -> str:
    ends = _SENTENCE_END.search(source)
    if not ends:
        text = text.rstrip("。. ")
    text = _FINAL_STOP.sub("。", _full_width(text))
    if ends and not re.search(r"[。？！…?!][”’」』）]*$", text):
        text = text.rstrip("，、；：, ") + "。"
    return _full_width(text)


def _full_width(text: str) -> str:
    # A mark that has become wide makes the next one stand by a wide character.
    while (widened := _widen(text)) != text:
        text = widened
    return text


def _widen(text: str) -> str:
    return _NARROW_BY_HAN.sub(lambda mark: _TO_FULL_WIDTH[mark.group()], _SPACES_AROUND_WIDE.sub("", text))


def _alphabetic(text: str, source: str) -> str:
    text = _SPACE_BEFORE_MARK.sub("", text)
    if _SENTENCE_END.search(source) and not re.search(r"[.?!…][”’)]*$", text):
        text = text.rstrip(",;: ") + "."
    if source[:1].isupper() and text[:1].islower() and not ADDRESS.match(text):
        text = text[0].upper() + text[1:]
    return text
