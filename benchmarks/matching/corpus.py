"""A glossary and a text of any size, made from syllables with a seed: the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator

from translate.glossary.terms import Entry, Form, TermKind

_SYLLABLES = [onset + vowel + coda for onset in "bdfgklmnprstvz" for vowel in "aeiou" for coda in ("", "n", "r", "l")]
_WORDS = tuple(
    """
the of and to in on for with from said that was were by after before officials police talks trade border week river
court voters market prices storm team coach government leaders plan agreement city north south people workers new
rose fell opened closed signed met visited called warned promised percent million years children water power
""".split()  # noqa: SIM905 (a list of strings would be ten times as long)
)
_ORGANISATIONS = ("Bank", "University", "Ministry of Trade", "Party", "Airlines", "Institute")
_FORMS = {"zh-Hans": (Form("某"),), "zh-Hant": (Form("某"),), "mn": (Form("Нэр"),)}


def entries(count: int, *, seed: int = 1) -> list[Entry]:
    """Entries with `count` different spellings in all: people with surnames, places, organisations, common terms."""
    draw = random.Random(seed)
    found: list[Entry] = []
    taken: set[str] = set()
    while len(taken) < count:
        entry = _entry(draw)
        spellings = {entry.term.lower(), *(spelling.lower() for spelling in (*entry.aliases, *entry.short))}
        if not spellings & taken:
            taken |= spellings
            found.append(entry)
    return found


def _entry(draw: random.Random) -> Entry:
    first, last = _name(draw, 2), _name(draw, 3)
    match draw.randrange(4):
        case 0:
            return Entry(f"{first} {last}", TermKind.PERSON, _FORMS, aliases=(f"{first[0]}. {last}",), short=(last,))
        case 1:
            return Entry(last, TermKind.PLACE, _FORMS)
        case 2:
            return Entry(f"{last} {draw.choice(_ORGANISATIONS)}", TermKind.ORGANISATION, _FORMS)
        case _:
            return Entry(f"{first.lower()} {last.lower()}", TermKind.TERM, _FORMS)


def _name(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def stories(glossary: list[Entry], size: int, *, seed: int = 2) -> list[list[str]]:
    """Stories of twenty sentences with `size` characters in all; about one word in ten belongs to a term."""
    draw = random.Random(seed)
    found: list[list[str]] = []
    made = 0
    while made < size:
        story = [_sentence(draw, glossary) for _ in range(20)]
        made += sum(map(len, story)) + len(story)
        found.append(story)
    return found


def _sentence(draw: random.Random, glossary: list[Entry]) -> str:
    words: list[str] = []
    for _ in range(draw.randint(12, 28)):
        words.append(draw.choice(glossary).term if draw.random() < 0.06 else draw.choice(_WORDS))
    return words[0][0].upper() + words[0][1:] + " " + " ".join(words[1:]) + "."


def spellings(glossary: list[Entry]) -> Iterator[str]:
    """Every spelling of every entry."""
    for entry in glossary:
        yield from (entry.term, *entry.aliases, *entry.short)
