"""The case forms of a placed name, title or figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from translate.glossary.mongolian import acronyms, digits, foreign
from translate.glossary.mongolian.cases import Case
from translate.glossary.mongolian.harmony import comitative, is_back, is_certain
from translate.glossary.mongolian.harmony import harmony as harmony_of
from translate.glossary.mongolian.known import known

_CLOSING = '”»>"’'
_LAST_WORD = re.compile(r"[^\s.\-–]+\.?$")
_BEFORE_A_VOWEL = (Case.GENITIVE, Case.ACCUSATIVE, Case.ABLATIVE, Case.INSTRUMENTAL)


@dataclass(frozen=True)
class _Word:
    """The word that takes the suffix, the text before it, and the facts it declines by."""

    before: str
    text: str
    harmony: str
    stem: str
    oblique: str
    hyphen: bool


def inflect(form: str, case: Case, *, harmony: str | None = None, stem: str | None = None) -> str:
    """`form` in `case`: the last word takes the suffix; the directive is руу or its kin as a word of its own.

    `harmony` (а, о, э, ө) and `stem` come from the termbase entry: `g` keeps a final vowel or н behind г
    (Москвагийн), `plain` does not (Путиний, Сирийн), `drop` loses the final vowel (Алабамын), `n` takes н in the
    genitive, dative and ablative (хорооны). What is missing comes from known.tsv or is guessed. Acronyms, Latin
    words, figures and names in quotation marks take their suffix behind a hyphen: АНУ-ын, 64-т, “Модерна”-гийн.
    """
    if case is Case.NOMINATIVE or not any(letter.isalnum() for letter in form):
        return form
    if digits.ends_in_figure(form):
        if case is Case.DIRECTIVE:
            return f"{form} {_directive(form, digits.harmony(form))}"
        return f"{form}-{digits.suffix(form, case, day=digits.is_day_of_month(form))}"
    bare = form.rstrip(_CLOSING)
    word = _last_word(bare, harmony, stem)
    if case is Case.DIRECTIVE:
        return f"{form} {_directive(bare, word.harmony)}"
    if not word.text[-1:].isalpha():
        return form
    return form + "-" + _joined_suffix(bare, word, case) if bare != form else word.before + _decline(word, case)


@lru_cache(maxsize=20_000)
def case_forms(form: str, *, harmony: str | None = None, stem: str | None = None) -> Mapping[Case, tuple[str, ...]]:
    """Every form of `form` that a check accepts, by case; the first of each case is the one `inflect` gives.

    Besides it: the reflexive possessive (Оросоос → Оросоосоо), which an object also takes without its case mark
    (сайдаа), the genitive as a noun (Оросынх), the negative of
    the comitative (Оросгүй), and for figures both the counting and the day-of-month suffixes.
    """
    found: dict[Case, tuple[str, ...]] = {}
    for case in Case:
        declined = inflect(form, case, harmony=harmony, stem=stem)
        forms = [declined]
        if case not in (Case.NOMINATIVE, Case.DIRECTIVE) and declined != form:
            if digits.ends_in_figure(form):
                forms += [f"{form}-{digits.suffix(form, case, day=day)}" for day in (False, True)]
            else:
                forms += _extended(form, declined, case, _last_word(form.rstrip(_CLOSING), harmony, stem))
        found[case] = tuple(dict.fromkeys(forms))
    return found


def guessed(form: str, harmony: str | None = None, stem: str | None = None) -> tuple[str, ...]:
    """Which of `harmony` and `stem` the case forms of `form` rest on a guess that may well be wrong.

    A fact is no guess when it is given or known, when the word's own letters settle it, or when no suffix needs it.
    """
    bare = form.rstrip(_CLOSING)
    if not bare[-1:].isalpha() or digits.ends_in_figure(form):
        return ()
    _, text = _split(bare)
    facts = known(text)
    open_facts = [
        name
        for name, value in (
            ("harmony", harmony or (facts and facts.harmony)),
            ("stem", stem or (facts and facts.stem)),
        )
        if not value
    ]
    if acronyms.is_read_by_letters(text):
        return tuple(open_facts) if text.isascii() and not text.isupper() else ()
    certain = {"harmony": is_certain(text), "stem": not foreign.stem_is_open(text)}
    return tuple(fact for fact in open_facts if not certain[fact])


def _split(form: str) -> tuple[str, str]:
    found = _LAST_WORD.search(form)
    start = found.start() if found else 0
    return form[:start], form[start:]


def _last_word(form: str, harmony: str | None, stem: str | None) -> _Word:
    before, text = _split(form)
    if acronyms.is_read_by_letters(text):
        default_harmony, default_stem = acronyms.default_facts(text)
        return _Word(before, text, harmony or default_harmony, stem or default_stem, text, hyphen=True)
    facts = known(text)
    guess = harmony_of(text)
    text = text.replace("\u0301", "")
    default_stem = foreign.default_stem(text) if text else "plain"
    oblique = text
    if facts:
        guess, default_stem = facts.harmony or guess, facts.stem or default_stem
        oblique = text[:1] + facts.oblique[1:] if facts.oblique else text
    return _Word(before, text, harmony or guess, stem or default_stem, oblique, hyphen=False)


def _decline(word: _Word, case: Case) -> str:
    if word.hyphen:
        return f"{word.text}-{acronyms.suffix(word.text, case, word.harmony, word.stem)}"
    text = word.oblique if case in _BEFORE_A_VOWEL else word.text
    return foreign.decline(text, case, word.harmony, word.stem)


def _joined_suffix(bare: str, word: _Word, case: Case) -> str:
    """The suffix alone, for a name in quotation marks: all its letters stay, but a final ь is not heard before it."""
    if case is Case.COMITATIVE:
        return comitative(word.harmony)
    declined = word.before + _decline(replace(word, oblique=word.text), case)
    shared = next((at for at, pair in enumerate(zip(bare, declined, strict=False)) if len(set(pair)) > 1), len(bare))
    return declined[shared:].lstrip("-")


def _directive(form: str, vowel: str) -> str:
    last = next(letter for letter in reversed(form) if letter.isalnum())
    return ("л" if last.casefold() == "р" else "р") + ("уу" if is_back(vowel) else "үү")


def _extended(form: str, declined: str, case: Case, word: _Word) -> list[str]:
    long = word.harmony * 2
    if case is Case.GENITIVE:
        return [declined + "х", declined + "х" + long]
    if case is Case.COMITATIVE:
        return [declined + "г" + long, form + ("-" if word.hyphen or form[-1] in _CLOSING else "") + "гүй"]
    if case is Case.ACCUSATIVE and word.stem != "n":
        ablative = inflect(form, Case.ABLATIVE, harmony=word.harmony, stem=word.stem)
        return [declined + long, ablative.removesuffix("с")]
    linked = case is Case.DATIVE and declined == form + word.harmony + "д"  # Египетэд, but Египетдээ
    return [form + "д" + long, declined + long] if linked else [declined + long]
