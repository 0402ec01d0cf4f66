"""Quotation marks as the edition writes them: “ ” in Simplified, 「」 in Traditional Chinese, “ ” in Mongolian.

Mongolian: rule 58 of the 1983 orthography; « » is Russian usage and passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.writing import HAN, script_of

_STRAIGHT_BY_HAN = re.compile(rf"(?<=[{HAN}，。：、；？！])[\"']|[\"'](?=[{HAN}])")


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind of quotation mark that is not the edition's."""
    match script_of(subject.locale):
        case "Hans":
            wrong, right = "「」『』", "“ ” (inside them ‘ ’)"
        case "Hant":
            wrong, right = "“”‘’", "「 」 (inside them 『 』)"
        case "Cyrl":
            wrong, right = "「」『』„‚", "“ ”"
        case _:
            return
    found = [mark for mark in wrong if mark in subject.target]
    if script_of(subject.locale) != "Cyrl" and (straight := _STRAIGHT_BY_HAN.search(subject.target)):
        found.append(straight.group())
    if found:
        yield Finding(f"{' '.join(found)}: this edition quotes with {right}", found[0])


CHECK = Check(
    "quotes",
    Severity.WARNING,
    "Quotation marks of another edition, or typewriter quotes.",
    look,
)
