"""Writing numbers the way the editions' press does."""

from __future__ import annotations

from decimal import Decimal

_HAN_DIGITS = "零一二三四五六七八九十"


def plain(amount: Decimal) -> str:
    """Digits without grouping and without trailing zeros after the point."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _places(amount: Decimal) -> int:
    return len(plain(amount).partition(".")[2])


def chinese(amount: Decimal, *, traditional: bool = False) -> str:
    """Digits up to 9999; above, with 万 and 亿 where at most two places follow the point (GB/T 15835)."""
    myriad, hundred_million = ("萬", "億") if traditional else ("万", "亿")
    trillion = "兆" if traditional else "万亿"
    for step, word in ((10**12, trillion), (10**8, hundred_million), (10**4, myriad)):
        if abs(amount) >= step and _places(amount / step) <= 2:
            return plain(amount / step) + word
    return plain(amount)


def chinese_words(number: int) -> str:
    """A whole number from 0 to 99 in Han numerals."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _HAN_DIGITS[number]
    return ("" if tens == 1 else _HAN_DIGITS[tens]) + "十" + (_HAN_DIGITS[ones] if ones else "")
