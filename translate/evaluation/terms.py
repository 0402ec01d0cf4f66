"""Term success and consistency, as the WMT terminology tasks judge them (WMT25: terminology track)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class TermUse:
    """A term in one segment: how often the source has it, how often the target has an accepted form of it.

    `rendering` names the form that stands in the target; None when none that is known stands there.
    """

    term: str
    in_source: int
    in_target: int
    rendering: str | None


def success(segments: Sequence[Sequence[TermUse]]) -> float | None:
    """Satisfied occurrences / occurrences in the source, over all segments; None where there are no terms.

    A form that stands more often than the source asks counts no more than it is asked.
    """
    asked = sum(use.in_source for uses in segments for use in uses)
    if not asked:
        return None
    return sum(min(use.in_source, use.in_target) for uses in segments for use in uses) / asked


def consistency(segments: Sequence[Sequence[TermUse]]) -> float | None:
    """Share of terms with exactly one rendering throughout, weighted by occurrences; None without terms.

    An occurrence without a known rendering counts as a rendering of its own.
    """
    renderings: defaultdict[str, set[str | None]] = defaultdict(set)
    weights: defaultdict[str, int] = defaultdict(int)
    for uses in segments:
        for use in uses:
            if use.in_source:
                weights[use.term] += use.in_source
                renderings[use.term].add(use.rendering)
                if use.in_target < use.in_source:
                    renderings[use.term].add(None)
    total = sum(weights.values())
    if not total:
        return None
    return sum(weights[term] for term, seen in renderings.items() if len(seen) == 1 and None not in seen) / total
