"""How far a translation renders the terms its source demands; three checks look at the three ways to fall short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from translate.checks.model import Subject
from translate.checks.writing import is_cyrillic
from translate.glossary.demands import Demand, unmet
from translate.glossary.mongolian import case_forms
from translate.glossary.terms import TermKind

_HARMONIES = ("а", "о", "э", "ө")
_STEMS = ("g", "plain", "drop", "n")


class Rendering(StrEnum):
    """In what way a mention falls short."""

    ABSENT = "absent"
    """No form of the term stands in the translation."""
    FEWER = "fewer"
    """A form stands there, but not as often as the term stands in the source."""
    INFLECTED = "inflected"
    """The term stands there with another case ending than the glossary's facts give."""


@lru_cache(maxsize=1)  # four checks ask about one subject in turn
def rendered(subject: Subject) -> tuple[tuple[Demand, Rendering], ...]:
    """The mentions of terms that fall short, in text order; empty when all is well."""
    terms = tuple(demand for demand in subject.demands if demand.figure is None)
    missing = unmet(terms, subject.target)
    if not missing:
        return ()
    near = [demand if demand not in missing else _with_any_ending(demand) for demand in terms]
    absent = unmet(near, subject.target)
    places = {(demand.start, demand.end) for demand in absent}
    found = []
    for demand in missing:
        if (demand.start, demand.end) not in places:
            found.append((demand, Rendering.INFLECTED))
        elif _count(absent, demand) < _count(terms, demand):
            found.append((demand, Rendering.FEWER))
        else:
            found.append((demand, Rendering.ABSENT))
    return tuple(found)


def is_base(demand: Demand) -> bool:
    """Whether the term comes from CLDR's base layer and not from the newsroom's glossary."""
    return demand.origin.startswith("CLDR ")


def _count(demands: Sequence[Demand], like: Demand) -> int:
    return sum(demand.label == like.label for demand in demands)


def _with_any_ending(demand: Demand) -> Demand:
    """The demand satisfied by the case forms of every harmony and stem class."""
    if demand.locale.split("_")[0] != "mn" or not is_cyrillic(demand.locale) or demand.kind is TermKind.KEEP:
        return demand
    return replace(demand, accepted=tuple(dict.fromkeys((*demand.accepted, *_any_ending(demand.preferred)))))


@lru_cache(maxsize=2_000)
def _any_ending(form: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            text
            for harmony in _HARMONIES
            for stem in _STEMS
            for texts in case_forms(form, harmony=harmony, stem=stem).values()
            for text in texts
        )
    )
