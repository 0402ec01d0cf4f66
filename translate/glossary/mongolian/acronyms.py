"""Case suffixes of acronyms and of words in Latin script: a hyphen, and the suffix of the way they are read out.

An acronym is read by its letters, and its last letter recalls the last word it stands for: Х is хороо or холбоо, Я яам,
Г газар, С сан or сургууль. Defaults are those most acronyms of Debian's hunspell-mn have; a termbase entry settles it
where it knows better (stem `g`: НАТО-гийн, `n`: ЕХ-ны, `plain`: АСЕАН-ы).
"""

from __future__ import annotations

import re

from translate.glossary.mongolian.cases import Case
from translate.glossary.mongolian.foreign import long_suffix
from translate.glossary.mongolian.harmony import comitative, is_back

_ACRONYM = re.compile(r"(?:[А-ЯЁӨҮ]\.?){2,}")
_LATIN = re.compile(r"[A-Za-z]")
_LATIN_SOUND = str.maketrans("aeiouyj", "аэиоүий")
_VOWELS = "аоэеиө"
_HARMONY_BY_LAST_LETTER = {"Х": "о"}
_STEM_BY_LAST_LETTER = {"Х": "n", "Я": "n"}


def is_read_by_letters(word: str) -> bool:
    """Whether `word` takes its suffixes behind a hyphen: all capitals, or ending in a Latin letter."""
    return bool(_ACRONYM.fullmatch(word) or _LATIN.match(word[-1:]))


def default_facts(word: str) -> tuple[str, str]:
    """Harmony and stem class to take for an acronym or Latin word for which the termbase says nothing."""
    if _LATIN.match(word[-1:]):
        return _latin_harmony(word), "g" if word[-1] in "aeiouy" else "letter"
    last = word.rstrip(".")[-1]
    if len(word) > 3 and last.casefold() in _VOWELS:  # read as a word: НАТО, ЮНЕСКО, НАСА
        return ("о" if last == "О" else "а" if last == "А" else "э"), "g"
    return _HARMONY_BY_LAST_LETTER.get(last, "а"), _STEM_BY_LAST_LETTER.get(last, "letter")


def _latin_harmony(word: str) -> str:
    letters = re.split(r"[\s.\-]", word.casefold())[-1] or word.casefold()
    if word.isupper() and not any(vowel in letters for vowel in "aeiou"):
        return "э"
    return next((c for c in reversed(letters.translate(_LATIN_SOUND)) if c in "ао"), "э")


def suffix(word: str, case: Case, vowel: str, stem: str) -> str:
    """The suffix that follows the hyphen; empty in the nominative."""
    last = word.rstrip(".")[-1]
    if case is Case.NOMINATIVE:
        return ""
    if case is Case.COMITATIVE:
        return comitative(vowel)
    if case is Case.DATIVE:
        return "т" if last in "Г" and stem == "letter" else "д"
    if stem == "g":
        return {Case.GENITIVE: "гийн", Case.ACCUSATIVE: "г"}.get(case, "г" + long_suffix(vowel, case))
    if case is Case.GENITIVE and stem == "n":
        return "ны" if is_back(vowel) else "ний"
    if case is Case.ACCUSATIVE and stem == "n" and last == "Х":
        return "г"
    if case is Case.GENITIVE and stem == "plain" and last in "НN":
        return "ы" if is_back(vowel) else "ий"
    front = not is_back(vowel) or last in "СКЖЧШ" or (stem == "plain" and last == "Г")
    if case is Case.GENITIVE:
        return "ийн" if front else "ын"
    if case is Case.ACCUSATIVE:
        return "ийг" if front else "ыг"
    return long_suffix(vowel, case)
