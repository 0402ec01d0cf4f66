"""Terms are found longest first, at word boundaries, in one pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary.matching import Matcher, plural
from translate.glossary.terms import Entry, TermKind


def entry(term: str, kind: TermKind = TermKind.PLACE, **more: object) -> Entry:
    return Entry(term, kind, {}, **more)  # type: ignore[arg-type]


LAVROV = entry("Sergey Lavrov", TermKind.PERSON, aliases=("Sergei Lavrov",), short=("Lavrov",))
CAVUSOGLU = entry("Mevlüt Çavuşoğlu", TermKind.PERSON, short=("Çavuşoğlu",))
GLOSSARY = (
    LAVROV,
    CAVUSOGLU,
    entry("Turkey"),
    entry("Turk Stream", TermKind.TERM),
    entry("United States", aliases=("US", "U.S.")),
    entry("Black Sea"),
    entry("foreign minister", TermKind.TITLE),
    entry("Foreign Ministry", TermKind.ORGANISATION),
    entry("secretary-general", TermKind.TITLE),
    entry("Jordan", requires=("Amman",)),
    entry("Georgia", excludes=("Atlanta",)),
)


def found(*segments: str) -> list[list[tuple[str, str]]]:
    matched = Matcher(GLOSSARY).match_story(segments)
    return [[(match.text, match.entry.term) for match in matches] for matches in matched]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Turkey’s foreign minister", ["Turkey", "foreign minister"]),
        ("both foreign ministers agreed", ["foreign minister"]),
        ("both Foreign Ministers agreed", ["foreign minister"]),
        ("the Foreign Ministry said", ["Foreign Ministry"]),
        ("a roast turkey", []),
        ("TURKEY HOLDS VOTE", ["Turkey"]),
        ("Turkeyish Turkeys", []),
        ("let us go", []),
        ("a US-based firm", ["United States"]),
        ("in the U.S. and", ["United States"]),
        ("the U.S.S.R. fell", []),
        ("secretary general and Secretary-General", ["secretary-general", "secretary-general"]),
        ("the Turk Stream project in Turkey", ["Turk Stream", "Turkey"]),
        ("Jordan scored", []),
        ("Jordan’s king in Amman", ["Jordan"]),
        ("Georgia beat Atlanta", []),
        ("Georgia", ["Georgia"]),
        ("the Turkey-Georgia border", ["Turkey", "Georgia"]),
        ("the Turkeys'", []),
        ("the US' role", ["United States"]),
    ],
)
def test_matches(text: str, terms: list[str]) -> None:
    assert [term for _, term in found(text)[0]] == terms


def test_diacritics_do_not_count() -> None:
    assert found("Mevlut Cavusoglu met Mevlüt Çavuşoğlu") == [
        [("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"), ("Mevlüt Çavuşoğlu", "Mevlüt Çavuşoğlu")]
    ]


def test_a_short_form_needs_the_full_mention_somewhere_in_the_story() -> None:
    assert found("Lavrov arrives", "Sergei Lavrov spoke.", "Lavrov left.") == [
        [("Lavrov", "Sergey Lavrov")],
        [("Sergei Lavrov", "Sergey Lavrov")],
        [("Lavrov", "Sergey Lavrov")],
    ]
    assert found("Lavrov arrives") == [[]]
    assert found("Cavu spoke.", "Mevlut Cavusoglu listened.")[0] == []


def test_a_context_is_made_of_whole_words() -> None:
    matcher = Matcher([entry("Shell", requires=("oil",)), entry("Nile", excludes=("west",))])

    def terms(text: str) -> list[str]:
        return [match.entry.term for match in matcher.match_story([text])[0]]

    assert terms("Shell fears turmoil.") == []
    assert terms("Shell sells oil.") == terms("Shell sells oils.") == ["Shell"]
    assert terms("They went westward on the Nile.") == ["Nile"]
    assert terms("They went west on the Nile.") == []


def test_an_entry_given_first_wins_its_spelling() -> None:
    ours, base = entry("Turkey", source="ours"), entry("Turkey", source="base")
    (matches,) = Matcher([ours, base]).match_story(["Turkey"])
    assert [match.entry.source for match in matches] == ["ours"]


def test_an_empty_glossary_finds_nothing() -> None:
    assert Matcher([]).match_story(["Turkey", ""]) == [(), ()]


@pytest.mark.parametrize(
    ("term", "expected"),
    [("ministry", "ministries"), ("crisis", "crises"), ("summit", "summits"), ("chairman", "chairmen")],
)
def test_plural(term: str, expected: str) -> None:
    assert plural(term) == expected


WORDS = st.sampled_from(
    ["Turkey", "Sergei Lavrov", "Lavrov", "foreign minister", "Black Sea", "said", "—", "İx", "(", "'s"]
)


@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=5))
def test_matches_do_not_overlap_and_read_as_they_say(segments: list[str]) -> None:
    for text, matches in zip(segments, Matcher(GLOSSARY).match_story(segments), strict=True):
        end = 0
        for match in matches:
            assert match.start >= end
            assert text[match.start : match.end] == match.text
            end = match.end


def test_addresses_are_kept_whatever_is_inside_them() -> None:
    text = "See https://www.turkey.example/2016/12/02/russia.shtml or write to desk@turkey.example, says Turkey."
    matches = Matcher(GLOSSARY).match_story([text])[0]
    assert [(match.text, match.entry.kind) for match in matches] == [
        ("https://www.turkey.example/2016/12/02/russia.shtml", TermKind.KEEP),
        ("desk@turkey.example", TermKind.KEEP),
        ("Turkey", TermKind.PLACE),
    ]
    assert [match.text for match in Matcher(()).match_story(["#Syria", "@desk_1 said"])[0]] == ["#Syria"]
