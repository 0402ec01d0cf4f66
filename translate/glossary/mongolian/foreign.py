"""Case suffixes on the stem of a foreign name.

The table follows Mongolian orthography as Debian's hunspell-mn spells it; a development test repeats the comparison.
Common nouns do not decline by this table: see native.py.
"""

from __future__ import annotations

from translate.glossary.mongolian.cases import Case
from translate.glossary.mongolian.harmony import comitative, is_back

_VOWELS = frozenset("аоөэеуүиюяёы")
_HUSHING = frozenset("жчшщ")
_HARD_BEFORE_SOFT_SIGN = frozenset("дтжзсшцчх")
_DENTAL = frozenset("дтзцх")
_VOICELESS_DATIVE = frozenset("гкбвпрф")


def default_stem(word: str) -> str:
    """The stem class a word is taken to have: a final vowel keeps itself behind a г, final н hides none."""
    last = word[-1].casefold()
    if last in _VOWELS:
        return "g"
    return "plain"


def stem_is_open(word: str) -> bool:
    """Whether words that end like this one fall into more than one stem class, so that the class is a guess."""
    return word[-1].casefold() in _VOWELS | {"н"}


def decline(word: str, case: Case, vowel: str, stem: str) -> str:
    """One case form of one word (the directive is a word of its own and not made here)."""
    if case is Case.NOMINATIVE:
        return word
    if case is Case.COMITATIVE:
        soft = word.endswith("ь") and word[-2:-1].casefold() in _HARD_BEFORE_SOFT_SIGN
        return (word[:-1] + "и" if soft else word) + comitative(vowel)
    if case is Case.DATIVE:
        if stem == "n":
            return word + ("" if word[-1].casefold() in _VOWELS else vowel) + "нд"
        return _dative(word, vowel)
    last = word[-1].casefold()
    if last == "ы":
        return word + {Case.GENITIVE: "н", Case.ACCUSATIVE: "г"}.get(case, "г" + long_suffix(vowel, case))
    if stem == "n" and case in (Case.GENITIVE, Case.ABLATIVE):
        return word + "н" + (("ы" if is_back(vowel) else "ий") if case is Case.GENITIVE else long_suffix(vowel, case))
    if stem in ("g", "n") and (last in _VOWELS or last == "н"):
        return word + {Case.GENITIVE: "гийн", Case.ACCUSATIVE: "г"}.get(case, "г" + long_suffix(vowel, case))
    if last == "й":
        return word + {Case.GENITIVE: "н", Case.ACCUSATIVE: "г"}.get(case, "г" + long_suffix(vowel, case))
    if last == "и":
        return word + {Case.GENITIVE: "йн", Case.ACCUSATIVE: "йг"}.get(case, long_suffix(vowel, case)[1:])
    if last == "ь":
        return word[:-1] + {Case.GENITIVE: "ийн", Case.ACCUSATIVE: "ийг"}.get(case, "и" + long_suffix(vowel, case)[1:])
    if last == "н" and case is Case.GENITIVE:
        return word + ("ы" if is_back(vowel) else "ий")
    if last in _VOWELS:
        base = word[:-1]
        return base + _closed(base, case, vowel, front=not is_back(vowel) or base[-1:].casefold() == "к")
    return word + _closed(word, case, vowel, front=not is_back(vowel) or last in _HUSHING or last in "гк")


def _closed(base: str, case: Case, vowel: str, *, front: bool) -> str:
    """The suffix after a stem that ends in a consonant, or whose final vowel has dropped."""
    if case is Case.GENITIVE:
        return "ийн" if front else "ын"
    if case is Case.ACCUSATIVE:
        return "ийг" if front else "ыг"
    return long_suffix(vowel, case)


def _dative(word: str, vowel: str) -> str:
    last, before = word[-1].casefold(), word[-2:-1].casefold()
    if last == "ь":
        return word[:-1] + "ид" if before in _HARD_BEFORE_SOFT_SIGN else word + "д"
    if last in _HUSHING:
        return word + "ид"
    if last in _VOICELESS_DATIVE or (last == "с" and before in _VOWELS | {"й", "ь"}):
        return word + "т"
    if last in _DENTAL or last == "с":
        return word + vowel + "д"
    return word + "д"


def long_suffix(vowel: str, case: Case) -> str:
    """The ablative or instrumental suffix without what joins it to the stem: аас, оор, …"""
    return vowel * 2 + ("с" if case is Case.ABLATIVE else "р")
