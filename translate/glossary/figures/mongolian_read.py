"""Reading the values of the figures in Mongolian text (Cyrillic), in any case form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from translate.glossary.figures.model import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Money,
    Number,
    Ordinal,
    Part,
    Percent,
    Position,
    Quantity,
    Value,
    Weekday,
    Year,
)
from translate.glossary.figures.money import sign_after, sign_before

_L = "а-яөүёА-ЯӨҮЁ"
_ROOTS = {
    1: "нэг", 2: "хоёр", 3: "гурван|гурав|гурв", 4: "дөрвөн|дөрөв|дөрв", 5: "таван|тав",
    6: "зургаан|зургаа|зурга", 7: "долоон|долоо|дол", 8: "найман|найм", 9: "есөн|есэн|ес",
    10: "арван|арав|арв", 20: "хорин|хорь|хори", 30: "гучин|гуч", 40: "дөчин|дөч",
    50: "тавин|тавь|тави", 60: "жаран|жар", 70: "далан|дал", 80: "наян|ная", 90: "ерэн|ерэ|ер",
    100: "зуун|зуу", 1000: "мянган|мянга|мянг", 10**6: "саян|сая", 10**9: "тэрбум", 10**12: "их наяд|триллион",
}  # fmt: skip
_ROOT_VALUE = {root: value for value, roots in _ROOTS.items() for root in roots.split("|")}
_TENS_JOINED = {
    "арван": 10,
    "хорин": 20,
    "гучин": 30,
    "дөчин": 40,
    "тавин": 50,
    "жаран": 60,
    "далан": 70,
    "наян": 80,
    "ерэн": 90,
}
# Any run of case and reflexive endings; that it takes more than grammar allows does no harm to reading a value.
_ENDING = (
    r"(?:г?ийн|ын|ны|ний|ийг|ыг|г|[гн]?(?:аа|ээ|оо|өө)[срнд]?|т[аоэ]й|нд|[дт]|[аэоө]д|(?:уул|үүл)[а-яөүё]*"
    r"|[иь]?[аоэө][сдр]|хан|хон|хөн|хэн)?"
    r"(?:аа|ээ|оо|өө)?"
)
_ORDER = r"(?:дугаар|дүгээр|дагч|дэгч|догч|дахь|дэхь|дэх|дох|дөх)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.])|\d+(?:[.,]\d+)?"
_ANY_ROOT = "|".join(sorted(_ROOT_VALUE, key=len, reverse=True))
_ATOM = re.compile(
    rf"(?<![A-Za-z\d{_L}])(?<!\d[.,])(?:(?<![A-Za-z{_L}][-–])|(?<=\bсар[-–]))(?P<digits>{_DIGITS})"
    rf"(?P<case>[-–]?\s?(?:р(?:т|ын|д)?|{_ORDER}[а-яөүё]*)(?![{_L}])|[-–][а-яөүё]{{1,5}}(?![{_L}]))?"
    rf"|(?<![{_L}])(?:(?P<tens>{'|'.join(_TENS_JOINED)})\s?)?(?P<root>{_ANY_ROOT})"
    rf"(?P<ending>{_ORDER}[а-яөүё]*|{_ENDING})(?![{_L}])",
    re.IGNORECASE,
)
_VAGUE_BEFORE = re.compile(r"(?:^|\s)(?:хэдэн|олон|хэд)\s$", re.IGNORECASE)
_ORDER_AFTER = re.compile(rf"\s?[-–]?\s?{_ORDER}[а-яөүё]*(?![{_L}])", re.IGNORECASE)
_JOINT = re.compile(r"\s?(?:[-–—]|,|ба|болон|буюу|эсвэл|юмуу|юм уу)?\s?")
_PERCENT = re.compile(r"(?:\s(?:гаруй|орчим|илүү))?\s?(?:нэгж )?(?:%|хув[ьи]|процент)", re.IGNORECASE)
_YEAR = re.compile(rf"\s?он(?:ы|д|оос|оор|той|ыг|оо|г|ыхоо|оосоо)?(?:х[а-яөүё]*)?(?![{_L}])", re.IGNORECASE)
_DECADE_ENDING = re.compile(r"[-–](?:аад|ээд|оод|өөд|иад|иод|ад|эд|од|өд|д)$")
_MONTH = re.compile(
    rf"\s?сар(?P<case>ын|д|аас|ыг|аар|тай|ынх[а-яөүё]*|ууд[а-яөүё]*)?[а-яөүё]{{0,4}}(?![{_L}])", re.IGNORECASE
)
_DAY_RANGE = re.compile(r"\s?[-–—]\s?(\d{1,2})(?![\d.,])")
_CLOCK = re.compile(r":(?P<minute>[0-5]\d)(?!\d)")
_HOURS = re.compile(
    r"(?:[-–][а-яөүё]+)?\s?цаг(?:ийн|т|аас|ыг|аар)?(?:\s(?P<minute>[0-5]?\d)\s?(?:минут|мин))?", re.IGNORECASE
)
_PM = re.compile(r"(?:орой|үдэш|үдээс хойш)[а-яөүё]*\s(?:\S+\s)?$", re.IGNORECASE)
_AM = re.compile(r"(?:өглөө|үүр|үдээс өмнө)[а-яөүё]*\s(?:\S+\s)?$", re.IGNORECASE)
_ROMAN = re.compile(rf"(?<![A-Za-z{_L}])(?P<roman>[IVXХ]+)(?=(?:\s|-р\s)(?:зуу|дугаар|дүгээр|сар|бага|их|дэлхийн))")
_WEEK = {"даваа": 0, "мягмар": 1, "лхагва": 2, "пүрэв": 3, "баасан": 4, "бямба": 5, "ням": 6}
_WEEKDAY = re.compile(
    rf"(?<![{_L}])(?P<name>{'|'.join(n + '|' + n.title() for n in _WEEK)})(?P<ending>[а-яөүё]{{0,5}})(?![{_L}])"
    r"(?P<mark>\s(?:гара|гариг|өдөр)|,)?"
)
_NUMBERED_DAY = re.compile(r"(нэг|хоёр|гурав|дөрөв|тав|хагас|бүтэн)\s?(?:дахь|дэх|сайн)\s?өдөр", re.IGNORECASE)
_NUMBERED = {"нэг": 0, "хоёр": 1, "гурав": 2, "дөрөв": 3, "тав": 4, "хагас": 5, "бүтэн": 6}
_POSITION = re.compile(
    r"\((?P<before>[^()]{0,8}?)(?P<side>зүүн|баруун|төв|гол|дунд|урд|хойд|ард)(?P<rest>[^()]{0,25})\)", re.IGNORECASE
)
_SIDES = {
    "зүүн": "left",
    "баруун": "right",
    "төв": "centre",
    "гол": "centre",
    "дунд": "centre",
    "урд": "front",
    "хойд": "back",
    "ард": "back",
}
_HALF = re.compile(rf"(?<![{_L}])(?:хагас|тэн хагас|тал(?:ыг|аас|ын|д|ынх)?)[а-яөүё]{{0,4}}(?![{_L}])", re.IGNORECASE)
_FIRST = re.compile(rf"(?<![{_L}])(?:анх(?:ны|дугаар|лан)?|эхний)(?![{_L}])", re.IGNORECASE)


@dataclass(frozen=True)
class _Term:
    """A numeral: `end` is after its case ending, `ending` that ending, `raw` its digits (empty when in words)."""

    start: int
    end: int
    mantissa: Decimal
    scale: int
    ending: str
    raw: str

    @property
    def value(self) -> Decimal:
        return self.mantissa * self.scale

    @property
    def small(self) -> int:
        return int(self.value) if self.value == int(self.value) else 0


def read_mongolian(text: str) -> tuple[Value, ...]:
    """The values in `text`, in order; where a number may be read in two ways (3 цаг), both."""
    found: list[tuple[int, Value]] = []
    for match in _WEEKDAY.finditer(text):
        name = match["name"]
        if name[0].islower() or (match["mark"] or ",") != ",":
            found.append((match.start(), Weekday(_WEEK[name.lower()])))
    for match in _NUMBERED_DAY.finditer(text):
        found.append((match.start(), Weekday(_NUMBERED[match[1].lower()])))
    for match in _POSITION.finditer(text):
        ranks = [term.small for term in _terms(match["rest"])]
        found.append((match.start(), Position(_SIDES[match["side"].lower()], ranks[0] if ranks else 1)))
    for match in _ROMAN.finditer(text):
        rank = _roman(match["roman"])
        after = text[match.end() :].lstrip("-р ").lower()
        if after.startswith("сар") and rank <= 12:
            found.append((match.start(), CalendarDate(None, rank)))
        else:
            found.append((match.start(), Century(rank) if after.startswith("зуу") else Ordinal(rank)))
    found.extend((match.start(), Part(Fraction(1, 2))) for match in _HALF.finditer(text))
    found.extend((match.start(), Ordinal(1)) for match in _FIRST.finditer(text))
    found.extend(_numbers(text))
    return tuple(value for _, value in sorted(found, key=lambda item: item[0]))


def _roman(text: str) -> int:
    numbers = [{"I": 1, "V": 5, "X": 10}[char] for char in text.replace("Х", "X")]
    return sum(-n if n < max(numbers[i:]) else n for i, n in enumerate(numbers))


class _Sum:
    """A number read part by part: "1 сая 500 мянга", "зуун тавин"; `take` refuses a part that begins another number."""

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.raw = match.start(), match["digits"] or ""
        self.closed, self.open = Decimal(0), Decimal(0)
        self.limit = 10**15
        self.end, self.ending = match.end(), ""
        self._add(match, *_part(match))

    def take(self, match: re.Match[str], gap: str) -> bool:
        if self.ending or gap.strip() or len(gap) > 1:
            return False
        value, scale = _part(match)
        if scale >= 1000:
            fits = bool(self.open) and scale < self.limit
        elif scale == 100:
            fits = (0 < self.open < 10) if value == 1 else not self.open
        else:
            fits = (not self.open and value < self.limit) or (
                self.open % 100 == 0 and value < 100 and not match["digits"]
            )
        if fits:
            self._add(match, value, scale)
        return fits

    def _add(self, match: re.Match[str], value: Decimal, scale: int) -> None:
        if scale >= 1000:
            self.closed += (self.open or value) * scale
            self.open, self.limit = Decimal(0), scale
        elif scale == 100:
            self.open = (self.open or value) * 100
        else:
            self.open += value
        self.end = match.end()
        self.ending = ((match["case"] if match["digits"] else match["ending"]) or "").strip()

    def term(self) -> _Term:
        scale = self.limit if self.closed and not self.open else 1
        return _Term(self.start, self.end, (self.closed + self.open) / scale, scale, self.ending, self.raw)


def _part(match: re.Match[str]) -> tuple[Decimal, int]:
    """An atom's number and its scale: (12, 1) for арван хоёр, (1, 1000) for мянга, (20, 1000) for хорин мянга."""
    if match["digits"]:
        return Decimal(_plain_digits(match["digits"])), 1
    root, tens = _ROOT_VALUE[match["root"].lower()], _TENS_JOINED.get((match["tens"] or "").lower(), 0)
    if root >= 100:
        return Decimal(tens or 1), root
    return Decimal(root + tens), 1


def _terms(text: str) -> list[_Term]:
    terms: list[_Term] = []
    number: _Sum | None = None
    for match in _ATOM.finditer(text):
        if number and number.take(match, text[number.end : match.start()]):
            continue
        if number:
            terms.append(number.term())
        number = None
        if (
            not match["digits"]
            and _part(match)[0] * _part(match)[1] >= 10
            and _VAGUE_BEFORE.search(text[max(0, match.start() - 7) : match.start()])
        ):
            continue
        number = _Sum(match)
    if number:
        terms.append(number.term())
    return terms


def _plain_digits(raw: str) -> str:
    raw = re.sub(r"[ \u00a0\u202f]", "", raw)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", raw):
        return raw.replace(",", "")
    return raw.replace(",", ".")


def _numbers(text: str) -> Iterator[tuple[int, Value]]:
    terms = _terms(text)
    readings: list[list[Value]] = []
    skip = 0
    for index in range(len(terms)):
        if index < skip:
            readings.append([])
            continue
        values, used = _read(text, terms, index)
        readings.append(values)
        skip = index + 1 + used
    for index in range(len(terms) - 1):
        low, high = terms[index], terms[index + 1]
        if _JOINT.fullmatch(text, low.end, high.start):
            readings[index].extend(_shared(low, high, readings[index + 1]))
    for term, values in zip(terms, readings, strict=True):
        for value in values:
            yield term.start, value


def _stem(name: str) -> str:
    """A name as a pattern that also meets its case forms: юань, юаниар."""
    return re.escape(name[:-1]) + "[ьи]" if name.endswith("ь") else re.escape(name)


def _lemma(name: str) -> str:
    name = name.lower()
    return name[:-1] + "ь" if name.endswith(("ни", "ли")) else name


def _shared(low: _Term, high: _Term, values: list[Value]) -> Iterator[Value]:
    """What the lower end of a range means when unit and magnitude are written once, after the upper end."""
    amounts = [low.value]
    if low.scale == 1 and high.scale > 1 and low.mantissa < high.mantissa:
        amounts.append(low.mantissa * high.scale)
        yield Number(amounts[1])
    for value in values:
        if isinstance(value, Percent | Money | Quantity):
            for amount in amounts:
                yield replace(value, amount=amount)


def _read(text: str, terms: list[_Term], index: int) -> tuple[list[Value], int]:
    """The values of one numeral, and how many later numerals it uses up."""
    term = terms[index]
    following = terms[index + 1] if index + 1 < len(terms) else None
    value, end = term.value, term.end
    if _PERCENT.match(text, end):
        return [Percent(-value), Percent(value)] if _negative(text, term) else [Percent(value)], 0
    if (
        term.ending.lstrip("-–") in ("ны", "ний")
        and following
        and 0 < following.value < term.value <= 1000
        and term.small
        and text[end : following.start] == " "
        and not re.search(r"сарын\s$", text[max(0, term.start - 6) : term.start])
    ):
        return [Part(Fraction(following.value) / term.small)], 1
    if (
        term.raw
        and re.match(r"/\d", text[end:])
        and following
        and following.start == end + 1
        and 0 < term.value < following.value
    ):
        return [Part(Fraction(term.value) / following.small)] if following.small else [], 1
    order = _ORDER_AFTER.match(text, end)
    ranked = bool(order) or bool(re.match(rf"[-–]?\s?(?:р|{_ORDER})", term.ending))
    after = order.end() if order else end
    year = _year(text, terms, index)
    if year:
        return year
    month = _month(text, terms, index, after, ranked)
    if month:
        date, used = month
        values: list[Value] = list(date)
        if order and order.group().strip()[:3] in ("дах", "дэх"):  # the fifth month of something
            values.append(Ordinal(term.small))
        return values if ranked or used else [*values, Number(value)], used
    if re.match(r"\s?зуу", text[after : after + 4]) and ranked:
        return [Century(term.small)], 0
    clock = _clock(text, terms, index)
    if clock:
        return clock
    if ranked:
        return [Ordinal(term.small)], 0
    money = _money(text, term)
    if money:
        return [money], 0
    unit = _units().match(text, end)
    if unit:
        cold = _negative(text, term)
        return [Quantity(-value if cold else value, _unit_names()[_lemma(unit["unit"])])], 0
    if term.raw and term.ending and re.match(r"[-–]н[аоэө]?[дсыи]", term.ending) and 1 <= value <= 31:
        return [Number(value), CalendarDate(None, None, term.small)], 0
    return [Number(value)], 0


def _negative(text: str, term: _Term) -> bool:
    return bool(re.search(r"(?:хасах|(?<![\d\w])[-−])\s?$", text[max(0, term.start - 7) : term.start], re.IGNORECASE))


def _year(text: str, terms: list[_Term], index: int) -> tuple[list[Value], int] | None:
    """2016 он, 2016 оны 12 дугаар сарын 1, 1970-аад он, 2016-2018 он, 2016.12.01."""
    term = terms[index]
    if not term.raw.isdigit() or term.scale != 1:
        return None
    decade = _DECADE_ENDING.search(term.ending)
    if decade and _YEAR.match(text, term.end) and term.small % 10 == 0:
        return [
            Decade(term.small if term.small >= 100 else 1900 + term.small if term.small >= 30 else 2000 + term.small)
        ], 0
    if len(term.raw) != 4:
        return None
    numeric = re.compile(r"([-/.])(\d{1,2})\1(\d{1,2})(?!\d)").match(text, term.start + 4)
    if numeric and int(numeric[2]) <= 12 and int(numeric[3]) <= 31:
        return [CalendarDate(term.small, int(numeric[2]), int(numeric[3]))], sum(
            t.start < numeric.end() for t in terms[index + 1 :]
        )
    mark = _YEAR.match(text, term.end)
    if not mark:
        following = terms[index + 1] if index + 1 < len(terms) else None
        if (
            following
            and len(following.raw) == 4
            and following.raw.isdigit()
            and len(text[term.end : following.start]) < 4
        ):
            return ([Year(term.small)], 0) if _YEAR.match(text, following.end) else None
        return None
    if index + 1 < len(terms) and terms[index + 1].start - mark.end() == 1:
        later = terms[index + 1]
        order = _ORDER_AFTER.match(text, later.end)
        month = _month(text, terms, index + 1, order.end() if order else later.end, ranked=True)
        if month:
            dates, used = month
            return [replace(date, year=term.small) for date in dates], used + 1
    return [Year(term.small)], 0


def _month(
    text: str, terms: list[_Term], index: int, after: int, ranked: bool
) -> tuple[list[CalendarDate], int] | None:
    """The month `terms[index]` names, with its day or days: 12 дугаар сарын 1-нд, арванхоёрдугаар сарын 17-23."""
    term = terms[index]
    mark = _MONTH.match(text, after)
    if not mark or term.scale != 1 or not 1 <= term.value <= 12 or not term.small:
        return None
    month = term.small
    if mark["case"] == "ын" and index + 1 < len(terms):
        day = terms[index + 1]
        if (
            day.start - mark.end() <= 1
            and 1 <= day.value <= 31
            and not _PERCENT.match(text, day.end)
            and day.scale == 1
        ):
            dates = [CalendarDate(None, month, day.small)]
            if index + 2 < len(terms):
                last = terms[index + 2]
                gap = text[day.end : last.start]
                if (
                    re.fullmatch(r"\s?(?:[-–—]|,|ба|болон|хүртэл)\s?", gap)
                    and 1 <= last.value <= 31
                    and last.scale == 1
                    and last.raw
                ):
                    return [*dates, CalendarDate(None, month, last.small)], 2
            return dates, 1
    return ([CalendarDate(None, month)], 0) if ranked or mark["case"] else None


def _clock(text: str, terms: list[_Term], index: int) -> tuple[list[Value], int] | None:
    term = terms[index]
    before = text[max(0, term.start - 22) : term.start]
    half = "pm" if _PM.search(before) else "am" if _AM.search(before) else ""
    colon = _CLOCK.match(text, term.end) if term.raw.isdigit() and term.value <= 24 else None
    hours = _HOURS.match(text, term.end)
    if colon:
        hour, minute, end = term.small, int(colon["minute"]), colon.end()
        extra: list[Value] = []
    elif hours and re.fullmatch(r"\d{1,2}\.[0-5]\d", term.raw):
        hour, minute, end, extra = (
            int(term.raw.split(".")[0]),
            int(term.raw.split(".")[1]),
            term.end,
            [Number(term.value)],
        )
    elif hours and term.small and term.value <= 24 and term.scale == 1:
        hour, minute, end = term.small, int(hours["minute"] or 0), hours.end()
        extra = [] if hours["minute"] else [Number(term.value)]
    else:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    return [Clock(hour % 24, minute, half), *extra], sum(t.start < end for t in terms[index + 1 :])


def _money(text: str, term: _Term) -> Money | None:
    match = _currencies().match(text, term.end)
    if match:
        return Money(term.value, _currency_names()[_lemma(match["name"])])
    sign = sign_before(text, term.start) or sign_after(text, term.end)
    return Money(term.value, sign) if sign else None


@cache
def _currency_names() -> dict[str, str]:
    from babel.core import Locale

    from translate.glossary.figures.money import FAMILY_NAMES, PRESS

    names = {name: f"~{family}" for name, family in FAMILY_NAMES["mn"].items()}
    for code, name in Locale.parse("mn").currencies.items():
        names.setdefault(name.lower(), code)
    for code, press in PRESS.items():
        for name in press.mn:
            names.setdefault(name.lower(), code)
    return {_lemma(name): code for name, code in names.items()}


@cache
def _currencies() -> re.Pattern[str]:
    names = sorted(_currency_names(), key=len, reverse=True)
    return re.compile(rf"(?:\sгаруй|\sорчим)?\s?(?P<name>{'|'.join(map(_stem, names))})", re.IGNORECASE)


@cache
def _unit_names() -> dict[str, str]:
    from translate.glossary.figures.units import UNITS

    names: dict[str, str] = {}
    for key, unit in UNITS.items():
        for name in (*unit.mn, *unit.symbols):
            names.setdefault(name.lower(), key)
    return {_lemma(name): key for name, key in names.items()}


@cache
def _units() -> re.Pattern[str]:
    # An abbreviation stands alone or takes its ending after a hyphen; a word takes it directly.
    names = sorted(_unit_names(), key=len, reverse=True)
    words = [_stem(n) + (r"[а-яөүё]*" if len(n) > 3 and n.isalpha() else rf"(?![A-Za-z{_L}])") for n in names]
    whole = "|".join(f"(?:{word})" for word in words)
    stems = "|".join(map(_stem, names))
    return re.compile(
        rf"(?=(?:\sгаруй|\sорчим)?(?:-ын)?\s?(?:{whole}))(?:\sгаруй|\sорчим)?(?:-ын)?\s?(?P<unit>{stems})",
        re.IGNORECASE,
    )
