"""What a format's reader hands over, before the story as a whole is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from translate.story.model import Block, Byline


@dataclass(frozen=True)
class Parsed:
    """The blocks in reading order with their roles, and what byline and dateline say."""

    blocks: tuple[Block, ...]
    byline: Byline | None = None
    published: datetime | None = None
