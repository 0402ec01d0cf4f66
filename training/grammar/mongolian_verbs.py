"""Conjugation of Mongolian verbs from their dictionary form in -х: the endings news prose uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from training.grammar.mongolian_nouns import native_harmony

_VOWELS = frozenset("аоөэеёиуүюяый")
_LIQUID = frozenset("мнглбвр")
_HUSHING = frozenset("жчш")
_LONG_ENDS = (
    "аа",
    "оо",
    "ээ",
    "өө",
    "уу",
    "үү",
    "ий",
    "ай",
    "ой",
    "эй",
    "уй",
    "үй",
    "ио",
    "иа",
    "юу",
    "юү",
    "яа",
    "ёо",
    "иу",
)
_LINK_BEFORE_ZH = frozenset("дтжзсшцчх")


@dataclass(frozen=True)
class Stem:
    """A verb stem: before consonants (`closed`), before vowels (`open`), its harmony, and ж or ч in the converb."""

    closed: str
    open: str
    harmony: str
    converb: str


@cache
def _exceptions() -> dict[str, tuple[str, str]]:
    """Stems the rules would miss: infinitive → (stem before consonants, converb letter or empty)."""
    text = files(__package__).joinpath("lexicon/verb_stems.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {infinitive: (stem, letter) for infinitive, stem, letter in rows}


@lru_cache(maxsize=20_000)
def stem_of(infinitive: str) -> Stem:
    """The stem behind a dictionary form (эхлэх → эхэл-/эхл-, гаргах → гарга-, уулзах → уулз-)."""
    bare = infinitive[:-1]
    vowel = native_harmony(bare)
    given, letter = _exceptions().get(infinitive, ("", ""))
    if given:
        closed = given
    elif bare.endswith(_LONG_ENDS) or bare[-1] == "я":
        closed = bare
    elif bare.endswith("и") and bare[-2] not in _HUSHING:
        closed = bare[:-1] + "ь"
    else:
        root = bare[:-1]
        if len(root) > 2 and root[-1] in "лр" and root[-2] in _LINK_BEFORE_ZH:
            closed = root[:-1] + ("и" if root[-2] in _HUSHING else vowel) + root[-1]
        elif root[-1] == "н" or (len(root) > 1 and root[-1] in _LIQUID and root[-2] not in _VOWELS):
            closed = bare
        else:
            closed = root
    opened = closed if closed == bare and bare[-1] in _VOWELS else bare[:-1]
    if closed.endswith("ь"):
        opened = closed[:-1] + "и"
    if not letter:
        syllables = sum(
            this in _VOWELS and before not in _VOWELS for before, this in zip(" " + closed, closed, strict=False)
        )
        letter = "ч" if closed[-1] == "г" or (closed[-1] == "р" and syllables > 1) else "ж"
    return Stem(closed, opened, vowel, letter)


def _is_long(stem: Stem) -> bool:
    return stem.closed.endswith(_LONG_ENDS)


def _short_final(stem: Stem) -> bool:
    return stem.closed[-1] in "аоөэяеёи" and not _is_long(stem)


def _before_vowel(stem: Stem, suffix: str) -> str:
    """A suffix that begins with a long vowel: аад, аагүй."""
    if _is_long(stem):
        return stem.closed + "г" + suffix
    if stem.closed.endswith("ь"):
        return stem.open + suffix[1:]
    if stem.closed[-1] in "яеёи":
        return stem.closed + suffix[1:]
    if _short_final(stem):
        return stem.closed[:-1] + suffix
    return stem.open + suffix


def _linked(stem: Stem, suffix: str) -> str:
    """A suffix that needs a vowel after a consonant: х, в, н."""
    if _is_long(stem) or _short_final(stem):
        return stem.closed + suffix
    if stem.closed.endswith("ь"):
        return stem.open + suffix
    link = "и" if stem.open[-1] in _HUSHING else stem.harmony
    return stem.open + link + suffix


@lru_cache(maxsize=200_000)
def conjugate(infinitive: str, ending: str) -> str:
    """One form: `ending` is a name of `ENDINGS` (past, perfect, participle, …). The last word is conjugated."""
    head, _, verb = infinitive.rpartition(" ")
    form = ENDINGS[ending](stem_of(verb))
    return f"{head} {form}" if head else form


def _present(stem: Stem) -> str:
    last, before = stem.closed[-1], stem.closed[-2:-1]
    if last in _HUSHING and before not in _VOWELS:
        return stem.closed + "ин" + stem.harmony
    if last in _LINK_BEFORE_ZH and before not in _VOWELS | {"ь"}:
        return stem.closed + stem.harmony + "н" + stem.harmony
    if last == "ь":
        return stem.open + "н" + stem.harmony
    if last == "н":
        return stem.open + stem.harmony + "н" + stem.harmony
    return stem.closed + "н" + stem.harmony


def _converb(stem: Stem) -> str:
    if stem.converb == "ж" and stem.closed[-1] in _LINK_BEFORE_ZH:
        link = "и" if stem.closed[-1] in _HUSHING else stem.harmony
        return (stem.open if stem.closed[-1] == stem.open[-1] else stem.closed) + link + "ж"
    return stem.closed + stem.converb


def _narrative(stem: Stem) -> str:
    return stem.closed + stem.converb + "ээ"


def _declined_participle(case: str) -> Callable[[Stem], str]:
    """The participle in -сан with a case suffix; after д, т, з, с … it keeps its vowel (уулзсаныг, but зурсныг)."""

    def make(stem: Stem) -> str:
        vowel = stem.harmony if stem.closed[-1] in _LINK_BEFORE_ZH else ""
        return stem.closed + "с" + vowel + "н" + _by_harmony(case)[stem.harmony]

    return make


def _conditional(stem: Stem) -> str:
    consonant = "б" if stem.closed[-1] in "влмн" else "в"
    return _softened(stem) + consonant + stem.harmony + "л"


def _softened(stem: Stem) -> str:
    return stem.open if stem.closed.endswith("ь") else stem.closed


def _infinitive(stem: Stem) -> str:
    return _linked(stem, "х")


def _by_harmony(pattern: str) -> dict[str, str]:
    """`Аас` → аас, оос, ээс, өөс; `Ыг` → ыг or ийг; `Ы` → ы or ий."""
    made = {}
    for vowel in "аоэө":
        text = pattern.replace("А", vowel)
        made[vowel] = text.replace("Ы", "ы" if vowel in "ао" else "ий")
    return made


ENDINGS: dict[str, Callable[[Stem], str]] = {
    "infinitive": _infinitive,
    "past": lambda stem: _linked(stem, "в"),
    "recent": lambda stem: _softened(stem) + "л" + stem.harmony * 2,
    "perfect": _narrative,
    "participle": lambda stem: stem.closed + "с" + stem.harmony + "н",
    "participle_gen": _declined_participle("Ы"),
    "participle_acc": _declined_participle("Ыг"),
    "participle_abl": _declined_participle("ААс"),
    "participle_ins": _declined_participle("ААр"),
    "participle_reflexive": _declined_participle("АА"),
    "participle_dat": lambda stem: stem.closed + _by_harmony("сАнд")[stem.harmony],
    "participle_negative": lambda stem: _before_vowel(stem, stem.harmony * 2) + "гүй",
    "past_negative": lambda stem: stem.closed + "с" + stem.harmony + "нгүй",
    "future_negative": lambda stem: _infinitive(stem) + "гүй",
    "present": _present,
    "habitual": lambda stem: stem.closed + "д" + stem.harmony + "г",
    "converb": _converb,
    "sequential": lambda stem: _before_vowel(stem, stem.harmony * 2 + "д"),
    "modal": lambda stem: _linked(stem, "н"),
    "conditional": _conditional,
    "continuing": lambda stem: stem.closed + "с" + stem.harmony * 2 + "р",
    "infinitive_gen": lambda stem: _infinitive(stem) + _by_harmony("Ын")[stem.harmony],
    "infinitive_acc": lambda stem: _infinitive(stem) + _by_harmony("Ыг")[stem.harmony],
    "infinitive_dat": lambda stem: _infinitive(stem) + stem.harmony + "д",
    "infinitive_abl": lambda stem: _infinitive(stem) + stem.harmony * 2 + "с",
    "infinitive_ins": lambda stem: _infinitive(stem) + stem.harmony * 2 + "р",
    "infinitive_reflexive": lambda stem: _infinitive(stem) + stem.harmony * 2,
    "infinitive_dat_reflexive": lambda stem: _infinitive(stem) + "д" + stem.harmony * 2,
}
