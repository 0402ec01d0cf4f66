"""What a name names, judged by its own words and by those around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.glossary.candidates.known import KnownNames
from translate.glossary.candidates.tokens import Token
from translate.glossary.candidates.words import words
from translate.glossary.terms import TermKind

_IN_A_PLACE = re.compile(r"\b(?:in|near|across|outside|from|at|to|off|north of|south of|east of|west of)(?: the)? $")
_NUMERAL = re.compile(r"[ivx]+|\d+")
_AGED = re.compile(r", \d{1,3}[,.]")


def kind_of(tokens: Sequence[Token], text: str, known: KnownNames, *, titled: bool, storm: bool) -> TermKind | None:
    """The kind of the name `tokens` of the segment `text`, or None when nothing tells it."""
    lists = words()
    name = text[tokens[0].start : tokens[-1].end]
    certain = known.kind(name)
    if certain is not None:
        return certain
    if storm:
        return TermKind.EVENT
    lower = [token.lower for token in tokens]
    if len(lower) > 1 and _NUMERAL.fullmatch(lower[-1]):
        lower.pop()
    head = lower[lower.index("of") - 1] if "of" in lower[1:] else lower[-1]
    if titled and head not in lists.heads:
        return TermKind.PERSON
    if len(tokens) > 1 or head in lists.bodies:
        for heads, kind in (
            (lists.event_heads, TermKind.EVENT),
            (lists.organisation_heads, TermKind.ORGANISATION),
            (lists.bodies, TermKind.ORGANISATION),
            (lists.place_heads, TermKind.PLACE),
        ):
            if head in heads:
                return kind
        if lower[0] in ("lake", "mount", "cape", "port", "fort", "gulf", "isle"):
            return TermKind.PLACE
        if lists.organisation_heads & {*lower}:
            return TermKind.ORGANISATION
    if tokens[0].acronym:
        return TermKind.ORGANISATION if name.isalpha() and len(name) < 9 else None
    if _AGED.match(text, tokens[-1].after) and len(tokens) > 1:
        return TermKind.PERSON
    if any(word in lists.particles or (len(word) == 1 and word.isalpha()) for word in lower[1:]):
        return TermKind.PERSON
    if _IN_A_PLACE.search(text[max(0, tokens[0].start - 16) : tokens[0].start]) and len(tokens) < 3:
        return TermKind.PLACE
    if len(tokens) in (2, 3) and all(
        token.text.replace("-", "").replace("’", "").isalpha() and token.lower not in lists.common for token in tokens
    ):
        return TermKind.PERSON
    return None
