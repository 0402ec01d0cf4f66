"""A passage of 2 to 40 characters that stands four times in a row is seen wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.engine.guards import loops

words = st.text(alphabet="ab中文ая ,", max_size=30)


@given(
    before=words,
    passage=st.text(alphabet="ab中文ая", min_size=2, max_size=40),
    between=st.sampled_from(["", " ", ", ", "，"]),
    after=words,
)
def test_passage_four_times_in_a_row_is_a_loop(before: str, passage: str, between: str, after: str) -> None:
    assert loops(before + between.join([passage] * 4) + after)
