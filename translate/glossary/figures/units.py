"""Units of measure: their English names, their names in the editions' press, and what they come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Unit:
    """A unit. `english` is a regular expression; `dimension` and `factor` (to the dimension's base unit) tell which
    amounts are the same; `zh`, `hant`, `mn` are the press names, the first preferred."""

    english: str
    zh: tuple[str, ...]
    hant: tuple[str, ...]
    mn: tuple[str, ...]
    dimension: str
    factor: Decimal

    @property
    def symbols(self) -> tuple[str, ...]:
        """The international symbols among the English forms."""
        return tuple(form for form in _alternatives(self.english) if form in _SYMBOLS)


_SYMBOLS = {
    "km",
    "m",
    "cm",
    "mm",
    "kg",
    "g",
    "mg",
    "ha",
    "MW",
    "GW",
    "kW",
    "kWh",
    "MWh",
    "GWh",
    "TWh",
    "TB",
    "GB",
    "MB",
    "°C",
    "°F",
    "km/h",
    "km²",
    "m²",
    "m³",
    "mph",
}


def _unit(english: str, zh: str, hant: str, mn: str, dimension: str, factor: str) -> Unit:
    return Unit(english, tuple(zh.split("|")), tuple(hant.split("|")), tuple(mn.split("|")), dimension, Decimal(factor))


# Factors of non-metric units are exact by definition (international yard and pound agreement of 1959; US barrel,
# gallon). Case matters in the symbols (MW, mW), not in the words.
UNITS: dict[str, Unit] = {
    "kilometer-per-hour": _unit(
        r"(?:kilomet(?:er|re)s?|km)(?: per | an |/)(?:hour|hr|h)|kph|kmh|km/h",
        "公里/小时|千米/小时",
        "公里/小時",
        "км/цаг|километр/цаг",
        "speed",
        "1",
    ),
    "mile-per-hour": _unit(
        r"miles?(?: per | an )hour|mph", "英里/小时", "英里/小時|英里/小時", "миль/цаг", "speed", "1.609344"
    ),
    "square-kilometer": _unit(
        r"square[ -]kilomet(?:er|re)s?|sq\.? ?km|km²|km2",
        "平方公里|平方千米",
        "平方公里",
        "хавтгай дөрвөлжин километр|км²|км2|ам дөрвөлжин километр|кв.км",
        "area",
        "1000000",
    ),
    "square-meter": _unit(
        r"square[ -]met(?:er|re)s?|sq\.? ?m|m²|m2",
        "平方米",
        "平方公尺|平方米|平方公尺",
        "метр квадрат|м²|м2|квадрат метр|ам метр|м.кв",
        "area",
        "1",
    ),
    "square-mile": _unit(
        r"square[ -]miles?", "平方英里", "平方英里|平方英哩", "квадрат миль", "area", "2589988.110336"
    ),
    "square-foot": _unit(
        r"square[ -](?:feet|foot)", "平方英尺", "平方英尺|平方呎", "квадрат фут", "area", "0.09290304"
    ),
    "hectare": _unit(r"hectares?|ha", "公顷", "公頃", "га|гектар", "area", "10000"),
    "acre": _unit(r"acres?", "英亩", "英畝", "акр", "area", "4046.8564224"),
    "cubic-meter": _unit(
        r"cubic[ -]met(?:er|re)s?|m³", "立方米", "立方公尺|立方米", "шоо метр|куб метр|м³|м.куб", "volume", "1"
    ),
    "liter": _unit(r"lit(?:er|re)s?", "升|公升", "公升|升", "литр|л", "volume", "0.001"),
    "gallon": _unit(r"gallons?", "加仑", "加侖", "галлон", "volume", "0.003785411784"),
    "barrel": _unit(r"barrels?", "桶", "桶", "баррель|баррел", "volume", "0.158987294928"),
    "nautical-mile": _unit(r"nautical[ -]miles?", "海里", "海里|浬|海浬", "далайн миль", "length", "1852"),
    "kilometer": _unit(r"kilomet(?:er|re)s?|kms?", "公里|千米", "公里", "километр|км", "length", "1000"),
    "centimeter": _unit(r"centimet(?:er|re)s?|cm", "厘米|公分", "公分|厘米", "сантиметр|см", "length", "0.01"),
    "millimeter": _unit(r"millimet(?:er|re)s?|mm", "毫米", "公釐|毫米", "миллиметр|мм", "length", "0.001"),
    "meter": _unit(r"met(?:er|re)s?|m", "米|公尺", "公尺|米", "метр|м", "length", "1"),
    "mile": _unit(r"miles?", "英里|哩", "英里|英哩|哩", "миль|бээр", "length", "1609.344"),
    "yard": _unit(r"yards?", "码", "碼", "ярд", "length", "0.9144"),
    "foot": _unit(r"feet|foot|ft", "英尺|呎", "英尺|呎|英呎", "фут", "length", "0.3048"),
    "inch": _unit(r"inch(?:es)?", "英寸|吋", "英寸|吋|英吋", "инч|дюйм", "length", "0.0254"),
    "light-year": _unit(r"light[ -]years?", "光年", "光年", "гэрлийн жил", "length", "9460730472580800"),
    "tonne": _unit(r"(?:metric[ -])?ton(?:ne)?s?", "吨|公吨", "公噸|噸", "тонн|тн", "mass", "1000"),
    "kilogram": _unit(r"kilogram(?:me)?s?|kilos?|kgs?", "公斤|千克", "公斤|千克", "килограмм|кг", "mass", "1"),
    "milligram": _unit(r"milligram(?:me)?s?|mg", "毫克", "毫克", "миллиграмм|мг", "mass", "0.000001"),
    "gram": _unit(r"gram(?:me)?s?|g", "克", "公克|克", "грамм|гр", "mass", "0.001"),
    "pound": _unit(r"pounds?|lbs?", "磅", "磅", "фунт", "mass", "0.45359237"),
    "ounce": _unit(r"ounces?|oz", "盎司", "盎司", "унц|унци", "mass", "0.028349523125"),
    "celsius": _unit(
        r"degrees? (?:Celsius|centigrade)|°C|℃",
        "摄氏度|℃",
        "攝氏度|℃",
        "хэм|°C|градус",
        "temperature-c",
        "1",
    ),
    "fahrenheit": _unit(
        r"degrees? Fahrenheit|°F|℉",
        "华氏度|℉",
        "華氏度|℉",
        "фаренгейтийн хэм|°F|фаренгейт",
        "temperature-f",
        "1",
    ),
    "degree": _unit(r"degrees?|°", "度|摄氏度", "度", "градус|хэм|°", "angle", "1"),
    "terawatt-hour": _unit(r"terawatt[ -]hours?|TWh", "太瓦时", "太瓦時", "тераватт цаг|ТВт.ц", "energy", "1000000000"),
    "gigawatt-hour": _unit(r"gigawatt[ -]hours?|GWh", "吉瓦时", "吉瓦時", "гигаватт цаг|ГВт.ц", "energy", "1000000"),
    "megawatt-hour": _unit(
        r"megawatt[ -]hours?|MWh", "兆瓦时", "百萬瓦時|兆瓦時", "мегаватт цаг|МВт.ц", "energy", "1000"
    ),
    "kilowatt-hour": _unit(
        r"kilowatt[ -]hours?|kWh", "千瓦时|度", "千瓦小時|千瓦時|度", "киловатт цаг|кВт.ц|кВт цаг", "energy", "1"
    ),
    "gigawatt": _unit(r"gigawatts?|GW", "吉瓦", "吉瓦", "гигаватт|ГВт", "power", "1000000"),
    "megawatt": _unit(r"megawatts?|MW", "兆瓦", "百萬瓦|兆瓦", "мегаватт|МВт", "power", "1000"),
    "kilowatt": _unit(r"kilowatts?|kW", "千瓦", "千瓦|瓩", "киловатт|кВт", "power", "1"),
    "volt": _unit(r"volts?", "伏|伏特", "伏特|伏", "вольт", "voltage", "1"),
    "knot": _unit(r"knots?", "节", "節", "зангилаа", "knots", "1"),
    "gigahertz": _unit(r"gigahertz|G[Hh]z", "吉赫|吉赫兹|GHz", "吉赫|GHz", "ГГц|гигагерц|GHz", "frequency", "1000"),
    "megahertz": _unit(r"megahertz|M[Hh]z", "兆赫|兆赫兹|MHz", "兆赫|MHz", "МГц|мегагерц|MHz", "frequency", "1"),
    "terabyte": _unit(r"terabytes?|TB", "TB|太字节", "TB", "терабайт|ТБ", "data", "1000000"),
    "gigabyte": _unit(r"gigabytes?|GB", "GB|吉字节", "GB", "гигабайт|ГБ", "data", "1000"),
    "megabyte": _unit(r"megabytes?|MB", "MB|兆字节", "MB", "мегабайт|МБ", "data", "1"),
}

_SYMBOL = re.compile(r"^(?:[A-Za-z]{1,2}|[kMGT]Wh?|[MG]\[Hh\]z|°[CF]|[℃℉°]|k?m[²³])$")


def _english() -> re.Pattern[str]:
    # A symbol is matched in its exact case, a word in any. Longest alternatives first ("square miles" before "miles").
    names = []
    for key, unit in UNITS.items():
        forms = [f if _SYMBOL.match(f) else f"(?i:{f})" for f in _alternatives(unit.english)]
        names.append(f"(?P<{key.replace('-', '_')}>{'|'.join(forms)})")
    return re.compile(rf"(?:[ \u00a0]|-)?(?:{'|'.join(names)})(?![A-Za-z0-9²³])")


def _alternatives(pattern: str) -> list[str]:
    """The top-level alternatives of a small regular expression."""
    parts, depth, last = [], 0, 0
    for at, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(pattern[last:at])
            last = at + 1
    return [*parts, pattern[last:]]


_ENGLISH = _english()


def unit_at(text: str, start: int) -> tuple[str, int] | None:
    """The unit written at `start` (after a space, a hyphen or nothing) and where it ends."""
    match = _ENGLISH.match(text, start)
    if match is None:
        return None
    key = match.lastgroup
    assert key is not None
    return key.replace("_", "-"), match.end()


def same_measure(amount: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Whether two quantities are exactly the same; a speed may be read without its "per hour"."""
    if unit == other_unit:
        return amount == other
    first, second = UNITS[unit], UNITS[other_unit]
    if {unit, other_unit} in ({"kilometer-per-hour", "kilometer"}, {"mile-per-hour", "mile"}):
        return amount == other
    if "degree" in (unit, other_unit) and {first.dimension, second.dimension} & {"temperature-c", "temperature-f"}:
        return amount == other
    return first.dimension == second.dimension and amount * first.factor == other * second.factor
