"""Case endings after digits follow the numeral that is read last."""

from decimal import Decimal

import pytest

from translate.glossary.figures.mongolian_forms import read_last, with_ending


@pytest.mark.parametrize(
    ("amount", "last"), [(0, 0), (7, 7), (20, 20), (124, 4), (100, 100), (1500, 100), (12300, 100), (3000, 1000)]
)
def test_last_numeral_read_aloud(amount: int, last: int) -> None:
    assert read_last(Decimal(amount)) == last


def test_hundreds_after_thousands_take_the_ending_of_a_hundred() -> None:
    assert with_ending("1500", Decimal(1500), "abl") == "1500-аас"
