"""Figures: numbers, dates, times, money, percentages and units, found in English and verified by value elsewhere."""

from __future__ import annotations

from translate.glossary.figures.find import find_figures
from translate.glossary.figures.model import Figure, Kind
from translate.glossary.figures.render import accepted, render
from translate.glossary.figures.verify import read_values, stands

__all__ = ["Figure", "Kind", "accepted", "find_figures", "read_values", "render", "stands"]
