"""What may go out, for every kind of segment and every policy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.catalog.states import State
from translate.checks.model import Issue, Severity
from translate.publish.gate import Policy, Unit, judge
from translate.publish.model import Review
from translate.story.model import Occurrence, Segment

ERROR = Issue("terms", Severity.ERROR, "a name is wrong", "Lavrov", waived=False)
WAIVED = Issue("terms", Severity.ERROR, "a name is wrong", "Lavrov", waived=True)
WARNING = Issue("length", Severity.WARNING, "it is long", "", waived=False)

APPROVED = Unit(State.APPROVED, (), 10)
DRAFT = Unit(State.DRAFT, (), 20)
WRONG_DRAFT = Unit(State.DRAFT, (ERROR,), 30)
WRONG = Unit(State.APPROVED, (ERROR,), 40)
LET_PASS = Unit(State.APPROVED, (WAIVED, WARNING), 50)

STRICT, MOST, DRAFTS = Policy(), Policy(keep=75), Policy(allow_drafts=True)


def _judge(units: list[Unit | None], policy: Policy):  # type: ignore[no-untyped-def]
    segments = [Segment(f"s{i}", "body", (Occurrence(0, 1, 0, 2),)) for i in range(len(units))]
    known = {("body", f"s{i}"): unit for i, unit in enumerate(units) if unit}
    return judge(segments, known, policy)


@pytest.mark.parametrize(
    ("units", "policy", "goes_out", "review"),
    [
        ([APPROVED] * 4, STRICT, True, Review.REVIEWED),
        ([APPROVED, LET_PASS], STRICT, True, Review.REVIEWED),
        ([APPROVED] * 3 + [DRAFT], STRICT, False, Review.PARTLY),
        ([APPROVED] * 3 + [DRAFT], MOST, True, Review.PARTLY),
        ([APPROVED] * 2 + [DRAFT] * 2, MOST, False, Review.PARTLY),
        ([APPROVED] * 3 + [WRONG_DRAFT], MOST, False, Review.PARTLY),
        ([APPROVED] * 3 + [None], MOST, False, Review.PARTLY),
        ([APPROVED] * 3 + [None], DRAFTS, True, Review.PARTLY),
        ([APPROVED, WRONG], STRICT, False, Review.REVIEWED),
        ([APPROVED, WRONG], DRAFTS, False, Review.REVIEWED),
        ([DRAFT, WRONG_DRAFT], DRAFTS, True, Review.DRAFT),
        ([Unit(State.EDITED, (), 1), Unit(State.EMPTY, (), 2), Unit(State.EMPTIED, (), 3)], DRAFTS, True, Review.DRAFT),
        ([Unit(State.EDITED, (), 1)], STRICT, False, Review.DRAFT),
    ],
)
def test_the_gate(units: list[Unit | None], policy: Policy, goes_out: bool, review: Review) -> None:
    verdict = _judge(units, policy)
    assert (verdict.goes_out, verdict.review) == (goes_out, review)


def test_reasons_name_the_line_and_what_to_do() -> None:
    reasons = _judge([APPROVED, DRAFT, WRONG, None], STRICT).reasons
    assert reasons[0] == "1 segment of the story not in the PO file, first “s3”; run translate again"
    assert reasons[1] == "1 of 4 segments not approved, first on line 20"
    assert reasons[2] == "line 40: a name is wrong (check terms)"


@given(st.lists(st.sampled_from([APPROVED, DRAFT, WRONG_DRAFT, WRONG, LET_PASS, None]), min_size=1, max_size=8))
def test_nothing_unapproved_looks_reviewed(units: list[Unit | None]) -> None:
    for policy in (STRICT, MOST, DRAFTS):
        verdict = _judge(units, policy)
        if all(unit and unit.state is State.APPROVED for unit in units):
            assert not verdict.review.is_labelled
        elif verdict.goes_out:
            assert policy is not STRICT
            assert verdict.review.is_labelled
