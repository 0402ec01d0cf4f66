"""What a figure is: where it stands in the English text, of which kind, and its value free of any wording."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """Kinds of figure."""

    NUMBER = "number"
    PERCENT = "percent"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    MONEY = "money"
    QUANTITY = "quantity"
    DATE = "date"
    WEEKDAY = "weekday"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    TIME = "time"
    RANGE = "range"
    SCORE = "score"
    POSITION = "position"


@dataclass(frozen=True)
class Number:
    """A bare number."""

    amount: Decimal


@dataclass(frozen=True)
class Percent:
    """A percentage (5 for 5 %), or a number of percentage points when `points`."""

    amount: Decimal
    points: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Part:
    """A fraction of a whole: a third is 1/3."""

    share: Fraction


@dataclass(frozen=True)
class Ordinal:
    """A place in a sequence, from 1."""

    rank: int


@dataclass(frozen=True)
class Money:
    """An amount of money.

    `currency` is an ISO 4217 code, or `~` and the unit's common name (`~peso`) where the text does not say whose.
    `assumed`: the text names only the unit and the usual country is meant (dollars → USD).
    """

    amount: Decimal
    currency: str
    assumed: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Quantity:
    """An amount of a unit; `unit` is a CLDR unit identifier without its category (`kilometer`, `celsius`)."""

    amount: Decimal
    unit: str


@dataclass(frozen=True)
class CalendarDate:
    """The parts of a date that are written; None where a part is not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True)
class Weekday:
    """A day of the week, Monday = 0; `shift` is -1 for last, 1 for next week's, 0 for neither.

    `on`: the calendar date meant, where the day of publication is known.
    """

    number: int
    shift: int = field(default=0, compare=False)
    on: date | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Year:
    """A calendar year."""

    number: int


@dataclass(frozen=True)
class Decade:
    """Ten years by the first of them: the 1970s is 1970."""

    first: int


@dataclass(frozen=True)
class Century:
    """A century: the 21st is 21."""

    number: int


@dataclass(frozen=True)
class Clock:
    """A time of day.

    `half` is am, pm, or empty where the text shows neither; then an hour below 13 may be either. `zone` is the
    zone's English abbreviation or `local`, empty where none is written.
    """

    hour: int
    minute: int
    half: str = field(default="", compare=False)
    zone: str = field(default="", compare=False)


@dataclass(frozen=True)
class Range:
    """From one value to another of the same sort."""

    low: Value
    high: Value


@dataclass(frozen=True)
class Score:
    """The two sides of a result."""

    first: int
    second: int


@dataclass(frozen=True)
class Position:
    """Where someone stands in a picture: `side` is left, right, centre, front or back; `rank` counts from that side."""

    side: str
    rank: int = 1


Value = (
    Number
    | Percent
    | Part
    | Ordinal
    | Money
    | Quantity
    | CalendarDate
    | Weekday
    | Year
    | Decade
    | Century
    | Clock
    | Range
    | Score
    | Position
)

KINDS: dict[type, Kind] = {
    Number: Kind.NUMBER,
    Percent: Kind.PERCENT,
    Part: Kind.FRACTION,
    Ordinal: Kind.ORDINAL,
    Money: Kind.MONEY,
    Quantity: Kind.QUANTITY,
    CalendarDate: Kind.DATE,
    Weekday: Kind.WEEKDAY,
    Year: Kind.YEAR,
    Decade: Kind.DECADE,
    Century: Kind.CENTURY,
    Clock: Kind.TIME,
    Range: Kind.RANGE,
    Score: Kind.SCORE,
    Position: Kind.POSITION,
}


@dataclass(frozen=True)
class Figure:
    """A dynamic term in the English text.

    `start` and `end` are character offsets, `text` the words between them. `must`: the translation has to carry the
    value; False where English uses the words loosely, so that a good translation may do without: the numbers one to
    ten, a hundred, a thousand and dozen in words, first and second in words, half and quarter, "one in five", a
    month's name alone that may be a person's. `counts`: a counted noun follows ("three talks"), which decides between
    二 and 两, гурав and гурван.
    """

    start: int
    end: int
    text: str
    value: Value
    must: bool = True
    counts: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of the value."""
        return KINDS[type(self.value)]
