"""What text needs before it is set: no characters that steer the page, the space between two sentences."""

from __future__ import annotations

import re

# Controls that XML 1.0 forbids, and the marks that turn the direction of everything after them (UAX #9): no language
# an edition is written in needs them, and in a headline they turn the text around it.
STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""Characters a reader cannot see and a browser obeys."""

_UNSPACED = frozenset({"zh", "ja", "yue"})
"""Languages that set no space between two sentences."""


def clean(text: str) -> str:
    """`text` on one line, without control characters and without marks that override the direction."""
    return " ".join(STEERING.sub("", text).split())


def sentence_space(locale: str) -> str:
    """What stands between two sentences of a paragraph."""
    return "" if locale.split("_")[0] in _UNSPACED else " "
