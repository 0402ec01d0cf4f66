"""A name is covered when the glossary holds all of it, and each edition is asked on its own."""

from __future__ import annotations

from translate.config import DEFAULT_EDITIONS
from translate.glossary.candidates import Finder
from translate.glossary.coverage import mentions
from translate.glossary.matching import Matcher
from translate.glossary.near_misses import NearMisses
from translate.glossary.suggest import approved_form, columns_for, suggested_row
from translate.glossary.terms import Entry, Form, TermKind

FORMS = {edition.id: (Form("某"),) for edition in DEFAULT_EDITIONS}
LAVROV = Entry(
    "Sergey Lavrov", TermKind.PERSON, FORMS, aliases=("Sergei Lavrov",), short=("Lavrov",), origin="people.csv:2"
)
ENTRIES = (
    LAVROV,
    Entry("Kaja Kallas", TermKind.PERSON, FORMS),
    Entry("Ankara", TermKind.PLACE, FORMS),
    Entry("Turkey", TermKind.PLACE, {"zh-Hans": (Form("土耳其"),)}),
    Entry("Jordan", TermKind.PLACE, FORMS, requires=("Amman",)),
    Entry("Georgia", TermKind.PLACE, FORMS, excludes=("Atlanta",)),
    Entry("Foreign Ministry", TermKind.TITLE, FORMS),
    Entry("university", TermKind.TERM, FORMS),
    Entry("TikTok", TermKind.KEEP, {}),
)


def named(*segments: str) -> list[tuple[str, str, int]]:
    """Text, name and number of editions without a form, of every mention."""
    matches = Matcher(ENTRIES).match_story(segments)
    found = Finder(ENTRIES).find_story(segments)
    matched = {match.text for each in matches for match in each}
    return [
        (mention.text, mention.name, len(mention.missing))
        for text, each, candidates in zip(segments, matches, found, strict=True)
        for mention in mentions(text, each, candidates, DEFAULT_EDITIONS, matched)
    ]


def test_known_and_unknown_names() -> None:
    assert named("Sergei Lavrov met Amara Okafor in Ankara.", "Lavrov and Okafor left.") == [
        ("Sergei Lavrov", "Sergey Lavrov", 0),
        ("Amara Okafor", "Amara Okafor", 3),
        ("Ankara", "Ankara", 0),
        ("Lavrov", "Sergey Lavrov", 0),
        ("Okafor", "Amara Okafor", 3),
    ]


def test_each_edition_is_asked() -> None:
    assert named("He left Turkey.") == [("Turkey", "Turkey", 2)]


def test_a_name_kept_as_it_is_needs_no_form() -> None:
    assert named("He left TikTok.") == [("TikTok", "TikTok", 0)]


def test_part_of_a_name_is_not_enough() -> None:
    assert named("He studied at Ankara University.") == [("Ankara University", "Ankara University", 3)]


def test_names_side_by_side_make_up_one() -> None:
    assert named("The Ankara Foreign Ministry said.") == [("Ankara", "Ankara", 0)]


def test_a_lone_short_form_is_no_match() -> None:
    assert named("He met Lavrov.") == [("Lavrov", "Lavrov", 3)]


def test_a_surname_that_its_row_does_not_list_is_missing_by_itself() -> None:
    assert named("Kaja Kallas spoke.", "Then Kallas left.") == [
        ("Kaja Kallas", "Kaja Kallas", 0),
        ("Kallas", "Kallas", 3),
    ]


def near(text: str) -> tuple[str, str]:
    miss = NearMisses(ENTRIES).of_name(text)
    return (miss.entry.term, miss.why) if miss else ("", "")


def test_near_misses_are_told_and_not_guessed() -> None:
    assert near("Lavrov") == ("Sergey Lavrov", "a short form of Sergey Lavrov, which the story nowhere names in full")
    assert near("Lavr") == ("Sergey Lavrov", "the beginning of “Lavrov”, perhaps cut off")
    assert near("Sergey Lavrow") == ("Sergey Lavrov", "spelt almost like “Sergey Lavrov”")
    assert near("Kallas") == ("Kaja Kallas", "a part of Kaja Kallas, whose row does not list it as a short form")
    assert near("Antalya") == near("La") == ("", "")


def test_what_a_rows_own_rule_kept_out() -> None:
    segments = ["He left Jordan.", "Georgia beat Atlanta.", "Georgia won."]
    matches = Matcher(ENTRIES).match_story(segments)
    found = NearMisses(ENTRIES).by_rule(segments, matches)
    assert [[(match.text, why) for match, why in each] for each in found] == [
        [("Jordan", "Jordan matches only in a story that has “Amman”")],
        [("Georgia", "Georgia does not match beside “Atlanta”")],
        [],
    ]


PAIRS = (
    ("Batbold Suren spoke.", "Батболд Сүрэн ярив."),
    ("We met Batbold Suren there.", "Бид тэнд Батболд Сүрэнтэй уулзав."),
    ("It rained in Darkhan.", "Дарханд бороо оров."),
)


def test_forms_from_approved_translations() -> None:
    assert approved_form("Batbold Suren", PAIRS) == "Батболд Сүрэн"
    assert approved_form("Darkhan", PAIRS) == ""
    assert approved_form("Darkhan", [*PAIRS, ("Darkhan", "Дархан")]) == "Дархан"
    chinese = [("Omarova won.", "奥马罗娃获胜。"), ("Then Omarova left.", "随后奥马罗娃离开了。")]
    assert approved_form("Omarova", chinese) == "奥马罗娃"
    assert approved_form("Omarova", [*chinese, ("She left.", "奥马罗娃走了。")]) == ""


def test_suggested_rows() -> None:
    assert columns_for(["mn"])[:5] == ("term", "aliases", "short", "kind", "mn")
    row = suggested_row("Batbold Suren", ("Batbold Suren", "Suren"), TermKind.PERSON, None, {"mn": PAIRS}, "n")
    assert row == {
        "term": "Batbold Suren",
        "kind": "person",
        "short": "Suren",
        "mn": "Батболд Сүрэн",
        "source": "approved translations",
        "note": "n",
    }
    base = Entry("Türkiye", TermKind.PLACE, {"mn": (Form("Турк"),)}, aliases=("Turkey",), source="CLDR 47")
    row = suggested_row("Türkiye", ("Turkey",), TermKind.PLACE, base, {"mn": PAIRS, "kk": ()}, "")
    assert (row["aliases"], row["mn"], row["source"], "kk" in row) == ("Turkey", "Турк", "CLDR 47", False)
