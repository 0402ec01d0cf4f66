"""Stand-ins put into a sentence and exchanged for terms again, whatever the model makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.enforcement.placements import place
from translate.engine.enforcement.stand_ins import Masked, StandIns, from_masks, from_surrogate, mask, unmask
from translate.engine.packages import Masks
from translate.glossary.demands import Demand

MASKS = Masks(
    names=("⟦N1⟧", "⟦N2⟧", "⟦N3⟧"),
    figures=("⟦D1⟧", "⟦D2⟧"),
    case_marks={"gen": "⟦gen⟧", "dat": "⟦dat⟧", "acc": "⟦acc⟧"},
)
Demands = Callable[[str, str], tuple[Demand, ...]]


@pytest.fixture
def masked(demands_of: Demands) -> Callable[[str, str], Masked]:
    def made(text: str, edition: str) -> Masked:
        stand_ins = from_masks(MASKS, "mn" if edition == "mn" else "zh_Hans")
        return mask(text, place(text, demands_of(text, edition)), stand_ins)

    return made


def test_a_title_and_its_name_are_one(masked: Callable[[str, str], Masked]) -> None:
    made = masked("The foreign minister Sergey Lavrov left Zarqunia on Nov. 24.", "zh-Hans")
    assert made.text == "The ⟦N1⟧ left ⟦N2⟧ on ⟦D1⟧."
    assert unmask("⟦N1⟧⟦D1⟧离开⟦N2⟧。", made).text == "外长谢尔盖·拉夫罗夫11月24日离开扎尔库尼亚。"


def test_a_longer_term_is_not_broken_by_the_shorter_one_in_it(demands_of: Demands) -> None:
    text = "The Russian FM said the Russian foreign minister would go."
    assert [demand.text for demand in demands_of(text, "zh-Hans")] == ["FM", "Russian foreign minister"]


def test_more_terms_than_stand_ins(masked: Callable[[str, str], Masked]) -> None:
    made = masked("Japan, Egypt, Zarqunia and Turkey met.", "zh-Hans")
    assert made.text == "⟦N1⟧, ⟦N2⟧, ⟦N3⟧ and Turkey met."
    assert len(made.placed) == 3


def test_a_symbol_that_the_source_has_is_not_used(masked: Callable[[str, str], Masked]) -> None:
    assert masked("The sign ⟦N1⟧ stands in Zarqunia.", "zh-Hans").text == "The sign ⟦N1⟧ stands in ⟦N2⟧."


def test_what_is_lost_or_stands_twice_or_was_never_asked_for(masked: Callable[[str, str], Masked]) -> None:
    made = masked("Zarqunia and Japan met in Egypt.", "zh-Hans")
    unmasked = unmask("⟦N1⟧和⟦N1⟧在⟦N3⟧⟦D2⟧会晤⟦gen⟧。", made)
    assert unmasked.text == "扎尔库尼亚和扎尔库尼亚在埃及会晤。"
    assert [placement.demands[0].text for placement in unmasked.lost] == ["Japan"]
    assert unmasked.surplus == 3


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("⟦N1⟧⟦gen⟧ нийслэл", "Заркунийн нийслэл"),
        ("⟦N1⟧ ⟦gen⟧ нийслэл", "Заркунийн нийслэл"),
        ("⟦N1⟧⟦dat⟧ очив", "Заркунид очив"),
        ("⟦N1⟧-ийг дэмжив", "Заркунийг дэмжив"),
        ("⟦N1⟧д очив", "Заркунид очив"),
        ("⟦N1⟧ дэмжив", "Заркуни дэмжив"),
        ("⟦N1⟧, ирэв", "Заркуни, ирэв"),
    ],
)
def test_a_mongolian_name_takes_the_case_of_its_place(
    masked: Callable[[str, str], Masked], draft: str, text: str
) -> None:
    assert unmask(draft, masked("They visited Zarqunia.", "mn")).text == text


@pytest.mark.parametrize(
    ("source", "draft", "text"),
    [
        ("They met on Thursday.", "⟦D1⟧ уулзав.", "пүрэв гарагт уулзав."),
        ("They met on Thursday.", "⟦D1⟧⟦gen⟧ уулзалт.", "пүрэв гарагийн уулзалт."),
        ("Thursday's talks were short.", "⟦D1⟧ хэлэлцээ.", "пүрэв гарагийн хэлэлцээ."),
        ("The talks last until Thursday.", "⟦D1⟧ хүртэл.", "пүрэв гараг хүртэл."),
        ("They met on Thursday.", "⟦D1⟧ гарагт уулзав.", "пүрэв гарагт уулзав."),
        ("They met on Nov. 24.", "⟦D1⟧ уулзав.", "11 дүгээр сарын 24-нд уулзав."),
    ],
)
def test_the_day_something_happens_on_takes_the_dative(
    masked: Callable[[str, str], Masked], source: str, draft: str, text: str
) -> None:
    assert unmask(draft, masked(source, "mn")).text == text


@pytest.mark.parametrize(
    ("source", "draft", "text"),
    [
        ("They met on Thursday.", "他们⟦D1⟧年会晤。", "他们周四会晤。"),
        ("They met on Thursday.", "他们1⟦D1⟧会晤。", "他们周四会晤。"),
        ("They met on Thursday.", "他们⟦D1⟧日本会晤。", "他们周四日本会晤。"),
        ("By 2023 it will be done.", "到⟦D1⟧年前完成。", "到2023年前完成。"),
        ("By 2023 it will be done.", "到⟦D1⟧年底完成。", "到2023年年底完成。"),
        ("It cost 20 million dollars.", "耗资⟦D1⟧名。", "耗资2000万美元。"),
        ("It cost 20 million dollars.", "耗资⟦D1⟧ 个。", "耗资2000万美元。"),
        ("It cost 20 million dollars.", "耗资⟦D1⟧人。", "耗资2000万美元。"),
        ("It cost 20 to 30 million dollars.", "耗资⟦D1⟧岁。", "耗资2000万美元至3000万美元。"),
        ("It killed 37 people.", "造成⟦D1⟧名平民死亡。", "造成37名平民死亡。"),
        ("It killed 37 people.", "造成1,2⟦D1⟧人死亡。", "造成37人死亡。"),
    ],
)
def test_a_unit_or_digit_written_once_more_is_taken_out(
    masked: Callable[[str, str], Masked], source: str, draft: str, text: str
) -> None:
    assert unmask(draft, masked(source, "zh-Hans")).text == text


def test_a_well_known_name_in_its_case() -> None:
    stand_in = from_surrogate("London", "Лондон", "mn")
    match = stand_in.pattern.search("Тэд Лондонд очив.")
    assert match is not None
    assert stand_in.case_of(match) == "dat"
    assert stand_in.pattern.search("Лондончууд") is None


@given(st.lists(st.sampled_from(["⟦N1⟧", "⟦N2⟧", "⟦D1⟧", "⟦gen⟧", "⟦N3⟧", "会", "，", " ", "12", "年"]), max_size=12))
def test_no_symbol_survives(pieces: list[str]) -> None:
    masked = Masked("", (), from_masks(MASKS, "zh_Hans"))
    unmasked = unmask("".join(pieces), masked)
    assert "⟦" not in unmasked.text
    assert unmasked.surplus == sum(piece.startswith("⟦") for piece in pieces)


def test_stand_ins_without_symbols_of_their_own() -> None:
    assert StandIns((), ()).stray is None
