"""What reviewers approved before: the translation of the same sentence to use, those of similar ones to offer."""

from __future__ import annotations

from translate.config import Edition
from translate.memory.memory import Memory
from translate.memory.model import SCORE_OF_THE_SAME, MemoryUnit, Similar

OFFERS = 2
"""How many translations are offered at most; more would bury the entry's other comments."""


def approved_before(
    memory: Memory, edition: Edition, story: str, context: str, text: str, origin_text: str
) -> MemoryUnit | None:
    """The approved translation to use for a segment, the same context first; None when there is none.

    The segment's own entry is none: merging sees to it.
    In an edition derived from another one, `origin_text` is that one's text of this segment. There a translation
    counts only where it was made for the same text, so that what is approved in the origin always comes through; one
    whose story has no approved origin counts until the origin is approved in this story.
    """
    units = [unit for unit in memory.same(edition.id, text, context) if (unit.origin, unit.context) != (story, context)]
    if edition.derived_from is None or not units:
        return units[0] if units else None
    origins = memory.same(edition.derived_from, text, context)
    reviewed_here = any(unit.origin == story and unit.target == origin_text for unit in origins)
    for unit in units:
        theirs = {origin.target for origin in origins if origin.origin == unit.origin}
        if origin_text in theirs or not (theirs or reviewed_here):
            return unit
    return None


def offers(memory: Memory, edition: Edition, context: str, text: str, current: str) -> tuple[Similar, ...]:
    """What else the reviewer may want to see: other approved translations of the sentence, then of similar ones.

    None that is the `current` text of the entry, and each translation once.
    """
    same = [Similar(unit, SCORE_OF_THE_SAME) for unit in memory.same(edition.id, text, context)]
    similar = memory.similar(edition.id, text, context, OFFERS + 1)
    chosen: dict[str, Similar] = {}
    for each in (*same, *similar):
        if each.unit.target != current:
            chosen.setdefault(each.unit.target, each)
    return tuple(chosen.values())[:OFFERS]
