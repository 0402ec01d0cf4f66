"""Random figures of news prose: written in English here, rendered for the editions by the engine's own rules."""

from __future__ import annotations

import random
from functools import lru_cache

from training.grammar.leaves import Figure
from translate.glossary.figures import find_figures, render
from translate.glossary.mongolian import Case, inflect

WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_CHINESE = dict(zip(WORDS, ["两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], strict=True))
_MONGOLIAN = dict(
    zip(
        WORDS,
        [
            "хоёр",
            "гурван",
            "дөрвөн",
            "таван",
            "зургаан",
            "долоон",
            "найман",
            "есөн",
            "арван",
            "арван_нэгэн",
            "арван_хоёр",
        ],
        strict=True,
    )
)
_MARKED = tuple(case for case in Case if case not in (Case.NOMINATIVE, Case.DIRECTIVE))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
_CURRENCIES = (
    ("{} US dollars", 5),
    ("{} dollars", 4),
    ("${}", 5),
    ("{} euros", 3),
    ("{} yuan", 4),
    ("{} tugriks", 1.5),
    ("{} yen", 1),
    ("{} pounds", 0.7),
    ("{} rubles", 1),
    ("{} won", 0.5),
)
_UNITS = (
    "kilometers",
    "kilometres",
    "km",
    "meters",
    "metres",
    "tons",
    "tonnes",
    "hectares",
    "square kilometers",
    "kilograms",
)


@lru_cache(maxsize=100_000)
def figure(text: str) -> Figure | None:
    """The figure that `text` is as a whole, or None when the engine does not read it as one."""
    found = [each for each in find_figures(text) if each.end - each.start == len(text)]
    if len(found) != 1:
        return None
    plain = render(found[0], "mn")
    forms = [(Case.NOMINATIVE, plain), (Case.DIRECTIVE, inflect(plain, Case.DIRECTIVE))]
    for case in _MARKED:
        # digits take their suffix behind a hyphen, which inflect knows; a number is placed before a noun anyway
        declined = inflect(plain, case) if plain[-1].isdigit() else render(found[0], "mn", case=case)
        forms.append((case, declined))
    return Figure(text, render(found[0], "zh_Hans"), tuple(forms))


def small_number(choice: random.Random) -> tuple[str, str, str]:
    """A number from two to twelve in words: English, Mongolian (before a noun), Chinese (before a measure word)."""
    word = choice.choice(WORDS)
    return word, _MONGOLIAN[word].replace("_", " "), _CHINESE[word]


def _digits(choice: random.Random) -> str:
    high = choice.choice((99, 99, 400, 1000, 9000, 90_000, 500_000))
    number = choice.randint(13, high)
    if number > 1000:
        number = round(number, -2 if number < 20_000 else -3)
    return f"{number:,}"


def _magnitude(choice: random.Random, words: tuple[str, ...]) -> str:
    amount = choice.choice(
        (f"{choice.randint(1, 99) / 10:g}", str(choice.randint(2, 900)), str(choice.randint(2, 90) * 10))
    )
    return f"{amount} {choice.choice(words)}"


def _number(choice: random.Random) -> str:
    return _digits(choice) if choice.random() < 0.96 else _magnitude(choice, ("million",))


def _magnitude_of_earthquake(choice: random.Random) -> str:
    return f"{choice.randint(3, 8)}.{choice.randint(1, 9)}"


def _round(choice: random.Random) -> str:
    return f"{choice.randint(1, 9) * choice.choice((10, 10, 100, 100, 1000, 10_000)):,}"


def _percent(choice: random.Random) -> str:
    amount = choice.choice(
        (str(choice.randint(1, 90)), f"{choice.randint(1, 300) / 10:g}", str(choice.randint(1, 18) * 5))
    )
    return amount + choice.choice((" percent", " percent", " per cent", "%"))


def _growth(choice: random.Random) -> str:
    amount = choice.choice((f"{choice.randint(1, 120) / 10:g}", str(choice.randint(1, 40))))
    return amount + choice.choice((" percent", " percent", " per cent", "%"))


def _money(choice: random.Random) -> str:
    pattern = choice.choices([text for text, _ in _CURRENCIES], [weight for _, weight in _CURRENCIES])[0]
    amount = (
        _magnitude(choice, ("million", "million", "billion", "billion", "trillion"))
        if choice.random() < 0.8
        else _digits(choice)
    )
    return pattern.format(amount)


def _price(choice: random.Random) -> str:
    pattern, high = choice.choice(
        (("{} dollars", 90), ("{} euros", 60), ("{} yuan", 300), ("{},500 tugriks", 90), ("${}", 90))
    )
    return pattern.format(choice.randint(2, high))


def _day(choice: random.Random) -> str:
    months = choice.choice((_MONTHS, _SHORT))
    return f"{choice.choice(months)} {choice.randint(1, 28)}"


def _date(choice: random.Random) -> str:
    return _day(choice) + (f", {choice.randint(2008, 2026)}" if choice.random() < 0.45 else "")


def _month(choice: random.Random) -> str:
    return choice.choice(_MONTHS) + (f" {choice.randint(2010, 2026)}" if choice.random() < 0.4 else "")


def _year(choice: random.Random) -> str:
    return str(choice.choice((choice.randint(1950, 2009), choice.randint(2010, 2026), choice.randint(2010, 2026))))


def _quantity(choice: random.Random) -> str:
    amount = _digits(choice) if choice.random() < 0.7 else _magnitude(choice, ("million",))
    return f"{amount} {choice.choice(_UNITS)}"


def _weekday(choice: random.Random) -> str:
    return choice.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


def _time(choice: random.Random) -> str:
    return f"{choice.randint(1, 12)} {choice.choice(('a.m.', 'p.m.'))}"


MAKERS = {
    "number": _number,
    "round": _round,
    "age": lambda choice: str(choice.randint(14, 95)),
    "distance": lambda choice: f"{choice.randint(2, 900)} {choice.choice(('km', 'kilometers', 'kilometres'))}",
    "length": lambda choice: f"{choice.randint(2, 900)} {choice.choice(('meters', 'metres', 'meters', 'm'))}",
    "tonnage": lambda choice: f"{_round(choice)} {choice.choice(('tons', 'tonnes'))}",
    "kilograms": lambda choice: f"{choice.randint(2, 900)} {choice.choice(('kilograms', 'kg'))}",
    "cold": lambda choice: f"minus {choice.randint(10, 50)} degrees",
    "heat": lambda choice: f"{choice.randint(20, 48)} degrees",
    "gas": lambda choice: f"{choice.randint(2, 90)} billion cubic {choice.choice(('meters', 'metres'))}",
    "price": _price,
    "tens": lambda choice: str(choice.randint(13, 90)),
    "ordinal": lambda choice: choice.choice(
        ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    ),
    "speed": lambda choice: f"{choice.randint(20, 300)} km an hour",
    "fraction": lambda choice: choice.choice(("a third", "a quarter", "two thirds", "a fifth")),
    "quarter_ordinal": lambda choice: choice.choice(("third", "fourth")),
    "position": lambda choice: choice.choice(("(L)", "(L)", "(R)", "(C)", "(2nd L)", "(2nd R)")),
    "lastday": lambda choice: f"last {_weekday(choice)}",
    "nextday": lambda choice: f"next {_weekday(choice)}",
    "rate": lambda choice: str(choice.randint(70, 160)),
    "score": lambda choice: f"{choice.randint(2, 5)}-{choice.randint(0, 1)}",
    "magn": _magnitude_of_earthquake,
    "percent": _percent,
    "money": _money,
    "date": _date,
    "day": _day,
    "month": _month,
    "year": _year,
    "century": lambda choice: f"{choice.randint(4, 20)}th century",
    "nextyear": lambda choice: str(choice.randint(2026, 2060)),
    "growth": _growth,
    "quantity": _quantity,
    "weekday": _weekday,
    "clock": _time,
}


def draw(symbol: str, choice: random.Random) -> Figure:
    """A random figure of one kind (a key of `MAKERS`)."""
    while True:
        made = figure(MAKERS[symbol](choice))
        if made is not None:
            return made
