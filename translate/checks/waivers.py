"""Waivers: a translator comment `waive: terms Lavrov` lets one finding of one entry pass, in the open."""

from __future__ import annotations

import re
from collections.abc import Iterable

OTHER_GATES = frozenset({"coverage"})
"""What a waiver may name besides checks."""

_WAIVER = re.compile(r"waive:\s*(?P<check>[a-z][a-z0-9-]*)(?:\s+(?P<label>[^—]*?))?\s*(?:—.*)?", re.IGNORECASE)


def waivers_in(comments: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The (check, label) pairs that the translator comments of an entry waive; an empty label waives the whole check.

    Form: `waive: <check> [<English term or words>] [— reason]`.
    """
    found = (_WAIVER.fullmatch(comment.strip()) for comment in comments)
    return tuple((match["check"].lower(), (match["label"] or "").strip()) for match in found if match)
