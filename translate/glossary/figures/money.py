"""Currencies: the signs and words English uses, their ISO 4217 codes, and their names in the editions' press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from translate.glossary.figures.amounts import Amount
from translate.glossary.figures.model import Money


@dataclass(frozen=True)
class Currency:
    """Press names of a currency, the first preferred; `harmony` is the Mongolian suffix vowel of the first."""

    zh: tuple[str, ...]
    hant: tuple[str, ...]
    mn: tuple[str, ...]


def _currency(zh: str, hant: str, mn: str) -> Currency:
    return Currency(tuple(zh.split("|")), tuple(hant.split("|")), tuple(mn.split("|")))


# Where the press differs from CLDR's names (人民币 → 元, америк доллар → ам.доллар); all others are Babel's.
PRESS: dict[str, Currency] = {
    "USD": _currency("美元|美金", "美元|美金", "ам.доллар|америк доллар|ам доллар|америкийн доллар|америк.доллар"),
    "EUR": _currency("欧元", "歐元", "евро"),
    "CNY": _currency("元|元人民币|人民币", "人民幣|元人民幣|元", "юань"),
    "JPY": _currency("日元|日圆", "日圓|日元", "иен|иень|ен"),
    "GBP": _currency("英镑|镑", "英鎊|鎊", "фунт стерлинг|фунт|паунд"),
    "RUB": _currency("卢布", "盧布", "рубль"),
    "KRW": _currency("韩元|韩圆|韩币", "韓元|韓圜|韓圓|韓幣", "вон"),
    "KPW": _currency("朝鲜元|朝元", "北韓元|朝鮮圓", "вон"),
    "HKD": _currency("港元|港币", "港元|港幣", "Хонконгийн доллар|гонконг доллар|хонконг доллар"),
    "TWD": _currency("新台币|新台幣|台币", "新台幣|新臺幣|台幣|元", "Тайванийн доллар|тайвань доллар"),
    "AUD": _currency("澳元|澳大利亚元", "澳元|澳幣", "австрали доллар|Австралийн доллар"),
    "CAD": _currency("加元|加拿大元", "加元|加幣", "канад доллар|Канадын доллар"),
    "NZD": _currency("新西兰元|新元|纽元", "紐元|紐幣|紐西蘭元", "Шинэ Зеландын доллар"),
    "SGD": _currency("新加坡元|新元", "新加坡元|新幣|星元", "сингапур доллар|Сингапурын доллар"),
    "MNT": _currency("图格里克|蒙图|蒙古图格里克", "圖格里克|蒙古圖格里克", "төгрөг"),
    "TRY": _currency("土耳其里拉|里拉", "土耳其里拉|里拉", "лира|лир"),
    "CHF": _currency("瑞士法郎|法郎|瑞郎", "瑞士法郎|法郎|瑞郎", "швейцар франк|франк|Швейцарын франк"),
    "INR": _currency("印度卢比|卢比", "印度盧比|盧比", "рупи|Энэтхэгийн рупи"),
    "PKR": _currency("巴基斯坦卢比|卢比", "巴基斯坦盧比|盧比", "пакистан рупи|рупи|Пакистаны рупи"),
    "IDR": _currency("印尼盾|印度尼西亚盾|盾", "印尼盾|盾", "рупи|рупиа|Индонезийн рупи"),
    "VND": _currency("越南盾|盾", "越南盾|盾", "донг"),
    "THB": _currency("泰铢|铢", "泰銖|銖", "бат"),
    "MYR": _currency("林吉特|马来西亚林吉特|马币", "令吉|馬來西亞令吉|馬幣", "ринггит"),
    "PHP": _currency("菲律宾比索|比索", "菲律賓披索|披索|比索", "песо"),
    "MXN": _currency("墨西哥比索|比索", "墨西哥披索|披索|比索", "песо"),
    "ARS": _currency("阿根廷比索|比索", "阿根廷披索|披索|比索", "песо"),
    "BRL": _currency("雷亚尔|巴西雷亚尔|里亚尔", "巴西雷亞爾|雷亞爾|里拉爾", "реал"),
    "IRR": _currency("里亚尔|伊朗里亚尔", "里亞爾|伊朗里亞爾", "риал"),
    "SAR": _currency("沙特里亚尔|里亚尔|里亚", "沙烏地里亞爾|里亞爾|里亞", "риал|риял"),
    "AED": _currency("迪拉姆|阿联酋迪拉姆", "迪拉姆|迪爾汗", "дирхам"),
    "ILS": _currency("新谢克尔|谢克尔", "新謝克爾|謝克爾|以色列新謝克爾", "шекел|шекель"),
    "UAH": _currency("格里夫纳|乌克兰格里夫纳", "格里夫納|荷林夫納", "гривн|гривен"),
    "KZT": _currency("坚戈|哈萨克斯坦坚戈", "堅戈|哈薩克堅戈", "тэнгэ|теңге|тенге"),
    "KGS": _currency("索姆|吉尔吉斯斯坦索姆", "索姆|吉爾吉斯索姆", "сом"),
    "UZS": _currency("苏姆|乌兹别克斯坦苏姆", "蘇姆|索姆", "сум|сүм"),
    "TMT": _currency("马纳特|土库曼斯坦马纳特", "馬納特", "манат"),
    "AZN": _currency("马纳特|阿塞拜疆马纳特", "馬納特", "манат"),
    "ZAR": _currency("兰特|南非兰特", "蘭特|南非蘭特|南非幣", "ранд|рэнд"),
    "NGN": _currency("奈拉|尼日利亚奈拉", "奈拉", "найра"),
    "PLN": _currency("兹罗提|波兰兹罗提", "茲羅提|波蘭茲羅提", "злот"),
    "SEK": _currency("瑞典克朗|克朗", "瑞典克朗|克朗", "крон|Шведийн крон"),
    "NOK": _currency("挪威克朗|克朗", "挪威克朗|克朗", "крон|Норвегийн крон"),
    "DKK": _currency("丹麦克朗|克朗", "丹麥克朗|克朗", "крон|Данийн крон"),
    "CZK": _currency("捷克克朗|克朗", "捷克克朗|克朗", "крон|Чехийн крон"),
    "HUF": _currency("福林|匈牙利福林", "福林|匈牙利福林", "форинт"),
    "LAK": _currency("基普|老挝基普", "基普|寮國基普", "кип"),
    "MMK": _currency("缅元|缅币", "緬元|緬甸元", "кьят"),
    "KES": _currency("肯尼亚先令|先令", "肯亞先令|先令", "шиллинг"),
    "EGP": _currency("埃及镑|埃镑", "埃及鎊|埃鎊", "египет фунт|Египетийн фунт"),
}

# The bare word and whose currency is meant when nothing else says (None: several countries' as often).
UNIT_WORDS: dict[str, str] = {
    "dollars?|bucks": "USD", "euros?": "EUR", "yuan|renminbi|rmb": "CNY", "yen": "JPY",
    "pounds?(?: sterling)?|sterling": "GBP",
    "rou?bles?": "RUB", "won": "KRW", "rupees?": "INR", "rupiahs?": "IDR", "reais|reals?": "BRL", "liras?": "TRY",
    "t[uo]gr[io][gk]s?|togrogs?|tugriks?": "MNT", "baht": "THB", "dong": "VND", "ringgits?": "MYR", "shekels?": "ILS",
    "dirhams?": "AED", "riyals?": "SAR", "rials?": "IRR", "hryvnias?|hryvni?a": "UAH", "tenge": "KZT", "soms?": "KGS",
    "manats?": "TMT", "rands?": "ZAR", "nairas?": "NGN", "zlotys?|zloty": "PLN", "forints?": "HUF",
    "kips?": "LAK", "kyats?": "MMK",
    "francs?": "CHF", "pesos?": "~peso", "kron(?:or|er|a|e)|kronas?": "~krona", "koruna": "CZK", "dinars?": "~dinar",
    "shillings?": "~shilling", "leva?|levs": "BGN", "lei|leu": "RON", "laris?": "GEL", "drams?": "AMD", "taka": "BDT",
    "birr": "ETB", "cedis?": "GHS", "kwacha": "~kwacha", "afghanis?": "AFN",
}  # fmt: skip

# Units of account that several countries share under one name, in the words of the editions.
FAMILIES: dict[str, tuple[str, ...]] = {
    "dollar": ("USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"),
    "pound": ("GBP", "EGP", "LBP", "SYP", "SDG", "SSP"),
    "peso": ("MXN", "ARS", "CLP", "COP", "CUP", "DOP", "PHP", "UYU"),
    "krona": ("SEK", "NOK", "DKK", "ISK", "CZK"),
    "dinar": ("IQD", "KWD", "JOD", "BHD", "DZD", "TND", "LYD", "RSD"),
    "shilling": ("KES", "TZS", "UGX", "SOS"),
    "franc": ("CHF", "XOF", "XAF", "CDF", "RWF", "BIF", "GNF", "DJF"),
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR", "IDR"),
    "rial": ("IRR", "SAR", "QAR", "OMR", "YER", "BRL"),
    "won": ("KRW", "KPW"),
    "lira": ("TRY",),
    "yuan": ("CNY", "TWD", "HKD", "USD", "AUD", "CAD", "SGD"),
    "manat": ("TMT", "AZN"),
    "som": ("KGS", "UZS"),
    "rand": ("ZAR",),
    "dong": ("VND", "IDR"),
    "dirham": ("AED", "MAD"),
    "kwacha": ("ZMW", "MWK"),
    "yen": ("CNY", "JPY"),
}
_NATIONS = {
    "US": "USD", "U.S.": "USD", "American": "USD", "Australian": "AUD", "Canadian": "CAD", "Hong Kong": "HKD",
    "HK": "HKD", "New Zealand": "NZD", "Singapore": "SGD", "Singaporean": "SGD", "Taiwan": "TWD", "New Taiwan": "TWD",
    "NT": "TWD", "Chinese": "CNY",
}  # fmt: skip
_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "CNY", "RMB": "CNY", "₮": "MNT",
    "₽": "RUB", "₩": "KRW", "₹": "INR", "₺": "TRY", "$": "USD", "₴": "UAH", "₸": "KZT", "฿": "THB", "₫": "VND",
    "₪": "ILS", "₦": "NGN",
}  # fmt: skip
_ASSUMED_SIGNS = {"$", "¥"}
_SIGN_BEFORE = re.compile(
    "(?:(?<![A-Za-z])(?:" + "|".join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True)) + r"))\s?$"
)
_CODES = "USD|EUR|CNY|RMB|JPY|GBP|RUB|KRW|HKD|TWD|AUD|CAD|NZD|SGD|MNT|INR|CHF|KZT|TRY"
_CODE_BEFORE = re.compile(rf"\b({_CODES})\s?$")
_AMBIGUOUS = 1000  # "5 pounds" may be a weight, "20 won" a verb; no newsroom pays in so few


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of currency words after an amount, and what each full name means (CLDR's English names)."""
    from babel.core import Locale

    names: dict[str, str] = {}
    english = Locale.parse("en").currencies
    for code, name in english.items():
        if "(" in name or code in ("XXX", "XTS") or " " not in name:
            continue  # currencies of the past carry their years, one-word names are in UNIT_WORDS
        names.setdefault(name.lower(), code)
    for nation, code in _NATIONS.items():
        word = "yuan" if code == "CNY" else "dollar"
        names[f"{nation} {word}".lower()] = code
    plural = [f"{re.escape(n)}(?:{'e?s' if not n.endswith('s') else ''})?" for n in names]
    bare = "|".join(f"(?P<w{i}>{words})" for i, words in enumerate(UNIT_WORDS))
    full = "|".join(sorted(plural, key=len, reverse=True))
    pattern = rf"(?:[ \u00a0]|-)(?:(?P<name>{full})|{bare}|(?P<code>{_CODES}))(?![A-Za-z])"
    return re.compile(pattern, re.IGNORECASE), names


def money_at(text: str, amount: Amount) -> tuple[int, int, Money, bool] | None:
    """The sum of money around `amount`: start, end, value, and whether it must be money; None when it is none."""
    before = text[max(0, amount.start - 5) : amount.start]
    sign = _SIGN_BEFORE.search(before) or _CODE_BEFORE.search(before)
    if sign:
        mark = sign.group().strip()
        code = {"RMB": "CNY"}.get(mark) or _SIGNS.get(mark, mark)
        end = amount.end
        word = _word_after(text, end)
        if word and word[0] == code:  # "US$5 billion dollars"
            end = word[1]
        start = amount.start - len(sign.group())
        return start, end, Money(amount.value, code, assumed=mark in _ASSUMED_SIGNS), True
    word = _word_after(text, amount.end)
    if word is None:
        return None
    code, end, named = word
    unsure = text[amount.end : end].lower().strip(" -") in ("pounds", "pound", "won")
    if unsure and amount.value < _AMBIGUOUS:
        return None
    assumed = (
        not named
        and code in FAMILIES["dollar"] + FAMILIES["franc"] + FAMILIES["rupee"] + FAMILIES["rial"] + FAMILIES["pound"]
    )
    return amount.start, end, Money(amount.value, code, assumed=assumed), True


def _word_after(text: str, at: int) -> tuple[str, int, bool] | None:
    pattern, names = _words()
    match = pattern.match(text, at)
    if match is None:
        return None
    if match["name"]:
        name = match["name"].lower()
        code = names.get(name) or names.get(name.removesuffix("s")) or names.get(name.removesuffix("es"))
        assert code is not None
        return code, match.end(), True
    if match["code"]:
        return ("CNY" if match["code"].upper() == "RMB" else match["code"].upper()), match.end(), True
    group = match.lastgroup
    assert group is not None
    return list(UNIT_WORDS.values())[int(group[1:])], match.end(), False


def same_money(wanted: Money, found: Money) -> bool:
    """Whether `found` may stand for `wanted`: the same amount, in the same currency as far as both say whose."""
    if wanted.amount != found.amount:
        return False
    if wanted.currency == found.currency:
        return True
    families = [
        family for family, codes in FAMILIES.items() if wanted.currency in codes or wanted.currency == f"~{family}"
    ]
    if found.currency.startswith("~"):
        return found.currency[1:] in families
    if wanted.assumed or wanted.currency.startswith("~"):
        return any(found.currency in FAMILIES[family] for family in families if family != "yuan")
    return False


def currency_names(code: str, locale: str) -> tuple[str, ...]:
    """The names of a currency in an edition, the press's first, CLDR's last."""
    from babel.core import Locale

    column = {"zh_Hans": "zh", "zh_Hant": "hant", "mn": "mn"}[locale]
    names: tuple[str, ...] = getattr(PRESS[code], column) if code in PRESS else ()
    cldr = Locale.parse(locale).currencies.get(code)
    return names + ((cldr,) if cldr and cldr not in names else ())


# Signs as a translation writes them; a bare dollar leaves open whose it is.
_WRITTEN_SIGNS = {
    "$": "~dollar",
    "US$": "USD",
    "HK$": "HKD",
    "NT$": "TWD",
    "A$": "AUD",
    "C$": "CAD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "₮": "MNT",
}
_WRITTEN_SIGN = re.compile(
    rf"(?:{'|'.join(re.escape(sign) for sign in sorted(_WRITTEN_SIGNS, key=len, reverse=True))})"
)
_WRITTEN_SIGN_BEFORE = re.compile(rf"{_WRITTEN_SIGN.pattern}\s?$")


def sign_before(text: str, at: int) -> str | None:
    """The currency whose sign stands right before `at` in a translation, as `Money.currency` has it."""
    match = _WRITTEN_SIGN_BEFORE.search(text[max(0, at - 4) : at])
    return _WRITTEN_SIGNS[match.group().strip()] if match else None


def sign_after(text: str, at: int) -> str | None:
    """The currency whose sign stands at `at`, or behind a space there."""
    match = _WRITTEN_SIGN.match(text, at + text[at : at + 1].isspace())
    return _WRITTEN_SIGNS[match.group()] if match else None


# What a shared unit is called where the country is left out.
FAMILY_NAMES: dict[str, dict[str, str]] = {
    "zh_Hans": {
        "元": "yuan", "块": "yuan", "块钱": "yuan", "镑": "pound", "比索": "peso", "克朗": "krona", "第纳尔": "dinar",
        "先令": "shilling", "法郎": "franc", "卢比": "rupee", "里亚尔": "rial", "里拉": "lira", "马纳特": "manat",
        "索姆": "som", "兰特": "rand", "盾": "dong", "迪拉姆": "dirham", "克瓦查": "kwacha",
    },
    "zh_Hant": {
        "元": "yuan", "塊": "yuan", "塊錢": "yuan", "鎊": "pound", "披索": "peso", "比索": "peso", "克朗": "krona",
        "第納爾": "dinar", "先令": "shilling", "法郎": "franc", "盧比": "rupee", "里亞爾": "rial", "里拉": "lira",
        "馬納特": "manat", "索姆": "som", "蘭特": "rand", "盾": "dong", "迪拉姆": "dirham", "克瓦查": "kwacha",
    },
    "mn": {
        "доллар": "dollar", "фунт": "pound", "песо": "peso", "крон": "krona", "динар": "dinar",
        "шиллинг": "shilling", "франк": "franc", "рупи": "rupee", "риал": "rial", "вон": "won", "лира": "lira",
        "манат": "manat", "сом": "som", "ранд": "rand", "дирхам": "dirham", "квача": "kwacha",
    },
}  # fmt: skip
