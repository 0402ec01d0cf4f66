"""The names the grammar places: territories and cities of CLDR, the glossary's rows, and people of its own."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from training.grammar.leaves import Name
from training.grammar.productions import rows
from translate.glossary.mongolian import guessed

GLOSSARIES = Path(__file__).parents[2] / "glossaries"
_NOT_CITIES = frozenset(
    [
        "Easter",
        "Galapagos",
        "Azores",
        "Canary",
        "Madeira",
        "Bermuda",
        "Faroe",
        "Christmas",
        "Cocos",
        "Chatham",
        "Pacific",
        "Easter_Island",
        "Lord_Howe",
        "Macquarie",
        "Casey",
        "Davis",
        "Mawson",
        "Troll",
        "Vostok",
        "Reunion",
        "Mayotte",
    ]
)
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


@cache
def countries() -> tuple[Name, ...]:
    """States: adjective and press forms from lexicon/countries.tsv, other names from CLDR."""
    from babel import Locale

    english, mongolian, chinese = (Locale.parse(code).territories for code in ("en", "mn", "zh_Hans"))
    found = []
    for code, adjective, other_english, other_mongolian, other_chinese, article in rows("countries"):
        form = other_mongolian or mongolian[code]
        found.append(
            Name(
                other_english or english[code],
                form,
                other_chinese or chinese[code],
                article=bool(article),
                code=code,
                adjective=adjective,
                sure=not guessed(form),
            )
        )
    return tuple(found)


@cache
def cities() -> tuple[Name, ...]:
    """CLDR's exemplar cities in the states of `countries`, and the cities of lexicon/cities.tsv."""
    from babel import Locale
    from babel.core import get_global

    states = {name.code for name in countries()}
    zones = get_global("zone_territories")
    english, mongolian, chinese = (Locale.parse(code).time_zones for code in ("en", "mn", "zh_Hans"))
    found = {}
    for zone, code in sorted(zones.items()):
        if code not in states or not all("city" in names.get(zone, {}) for names in (mongolian, chinese)):
            continue
        name = english.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        form = mongolian[zone]["city"]
        if name.replace(" ", "_") in _NOT_CITIES or "Island" in name:
            continue
        if not _LATIN & set(form) and name.isascii() and "," not in name + form + chinese[zone]["city"]:
            found[name] = Name(name, form, chinese[zone]["city"], code=code, sure=not guessed(form))
    for name, form, zh, code in rows("cities"):
        found[name] = Name(name, form, zh, code=code, sure=not guessed(form))
    return tuple(found.values())


@cache
def people() -> tuple[Name, ...]:
    """People of no one's acquaintance: given names and surnames of lexicon/people.tsv, joined within a culture."""
    given: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    surnames: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    whole: list[Name] = []
    for english, mongolian, chinese, part, culture in rows("people"):
        if part == "whole":
            whole.append(Name(english, mongolian, chinese, sure=not guessed(mongolian)))
        else:
            (given if part == "given" else surnames)[culture].append((english, mongolian, chinese))
    for culture, firsts in given.items():
        for first in firsts:
            for last in surnames[culture]:
                form = f"{first[1]} {last[1]}"
                whole.append(Name(f"{first[0]} {last[0]}", form, f"{first[2]}·{last[2]}", sure=not guessed(form)))
    return tuple(whole)


@cache
def surnames() -> tuple[Name, ...]:
    """The surnames of `people` alone."""
    return tuple(Name(e, m, c, sure=not guessed(m)) for e, m, c, part, _ in rows("people") if part == "surname")


@cache
def glossary() -> Mapping[str, Sequence[Name]]:
    """The newsroom's rows that have all three forms, by kind (person, place, organisation, event)."""
    found: dict[str, list[Name]] = defaultdict(list)
    for path in sorted(GLOSSARIES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                chinese, mongolian = row["zh-Hans"].split(" | "), row["mn"].split(" | ")
                if (
                    not chinese[0]
                    or not mongolian[0]
                    or row["kind"] not in ("person", "place", "organisation", "event")
                ):
                    continue
                facts = (row["mn-harmony"] or None, row["mn-stem"] or None)
                spellings = [(row["term"], 0), *((alias, 0) for alias in row["aliases"].split(" | ") if alias)]
                spellings += [(short, -1) for short in row["short"].split(" | ") if short]
                for english, which in spellings:
                    form = mongolian[which]
                    sure = not guessed(form, *facts)
                    if row["kind"] == "organisation" and _LATIN & set(form):
                        continue  # outlets and platforms, which do not act in the news
                    article = row["kind"] == "organisation" and not english.isupper() and " " in english
                    found[row["kind"]].append(Name(english, form, chinese[which], *facts, article=article, sure=sure))
    return dict(found)


@cache
def offices() -> tuple[Name, ...]:
    """Offices of state, as written before a name."""
    return tuple(Name(english, mongolian, chinese) for english, mongolian, chinese, _ in rows("offices"))


@cache
def blocs() -> tuple[Name, ...]:
    """Bodies a state can join."""
    return tuple(
        Name(english, mongolian, chinese, harmony or None, stem or None, article=bool(article))
        for english, mongolian, chinese, harmony, stem, article in rows("blocs")
    )


def draw(symbol: str, choice: random.Random) -> Name:
    """A random name of one of the kinds in `SYMBOLS`; a person is invented, `famous` is of the glossary."""
    if symbol in ("country", "nation"):
        names = countries()
        return names[min(int(choice.expovariate(0.035)), len(names) - 1)]
    if symbol == "office":
        return choice.choice(offices())
    if symbol == "city":
        return choice.choice(cities())
    if symbol == "surname":
        return choice.choice(surnames())
    if symbol == "person":
        return choice.choice(people())
    if symbol == "famous":
        return choice.choice(glossary().get("person") or people())
    if symbol == "bloc" or "organisation" not in glossary() or choice.random() < 0.4:
        return choice.choice(blocs())
    return choice.choice(glossary()["organisation"])


SYMBOLS = ("country", "nation", "office", "city", "person", "famous", "surname", "body", "bloc")
