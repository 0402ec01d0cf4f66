"""What is the page's and not the story's, by the patterns in `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_LONGEST = 200


def is_furniture(text: str) -> bool:
    """Whether a block, folded to one line and without its bullet, belongs to the page around the story."""
    return len(text) <= _LONGEST and bool(_pattern().fullmatch(text.removesuffix(".")))


@cache
def _pattern() -> re.Pattern[str]:
    rules = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in rules["patterns"]), re.IGNORECASE)
