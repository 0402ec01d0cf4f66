"""Native nouns and verbs: the forms the orthography asks for."""

from __future__ import annotations

import pytest

from training.grammar.mongolian_nouns import decline_noun, native_harmony, pluralise, reflexive
from training.grammar.mongolian_verbs import conjugate
from translate.glossary.mongolian import Case

GEN, DAT, ACC, ABL, INS, COM = list(Case)[1:7]


@pytest.mark.parametrize(
    ("word", "stem", "forms"),
    [
        ("хурал", "", "хурлын хуралд хурлыг хурлаас хурлаар хуралтай"),
        ("цэрэг", "", "цэргийн цэрэгт цэргийг цэргээс цэргээр цэрэгтэй"),
        ("санал", "", "саналын саналд саналыг саналаас саналаар саналтай"),
        ("зөвлөл", "", "зөвлөлийн зөвлөлд зөвлөлийг зөвлөлөөс зөвлөлөөр зөвлөлтэй"),
        ("хэлэлцээ", "", "хэлэлцээний хэлэлцээнд хэлэлцээг хэлэлцээнээс хэлэлцээгээр хэлэлцээтэй"),
        ("байгууллага", "", "байгууллагын байгууллагад байгууллагыг байгууллагаас байгууллагаар байгууллагатай"),
        ("сургууль", "", "сургуулийн сургуульд сургуулийг сургуулиас сургуулиар сургуультай"),
        ("ус", "n", "усны усанд усыг уснаас усаар устай"),
        ("завь", "n", "завины завинд завийг завинаас завиар завьтай"),
        ("салхи", "n", "салхины салхинд салхийг салхинаас салхиар салхитай"),
        ("шорон", "g", "шоронгийн шоронд шоронг шоронгоос шоронгоор шоронтой"),
        ("хүүхэд", "", "хүүхдийн хүүхдэд хүүхдийг хүүхдээс хүүхдээр хүүхэдтэй"),
        ("төлөөлөгчид", "", "төлөөлөгчдийн төлөөлөгчдөд төлөөлөгчдийг төлөөлөгчдөөс төлөөлөгчдөөр төлөөлөгчидтэй"),
    ],
)
def test_nouns_decline_with_fleeting_vowels_and_hidden_consonants(word: str, stem: str, forms: str) -> None:
    assert " ".join(decline_noun(word, case, stem=stem) for case in (GEN, DAT, ACC, ABL, INS, COM)) == forms


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("хурал", "хурлууд"),
        ("гэрээ", "гэрээнүүд"),
        ("байгууллага", "байгууллагууд"),
        ("төлөөлөгч", "төлөөлөгчид"),
        ("сургууль", "сургуулиуд"),
        ("компани", "компаниуд"),
    ],
)
def test_plurals(word: str, plural: str) -> None:
    assert pluralise(word) == plural


def test_reflexive_possessive() -> None:
    assert reflexive("улсын", GEN, "а") == "улсынхаа"
    assert reflexive("улстай", COM, "а") == "улстайгаа"
    assert reflexive("хотод", DAT, "о") == "хотодоо"


@pytest.mark.parametrize(
    ("word", "vowel"), [("хот", "о"), ("хотууд", "а"), ("боловсруул", "а"), ("төлөвлө", "ө"), ("бүрдүүл", "э")]
)
def test_rounding_ends_at_u(word: str, vowel: str) -> None:
    assert native_harmony(word) == vowel


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("уулзах", "уулзав уулзжээ уулзлаа уулзсан уулзсаныг уулзаж уулзаад уулзвал уулзана уулзаагүй уулзахыг"),
        ("хийх", "хийв хийжээ хийлээ хийсэн хийснийг хийж хийгээд хийвэл хийнэ хийгээгүй хийхийг"),
        ("гаргах", "гаргав гаргажээ гаргалаа гаргасан гаргасныг гаргаж гаргаад гаргавал гаргана гаргаагүй гаргахыг"),
        ("эхлэх", "эхлэв эхэлжээ эхэллээ эхэлсэн эхэлснийг эхэлж эхлээд эхэлбэл эхэлнэ эхлээгүй эхлэхийг"),
        ("өгөх", "өгөв өгчээ өглөө өгсөн өгснийг өгч өгөөд өгвөл өгнө өгөөгүй өгөхийг"),
        ("ярих", "ярив ярьжээ ярилаа ярьсан ярьсныг ярьж яриад яривал ярина яриагүй ярихыг"),
        ("дэмжих", "дэмжив дэмжжээ дэмжлээ дэмжсэн дэмжсэнийг дэмжиж дэмжээд дэмжвэл дэмжинэ дэмжээгүй дэмжихийг"),
        ("айлчлах", "айлчлав айлчилжээ айлчиллаа айлчилсан айлчилсныг айлчилж айлчлаад"
         " айлчилбал айлчилна айлчлаагүй айлчлахыг"),
        ("огцрох", "огцров огцорчээ огцорлоо огцорсон огцорсныг огцорч огцроод огцорвол огцорно огцроогүй огцрохыг"),
    ],
)  # fmt: skip
def test_verbs_take_the_endings_of_news_prose(verb: str, forms: str) -> None:
    names = (
        "past", "perfect", "recent", "participle", "participle_acc", "converb", "sequential", "conditional", "present",
        "participle_negative", "infinitive_acc",
    )  # fmt: skip
    assert " ".join(conjugate(verb, name) for name in names) == forms


def test_only_the_last_word_of_a_predicate_is_conjugated() -> None:
    assert conjugate("гарын үсэг зурах", "past") == "гарын үсэг зурав"
