"""Marks of the edition's script: full-width among Chinese characters, never in an alphabetic edition.

Chinese: GB/T 15834-2011 and its Taiwanese counterpart agree on full-width marks and a six-dot ellipsis; figures and
Latin words keep their own half-width characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import HAN, is_chinese, is_cyrillic, quoted

_AFTER = rf"[{HAN}」』”’）》】％]"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_HALF = re.compile(
    rf"(?<={_AFTER})(?:[,;:?!]|\.(?![\w.]))|[,;:?!](?=[{HAN}「『“《（])|\((?=[{HAN}][^()]*\))|(?<=[{HAN}])\)"
)
_WIDE_CHARACTER = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_DOTS = re.compile(rf"(?<={_AFTER})\.{{2,}}|。{{2,}}|(?<!\.)\.{{3,}}(?={_AFTER})")
_HYPHENS = re.compile(rf"(?<={_AFTER})\s*--+\s*")
_CHINESE_MARK = re.compile(r"[，。；：？！、（）「」『』【】]")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each mark that belongs to another script, once a kind."""
    seen: set[str] = set()
    for finding in _findings(subject):
        if finding.label not in seen:
            seen.add(finding.label)
            yield finding


def _findings(subject: Subject) -> Iterator[Finding]:
    text = subject.target
    if is_chinese(subject.locale):
        for found in _HALF.finditer(text):
            mark = found.group()
            place = quoted(text, found.start(), found.end())
            yield Finding(f"Half-width {mark} in “{place}”: write {_FULL[mark]}", mark)
        for found in _WIDE_CHARACTER.finditer(text):
            narrow = "".join(chr(ord(character) - 0xFEE0) for character in found.group())
            yield Finding(f"Full-width {found.group()}: write {narrow}", found.group())
        for found in _DOTS.finditer(text):
            yield Finding(f"{found.group()} is no Chinese ellipsis: write ……", "…")
        for found in _HYPHENS.finditer(text):
            yield Finding(f"{found.group().strip()} is no Chinese dash: write ——", "--")
    elif is_cyrillic(subject.locale):
        for found in _CHINESE_MARK.finditer(text):
            place = quoted(text, found.start(), found.end())
            yield Finding(f"Chinese mark {found.group()} in “{place}”: write the European one", found.group())


CHECK = Check(
    "punctuation",
    Severity.ERROR,
    "A punctuation mark of the wrong width or script.",
    look,
)
