"""Case suffixes of figures written with digits: a hyphen, and the suffix of the numeral's name.

A figure that counts takes the plain suffix of the numeral (64-т, 150-аас, 5-ын); the day of a month, after сарын, takes
the н of its attributive form (1-ний, 1-нд, 24-нөөс). The suffixes follow Debian's hunspell-mn.
"""

from __future__ import annotations

import re

from translate.glossary.mongolian.cases import Case
from translate.glossary.mongolian.foreign import long_suffix
from translate.glossary.mongolian.harmony import comitative, is_back

# The numerals' names give harmony and the sound before the suffix: тэг нэг хоёр гурав дөрөв тав зургаа долоо найм ес,
# арав хорь гуч дөч тавь жар дал ная ер, зуу, мянга, сая.
_ONES = {"0": "э", "1": "э", "2": "о", "3": "а", "4": "ө", "5": "а", "6": "а", "7": "о", "8": "а", "9": "ө"}
_TENS = {"1": "а", "2": "о", "3": "а", "4": "ө", "5": "а", "6": "а", "7": "а", "8": "а", "9": "э"}
_DATIVE_IN_T = frozenset({"0", "2", "3", "4", "10"})
_SOFT_TENS = frozenset({"20", "30", "40", "50", "90"})  # хорь, гуч, дөч, тавь, ер: -ийн after a back vowel too
_LONG_VOWEL = frozenset({"6", "7", "100"})  # зургаа, долоо, зуу
_FIGURE = re.compile(r"\d[\d.,]*%?$")
_DAY_OF_MONTH = re.compile(r"сарын\s+\d{1,2}$")


def ends_in_figure(form: str) -> bool:
    """Whether `form` ends in a digit or a percent sign."""
    return bool(_FIGURE.search(form))


def is_day_of_month(form: str) -> bool:
    """Whether the figure at the end names a day: `12 дугаар сарын 1`."""
    return bool(_DAY_OF_MONTH.search(form))


def suffix(form: str, case: Case, *, day: bool) -> str:
    """The suffix that follows the hyphen; `day` for the day of a month."""
    vowel, name = _spoken(form)
    if case is Case.NOMINATIVE:
        return ""
    if day:
        if case is Case.COMITATIVE:
            return comitative(vowel)
        endings = {
            Case.GENITIVE: "ы" if is_back(vowel) else "ий",
            Case.DATIVE: "д",
            Case.ACCUSATIVE: "ыг" if is_back(vowel) else "ийг",
        }
        return "н" + (endings[case] if case in endings else long_suffix(vowel, case))
    if case is Case.COMITATIVE:
        return comitative(vowel)
    if case is Case.DATIVE:
        return "т" if name in _DATIVE_IN_T else "д"
    joint = "г" if name in _LONG_VOWEL else ""
    front = not is_back(vowel) or name in _SOFT_TENS or name == "%" or bool(joint)
    if case is Case.GENITIVE:
        return joint + ("ийн" if front else "ын")
    if case is Case.ACCUSATIVE:
        return joint or ("ийг" if front else "ыг")
    return joint + long_suffix(vowel, case)


def harmony(form: str) -> str:
    """The vowel of the last numeral word of the figure that ends `form`."""
    return _spoken(form)[0]


def _spoken(form: str) -> tuple[str, str]:
    """Harmony and value of the last numeral word read out: 1234 → four, 120 → twenty, 5000 → thousand."""
    figure = re.sub(r"\.0+$", "", form.rsplit(" ", 1)[-1].rsplit("-", 1)[-1])
    if figure.endswith("%"):
        return "а", "%"
    digits = re.sub(r"\D", "", re.split(r"\.(?=\d{1,2}$)", figure)[-1] if "." in figure else figure)
    stripped = digits.rstrip("0")
    zeros = len(digits) - len(stripped)
    if not stripped:
        return _ONES["0"], "0"
    if zeros == 0:
        return _ONES[stripped[-1]], stripped[-1]
    if zeros == 1:
        return _TENS[stripped[-1]], stripped[-1] + "0"
    return "а", {2: "100"}.get(zeros, "1000")
