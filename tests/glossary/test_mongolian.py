"""Case forms of placed names: the table of suffixes, acronyms and figures, and what is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary.mongolian import Case, case_forms, guessed, harmony, inflect

GEN, DAT, ACC, ABL, INS, COM = list(Case)[1:7]

# form, harmony, stem, genitive, dative, accusative, ablative, instrumental, comitative
TABLE = """
Путин э plain Путиний Путинд Путинийг Путинээс Путинээр Путинтэй
Иран а plain Ираны Иранд Ираныг Иранаас Иранаар Ирантай
Вашингтон о plain Вашингтоны Вашингтонд Вашингтоныг Вашингтоноос Вашингтоноор Вашингтонтой
Бээжин э g Бээжингийн Бээжинд Бээжинг Бээжингээс Бээжингээр Бээжинтэй
Турк э plain Туркийн Туркт Туркийг Туркээс Туркээр Турктэй
Ирак а plain Иракийн Иракт Иракийг Иракаас Иракаар Ирактай
Париж а plain Парижийн Парижид Парижийг Парижаас Парижаар Парижтай
Меркель э plain Меркелийн Меркельд Меркелийг Меркелиэс Меркелиэр Меркельтэй
Сири э plain Сирийн Сирид Сирийг Сириэс Сириэр Сиритэй
Замби а g Замбигийн Замбид Замбиг Замбигаас Замбигаар Замбитай
Сергей э plain Сергейн Сергейд Сергейг Сергейгээс Сергейгээр Сергейтэй
Москва а g Москвагийн Москвад Москваг Москвагаас Москвагаар Москватай
Токио о g Токиогийн Токиод Токиог Токиогоос Токиогоор Токиотой
Алабама а drop Алабамын Алабамад Алабамыг Алабамаас Алабамаар Алабаматай
Ямайка а drop Ямайкийн Ямайкад Ямайкийг Ямайкаас Ямайкаар Ямайкатай
Торонто о drop Торонтын Торонтод Торонтыг Торонтоос Торонтоор Торонтотой
Меркел э plain Меркелийн Меркелд Меркелийг Меркелээс Меркелээр Меркелтэй
Лавров о plain Лавровын Лавровт Лавровыг Лавровоос Лавровоор Лавровтой
Владимир а plain Владимирын Владимирт Владимирыг Владимираас Владимираар Владимиртай
Мадрид а plain Мадридын Мадридад Мадридыг Мадридаас Мадридаар Мадридтай
Египет э plain Египетийн Египетэд Египетийг Египетээс Египетээр Египеттэй
Монгол о plain Монголын Монголд Монголыг Монголоос Монголоор Монголтой
Төв ө plain Төвийн Төвт Төвийг Төвөөс Төвөөр Төвтэй
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_name_with_its_facts_declines_by_the_table(row: list[str]) -> None:
    form, vowel, stem, *expected = row
    assert [inflect(form, case, harmony=vowel, stem=stem) for case in (GEN, DAT, ACC, ABL, INS, COM)] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("АНУ", "АНУ-ын АНУ-д АНУ-ыг АНУ-аас АНУ-аар АНУ-тай"),
        ("НҮБ", "НҮБ-ын НҮБ-д НҮБ-ыг НҮБ-аас НҮБ-аар НҮБ-тай"),
        ("ЕХ", "ЕХ-ны ЕХ-д ЕХ-г ЕХ-оос ЕХ-оор ЕХ-той"),
        ("НАТО", "НАТО-гийн НАТО-д НАТО-г НАТО-гоос НАТО-гоор НАТО-той"),
        ("Reuters", "Reuters-ийн Reuters-д Reuters-ийг Reuters-ээс Reuters-ээр Reuters-тэй"),
        ("“Модерна”", "“Модерна”-гийн “Модерна”-д “Модерна”-г “Модерна”-гаас “Модерна”-гаар “Модерна”-тай"),
        (
            "“Хоёр хурал”",
            "“Хоёр хурал”-ын “Хоёр хурал”-д “Хоёр хурал”-ыг “Хоёр хурал”-аас “Хоёр хурал”-аар “Хоёр хурал”-тай",
        ),
        ("64", "64-ийн 64-т 64-ийг 64-өөс 64-өөр 64-тэй"),
        ("150", "150-ийн 150-д 150-ийг 150-аас 150-аар 150-тай"),
        ("2", "2-ын 2-т 2-ыг 2-оос 2-оор 2-той"),
        ("20.5%", "20.5%-ийн 20.5%-д 20.5%-ийг 20.5%-аас 20.5%-аар 20.5%-тай"),
    ],
)
def test_acronyms_latin_words_quoted_names_and_figures_take_a_hyphen(form: str, expected: str) -> None:
    assert " ".join(inflect(form, case) for case in (GEN, DAT, ACC, ABL, INS, COM)) == expected


@pytest.mark.parametrize(
    ("form", "case", "expected"),
    [
        ("2016 оны 12 дугаар сарын 1", DAT, "2016 оны 12 дугаар сарын 1-нд"),
        ("12 дугаар сарын 1", GEN, "12 дугаар сарын 1-ний"),
        ("11 дүгээр сарын 24", ABL, "11 дүгээр сарын 24-нөөс"),
        ("6 дугаар сарын 30", ACC, "6 дугаар сарын 30-ныг"),
        ("2016 он", DAT, "2016 онд"),
        ("2016 он", ABL, "2016 оноос"),
        ("100 тэрбум ам.доллар", INS, "100 тэрбум ам.доллараар"),
        ("5 хувь", INS, "5 хувиар"),
        ("Сангийн яам", GEN, "Сангийн яамны"),
        ("Улсын Их Хурал", GEN, "Улсын Их Хурлын"),
        ("Улсын Их Хурал", DAT, "Улсын Их Хуралд"),
        ("Европын Холбоо", ABL, "Европын Холбооноос"),
        ("Дэлхийн худалдааны байгууллага", GEN, "Дэлхийн худалдааны байгууллагын"),
        ("Архангай аймаг", GEN, "Архангай аймгийн"),
        ("С.Лавров", COM, "С.Лавровтой"),
        ("Санкт-Петербург", ABL, "Санкт-Петербургээс"),
        ("Москва", Case.DIRECTIVE, "Москва руу"),
        ("Бээжин", Case.DIRECTIVE, "Бээжин рүү"),
        ("Владимир", Case.DIRECTIVE, "Владимир луу"),
        ("Улаанбаатар", Case.NOMINATIVE, "Улаанбаатар"),
    ],
)
def test_only_the_last_word_is_inflected(form: str, case: Case, expected: str) -> None:
    assert inflect(form, case) == expected


def test_checks_accept_reflexive_forms_and_both_readings_of_a_figure() -> None:
    forms = case_forms("Орос", harmony="о", stem="plain")
    assert forms[ABL] == ("Оросоос", "Оросоосоо")
    assert "Оростойгоо" in forms[COM]
    assert "Оросгүй" in forms[COM]
    assert "Оросынхоо" in forms[GEN]
    assert "Египетдээ" in case_forms("Египет")[DAT]
    assert "сайдаа" in case_forms("сайд")[ACC]
    assert set(case_forms("5")[DAT]) == {"5-д", "5-нд"}


@pytest.mark.parametrize(
    ("form", "vowel"),
    [
        ("Сара́тов", "а"),
        ("Страсбург", "э"),
        ("Ойленд", "э"),
        ("Йоркшир", "э"),
        ("Владимир Путин", "э"),
        ("Лавров", "о"),
        ("Нью-Йорк", "о"),
        ("Төв", "ө"),
        ("Ататүрк", "э"),
    ],
)
def test_harmony_looks_at_the_stress_the_ending_and_then_the_last_back_vowel(form: str, vowel: str) -> None:
    assert harmony(form) == vowel


@pytest.mark.parametrize(
    ("form", "facts"),
    [
        ("Анкара", ("stem",)),
        ("Миннесота", ("harmony", "stem")),
        ("Сири", ()),
        ("АНУ", ()),
        ("64", ()),
        ("Лавров", ("harmony",)),
        ("Трамп", ()),
        ("Галвестон", ("harmony", "stem")),
        ("Европын Холбоо", ()),
    ],
)
def test_a_fact_is_reported_as_guessed_only_where_the_rule_may_err(form: str, facts: tuple[str, ...]) -> None:
    assert guessed(form) == facts
    assert guessed(form, "а", "plain") == ()


@given(st.text(alphabet="АБСОИЬЙЫаоэиёньйсгкөүю .\"'”-–0129%xyZ\u0301", max_size=10))
def test_any_text_has_forms_and_the_first_of_them_is_the_placed_one(form: str) -> None:
    forms = case_forms(form)
    assert set(forms) == set(Case)
    for case in Case:
        assert forms[case][0] == inflect(form, case)
        assert len(set(forms[case])) == len(forms[case])
