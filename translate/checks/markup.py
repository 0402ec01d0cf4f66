"""No markup left over: HTML tags and entities, Markdown, the translation model's own symbols."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject

_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,500})?/?>|<!--|-->"  # HTML
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    r"|\*\*|__|!?\[[^\]\n]{0,200}\]\([^)\n]{0,200}\)|`+|^\s*#{1,6}\s"  # Markdown
    r"|▁|⁇|@-@|@@(?=\s|$)",  # SentencePiece, its unknown, Moses
)


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each piece of markup that the source does not have as often."""
    allowed = Counter(_MARKUP.findall(subject.source))
    for piece, count in Counter(_MARKUP.findall(subject.target)).items():
        if count > allowed[piece]:
            yield Finding(f"“{piece}” is markup, not text: take it out or write what it stands for", piece)


CHECK = Check(
    "markup",
    Severity.ERROR,
    "HTML, Markdown or a symbol of the translation model is left in the text.",
    look,
)
