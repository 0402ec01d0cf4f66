"""The base layer gives CLDR's names in every edition."""

from __future__ import annotations

from translate.glossary.cldr import base_entries, without_ruled
from translate.glossary.terms import Entry, Form, TermKind

LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "zh-Hant-HK": "zh_Hant_HK", "mn": "mn"}


def test_names_in_every_edition() -> None:
    entries = {entry.term: entry for entry in base_entries(LOCALES)}
    turkey = entries["Türkiye"]
    assert {edition: forms[0].text for edition, forms in turkey.forms.items()} == {
        "zh-Hans": "土耳其",
        "zh-Hant": "土耳其",
        "zh-Hant-HK": "土耳其",
        "mn": "Турк",
    }
    assert "Turkey" in turkey.aliases
    assert turkey.origin.startswith("CLDR ")
    assert entries["Ulaanbaatar"].forms["mn"][0].text == "Улаанбаатар"
    assert entries["Turkish Lira"].forms["zh-Hans"][0].text == "土耳其里拉"
    assert "Turkish" not in entries


def test_it_is_large_and_without_doubles() -> None:
    entries = base_entries(LOCALES)
    terms = [entry.term.casefold() for entry in entries]
    assert len(terms) == len(set(terms))
    complete = [entry for entry in entries if set(entry.forms) == set(LOCALES)]
    assert len(complete) >= 294 + 419 - 60


def test_any_further_edition_is_configuration() -> None:
    entries = {entry.term: entry for entry in base_entries({"kk": "kk"})}
    assert entries["Germany"].forms["kk"][0].text == "Германия"


def test_what_a_row_ties_to_a_context_does_not_come_back_from_the_base() -> None:
    def row(term: str, form: str, **context: tuple[str, ...]) -> Entry:
        return Entry(term, TermKind.PLACE, {"zh-Hans": (Form(form),)}, **context)

    base = base_entries(LOCALES)
    country = row("Jordan", "约旦", requires=("Amman",))
    state = row("Georgia", "佐治亚州", requires=("Atlanta",))
    turkey = row("Turkey", "土耳其", excludes=("stuffing",))
    kept = {entry.term: entry for entry in without_ruled(base, (country, state, turkey, row("Peru", "秘鲁")))}
    assert kept.keys() == {entry.term for entry in base} - {"Jordan"}
    before = {entry.term: entry for entry in base}
    assert kept["Georgia"] is before["Georgia"]
    assert kept["Peru"] is before["Peru"]
    assert kept["Türkiye"].aliases == tuple(alias for alias in before["Türkiye"].aliases if alias != "Turkey")
