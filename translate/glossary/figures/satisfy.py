"""When a value read in a translation may stand for a figure's value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

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
    Range,
    Score,
    Value,
    Weekday,
    Year,
)
from translate.glossary.figures.money import same_money
from translate.glossary.figures.units import same_measure


def count(wanted: Value, found: Sequence[Value]) -> int:
    """How many of the values found may stand for the one wanted; a range or score needs both its sides."""
    if isinstance(wanted, Range):
        return _both(wanted.low, wanted.high, found)
    if isinstance(wanted, Score):
        return _both(Number(Decimal(wanted.first)), Number(Decimal(wanted.second)), found)
    return sum(satisfies(wanted, value) for value in found)


def _both(first: Value, second: Value, found: Sequence[Value]) -> int:
    if first == second:
        return count(first, found) // 2
    return min(count(first, found), count(second, found))


def satisfies(wanted: Value, found: Value) -> bool:
    """Whether `found`, read in the target, carries the value `wanted` of the source."""
    match wanted:
        case Number(amount):
            return _plain(found) == amount
        case Percent(amount):
            match found:
                case Percent(other):
                    return amount == other
                case Part(share):
                    return amount == Decimal(100) * share.numerator / share.denominator
        case Part(share):
            match found:
                case Part(other_share):
                    return share == other_share
                case Percent(other):
                    return other * share.denominator == 100 * share.numerator
        case Ordinal(rank):
            return _plain(found) == rank or found == Century(rank)
        case Money():
            if isinstance(found, Money):
                return same_money(wanted, found)
            # "1,000 pounds" may be a weight.
            weight = wanted.assumed and wanted.currency == "GBP" and found == Quantity(wanted.amount, "pound")
            return weight or found == Number(wanted.amount)
        case Quantity(amount, unit):
            if isinstance(found, Quantity):
                return same_measure(amount, unit, found.amount, found.unit)
            return found == Number(amount)
        case CalendarDate():
            return isinstance(found, CalendarDate) and _same_date(wanted, found)
        case Weekday(number, _, on):
            if isinstance(found, CalendarDate):
                return (
                    on is not None
                    and found.day is not None
                    and _same_date(CalendarDate(on.year, on.month, on.day), found)
                )
            return isinstance(found, Weekday) and found.number == number
        case Year(number):
            if isinstance(found, CalendarDate):
                return found.year == number
            return found in (Year(number), Number(Decimal(number)), Ordinal(number))
        case Decade(first):
            # The first ten years of a century bear its name: the 1900s, 20世纪初.
            return found == wanted or (first % 100 == 0 and found == Century(first // 100 + 1))
        case Position():
            return found == wanted
        case Century(number):
            return found in (wanted, Ordinal(number), Decade((number - 1) * 100))
        case Clock():
            return _same_time(wanted, found)
    return False


def _plain(found: Value) -> Decimal | None:
    """The number in a value where a bare number may be meant by it."""
    match found:
        case Number(amount) | Quantity(amount, _) | Money(amount, _):
            return amount
        case Ordinal(number) | Year(number):
            return Decimal(number)
        case Clock(hour, 0):
            return Decimal(hour)
    return None


def _same_date(wanted: CalendarDate, found: CalendarDate) -> bool:
    """All the parts wanted, where year and month may be implied; a part that is there has to agree."""
    if wanted.day is not None:
        if found.day != wanted.day:
            return False
    elif found.month is None:
        return False
    return all(
        want is None or have is None or want == have
        for want, have in ((wanted.year, found.year), (wanted.month, found.month))
    )


def _same_time(wanted: Clock, found: Value) -> bool:
    if isinstance(found, Number):
        return wanted.minute == 0 and found.amount in (wanted.hour, wanted.hour % 12 or 12)
    if not isinstance(found, Clock) or found.minute != wanted.minute:
        return False
    if found.hour == wanted.hour:
        return True
    return found.hour % 12 == wanted.hour % 12 and not (wanted.half and found.half)
