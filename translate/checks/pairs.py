"""Quotation marks and brackets come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import is_chinese

_BRACKETS = ("()", "（）", "[]", "【】", "《》", "〈〉", "{}")
_QUOTES = ("「」", "『』", "“”", "«»")
_SINGLE = "‘’"  # in alphabetic scripts ’ is the apostrophe
_SOURCE_BRACKETS = ("()", "[]", "{}")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’|’(?=[A-Za-z])")
_STRAIGHT = re.compile(r'(?<!\d)"')  # after a digit: inches


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind of mark left alone; what is left alone in the source as well passes."""
    quotes_broken = _is_open(subject.source, "“”") or len(_STRAIGHT.findall(subject.source)) % 2 == 1
    brackets_broken = any(_is_open(subject.source, pair) for pair in _SOURCE_BRACKETS)
    kinds: tuple[str, ...] = () if brackets_broken else _BRACKETS
    if not quotes_broken and "„" not in subject.target:
        kinds += _QUOTES
        if is_chinese(subject.locale) and not _APOSTROPHE.search(subject.target):
            kinds += (_SINGLE,)
        if len(_STRAIGHT.findall(subject.target)) % 2 == 1:
            yield Finding('A straight quotation mark (") stands alone', '"')
    for pair in kinds:
        yield from _alone(subject.target, pair)


def _alone(text: str, pair: str) -> Iterator[Finding]:
    opening, closing = pair[0], pair[1]
    if opening not in text and closing not in text:
        return
    depth = 0
    unopened = 0
    for character in text:
        if character == opening:
            depth += 1
        elif character == closing:
            if depth:
                depth -= 1
            else:
                unopened += 1
    if unopened:
        yield Finding(f"{closing} closes what {opening} did not open: put in the missing mark", closing)
    if depth:
        yield Finding(f"{opening} is not closed by {closing}: put in the missing mark", opening)


def _is_open(text: str, pair: str) -> bool:
    return any(True for _ in _alone(text, pair))


CHECK = Check(
    "pairs",
    Severity.ERROR,
    "A quotation mark or bracket stands without its partner.",
    look,
)
