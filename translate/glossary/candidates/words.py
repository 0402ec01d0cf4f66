"""The word lists of the finder (words.toml), and the questions asked of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from babel import Locale


@dataclass(frozen=True)
class Words:
    """The lists of words.toml, each a set of lower-case words; `nationalities` has CLDR's languages added."""

    titles: frozenset[str]
    title_modifiers: frozenset[str]
    organisation_heads: frozenset[str]
    state_bodies: frozenset[str]
    place_heads: frozenset[str]
    event_heads: frozenset[str]
    institutional: frozenset[str]
    of_heads: frozenset[str]
    particles: frozenset[str]
    days_and_months: frozenset[str]
    nationalities: frozenset[str]
    hyphen_tails: frozenset[str]
    hyphen_heads: frozenset[str]
    not_names: frozenset[str]
    openers: frozenset[str]
    on_heads: frozenset[str]
    owners: frozenset[str]
    units: frozenset[str]
    storms: frozenset[str]
    ambiguous_titles: frozenset[str]
    bodies: frozenset[str]
    demonyms: frozenset[str]
    surname_titles: frozenset[str]
    between_two: frozenset[str]

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words that say what a name of several words is."""
        return self.organisation_heads | self.place_heads | self.event_heads

    @cached_property
    def within(self) -> frozenset[str]:
        """The words that institutions' names are made of besides their heads."""
        return self.institutional | self.title_modifiers

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that are no name by themselves, whatever their capital."""
        return self.within | self.titles | self.not_names | self.openers | self.nationalities


@cache
def words() -> Words:
    """The lists, read once."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    lists = {name: frozenset(value.split()) for name, value in tomllib.loads(text).items()}
    languages = Locale.parse("en").languages
    # Two-letter codes are the languages of states; the names of many others are also surnames.
    lists["nationalities"] |= {
        name.lower() for code, name in languages.items() if len(code) == 2 and name.isalpha() and len(name) > 3
    }
    return Words(**lists)
