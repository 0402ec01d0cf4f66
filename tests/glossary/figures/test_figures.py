"""Figures found in English, written for the editions, and verified by value: pairs from files, and what must hold.

`written.tsv` has each figure's preferred form; `read.tsv` says which other wordings carry its value and which do not.
"""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary.figures import Figure, find_figures, render, stands
from translate.glossary.figures.model import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Money,
    Number,
    Ordinal,
    Part,
    Percent,
    Quantity,
    Range,
    Score,
    Value,
    Weekday,
    Year,
)
from translate.glossary.mongolian import Case

FRIDAY = date(2016, 12, 2)
LOCALES = ["zh_Hans", "zh_Hant", "mn"]


def rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", rows("written.tsv"), ids=lambda row: row["figure"])
def test_written(row: dict[str, str]) -> None:
    figure = next(each for each in find_figures(row["sentence"], published=FRIDAY) if each.text == row["figure"])
    assert row["sentence"][figure.start : figure.end] == row["figure"]
    assert ("must" if figure.must else "may") == row["in the translation"]
    assert {locale: render(figure, locale) for locale in LOCALES} == {locale: row[locale] for locale in LOCALES}


@pytest.mark.parametrize("row", rows("read.tsv"), ids=lambda row: f"{row['figure']} {row['target']}")
def test_read(row: dict[str, str]) -> None:
    (figure,) = find_figures(row["figure"], published=FRIDAY)
    assert ("yes" if stands(figure, row["target"], row["locale"]) else "no") == row["stands"]


amounts = st.one_of(
    st.integers(1, 9999).map(Decimal),
    st.decimals(min_value="0.1", max_value="999", places=1),
    st.builds(lambda mantissa, power: Decimal(mantissa) * 10**power, st.integers(1, 999), st.integers(3, 12)),
)
positive = amounts.filter(lambda amount: amount > 0)
dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))
values: st.SearchStrategy[Value] = st.one_of(
    st.builds(Number, positive),
    st.builds(Percent, positive.filter(lambda amount: amount < 1000), st.booleans()),
    st.builds(lambda n, d: Part(Fraction(n, d)), st.integers(1, 4), st.integers(5, 10)),
    st.builds(Ordinal, st.integers(2, 120)),
    st.builds(Money, positive, st.sampled_from(["USD", "EUR", "CNY", "JPY", "GBP", "RUB", "MNT", "TRY", "KRW"])),
    st.builds(Quantity, positive, st.sampled_from(["kilometer", "kilogram", "tonne", "meter", "square-kilometer"])),
    dates.map(lambda day: CalendarDate(day.year, day.month, day.day)),
    dates.map(lambda day: CalendarDate(None, day.month, day.day)),
    dates.map(lambda day: CalendarDate(day.year, day.month)),
    st.builds(Weekday, st.integers(0, 6), st.integers(-1, 1)),
    st.builds(Year, st.integers(1900, 2099)),
    st.integers(190, 202).map(lambda tens: Decade(tens * 10)),
    st.builds(Century, st.integers(11, 21)),
    st.builds(Clock, st.integers(0, 23), st.integers(0, 59)),
    st.builds(Score, st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.integers(1, 40), st.integers(41, 99)).map(lambda ends: Range(*(Percent(Decimal(n)) for n in ends))),
    st.tuples(st.integers(1990, 2009), st.integers(2010, 2030)).map(lambda ends: Range(*map(Year, ends))),
)


@given(values, st.sampled_from(LOCALES))
def test_what_is_written_reads_back(value: Value, locale: str) -> None:
    figure = Figure(0, 1, "x", value)
    written = render(figure, locale)
    for target in (written, f"他说{written}。" if locale != "mn" else f"Тэр {written} гэв."):
        assert stands(figure, target, locale) >= 1, target


@given(values, st.sampled_from(Case))
def test_what_is_written_in_a_mongolian_case_reads_back(value: Value, case: Case) -> None:
    figure = Figure(0, 1, "x", value)
    assert stands(figure, render(figure, "mn", case=case), "mn") >= 1


@given(positive, positive, st.sampled_from(LOCALES))
def test_another_amount_does_not_stand(amount: Decimal, other: Decimal, locale: str) -> None:
    figure, wrong = (Figure(0, 1, "x", Money(each, "USD")) for each in (amount, other))
    assert (stands(figure, render(wrong, locale), locale) > 0) == (amount == other)


@given(st.text(max_size=60))
def test_any_text_has_figures_in_order_and_apart(text: str) -> None:
    figures = find_figures(text, published=FRIDAY)
    assert all(before.end <= after.start for before, after in pairwise(figures))
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)


@given(st.text(alphabet="0123456789一二三十百千万亿年月日点时.,%-— оныгсарт", max_size=30), st.sampled_from(LOCALES))
def test_any_target_can_be_read(target: str, locale: str) -> None:
    assert stands(Figure(0, 1, "7", Number(Decimal(7))), target, locale) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "MiG-29",
        "the G20",
        "flight CA901",
        "802.11n",
        "COVID-19",
        "Su-24 jet",
        "one of them",
        "May said",
    ],
)
def test_names_with_digits_are_no_figures(text: str) -> None:
    assert [figure.text for figure in find_figures(text) if figure.must] == []
