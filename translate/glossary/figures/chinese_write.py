"""Figures in the conventions of the Chinese press, each script natively.

Mainland: GB/T 15835-2011 on digits in publications and Xinhua usage; Traditional: the usage of Taiwan's agencies.
"""

from __future__ import annotations

from decimal import Decimal

from translate.glossary.figures.model import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Figure,
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
from translate.glossary.figures.money import currency_names
from translate.glossary.figures.numerals import chinese, chinese_words, plain
from translate.glossary.figures.units import UNITS

_WEEK = "一二三四五六日"
_SIDES = {"left": "左", "right": "右", "centre": "中", "front": "前", "back": "后"}
_ZONES = {
    "BJT": ("北京时间", "北京時間"),
    "GMT": ("格林尼治时间", "格林威治標準時間"),
    "UTC": ("协调世界时", "世界協調時間"),
    "MSK": ("莫斯科时间", "莫斯科時間"),
    "local": ("当地时间", "當地時間"),
    "EST": ("美国东部时间", "美東時間"),
    "EDT": ("美国东部时间", "美東時間"),
    "ET": ("美国东部时间", "美東時間"),
    "CET": ("欧洲中部时间", "歐洲中部時間"),
    "CEST": ("欧洲中部时间", "歐洲中部時間"),
    "BST": ("英国夏令时间", "英國夏令時間"),
    "PST": ("美国太平洋时间", "美西時間"),
    "PDT": ("美国太平洋时间", "美西時間"),
    "MST": ("美国山地时间", "美國山區時間"),
    "MDT": ("美国山地时间", "美國山區時間"),
}
_FAMILY_UNITS = {
    "peso": ("比索", "披索"),
    "krona": ("克朗", "克朗"),
    "dinar": ("第纳尔", "第納爾"),
    "shilling": ("先令", "先令"),
    "kwacha": ("克瓦查", "克瓦查"),
}


def write_chinese(figure: Figure, *, traditional: bool) -> tuple[str, ...]:
    """The renderings of a figure, the preferred one first."""
    return tuple(dict.fromkeys(_Writer(traditional).write(figure.value, figure)))


class _Writer:
    def __init__(self, traditional: bool) -> None:
        self.traditional = traditional
        self.locale = "zh_Hant" if traditional else "zh_Hans"

    def pick(self, simplified: str, traditional: str) -> str:
        return traditional if self.traditional else simplified

    def number(self, amount: Decimal) -> str:
        return chinese(amount, traditional=self.traditional)

    def write(self, value: Value, figure: Figure) -> list[str]:
        match value:
            case Number(amount):
                return self._number(amount, figure)
            case Percent(amount, points):
                mark = self.pick("个百分点", "個百分點") if points else "%"
                spoken = [] if points else [f"百分之{plain(amount)}"]
                return [plain(amount) + mark, *spoken]
            case Part(share):
                bottom, top = share.denominator, share.numerator
                if bottom == 2:
                    return ["一半", "半" + self.pick("数", "數"), self.pick("二分之一", "二分之一")]
                return [f"{self._spoken(bottom)}分之{self._spoken(top)}", f"{bottom}分之{top}"]
            case Ordinal(rank):
                return [f"第{self._spoken(rank)}", f"第{rank}"]
            case Money(amount, currency):
                return [self.number(amount) + name for name in self._currency(currency)]
            case Quantity(amount, unit):
                return self._quantity(amount, unit)
            case CalendarDate():
                return self._date(value)
            case Weekday(day, shift, on):
                return self._weekday(day, shift, on.day if on else None)
            case Year(number):
                return [f"{number}年"]
            case Decade(first):
                age, tens = first // 100 + 1, first % 100
                century = self.pick("世纪", "世紀")
                if not tens:
                    return [f"{age}{century}初", f"{first}年代"]
                modern = [f"{age}{century}{tens}年代", f"{first}年代", f"{tens}年代"]
                return modern if not self.traditional else [modern[1], modern[0], modern[2]]
            case Century(number):
                return [str(number) + self.pick("世纪", "世紀"), self._spoken(number) + self.pick("世纪", "世紀")]
            case Clock():
                return self._clock(value)
            case Range(low, high):
                return self._range(low, high, figure)
            case Score(first, second):
                return [f"{first}比{second}", f"{first}:{second}", f"{first}-{second}"]
            case Position(side, rank):
                name = _SIDES[side] if side != "back" else self.pick("后", "後")
                return [f"（{name}{chinese_words(rank) if rank > 1 else ''}）"]
        raise AssertionError(value)

    def _spoken(self, number: int) -> str:
        return chinese_words(number) if number < 100 else str(number)

    def _number(self, amount: Decimal, figure: Figure) -> list[str]:
        digits = self.number(amount)
        if figure.text[:1].isdigit() or amount > 10 or amount != int(amount) or amount < 0:
            return [digits, plain(amount)]
        if amount == 2:
            two = self.pick("两", "兩")
            return [two, "二", "2"] if figure.counts else ["二", two, "2"]
        return [chinese_words(int(amount)), digits]

    def _currency(self, currency: str) -> tuple[str, ...]:
        if currency.startswith("~"):
            return (self.pick(*_FAMILY_UNITS[currency[1:]]),)
        return currency_names(currency, self.locale)

    def _quantity(self, amount: Decimal, unit: str) -> list[str]:
        cold = ""
        if amount < 0 and unit in ("celsius", "fahrenheit", "degree"):
            cold, amount = self.pick("零下", "零下"), -amount
        names = UNITS[unit].hant if self.traditional else UNITS[unit].zh
        forms = [cold + self.number(amount) + name for name in names]
        if self.traditional and unit in ("celsius", "fahrenheit"):
            scale = "攝氏" if unit == "celsius" else "華氏"
            forms.insert(0, f"{scale}{cold}{self.number(amount)}度")
        return forms

    def _date(self, value: CalendarDate) -> list[str]:
        year = f"{value.year}年" if value.year else ""
        month = f"{value.month}月" if value.month else ""
        forms = [year + month + (f"{value.day}日" if value.day else "")]
        if value.year and value.month:
            forms.append(forms[0].removeprefix(year))
        if value.day:
            forms.append(f"{value.day}日")
        return forms

    def _weekday(self, day: int, shift: int, date_day: int | None) -> list[str]:
        names = [self.pick("周", "週"), "星期", self.pick("礼拜", "禮拜")]
        before = {-1: "上", 0: "", 1: "下"}[shift]
        forms = [before + name + _WEEK[day] for name in names]
        plain_forms = [name + _WEEK[day] for name in names] if shift else []
        return [*forms, *plain_forms, *([f"{date_day}日"] if date_day else [])]

    def _clock(self, value: Clock) -> list[str]:
        zone = self.pick(*_ZONES[value.zone]) if value.zone in _ZONES else ""
        hour = self.pick("时", "時")
        if not value.half:
            numeric = f"{value.hour:02d}:{value.minute:02d}"
            spoken = f"{value.hour}{hour}" + (f"{value.minute:02d}分" if value.minute else "")
            return [zone + numeric, zone + spoken]
        part = (
            "凌晨"
            if value.hour < 6
            else "上午"
            if value.hour < 12
            else "中午"
            if value.hour == 12
            else "下午"
            if value.hour < 18
            else "晚上"
        )
        minute = f"{value.minute:02d}分" if value.minute else ""
        twelve = value.hour % 12 or 12
        point = self.pick("点", "點")
        return [
            f"{zone}{part}{twelve}{self.pick(hour, point)}{minute}",
            f"{zone}{part}{twelve}{self.pick(point, hour)}{minute}",
            f"{zone}{value.hour}{hour}{minute}",
            f"{zone}{value.hour:02d}:{value.minute:02d}",
        ]

    def _range(self, low: Value, high: Value, figure: Figure) -> list[str]:
        to = "至"
        if isinstance(low, CalendarDate) and isinstance(high, CalendarDate):
            last = f"{high.day}日" if low.month == high.month else f"{high.month}月{high.day}日"
            return [f"{self._date(low)[0]}{to}{last}", f"{self._date(low)[0]}-{last}"]
        first, second = self.write(low, figure)[0], self.write(high, figure)[0]
        if isinstance(low, Year | Percent):
            return [f"{first}{to}{second}", f"{first}-{second}"]
        if isinstance(low, Money | Quantity) and isinstance(high, Money | Quantity):
            bare, full = self.number(low.amount), self.number(high.amount)
            unit = second.removeprefix(full)
            if bare[-1:] == full[-1:] and not bare[-1:].isdigit():
                return [f"{first}{to}{second}", f"{bare}{to}{full}{unit}"]
            return [f"{bare}{to}{second}" if bare[-1].isdigit() and full[-1].isdigit() else f"{first}{to}{second}"]
        return [f"{first}{to}{second}", f"{first}-{second}"]
