"""Find, for sentences that are new in a story, the removed sentences they were made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

THRESHOLD = 0.65
"""Least similarity of two sentences without a common neighbourhood."""

NEIGHBOUR_THRESHOLD = 0.55
"""Least similarity of two sentences that stand between the same unchanged sentences.

Both lie in the middle of the range in which half of the edited stories of the tests (36 edited sentences) find
every right partner and no wrong one; the other half confirms them.
"""


@dataclass(frozen=True)
class Place:
    """A sentence, and the gap it stands in: how many unchanged sentences precede it; None when it is not known."""

    text: str
    gap: int | None


@dataclass(frozen=True)
class Pair:
    """Indexes into the new and the old sentences, and how alike they are, 0 to 1."""

    new: int
    old: int
    similarity: float


def pair(new: Sequence[Place], old: Sequence[Place]) -> list[Pair]:
    """Pairs in the order of `new`, no sentence in more than one; best pairs first, neighbours before others."""
    candidates = []
    for new_index, new_place in enumerate(new):
        for old_index, old_place in enumerate(old):
            neighbours = new_place.gap is not None and new_place.gap == old_place.gap
            threshold = NEIGHBOUR_THRESHOLD if neighbours else THRESHOLD
            score = similarity(new_place.text, old_place.text, threshold)
            if score >= threshold:
                candidates.append((-(score + (THRESHOLD - threshold)), new_index, old_index, score))
    pairs = []
    used_new: set[int] = set()
    used_old: set[int] = set()
    for _, new_index, old_index, score in sorted(candidates):
        if new_index not in used_new and old_index not in used_old:
            used_new.add(new_index)
            used_old.add(old_index)
            pairs.append(Pair(new_index, old_index, score))
    return sorted(pairs, key=lambda each: each.new)


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """How alike two sentences are, 0 to 1: in their letters, or in their words whatever the order.

    Below `least` the result may be 0.
    """
    from rapidfuzz import fuzz

    cutoff = least * 100
    letters = fuzz.ratio(one, other, score_cutoff=cutoff)
    words = fuzz.token_sort_ratio(one, other, score_cutoff=cutoff)
    return max(letters, words) / 100


def most_similar(text: str, others: Sequence[str], least: float) -> list[tuple[float, str]]:
    """Those of many `others` whose `similarity` to `text` is at least `least`, the most similar first, then by text."""
    from rapidfuzz import fuzz, process

    best: dict[str, float] = {}
    for measure in (fuzz.ratio, fuzz.token_sort_ratio):
        for other, score, _ in process.extract_iter(text, others, scorer=measure, score_cutoff=least * 100):
            best[other] = max(score / 100, best.get(other, 0.0))
    return sorted(((score, other) for other, score in best.items()), key=lambda each: (-each[0], each[1]))
