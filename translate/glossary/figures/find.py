"""Finding the figures of a text: every kind looks, the longest reading of a place wins."""

from __future__ import annotations

from datetime import date

from translate.glossary.figures.dates import find_dates
from translate.glossary.figures.model import Figure
from translate.glossary.figures.numbers import find_numbers
from translate.glossary.figures.ordinals import find_fractions, find_ordinals
from translate.glossary.figures.positions import find_positions
from translate.glossary.figures.times import find_times


def find_figures(text: str, *, published: date | None = None) -> tuple[Figure, ...]:
    """The figures of an English text in text order, none overlapping another.

    `published` is the story's date: it tells which day "Thursday" was and how to read 12-02-2016.
    """
    found = [
        *find_dates(text, published),
        *find_times(text),
        *find_fractions(text),
        *find_numbers(text),
        *find_ordinals(text),
        *find_positions(text),
    ]
    taken = bytearray(len(text))
    kept = []
    for figure in sorted(found, key=lambda figure: figure.start - figure.end):  # stable: earlier kinds win a tie
        span = slice(figure.start, figure.end)
        if not any(taken[span]):
            taken[span] = b"\1" * (figure.end - figure.start)
            kept.append(figure)
    return tuple(sorted(kept, key=lambda figure: figure.start))
