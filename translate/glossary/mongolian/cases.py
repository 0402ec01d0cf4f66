"""The eight cases of a placed name."""

from __future__ import annotations

from enum import StrEnum


class Case(StrEnum):
    """A Mongolian case; the value is the one the case marks of the bundled models use (`⟦gen⟧`)."""

    NOMINATIVE = "nom"
    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    ABLATIVE = "abl"
    INSTRUMENTAL = "ins"
    COMITATIVE = "com"
    DIRECTIVE = "dir"
