"""Term success and consistency."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.evaluation.terms import TermUse, consistency, success


def test_no_terms() -> None:
    assert success([]) is None
    assert consistency([[]]) is None


def test_form_that_stands_too_often_counts_as_asked() -> None:
    assert success([[TermUse("a", 1, 3, "甲")], [TermUse("a", 3, 1, "甲")]]) == pytest.approx(2 / 4)


def test_success_does_not_carry_over_between_segments() -> None:
    assert success([[TermUse("a", 1, 2, "甲")], [TermUse("a", 1, 0, None)]]) == pytest.approx(1 / 2)


def test_two_renderings_are_inconsistent_weighted_by_occurrences() -> None:
    uses = [[TermUse("a", 1, 1, "甲"), TermUse("b", 3, 3, "乙")], [TermUse("a", 1, 1, "假")]]
    assert consistency(uses) == pytest.approx(3 / 5)


def test_missing_rendering_is_inconsistent() -> None:
    assert consistency([[TermUse("a", 1, 1, "甲")], [TermUse("a", 1, 0, None)]]) == 0
    assert consistency([[TermUse("a", 2, 1, "甲")]]) == 0
    assert consistency([[TermUse("a", 1, 0, None)]]) == 0


USES = st.builds(
    TermUse, st.sampled_from("abc"), st.integers(1, 5), st.integers(0, 5), st.sampled_from([None, "甲", "乙"])
)


@given(st.lists(st.lists(USES)))
def test_shares(segments: list[list[TermUse]]) -> None:
    for share in (success(segments), consistency(segments)):
        assert share is None or 0 <= share <= 1
    perfect = [[TermUse(use.term, use.in_source, use.in_source, use.term) for use in uses] for uses in segments]
    assert success(perfect) in (None, 1)
    assert consistency(perfect) in (None, 1)
