"""What is a name in news prose and what is not, case by case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary.candidates import Candidate, Finder
from translate.glossary.cldr import base_entries
from translate.glossary.terms import TermKind

FINDER = Finder(base_entries({"mn": "mn"}))


def names(*segments: str) -> list[str]:
    return [candidate.text for each in FINDER.find_story(segments) for candidate in each]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian Foreign Minister Sergey Lavrov spoke.", ["Sergey Lavrov"]),
        ("Prime Minister Oyun-Erdene Luvsannamsrai left.", ["Oyun-Erdene Luvsannamsrai"]),
        ("European Commission President Ursula von der Leyen", ["European Commission", "Ursula von der Leyen"]),
        ("The envoy met Ms. von der Leyen.", ["von der Leyen"]),
        ("U.S. Secretary of State Antony Blinken arrived.", ["U.S.", "Antony Blinken"]),
        ("General Abdel Fattah al-Burhan holds it.", ["Abdel Fattah al-Burhan"]),
        ("Prince Faisal bin Farhan and George J. Mitchell met.", ["Faisal bin Farhan", "George J. Mitchell"]),
        ("Police said so on Monday.", []),
        ("Lawmakers voted in May, June and on Dec. 1.", []),
        ("In Tehran, they waited.", ["Tehran"]),
        ("He said Ankara's Chamber of Commerce agreed.", ["Ankara", "Chamber of Commerce"]),
        ("Turkish and Russian officials met.", []),
        ("a flight with Turkish Airlines", ["Turkish Airlines"]),
        ("the Russian Foreign Ministry said", ["Foreign Ministry"]),
        ("the Food and Agriculture Organization and Egypt", ["Food and Agriculture Organization", "Egypt"]),
        ("the Ministry of Road and Transport Development", ["Ministry of Road and Transport Development"]),
        ("Ruth Chepkoech of Kenya won.", ["Ruth Chepkoech", "Kenya"]),
        ("the University of Ibadan", ["University of Ibadan"]),
        ("a Russia-Turkey plan", ["Russia", "Turkey"]),
        ("a Beijing-based firm, Jean-Marc Lefèvre said", ["Beijing", "Jean-Marc Lefèvre"]),
        ("anti-Putin marches and pro-Russia forces", ["Putin", "Russia"]),
        ("He read “The Salt Road” twice.", ["The Salt Road"]),
        ("They spoke of “terrorists”.", []),
        ("The GDP grew, NATO said.", ["NATO"]),
        ("for Turkish Citizens in Russia", ["Russia"]),
        ("Tropical Storm Elena hit Luzon.", ["Elena", "Luzon"]),
        ("a Falcon 9 rocket and an iPhone", ["Falcon 9", "iPhone"]),
        ("in The Hague", ["The Hague"]),
        ("Quake-hit Morocco mourns", ["Morocco"]),
        ("the Sri Lankan navy and South Korean troops", []),
        ("He flew from St. Petersburg to Washington, D.C.", ["St. Petersburg", "Washington"]),
        ("Martin Luther King Jr. met King Charles III.", ["Martin Luther King Jr.", "Charles III"]),
        ("the Biden-Xi summit", ["Biden", "Xi"]),
        ("Côte d'Ivoire and Procter & Gamble", ["Côte d'Ivoire", "Procter & Gamble"]),
        ("Chief Executive Officer Mary Barra of General Motors said", ["Mary Barra", "General Motors"]),
        ("Former Israeli Defence Minister Yoav Gallant", ["Yoav Gallant"]),
        ("the Belt and Road Initiative", ["Belt and Road Initiative"]),
        ("a Boeing 737 MAX", ["Boeing 737 MAX"]),
        ("Cheaper Russian gas would help.", []),
        ("", []),
        ("— 12 % …", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_lone_opening_word_is_judged_by_the_rest_of_the_story() -> None:
    assert names("Rice was there.") == []
    assert names("Rice was there.", "Her guest, Condoleezza Rice, spoke.") == ["Rice", "Condoleezza Rice"]


def test_a_headline_in_capitals_takes_its_names_from_the_story() -> None:
    headline = "LAVROV AND TURKEY AGREE ON GRAIN PIPELINE DEAL"
    assert names(headline, "Sergey Lavrov signed it.")[:2] == ["LAVROV", "TURKEY"]


def test_a_headline_in_title_case_too() -> None:
    headline = "Russia, Turkey Discuss Grain Deal With Okafor Before Vote"
    assert names(headline, "They met Amara Okafor.") == ["Russia", "Turkey", "Okafor", "Amara Okafor"]


def test_short_mentions_know_their_full_name() -> None:
    (first, second) = FINDER.find_story(["President Amara Okafor spoke.", "Then Okafor left."])
    assert first == (Candidate(10, 22, "Amara Okafor", TermKind.PERSON, "Amara Okafor"),)
    assert second == (Candidate(5, 11, "Okafor", TermKind.PERSON, "Amara Okafor"),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("said Judge Nawaf Salam", TermKind.PERSON),
        ("the Ministry of Education", TermKind.ORGANISATION),
        ("the Saronic Gulf", TermKind.PLACE),
        ("in Tsogttsetsii", TermKind.PLACE),
        ("the London Marathon", TermKind.EVENT),
        ("after World War II", TermKind.EVENT),
        ("Hurricane Maria hit", TermKind.EVENT),
        ("in Germany", TermKind.PLACE),
    ],
)
def test_kinds(text: str, kind: TermKind) -> None:
    ((candidate,),) = FINDER.find_story([text])
    assert candidate.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Minister " * 3000,
        "A " * 3000,
        "Bank of " * 3000,
        "“A " * 3000,
        "X-" * 3000,
        "O'" * 3000,
        "X" * 50000,
        "A. " * 3000,
    ],
)
def test_what_no_one_writes_ends_all_the_same(text: str) -> None:
    (candidates,) = FINDER.find_story([text])
    assert all(text[candidate.start : candidate.end] == candidate.text for candidate in candidates)


PIECES = st.sampled_from(
    ["Sergey", "Lavrov", "the", "of", "and", "Bank", "U.S.", "Turkish", "al-Burhan", "“", "”", "'s", "Mr.", "May", "—",
     "Minister", ",", ".", "A", "İx", "12", "Russia-", "-", "’", "\u0301", "О"]
)  # fmt: skip


@given(st.lists(st.lists(PIECES, max_size=10).map(" ".join) | st.text(max_size=30), max_size=4))
def test_any_text_is_read_without_overlap(segments: list[str]) -> None:
    found = FINDER.find_story(segments)
    assert len(found) == len(segments)
    for text, candidates in zip(segments, found, strict=True):
        end = 0
        for candidate in candidates:
            assert end <= candidate.start < candidate.end
            assert text[candidate.start : candidate.end] == candidate.text
            end = candidate.end
