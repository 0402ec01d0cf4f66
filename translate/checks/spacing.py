"""Spaces: none at the ends, none doubled, none between Chinese characters, and where Mongolian marks want them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import HAN, is_chinese, is_cyrillic, quoted

_Rules = tuple[tuple[re.Pattern[str], str, str], ...]

_EVERYWHERE: _Rules = (
    (re.compile(r"^\s|\s$"), "A space at the beginning or end: delete it", "end"),
    (re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)"), "Two spaces: leave one", "double"),
    (re.compile(r"(?<=\S)[\n\t\r]+(?=\S)"), "A line break or tab inside the sentence: write a space", "break"),
)
_CHINESE: _Rules = (
    (re.compile(rf"(?<=[{HAN}])[ \u00a0\u3000]+(?=[{HAN}])"), "A space between Chinese characters: delete it", "han"),
    (
        re.compile(r"(?<![ \u00a0])[ \u00a0]+(?=[，。；：？！、」』）》])|(?<=[，。；：？！、「『（《])[ \u00a0]+"),
        "A space beside a full-width mark: delete it",
        "mark",
    ),
)
_CYRILLIC: _Rules = (
    (re.compile(r"(?<=\w)\s+(?=[,;:!?)”»]|\.(?:\s|$))"), "A space before a mark: delete it", "before"),
    (re.compile(r"(?<=[(“«])\s+"), "A space after an opening mark: delete it", "after"),
    (re.compile(r"(?<=[Ѐ-ӿ])[,;!?](?=[Ѐ-ӿ])"), "No space after a mark: put one in", "missing"),
    (re.compile(r"(?<=[а-яёөү]{2})\.(?=[А-ЯЁӨҮ][а-яёөү])"), "No space after the full stop: put one in", "stop"),
    (re.compile(r"(?<=[а-яёөү]{3})(?=\d)"), "No space between a word and a figure: put one in", "figure"),
)


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind of misplaced or missing space, with the first place."""
    rules: _Rules = _EVERYWHERE
    if is_chinese(subject.locale):
        rules += _CHINESE
    elif is_cyrillic(subject.locale):
        rules += _CYRILLIC
    for pattern, message, label in rules:
        if found := pattern.search(subject.target):
            yield Finding(f"{message}: “{quoted(subject.target, found.start(), found.end())}”", label)


CHECK = Check(
    "spacing",
    Severity.WARNING,
    "A space too many or too few.",
    look,
)
