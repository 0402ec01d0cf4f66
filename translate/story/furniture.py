"""What is the page's and not the story's, by the patterns in `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LONGEST = 200


@dataclass(frozen=True)
class _Rules:
    block: re.Pattern[str]
    elements: frozenset[str]
    roles: frozenset[str]
    words: frozenset[str]


def is_furniture(text: str) -> bool:
    """Whether a block, folded to one line and without its bullet, belongs to the page around the story."""
    return len(text) <= _LONGEST and bool(_rules().block.fullmatch(text))


def is_page_element(tag: str, role: str) -> bool:
    """Whether an HTML element, by its tag or ARIA role, is always of the page and never of the story."""
    return tag in _rules().elements or role in _rules().roles


def has_page_words(words: Iterable[str]) -> bool:
    """Whether words of an HTML element's class and id say that it is of the page."""
    return not _rules().words.isdisjoint(words)


@cache
def _rules() -> _Rules:
    data = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    return _Rules(
        block=re.compile("|".join(f"(?:{pattern})" for pattern in data["patterns"]), re.IGNORECASE),
        elements=frozenset(data["elements"]),
        roles=frozenset(data["roles"]),
        words=frozenset(data["words"]),
    )
