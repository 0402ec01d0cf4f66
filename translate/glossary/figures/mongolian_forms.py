"""Case forms of the words figures end in: numerals, хувь, он, сар, гараг and the like; digits with their endings.

These are native words, which the rules for names in glossary/mongolian do not cover. Digits take the ending of the
numeral they are read as (1-ээс нэгээс, 2-оос хоёроос).
"""

from __future__ import annotations

from decimal import Decimal

CASES = ("gen", "dat", "acc", "abl", "ins", "com")

_NATIVE = {
    "хувь": "хувийн хувьд хувийг хувиас хувиар хувьтай",
    "он": "оны онд оныг оноос оноор онтой",
    "сар": "сарын сард сарыг сараас сараар сартай",
    "гараг": "гарагийн гарагт гарагийг гарагаас гарагаар гарагтай",
    "цаг": "цагийн цагт цагийг цагаас цагаар цагтай",
    "зуун": "зууны зуунд зууныг зуунаас зуунаар зуунтай",
    "хагас": "хагасын хагаст хагасыг хагасаас хагасаар хагастай",
    "тал": "талын талд талыг талаас талаар талтай",
    "хэм": "хэмийн хэмд хэмийг хэмээс хэмээр хэмтэй",
    "жил": "жилийн жилд жилийг жилээс жилээр жилтэй",
    "миль": "милийн мильд милийг милиэс милиэр мильтэй",
    "баррель": "баррелийн баррельд баррелийг баррелиас баррелиар баррельтай",
    "нэгж": "нэгжийн нэгжид нэгжийг нэгжээс нэгжээр нэгжтэй",
    "дахь": "дахийн дахьд дахийг дахиас дахиар дахьтай",
    "дэх": "дэхийн дэхэд дэхийг дэхээс дэхээр дэхтэй",
    "мянга": "мянгын мянгад мянгыг мянгаас мянгаар мянгатай",
    "сая": "саяын саяд саяыг саяас саяар саятай",
    "тэрбум": "тэрбумын тэрбумд тэрбумыг тэрбумаас тэрбумаар тэрбумтай",
    "их наяд": "их наядын их_наядад их_наядыг их_наядаас их_наядаар их_наядтай",
    "нэг": "нэгийн нэгд нэгийг нэгээс нэгээр нэгтэй",
    "хоёр": "хоёрын хоёрт хоёрыг хоёроос хоёроор хоёртой",
    "гурав": "гурвын гуравт гурвыг гурваас гурваар гуравтай",
    "дөрөв": "дөрвийн дөрөвт дөрвийг дөрвөөс дөрвөөр дөрөвтэй",
    "тав": "тавын тавд тавыг таваас таваар тавтай",
    "зургаа": "зургаагийн зургаад зургааг зургаагаас зургаагаар зургаатай",
    "долоо": "долоогийн долоод долоог долоогоос долоогоор долоотой",
    "найм": "наймын наймд наймыг наймаас наймаар наймтай",
    "ес": "есийн есд есийг есөөс есөөр естэй",
    "арав": "арвын аравт арвыг арваас арваар аравтай",
}
_NATIVE["их наяд"] = "их_наядын их_наядад их_наядыг их_наядаас их_наядаар их_наядтай"
NATIVE = {
    word: dict(zip(CASES, (form.replace("_", " ") for form in forms.split()), strict=True))
    for word, forms in _NATIVE.items()
}

NUMERALS = ("тэг", "нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа", "долоо", "найм", "ес", "арав")
ATTRIBUTIVE = ("тэг", "нэг", "хоёр", "гурван", "дөрвөн", "таван", "зургаан", "долоон", "найман", "есөн", "арван")
_PARTITIVE = ("", "", "хоёрны", "гуравны", "дөрөвний", "тавны", "зургааны", "долооны", "наймны", "есний", "аравны")

# Endings after digits, by the numeral read last: 1 … 9, 10 … 90, 100, 1000 (and every larger power).
_ENDINGS = {
    0: "ийн д ийг ээс ээр тэй", 1: "ийн д ийг ээс ээр тэй", 2: "ын т ыг оос оор той", 3: "ын т ыг аас аар тай",
    4: "ийн т ийг өөс өөр тэй", 5: "ын д ыг аас аар тай", 6: "гийн д г аас аар тай", 7: "гийн д г оос оор той",
    8: "ын д ыг аас аар тай", 9: "ийн д ийг өөс өөр тэй", 10: "ын т ыг аас аар тай", 20: "ийн д ийг оос оор той",
    30: "ын д ыг аас аар тай", 40: "ийн д ийг өөс өөр тэй", 50: "ийн д ийг аас аар тай", 60: "ын д ыг аас аар тай",
    70: "ын д ыг аас аар тай", 80: "ын д ыг аас аар тай", 90: "ийн д ийг ээс ээр тэй", 100: "гийн д г аас аар тай",
    1000: "ын д ыг аас аар тай",
}  # fmt: skip
_FRONT = {0, 1, 4, 9, 40, 90}  # numerals with front vowels: нэг, дөрөв, ес, дөч, ер
_DECADES = {0: "аад", 10: "аад", 20: "иод", 30: "аад", 40: "өөд", 50: "иад", 60: "аад", 70: "аад", 80: "аад", 90: "ээд"}


def read_last(amount: Decimal) -> int:
    """The numeral word that digits end in when read aloud: 1, 20, 100 or 1000 as the case may be."""
    text = f"{abs(amount):f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    number = int(part) if part else int(whole)
    for step in (10, 100):
        if number % step:
            return number % step
    if number % 1000:
        return 100
    return 1000 if number else 0


def with_ending(digits: str, amount: Decimal, case: str | None) -> str:
    """Digits in a case: 61-ээс."""
    if case is None:
        return digits
    ending = dict(zip(CASES, _ENDINGS[read_last(amount)].split(), strict=True))[case]
    return f"{digits}-{ending}"


def day_with_ending(day: int, case: str | None) -> str:
    """A day of the month in a case: 1-ний, 1-нд, 28-ны, 3-наас."""
    if case is None:
        return str(day)
    last = read_last(Decimal(day))
    front = last in _FRONT
    ablative = _ENDINGS[last].split()[3].lstrip("г")
    endings = {
        "gen": "ний" if front else "ны",
        "dat": "нд",
        "acc": "нийг" if front else "ныг",
        "abl": "н" + ablative,
        "ins": "н" + ablative[:-1] + "р",
        "com": _ENDINGS[last].split()[5],
    }
    return f"{day}-{endings[case]}"


def ordinal_word(number: int) -> str:
    """The word that makes a cardinal an ordinal before a month or a thing numbered: 4 дүгээр, 5 дугаар."""
    return "дүгээр" if read_last(Decimal(number)) in _FRONT else "дугаар"


def place_word(number: int) -> str:
    """The word that makes a cardinal an ordinal in a sequence: тав дахь, дөрөв дэх."""
    return "дэх" if read_last(Decimal(number)) in _FRONT else "дахь"


def partitive(number: int) -> str:
    """A denominator: гуравны."""
    if 2 <= number <= 10:
        return _PARTITIVE[number]
    return f"{number}-{'ний' if read_last(Decimal(number)) in _FRONT else 'ны'}"


def decade(first: int) -> str:
    """A decade's digits with their ending: 1970-аад."""
    return f"{first}-{_DECADES[first % 100]}"


def native(word: str, case: str | None) -> str:
    """A word of this module's table in a case."""
    return word if case is None else NATIVE[word][case]
