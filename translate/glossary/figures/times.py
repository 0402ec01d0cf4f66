"""Times of day in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.glossary.figures.model import Clock, Figure

_HALF = r"(?:a\.m\.?|p\.m\.?|am\b|pm\b|A\.M\.?|P\.M\.?|AM\b|PM\b)"
_ZONE = r"(?:BJT|GMT|UTC|EST|EDT|CET|CEST|BST|MSK|ET|PST|PDT|MDT|MST|local time|Beijing time|Moscow time)"
_TIME = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<h>[01]?\d|2[0-4])(?P<sep>[:.])(?P<m>[0-5]\d)(?![\d:.%]\d|\d)"
    rf"(?: ?(?P<half>{_HALF}))?(?: \(?(?P<zone>{_ZONE})(?![A-Za-z]))?"
    rf"|(?P<h2>1[0-2]|0?[1-9]) ?(?P<half2>{_HALF})(?: (?P<zone2>{_ZONE})(?![A-Za-z]))?"
    rf"|(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d) (?P<zone3>GMT|UTC)\b"
    rf"|(?P<h4>\d{{1,2}}) o[’']clock\b)"
)


def find_times(text: str) -> Iterator[Figure]:
    """Times of day; 13.03 counts only with a.m., p.m. or a zone after it."""
    for match in _TIME.finditer(text):
        if match["sep"] == "." and not (match["half"] or match["zone"]):
            continue
        hour = int(match["h"] or match["h2"] or match["h3"] or match["h4"])
        minute = int(match["m"] or match["m3"] or 0)
        half = (match["half"] or match["half2"] or "").lower().replace(".", "")
        zone = match["zone"] or match["zone2"] or match["zone3"] or ""
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        zone = {"local time": "local", "Beijing time": "BJT", "Moscow time": "MSK"}.get(zone, zone)
        end = match.end()
        yield Figure(match.start(), end, text[match.start() : end], Clock(hour, minute, half, zone))
