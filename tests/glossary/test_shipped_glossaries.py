"""The newsroom glossaries that ship: complete, traceable, each form in its script, and the names that must hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from translate.config import DEFAULT_EDITIONS, load_project
from translate.glossary.cldr import base_entries
from translate.glossary.files import FIXED_COLUMNS, read_entries, read_rows
from translate.glossary.folding import fold
from translate.glossary.lint import lint
from translate.glossary.matching import Matcher
from translate.glossary.mongolian import Case, case_forms, inflect
from translate.glossary.terms import Entry, TermKind

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("glossaries/*.csv"))
STORY = ROOT.parent / "shared" / "stories" / "russia-turkey-syria.txt"
EDITIONS = tuple(edition.id for edition in DEFAULT_EDITIONS)
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Dots that look like the middle dot U+00B7 between the parts of a name.
WRONG_DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65\u00b0"


@cache
def entries() -> tuple[Entry, ...]:
    return read_entries(FILES, root=ROOT)


@cache
def by_term() -> dict[str, Entry]:
    return {entry.term: entry for entry in entries()}


@cache
def matcher() -> Matcher:
    return Matcher((*entries(), *base_entries({edition.id: edition.locale for edition in DEFAULT_EDITIONS})))


def forms(edition_prefix: str) -> Iterator[tuple[str, str]]:
    for entry in entries():
        for edition, found in entry.forms.items():
            if edition.startswith(edition_prefix):
                for form in found:
                    yield entry.term, form.text


def matched(*segments: str) -> list[str]:
    return [match.entry.term for found in matcher().match_story(segments) for match in found]


def test_the_glossaries_are_worth_having() -> None:
    kinds = Counter(entry.kind for entry in entries())
    assert len(entries()) >= 650
    assert kinds[TermKind.PERSON] >= 400
    assert kinds[TermKind.PLACE] >= 110
    assert kinds[TermKind.ORGANISATION] >= 110
    assert kinds[TermKind.EVENT] >= 45
    assert kinds[TermKind.TITLE] >= 50


def test_the_lint_finds_nothing() -> None:
    findings = lint(load_project(ROOT), FILES)
    assert [(problem.rule, problem.file, problem.line, problem.message) for problem in findings.problems] == []


def test_every_row_has_a_form_for_every_edition_unless_it_is_kept_as_written() -> None:
    lacking = {
        entry.term: missing
        for entry in entries()
        if entry.kind is not TermKind.KEEP and (missing := [e for e in EDITIONS if not entry.forms.get(e)])
    }
    assert lacking == {}


def test_every_row_says_who_uses_its_forms() -> None:
    assert [entry.origin for entry in entries() if not entry.source] == []


def test_cells_are_composed_and_free_of_stray_spaces_and_invisible_characters() -> None:
    for path in FILES:
        raw = path.read_text(encoding="utf-8")
        assert raw == unicodedata.normalize("NFC", raw)
        assert "\r" not in raw
        assert not [character for character in raw if unicodedata.category(character) in ("Cf", "Co", "Cn")]
        for row in read_rows(path):
            assert [cell for cell in row.cells.values() if "  " in cell or "||" in cell or cell.endswith("|")] == []


def test_every_file_has_the_same_columns() -> None:
    columns = {tuple(row.cells) for path in FILES for row in read_rows(path)}
    assert len(columns) == 1
    assert set(FIXED_COLUMNS) < set(columns.pop())


def test_chinese_names_have_the_middle_dot_and_no_look_alike() -> None:
    for term, form in forms("zh-"):
        assert not set(form) & set(WRONG_DOTS), term
        assert not re.search(f"[{HAN}] [{HAN}]", form), term
        assert not re.search(f"[{HAN}]\\.[{HAN}]", form), term


def test_no_chinese_form_has_cyrillic_and_no_mongolian_form_has_han_or_a_mixed_word() -> None:
    assert [term for term, form in forms("zh-") if re.search("[\u0400-\u04ff]", form)] == []
    assert [term for term, form in forms("mn") if re.search(f"[{HAN}]", form)] == []
    mixed = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
    assert [term for term, form in forms("mn") if mixed.search(form)] == []


def test_a_traditional_quotation_has_corner_brackets_and_the_others_curly_ones() -> None:
    assert [term for term, form in forms("zh-Hant") if set(form) & set("“”")] == []
    assert [term for term, form in (*forms("zh-Hans"), *forms("mn")) if set(form) & set("「」\"'«»")] == []


def test_no_two_rows_claim_a_spelling_in_the_same_context() -> None:
    claimed = Counter(
        (fold(spelling), spelling if entry.exact_case or spelling.isupper() else "", entry.requires, entry.excludes)
        for entry in entries()
        for spelling in (entry.term, *entry.aliases)
    )
    assert [spelling for spelling, count in claimed.items() if count > 1] == []


FORMS = """
Sergey Lavrov|谢尔盖·拉夫罗夫|謝爾蓋·拉夫羅夫|Сергей Лавров
Mevlut Cavusoglu|梅夫吕特·恰武什奥卢|梅夫呂·卡夫索格魯|Мевлүт Чавушоглу
Recep Tayyip Erdogan|雷杰普·塔伊普·埃尔多安|雷傑普·塔伊普·艾爾段|Режеп Тайип Эрдоган
Vladimir Putin|弗拉基米尔·普京|弗拉迪米爾·普丁|Владимир Путин
Donald Trump|唐纳德·特朗普|唐納·川普|Дональд Трамп
Emmanuel Macron|埃马纽埃尔·马克龙|艾曼紐·馬克宏|Эммануэль Макрон
Xi Jinping|习近平|習近平|Си Жиньпин
Li Qiang|李强|李強|Ли Чян
Park Jin|朴振|朴振|Пак Жин
Pham Minh Chinh|范明政|范明政|Фам Минь Чинь
Ukhnaagiin Khurelsukh|乌赫那·呼日勒苏赫|烏赫那·呼日勒蘇赫|Ухнаагийн Хүрэлсүх
Antonio Guterres|安东尼奥·古特雷斯|安東尼歐·古特瑞斯|Антонио Гутерреш
United States|美国|美國|АНУ
Mongolia|蒙古国|蒙古|Монгол
Hong Kong|香港|香港|Хонконг
Antalya|安塔利亚|安塔利亞|Анталья
Alanya|阿拉尼亚|阿蘭雅|Аланья
eastern Aleppo|阿勒颇东部|阿勒頗東部|Зүүн Алеппо
Gaza Strip|加沙地带|加薩走廊|Газын зурвас
Addis Ababa|亚的斯亚贝巴|阿迪斯阿貝巴|Аддис-Абеба
Inner Mongolia|内蒙古|內蒙古|Өвөр Монгол
Umnugovi province|南戈壁省|南戈壁省|Өмнөговь аймаг
United Nations|联合国|聯合國|НҮБ
World Health Organization|世界卫生组织|世界衛生組織|Дэлхийн эрүүл мэндийн байгууллага
NATO|北约|北約|НАТО
ASEAN|东盟|東協|АСЕАН
Federal Reserve|美联储|聯準會|Холбооны нөөцийн банк
State Great Khural|蒙古国国家大呼拉尔|蒙古國家大呼拉爾|Улсын Их Хурал
Xinhua|新华社|新華社|Синьхуа
Paris Agreement|《巴黎协定》|巴黎協定|Парисын хэлэлцээр
Minsk agreements|明斯克协议|明斯克協議|Минскийн хэлэлцээр
Belt and Road Initiative|“一带一路”倡议|一帶一路倡議|“Бүс ба зам” санаачилга
TurkStream|“土耳其溪”天然气管道|土耳其溪天然氣管線|“Туркийн урсгал” хий дамжуулах хоолой
foreign minister|外长|外長|Гадаад хэргийн сайд
Chinese president|中国国家主席|中國國家主席|БНХАУ-ын дарга
missile|导弹|飛彈|пуужин
"""


@pytest.mark.parametrize("line", FORMS.strip().splitlines(), ids=lambda line: line.split("|")[0])
def test_forms_that_must_hold(line: str) -> None:
    term, *expected = line.split("|")
    found = by_term()[term].forms
    assert [found[edition][0].text if edition in found else "" for edition in EDITIONS] == expected


@pytest.mark.parametrize(
    ("term", "hong_kong"),
    [
        ("Donald Trump", "唐納德·特朗普"),
        ("Vladimir Putin", "弗拉基米爾·普京"),
        ("ASEAN", "東盟"),
        ("Federal Reserve", "聯儲局"),
        ("Gaza Strip", "加沙地帶"),
        ("missile", "導彈"),
    ],
)
def test_hong_kong_has_its_own_form_where_it_differs(term: str, hong_kong: str) -> None:
    assert by_term()[term].forms["zh-Hant-HK"][0].text == hong_kong


@pytest.mark.parametrize(
    ("term", "case", "expected"),
    [
        ("Sergey Lavrov", Case.COMITATIVE, "Сергей Лавровтой"),
        ("Vladimir Putin", Case.GENITIVE, "Владимир Путиний"),
        ("Xi Jinping", Case.GENITIVE, "Си Жиньпиний"),
        ("Nelson Mandela", Case.ABLATIVE, "Нельсон Манделагаас"),
        ("Beijing", Case.DATIVE, "Бээжинд"),
        ("Beijing", Case.ACCUSATIVE, "Бээжинг"),
        ("Crimea", Case.GENITIVE, "Крымын"),
        ("Arkhangai province", Case.GENITIVE, "Архангай аймгийн"),
        ("Panama Canal", Case.ABLATIVE, "Панамын сувгаас"),
        ("White House", Case.GENITIVE, "Цагаан ордны"),
        ("NATO", Case.GENITIVE, "НАТО-гийн"),
        ("ASEAN", Case.GENITIVE, "АСЕАН-ы"),
        ("European Union", Case.GENITIVE, "Европын Холбооны"),
        ("State Great Khural", Case.GENITIVE, "Улсын Их Хурлын"),
        ("foreign ministry", Case.GENITIVE, "Гадаад хэргийн яамны"),
        ("missile", Case.INSTRUMENTAL, "пуужингаар"),
        ("Belt and Road Initiative", Case.GENITIVE, "“Бүс ба зам” санаачилгын"),
    ],
)
def test_mongolian_case_forms_that_must_hold(term: str, case: Case, expected: str) -> None:
    form = by_term()[term].forms["mn"][0]
    assert inflect(form.text, case, harmony=form.harmony, stem=form.stem) == expected


def test_no_wrong_mongolian_variant_is_a_case_form_of_the_right_one() -> None:
    for entry in entries():
        accepted = {
            spelling
            for form in entry.forms.get("mn", ())
            for declined in case_forms(form.text, harmony=form.harmony, stem=form.stem).values()
            for spelling in declined
        }
        assert not accepted & set(entry.wrong.get("mn", ())), entry.term


@pytest.mark.skipif(not STORY.exists(), reason="the shared story is not here")
def test_the_names_of_the_real_story_are_found_and_a_cut_off_one_is_not_guessed() -> None:
    segments = [line for line in STORY.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [(match.text, match.entry.term) for matches in matcher().match_story(segments) for match in matches]
    assert set(found) >= {
        ("Sergey Lavrov", "Sergey Lavrov"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Lavrov", "Sergey Lavrov"),
        ("Mevlut Cavusoglu", "Mevlut Cavusoglu"),
        ("Cavusoglu", "Mevlut Cavusoglu"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdogan"),
        ("Vladimir Putin", "Vladimir Putin"),
        ("Russia-Turkey strategic planning group", "Russia-Turkey strategic planning group"),
        ("Northern Syria", "northern Syria"),
        ("northern Syria", "northern Syria"),
        ("East Aleppo", "eastern Aleppo"),
        ("Turk Stream Pipeline", "TurkStream"),
        ("Antalya", "Antalya"),
        ("Alanya", "Alanya"),
        ("Black Sea", "Black Sea"),
        ("Xinhua", "Xinhua"),
        ("Mert Macit", "Mert Macit"),
        ("Natalie Carney", "Natalie Carney"),
        ("CCTV.com", "CCTV.com"),
        ("Wechat", "WeChat"),
        ("Instagram", "Instagram"),
        ("BJT", "BJT"),
        ("FM", "FM"),
    }
    assert "Cavu" not in {text for text, _ in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "They roast a turkey each May and tell us who ate it.",
        "The who's who of china and porcelain united in a general assembly.",
        "He may ban the march; shell fish and moon cakes are sold in the park.",
        "An apple a day, said the key witness, is the brown bear's hope.",
        "The security council of the housing estate met.",
    ],
)
def test_ordinary_words_are_no_names(sentence: str) -> None:
    assert matched(sentence) == []


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        (["Michael Jordan flew to Jordan."], ["Michael Jordan", "Jordan"]),
        (["Theresa May spoke in May."], ["Theresa May"]),
        (["Tourists came to Georgia from Armenia."], ["Georgia", "Armenia"]),
        (["Brian Kemp governs Georgia from Atlanta."], ["Georgia", "Atlanta"]),
        (["Hama is a town in Syria."], ["Hama", "Syria"]),
        (["The UN Security Council met."], ["UN Security Council"]),
        (["United Nations envoys addressed the Security Council."], ["United Nations", "Security Council"]),
        (["The Nobel Peace Prize went to Malala Yousafzai."], ["Nobel Peace Prize", "Malala Yousafzai"]),
        (["Çavuşoğlu spoke", "Mevlüt Çavuşoğlu met Lavrov"], ["Mevlut Cavusoglu", "Mevlut Cavusoglu"]),
        (["Chinese President Xi Jinping received Khurelsukh."], ["Chinese president", "Xi Jinping"]),
        (["Foreign Ministers of ASEAN's member states"], ["foreign minister", "ASEAN"]),
        (["A ballistic missile fell; the missiles missed."], ["ballistic missile", "missile"]),
    ],
)
def test_the_longest_name_that_the_context_allows_is_taken(segments: list[str], expected: list[str]) -> None:
    assert matched(*segments) == expected


def test_georgia_the_state_is_not_georgia_the_country() -> None:
    (state,), (country,) = (
        matcher().match_story(["Brian Kemp governs Georgia."]),
        matcher().match_story(["Tourists came to Georgia."]),
    )
    assert [match.entry.forms["zh-Hans"][0].text for match in (*state, *country)] == ["佐治亚州", "格鲁吉亚"]
