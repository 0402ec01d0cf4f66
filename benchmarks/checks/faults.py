"""Faults put into good translations, one kind for each check, the way translators and models make them.

A fault is a function of a subject and a random generator; it gives the damaged subject, or None where the translation
offers no place for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from translate.checks.figures import CALENDAR
from translate.checks.model import Subject
from translate.checks.spellings import most_alike, transliterating
from translate.checks.writing import HAN, is_chinese, is_cyrillic, script_of
from translate.engine.script import convert
from translate.glossary.demands import Demand, unmet
from translate.glossary.figures import Kind
from translate.glossary.mongolian import Case, inflect

Damage = Callable[[Subject, Random], Subject | None]

_HAN = re.compile(f"[{HAN}]")
_LOOK_ALIKES = dict(zip("аеорсхАВЕКМНОРСТХ", "aeopcxABEKMHOPCTX", strict=True))
_SCALES = {"亿": "万", "億": "萬", "万": "亿", "萬": "億", "тэрбум": "сая", "сая": "тэрбум", "мянга": "сая"}


@dataclass(frozen=True)
class Fault:
    """A kind of fault, what it does in words, and the checks of which one has to see it."""

    what: str
    checks: tuple[str, ...]
    damage: Damage


def _with(subject: Subject, target: str) -> Subject | None:
    return replace(subject, target=target) if target != subject.target and target.strip() else None


def _replace_at(subject: Subject, start: int, end: int, text: str) -> Subject | None:
    return _with(subject, subject.target[:start] + text + subject.target[end:])


def _at_random(pattern: str, by: Callable[[str], str]) -> Damage:
    """One of the places of `pattern`, chosen at random, replaced."""

    def damage(subject: Subject, random: Random) -> Subject | None:
        places = list(re.finditer(pattern, subject.target))
        if not places:
            return None
        place = random.choice(places)
        return _replace_at(subject, *place.span(), by(place.group()))

    return damage


def _standing(demand: Demand, target: str) -> str | None:
    return next((form for form in demand.accepted if form in target), None)


def _term(subject: Subject, random: Random) -> Subject | None:
    """A name gives way to another one, wherever it stands."""
    places = [
        form
        for demand in subject.demands
        if demand.figure is None and (form := _standing(demand, subject.target)) and form != demand.text
    ]
    if not places:
        return None
    stranger = "某某某" if is_chinese(subject.locale) else "Хэнбугай"
    return _with(subject, subject.target.replace(random.choice(places), stranger))


def _mention(subject: Subject, random: Random) -> Subject | None:
    """Of two mentions of a name one is lost."""
    labels = [demand.label for demand in subject.demands if demand.figure is None]
    for demand in subject.demands:
        form = _standing(demand, subject.target)
        if demand.figure is None and labels.count(demand.label) == 2 and form and subject.target.count(form) == 2:
            return _with(subject, subject.target.replace(form, "他" if is_chinese(subject.locale) else "тэр", 1))
    return None


def _ending(subject: Subject, random: Random) -> Subject | None:
    """A Mongolian name takes the ending of another vowel harmony."""
    if subject.locale != "mn":
        return None
    for demand in subject.demands:
        if demand.form is None:
            continue
        for case in (Case.GENITIVE, Case.ABLATIVE, Case.COMITATIVE):
            right = demand.inflected(case)
            if right not in subject.target:
                continue
            for harmony in ("а", "э", "о"):
                wrong = inflect(demand.preferred, case, harmony=harmony, stem=demand.form.stem)
                changed = subject.target.replace(right, wrong)
                # The name may stand for another word as well (Шведийн for Swedish), and then satisfies the mention.
                if wrong not in demand.accepted and unmet([demand], changed):
                    return _with(subject, changed)
    return None


def _figure(kinds: frozenset[Kind], *, within: bool) -> Damage:
    """A digit of a figure changes; figures of `kinds`, or of all others when not `within`."""

    def damage(subject: Subject, random: Random) -> Subject | None:
        for demand in subject.demands:
            if demand.figure is None or (demand.figure.kind in kinds) is not within:
                continue
            for digits in re.findall(r"\d+", demand.text):
                if subject.target.count(digits) == 1:
                    place = random.randrange(len(digits))
                    digit = str((int(digits[place]) + random.randint(1, 8)) % 9 + 1)
                    if digit != digits[place]:
                        changed = digits[:place] + digit + digits[place + 1 :]
                        return _with(subject, subject.target.replace(digits, changed))
        return None

    return damage


def _no_figure(subject: Subject, random: Random) -> Subject | None:
    """A figure is left out."""
    for demand in subject.demands:
        if demand.figure is not None and demand.figure.kind not in CALENDAR:
            for digits in re.findall(r"[\d.,]*\d", demand.text):
                if subject.target.count(digits) == 1:
                    return _with(subject, subject.target.replace(digits, ""))
    return None


def _scale(subject: Subject, random: Random) -> Subject | None:
    """万 for 亿, сая for тэрбум."""
    if not re.search(r"million|billion|\d,\d{3}", subject.source):
        return None
    for scale, other in _SCALES.items():
        if found := re.search(rf"(?<=\d)\s?{scale}", subject.target):
            return _replace_at(subject, *found.span(), found.group().replace(scale, other))
    return None


def _other_script(subject: Subject, random: Random) -> Subject | None:
    """One character of the other Chinese script."""
    configuration = {"Hans": "s2t", "Hant": "t2s"}.get(script_of(subject.locale))
    if configuration is None:
        return None
    places = [
        found for found in _HAN.finditer(subject.target) if convert(found.group(), configuration) != found.group()
    ]
    if not places:
        return None
    place = random.choice(places)
    return _replace_at(subject, *place.span(), convert(place.group(), configuration))


def _look_alike(subject: Subject, random: Random) -> Subject | None:
    """A Latin letter inside a Cyrillic word."""
    if not is_cyrillic(subject.locale):
        return None
    places = list(
        re.finditer(rf"(?<=[а-яёөү])[{''.join(_LOOK_ALIKES)}]|[{''.join(_LOOK_ALIKES)}](?=[а-яёөү])", subject.target)
    )
    if not places:
        return None
    place = random.choice(places)
    return _replace_at(subject, *place.span(), _LOOK_ALIKES[place.group()])


def _inserted(*pieces: str) -> Damage:
    def damage(subject: Subject, random: Random) -> Subject | None:
        place = random.randrange(len(subject.target) + 1)
        return _replace_at(subject, place, place, random.choice(pieces))

    return damage


def _unpaired(subject: Subject, random: Random) -> Subject | None:
    """One mark of a pair is lost."""
    if subject.source.count('"') % 2 or subject.source.count("“") != subject.source.count("”"):
        return None
    return _at_random("[“”「」（）《》()]", lambda mark: "")(subject, random)


def _half_width(subject: Subject, random: Random) -> Subject | None:
    if not is_chinese(subject.locale):
        return _at_random(r"(?<=[а-я]),", lambda mark: "，")(subject, random)
    narrow = dict(zip("，。；：？！", ",.;:?!", strict=True))
    return _at_random(rf"(?<=[{HAN}])[，；：？！](?=[{HAN}])|(?<=[{HAN}])。$", lambda mark: narrow[mark])(
        subject, random
    )


def _foreign_quotes(subject: Subject, random: Random) -> Subject | None:
    pairs = {"Hans": ("“”", "「」"), "Hant": ("「」", "“”"), "Cyrl": ("“”", "「」")}
    here, there = pairs[script_of(subject.locale)]
    return _with(subject, subject.target.translate(str.maketrans(here, there)))


def _spaced(subject: Subject, random: Random) -> Subject | None:
    if is_chinese(subject.locale):
        return _at_random(rf"(?<=[{HAN}])(?=[{HAN}])", lambda _: " ")(subject, random)
    return _at_random(r"(?<=\w) (?=\w)|(?<=[а-яёөү])(?=[,;])", lambda space: "  " if space else " ")(subject, random)


def _doubled(subject: Subject, random: Random) -> Subject | None:
    pattern = rf"[{HAN}]{{4}}" if is_chinese(subject.locale) else r"(?<![\w-])[а-яёөү]{4,}(?![\w-])"
    between = "" if is_chinese(subject.locale) else " "
    return _at_random(pattern, lambda word: word + between + word)(subject, random)


def _looped(subject: Subject, random: Random) -> Subject | None:
    place = random.randrange(max(1, len(subject.target) - 8))
    return _with(subject, subject.target[:place] + subject.target[place : place + 8] * 6)


def _cut(subject: Subject, random: Random) -> Subject | None:
    """The second half, and a little more, is missing."""
    return _with(subject, subject.target[: len(subject.target) * 2 // 5]) if len(subject.source) > 60 else None


def _english_word(subject: Subject, random: Random) -> Subject | None:
    words = re.findall(r"(?<![\w-])[a-z]{4,}(?![\w-])", subject.source)
    pattern = rf"(?<=[{HAN}])[{HAN}]{{2}}(?=[{HAN}])" if is_chinese(subject.locale) else r"(?<= )[а-яёөү]{4,}(?= )"
    return _at_random(pattern, lambda _: random.choice(words))(subject, random) if words else None


def _english_passage(subject: Subject, random: Random) -> Subject | None:
    found = re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+", subject.source)
    middle = len(subject.target) // 2
    return _replace_at(subject, middle, middle, f" {found.group()} ") if found else None


def _link(subject: Subject, random: Random) -> Subject | None:
    """A letter of an address gets lost; the address is put into both texts first."""
    return replace(
        subject, source=f"{subject.source} https://news.example/a12", target=f"{subject.target} https://news.example/a1"
    )


def _placeholder(subject: Subject, random: Random) -> Subject | None:
    """The name of a placeholder is translated; it is put into both texts first."""
    return replace(subject, source=f"{subject.source} %(place)s", target=f"{subject.target} %(газар)s")


def _sides(subject: Subject, random: Random) -> Subject | None:
    """Left and right change places in a caption."""
    from translate.config import DEFAULT_EDITIONS
    from translate.glossary.demands import find_demands
    from translate.glossary.figures import find_figures

    edition = next(edition for edition in DEFAULT_EDITIONS if edition.id == subject.edition)
    source = f"{subject.source.rstrip('.')} (L)."
    demands = find_demands((), find_figures(source), edition)
    right = "（右）" if is_chinese(subject.locale) else "(баруун талд)"
    return replace(subject, source=source, target=subject.target + right, demands=demands)


def respelt(name: str, one: Subject, other: Subject, random: Random) -> Subject | None:
    """`other` with one letter changed inside its form of the English `name`; None where the form is not found."""
    if is_chinese(other.locale):
        letters = "".join(sorted(transliterating(other.locale)))
        names = [run for run in re.findall(f"[{letters}]{{4,8}}", other.target) if run in one.target]
        alphabet = [letter for letter in letters if _HAN.fullmatch(letter)]
    else:
        found = most_alike(name, other.target)
        names = [found] if found is not None and len(found) > 5 and most_alike(name, one.target) else []
        alphabet = list("бвгджзклмнпрстфхцчш")
    if not names:
        return None
    form = random.choice(names)
    place = random.randrange(1, len(form) - (1 if is_chinese(other.locale) else 3))
    changed = form[:place] + random.choice([letter for letter in alphabet if letter != form[place]]) + form[place + 1 :]
    return _with(other, other.target.replace(form, changed))


FAULTS = (
    Fault("another name in its place", ("terms", "wording", "base-names", "mentions"), _term),
    Fault("one of two mentions lost", ("mentions",), _mention),
    Fault("ending of another harmony", ("inflection",), _ending),
    Fault("a figure left out", ("numbers",), _no_figure),
    Fault("a digit changed", ("numbers",), _figure(CALENDAR, within=False)),
    Fault("万 for 亿, сая for тэрбум", ("numbers",), _scale),
    Fault("another day or year", ("dates",), _figure(CALENDAR, within=True)),
    Fault("right for left", ("positions",), _sides),
    Fault("an address cut", ("links",), _link),
    Fault("a placeholder translated", ("placeholders",), _placeholder),
    Fault("nothing but dots", ("empty",), lambda subject, random: _with(subject, "……")),
    Fault("the English left as it is", ("untranslated",), lambda subject, random: _with(subject, subject.source)),
    Fault("an English passage", ("untranslated",), _english_passage),
    Fault("an English word", ("english",), _english_word),
    Fault("a loop", ("repetition",), _looped),
    Fault("a word doubled", ("doubled",), _doubled),
    Fault("the end cut off", ("length",), _cut),
    Fault("a character of the other script", ("script",), _other_script),
    Fault("a Latin letter in a Cyrillic word", ("homoglyphs",), _look_alike),
    Fault("an invisible character", ("invisible",), _inserted("\u200b", "\u202e", "\u00ad", "\ufeff", "\u0007")),
    Fault("markup", ("markup",), _inserted("<b>", "&nbsp;", "**", "⁇")),
    Fault("one of a pair lost", ("pairs",), _unpaired),
    Fault("a mark of the wrong width", ("punctuation",), _half_width),
    Fault("quotes of another edition", ("quotes",), _foreign_quotes),
    Fault("another dot in a name", ("middle-dot",), _at_random(rf"(?<=[{HAN}])·(?=[{HAN}])", lambda dot: "•")),
    Fault("a space too many", ("spacing",), _spaced),
    Fault("the final mark lost", ("ending",), _at_random(r"[.。]$", lambda mark: "")),
    Fault("a small first letter", ("capital",), _at_random(r"^[А-ЯЁӨҮ](?=[а-яёөү])", str.lower)),
)
"""One fault at least for each check of single units, except `approval`, which looks at no text."""
