"""How far a translation renders the terms its source demands; four checks look at the ways to fall short."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from translate.checks.model import Subject
from translate.glossary.demands import Demand, unmet
from translate.glossary.mongolian import case_forms
from translate.glossary.terms import TermKind

NAMES = frozenset({TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION, TermKind.KEEP})
"""Kinds of which an edition knows one form only; titles, events and common terms a sentence may well put otherwise."""

_MoreForms = Callable[[Demand], tuple[str, ...]]

_HARMONIES = ("а", "о", "э", "ө")
_STEMS = ("g", "plain", "drop", "n")
_FINAL = re.compile(r"[аяьий]$")
_ELIDED = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[аоөэи](?=[бвгджзклмнпрстфхцчшщ]$)")


class Rendering(StrEnum):
    """In what way a mention falls short."""

    ABSENT = "absent"
    """No form of the term stands in the translation."""
    FEWER = "fewer"
    """A form stands there, but not as often as the term stands in the source."""
    SHORTENED = "shortened"
    """A person stands there with the last part of the name alone."""
    INFLECTED = "inflected"
    """The term stands there with another ending than the glossary's facts give."""


@lru_cache(maxsize=1)  # several checks ask about one subject in turn
def rendered(subject: Subject) -> tuple[tuple[Demand, Rendering], ...]:
    """The mentions of terms that fall short, in text order; empty when all is well."""
    terms = tuple(demand for demand in subject.demands if demand.figure is None)
    missing = unmet(terms, subject.target)
    if not missing:
        return ()
    with_endings = _still_unmet(terms, missing, _any_ending, subject.target)
    with_surnames = _still_unmet(terms, with_endings, _surname, subject.target)
    found = []
    for demand in missing:
        if demand not in with_endings:
            how = Rendering.INFLECTED
        elif _count(missing, demand) < _count(terms, demand):
            how = Rendering.FEWER
        elif demand not in with_surnames:
            how = Rendering.SHORTENED
        else:
            how = Rendering.ABSENT
        found.append((demand, how))
    return tuple(found)


def is_base(demand: Demand) -> bool:
    """Whether the term comes from CLDR's base layer and not from the newsroom's glossary."""
    return demand.origin.startswith("CLDR ")


def _count(demands: Sequence[Demand], like: Demand) -> int:
    return sum(demand.label == like.label for demand in demands)


def _still_unmet(
    terms: Sequence[Demand], missing: Sequence[Demand], more: _MoreForms, target: str
) -> tuple[Demand, ...]:
    """The missing demands that stay unmet when the forms that `more` gives are accepted for them too."""
    widened = {demand: replace(demand, accepted=(*demand.accepted, *more(demand))) for demand in missing}
    places = {(demand.start, demand.end) for demand in unmet([widened.get(term, term) for term in terms], target)}
    return tuple(demand for demand in missing if (demand.start, demand.end) in places)


def _any_ending(demand: Demand) -> tuple[str, ...]:
    """In Mongolian the case forms of every harmony and stem class, and of the name with another final vowel."""
    if demand.locale.split("_")[0] != "mn" or demand.kind is TermKind.KEEP:
        return ()
    return _forms_with_any_ending(demand.preferred)


@lru_cache(maxsize=2_000)
def _forms_with_any_ending(form: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            text
            for spelling in _spellings(form)
            for harmony in _HARMONIES
            for stem in _STEMS
            for texts in case_forms(spelling, harmony=harmony, stem=stem).values()
            for text in texts
        )
    )


def _spellings(form: str) -> Iterator[str]:
    """The form; with and without a final vowel or ь (Гааг, Гаага); without the vowel that endings push out (Төвд-)."""
    yield form
    bare = _FINAL.sub("", form)
    if bare != form:
        yield bare
    if bare[-1:].isalpha() and bare[-1:].islower():
        yield from (bare + final for final in "аяь")
    if "-" in form or " " in form:
        yield form.replace("-", " ")
        yield form.replace(" ", "-")
    elided = _ELIDED.sub("", form)
    if elided != form:
        yield elided


def _surname(demand: Demand) -> tuple[str, ...]:
    """What may stand for a person named in full before: the last part of the name."""
    if demand.kind is not TermKind.PERSON:
        return ()
    last = re.split(r"[·‧\s]", demand.preferred)[-1]
    if last == demand.preferred or len(last) < 2:
        return ()
    return (last, *(_forms_with_any_ending(last) if demand.locale.split("_")[0] == "mn" else ()))
