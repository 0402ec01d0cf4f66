"""From blocks to segments: nothing lost, nothing twice, credits apart."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from translate.story.decoding import plain
from translate.story.model import CREDIT_CONTEXT, TRANSLATED_ROLES, Block, Role, Story
from translate.story.segment import segment_story

sentence = st.sampled_from(
    [
        "Lavrov met Cavusoglu in Antalya.",
        "“We are ready. We are strong,” he said.",
        "Mr. Lee arrived at 5 p.m. Friday (0900 GMT).",
        "(Xinhua/Mert Macit)",
        "[Photo: Max Lang]",
        "/VCG Photo",
        "Is it over?",
    ]
)
paragraph = st.one_of(st.lists(sentence, min_size=1, max_size=5).map(" ".join), st.text(min_size=1)).map(plain)
block = st.builds(Block, st.sampled_from(Role), paragraph.filter(bool), st.integers(1, 999))


def story(*blocks: Block) -> Story:
    return Story("s", Path("s.txt"), blocks, "")


@given(st.lists(block, max_size=8))
def test_the_pieces_and_the_gaps_make_up_the_text(blocks: list[Block]) -> None:
    segments = segment_story(story(*blocks))
    assert len({(segment.text, segment.context) for segment in segments}) == len(segments)
    places = sorted((each.block, each.start, each.end, segment) for segment in segments for each in segment.occurrences)
    for index, each in enumerate(blocks):
        rebuilt, last = "", 0
        for _, start, end, segment in (place for place in places if place[0] == index):
            assert each.text[start:end] == segment.text == segment.text.strip() != ""
            assert segment.context in (each.role, CREDIT_CONTEXT)
            gap = each.text[last:start]
            assert not gap.strip()
            rebuilt += gap + segment.text
            last = end
        assert rebuilt == (each.text if each.role in TRANSLATED_ROLES else "")
    firsts = [(segment.occurrences[0].block, segment.occurrences[0].start) for segment in segments]
    assert firsts == sorted(firsts)
    for segment in segments:
        assert list(segment.occurrences) == sorted(segment.occurrences, key=lambda each: (each.block, each.start))
        assert all(blocks[each.block].line == each.line for each in segment.occurrences)


def test_the_same_words_in_another_role_are_another_segment() -> None:
    segments = segment_story(story(Block(Role.HEADLINE, "No deal", 1), Block(Role.BODY, "No deal", 2)))
    assert [(segment.context, segment.text) for segment in segments] == [("headline", "No deal"), ("body", "No deal")]


def test_a_headline_is_one_segment() -> None:
    segments = segment_story(story(Block(Role.HEADLINE, "Who won? Nobody. Talks go on", 1)))
    assert [segment.text for segment in segments] == ["Who won? Nobody. Talks go on"]


def test_another_segmenter_can_be_given() -> None:
    def halves(text: str) -> tuple[int, ...]:
        return (len(text) // 2,)

    segments = segment_story(story(Block(Role.CAPTION, "abcd (Xinhua/Li Na)", 1)), halves)
    assert [segment.text for segment in segments] == ["ab", "cd", "(Xinhua/Li Na)"]
