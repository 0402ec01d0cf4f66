"""The base layer of the glossary: names that Babel's CLDR data gives for every edition.

Territories, the cities of the time zones, currencies and languages (Unicode CLDR through `babel.Locale`), with the
English aliases of `cldr_aliases.toml`. A newsroom's own entry always wins over these.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from babel import Locale
from babel.core import get_cldr_version

from translate.glossary.folding import fold
from translate.glossary.terms import Entry, Form, TermKind

_Names = Mapping[str, str]


def base_entries(locales: Mapping[str, str]) -> tuple[Entry, ...]:
    """CLDR's entries for the editions (or glossary variants) of `locales`, which maps each to its gettext locale.

    In a fixed order: territories, cities, currencies, languages; an entry lacks the editions CLDR has no name for,
    and is left out when it has none.
    """
    return _base_entries(tuple(sorted(locales.items())))


@lru_cache(maxsize=4)
def _base_entries(locales: tuple[tuple[str, str], ...]) -> tuple[Entry, ...]:
    data = tomllib.loads(files("translate.glossary").joinpath("cldr_aliases.toml").read_text(encoding="utf-8"))
    english = Locale.parse("en")
    parsed = {edition: Locale.parse(locale) for edition, locale in locales}
    entries: dict[str, Entry] = {}
    for entry in (
        *_territories(english, parsed, data["territories"]),
        *_cities(english, parsed, frozenset(data["ambiguous"]["cities"])),
        *_currencies(english, parsed),
        *_languages(english, parsed),
    ):
        entries.setdefault(entry.term.casefold(), entry)
    return tuple(entries.values())


def without_ruled(base: Iterable[Entry], newsroom: Iterable[Entry]) -> Iterator[Entry]:
    """The base layer without the spellings that a row of the newsroom's ties to a context, in the base's order.

    The same spelling with a form in common is the same concept: where the row's context does not let it stand, the
    base may not bring it back. A row of another concept (*Georgia* the state) leaves the base's country alone.
    """
    ruled: dict[str, list[set[str]]] = {}
    for entry in newsroom:
        if entry.requires or entry.excludes:
            for spelling in (entry.term, *entry.aliases):
                ruled.setdefault(fold(spelling), []).append(_written(entry))
    for entry in base:
        spellings = (entry.term, *entry.aliases)
        kept = [each for each in spellings if not any(forms & _written(entry) for forms in ruled.get(fold(each), ()))]
        if len(kept) == len(spellings):
            yield entry
        elif kept:
            yield replace(entry, term=kept[0], aliases=tuple(kept[1:]))


def _written(entry: Entry) -> set[str]:
    return {form.text for forms in entry.forms.values() for form in forms}


def city_names(locale: str) -> tuple[str, ...]:
    """CLDR's names for the cities of the time zones in a gettext locale."""
    zones = Locale.parse(locale).time_zones
    return tuple(names["city"] for names in zones.values() if names.get("city"))


def _entry(
    code: str, english: str, kind: TermKind, what: str, names: Mapping[str, str | None], aliases: tuple[str, ...] = ()
) -> Entry | None:
    forms = {edition: (Form(name),) for edition, name in names.items() if name}
    if not forms:
        return None
    source = f"CLDR {get_cldr_version()}"
    return Entry(english, kind, forms, aliases=aliases, source=source, origin=f"{source} {what} {code}")


def _territories(english: Locale, parsed: Mapping[str, Locale], aliases: Mapping[str, list[str]]) -> Iterator[Entry]:
    # Babel makes a new mapping each time a locale is asked for one.
    tables = {edition: locale.territories for edition, locale in parsed.items()}
    for code, name in sorted(english.territories.items()):
        if code in ("XA", "XB", "ZZ", "001"):
            continue
        names = {edition: table.get(code) for edition, table in tables.items()}
        entry = _entry(code, name, TermKind.PLACE, "territory", names, tuple(aliases.get(code, ())))
        if entry is not None:
            yield entry


def _cities(english: Locale, parsed: Mapping[str, Locale], ambiguous: frozenset[str]) -> Iterator[Entry]:
    tables = {edition: locale.time_zones for edition, locale in parsed.items()}
    spoken = english.time_zones
    zones = {str(zone) for table in tables.values() for zone in table if not str(zone).startswith("Etc/")}
    for zone in sorted(zones):
        name = spoken.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if name in ambiguous:
            continue
        names = {edition: table.get(zone, {}).get("city") for edition, table in tables.items()}
        entry = _entry(zone, name, TermKind.PLACE, "city", names)
        if entry is not None:
            yield entry


def _currencies(english: Locale, parsed: Mapping[str, Locale]) -> Iterator[Entry]:
    yield from _coded(
        english.currencies, "currency", lambda locale: locale.currencies, parsed, lambda name: " " in name
    )


def _languages(english: Locale, parsed: Mapping[str, Locale]) -> Iterator[Entry]:
    # A bare “Turkish” is far more often the nationality, so only “Turkish language” is an entry.
    names = {code: f"{name} language" for code, name in english.languages.items() if "_" not in code}
    yield from _coded(names, "language", lambda locale: locale.languages, parsed, lambda name: True)


def _coded(
    english: _Names,
    what: str,
    names_of: Callable[[Locale], _Names],
    parsed: Mapping[str, Locale],
    wanted: Callable[[str], bool],
) -> Iterator[Entry]:
    tables = {edition: names_of(locale) for edition, locale in parsed.items()}
    for code, name in sorted(english.items()):
        # Years in brackets mark what is no longer in use.
        if "(" in name or not wanted(name):
            continue
        names = {edition: table.get(code) for edition, table in tables.items()}
        entry = _entry(code, name, TermKind.TERM, what, names)
        if entry is not None:
            yield entry
