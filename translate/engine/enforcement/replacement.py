"""The last resort before giving up: exchange the wrong words in a finished draft for the term's form."""

from __future__ import annotations

from collections.abc import Sequence

from translate.engine.packages import Package
from translate.engine.translator import Hypothesis
from translate.glossary.demands import Demand

_LONGEST_RUN = 12
_SHARE_OF_ATTENTION = 0.3


def replace_wrong(draft: str, missing: Sequence[Demand]) -> tuple[str, tuple[Demand, ...]]:
    """`draft` with known wrong variants exchanged for the missing terms, and the demands this served."""
    served: list[Demand] = []
    for demand in missing:
        variant = next((wrong for wrong in demand.wrong if wrong in draft), None)
        if variant is not None:
            draft = draft.replace(variant, demand.preferred, 1)
            served.append(demand)
    return draft, tuple(served)


def replace_attended(
    source: str, missing: Sequence[Demand], hypothesis: Hypothesis, package: Package
) -> tuple[str, tuple[Demand, ...]]:
    """The hypothesis' text with the words that came from a missing term's source words exchanged for its form.

    A target token comes from the source token it attends to most; the run must be unbroken and short, or nothing
    is replaced. Source: Lee et al. 2021 (Applied Sciences 11(15):7026) correct names through the attention map.
    """
    if not hypothesis.attention:
        return hypothesis.text, ()
    spans = _token_spans(package.encode(source))
    tokens = list(hypothesis.tokens)
    replacements: list[tuple[int, int, Demand]] = []
    for demand in missing:
        wanted = {index for index, (start, end) in enumerate(spans) if start < demand.end and demand.start < end}
        came = [
            index
            for index, row in enumerate(hypothesis.attention[: len(tokens)])
            if sum(row[column] for column in wanted if column < len(row)) >= _SHARE_OF_ATTENTION
            and max(range(len(row)), key=row.__getitem__) in wanted
        ]
        if came and came[-1] - came[0] + 1 == len(came) <= _LONGEST_RUN:
            replacements.append((came[0], came[-1] + 1, demand))
    served: list[Demand] = []
    for start, end, demand in sorted(replacements, key=lambda each: -each[0]):
        if served and end > next(first for first, _, other in replacements if other is served[-1]):
            continue
        lead = "▁" if tokens[start].startswith("▁") else ""
        tokens[start:end] = [lead + demand.preferred]
        served.append(demand)
    return package.decode(tokens), tuple(served)


def _token_spans(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Character offsets of source tokens: a word-start mark stands for one space, except at the very start."""
    spans, position = [], -1
    for token in tokens:
        start = position
        position += len(token)
        spans.append((max(start, 0), max(position, 0)))
    return spans
