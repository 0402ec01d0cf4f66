"""Declension of native Mongolian nouns: fleeting vowels, hidden н and г, plurals, the reflexive possessive.

The rules are those of the Cyrillic orthography (Damdinsuren and Osor, 1983); what they cannot see is in the lexicon.
"""

from __future__ import annotations

from functools import lru_cache

from translate.glossary.mongolian import Case
from translate.glossary.mongolian.foreign import decline

VOWELS = frozenset("аоөэеёиуүюяыйь")
_SHORT = frozenset("аоөэе")
_LONG_ENDS = ("аа", "оо", "ээ", "өө", "уу", "үү", "юу", "юү", "яа", "ёо", "еэ", "еө", "ио", "иа", "иэ")
_NEEDS_VOWEL = frozenset("мглбвр")
_LOAN = frozenset("кпфщ")
_HIDDEN_N = (Case.GENITIVE, Case.DATIVE, Case.ABLATIVE)
_BEFORE_A_VOWEL = (Case.GENITIVE, Case.ACCUSATIVE, Case.ABLATIVE, Case.INSTRUMENTAL)


@lru_cache(maxsize=50_000)
def native_harmony(word: str) -> str:
    """The harmony vowel of a native word or suffix chain: rounding ends at у and ү, и and й are neutral."""
    if word.endswith(("ууд", "уудын")):
        return "а"
    found = ""
    for letter in word.casefold():
        if letter in "ая" or (letter in "уы" and found in ("", "о")):
            found = "а"
        elif letter in "оё":
            found = "о"
        elif letter in "эе" or (letter == "ү" and found in ("", "ө") and (found == "" or "үү" in word.casefold())):
            found = "э"
        elif letter == "ө":
            found = "ө"
    return found or "э"


def default_class(word: str) -> str:
    """The stem class of a native noun as far as its last letters show it."""
    if word.endswith(_LONG_ENDS):
        return "n"
    if word[-1] in _SHORT:
        return "drop"
    return "g" if word[-1] in "уүю" else "plain"


@lru_cache(maxsize=50_000)
def oblique(word: str) -> str:
    """The stem before a suffix that begins with a vowel: the last short vowel falls where the cluster can be said."""
    if len(word) < 4 or _LOAN & set(word) or word[-2] not in "аоөэеи" or word[-1] in VOWELS or word[-1] == "х":
        return word
    before, onset = word[-4], word[-3]
    if onset in VOWELS or onset == "н" or not any(letter in VOWELS for letter in word[:-3]):
        return word
    if word[-2] == "и" and onset not in "жчш":
        return word
    if onset in _NEEDS_VOWEL and before not in VOWELS:
        return word
    return word[:-2] + word[-1]


@lru_cache(maxsize=100_000)
def decline_noun(word: str, case: Case, *, stem: str = "", harmony: str = "", bent: str = "") -> str:
    """One case form of a native noun; `bent` is its stem before a vowel where the rule for it would fail."""
    vowel = harmony or native_harmony(word.split("-")[-1])
    kind = stem or default_class(word)
    if case is Case.DATIVE and word[-1] == "д" and oblique(word) != word:  # хүүхдэд, төлөөлөгчдөд
        return decline(oblique(word), case, vowel, "plain")
    base = word
    if kind == "n":
        if word[-1] == "ь" and case in _HIDDEN_N:  # морь: морины, моринд
            base = word[:-1] + "и"
        elif word[-1] == "и" and case in (Case.ACCUSATIVE, Case.INSTRUMENTAL):  # салхийг
            kind = "plain"
        elif word[-1] in _SHORT and not word.endswith(_LONG_ENDS) and case in (Case.ACCUSATIVE, Case.INSTRUMENTAL):
            kind = "drop"  # албыг
        elif case in (Case.ACCUSATIVE, Case.INSTRUMENTAL):
            base = bent or oblique(word)
    elif case in _BEFORE_A_VOWEL and kind != "g":
        base = bent or oblique(word)
    return decline(base, case, vowel, kind)


def reflexive(declined: str, case: Case, vowel: str) -> str:
    """The reflexive possessive of a case form: ажлаа, улсынхаа, хотдоо."""
    long = vowel * 2
    if case is Case.GENITIVE:
        return declined + "х" + long
    if case is Case.COMITATIVE:
        return declined + "г" + long
    return declined + long


@lru_cache(maxsize=50_000)
def pluralise(word: str, *, stem: str = "", harmony: str = "", bent: str = "") -> str:
    """The plural of a native noun, by its ending."""
    back = (harmony or native_harmony(word)) in "ао"
    suffix = "ууд" if back else "үүд"
    if word.endswith("гч") or (word.endswith("ч") and word[-2] in "үуэаөол"):
        return word + "ид"
    if word.endswith("и") and not word.endswith(_LONG_ENDS):
        return word + suffix[1:]
    if word.endswith(_LONG_ENDS) or word[-1] in "йую":
        return word + "н" + suffix
    if word[-1] == "ь":
        return word[:-1] + "и" + ("н" + suffix if stem == "n" else suffix[1:])
    if word[-1] in _SHORT and stem != "n":
        return word[:-1] + suffix
    if word[-1] == "н" and stem == "g":
        return word + "г" + suffix
    if stem == "n":
        return word + "н" + suffix
    return (bent or oblique(word)) + suffix
