"""English: verb forms, plurals, articles."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from training.grammar.leaves import Figure, Name
from training.grammar.productions import SLOT, rows
from training.grammar.tree import Node

ARTICLE = "\ue001"
_VOWEL_SOUND = re.compile(
    r"[aeiou8]|1[18]\b|hour|honest|heir|FM\b|MP\b|NGO\b|[AEIO](?![A-Z])|US-(?!$)|UN-(?!$)", re.IGNORECASE
)
_CONSONANT_SOUND = re.compile(r"uni(?!n)|use|euro|one\b|once|ukrain|ugand|urug|u[.]?[sn]\b|uk\b|eu\b", re.IGNORECASE)
_POSSESSIVE_S = re.compile(r"s$")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {base: (past, participle) for base, past, participle in rows("irregular_verbs")}


@lru_cache(maxsize=20_000)
def verb(base: str, form: str, plural: bool) -> str:
    """One form of a verb: past, present, perfect, future, infinitive, gerund, progressive, participle."""
    if base == "be":
        are, were, have = ("are", "were", "have") if plural else ("is", "was", "has")
        return {
            "past": were, "present": are, "perfect": f"{have} been", "future": "will be", "infinitive": "be",
            "gerund": "being", "progressive": f"{are} being", "participle": "been", "negative": f"{were} not",
            "future_negative": "will not be", "past_perfect": "had been", "would": "would be",
        }[form]  # fmt: skip
    past, participle = _irregular().get(base, ("", ""))
    if not past:
        past = participle = _regular_past(base)
    gerund = _gerund(base)
    have, are = ("have", "are") if plural else ("has", "is")
    return {
        "past": past,
        "present": base if plural else _third_person(base),
        "perfect": f"{have} {participle}",
        "past_perfect": f"had {participle}",
        "future": f"will {base}",
        "would": f"would {base}",
        "infinitive": base,
        "gerund": gerund,
        "progressive": f"{are} {gerund}",
        "participle": participle,
        "negative": f"did not {base}",
        "future_negative": f"will not {base}",
    }[form]


_DOUBLES = frozenset({
    "stop", "ban", "plan", "cut", "hit", "set", "let", "put", "run", "win", "get", "drop", "commit", "admit",
    "submit", "refer", "occur", "step", "grab", "rob", "quit", "sit", "begin", "top", "transfer", "cancel",
    "travel", "shut", "equip", "slip", "trim", "scrap", "swim", "dig", "chop", "regret", "spot", "tap", "strip",
    "deter",
})  # fmt: skip


def _double(base: str) -> str:
    return base + base[-1] if base in _DOUBLES else base


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return _double(base) + "ed"


def _gerund(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return _double(base) + "ing"


def _third_person(base: str) -> str:
    if base in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


@lru_cache(maxsize=20_000)
def plural(noun: str) -> str:
    """The plural of a noun (of its last word)."""
    if noun.endswith("man") and not noun.endswith(("human", "german")):
        return noun[:-3] + "men"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _noun(node: Node, feature: str) -> str:
    rule = node.rule
    assert rule is not None
    kind = node.determiner
    number = kind in ("bare_pl", "the_pl", "several", "some", "many", "small", "number")
    text = node.stand_in or fill(node, rule.english, plural_subject=False)
    if number and not node.stand_in:
        text = rule.features.get("plural", "").replace("_", " ") or plural(text)
    if node.adjective:
        text = f"{node.adjective.english} {text}"
    if feature in ("bare", "nodet"):
        return text
    before = {
        "a": ARTICLE, "the": "the", "the_pl": "the", "several": "several", "some": "some", "many": "many",
        "this": "this", "the_unc": "the", "the_only_pl": "the",
    }.get(kind, "")  # fmt: skip
    if node.count is not None and kind in ("small", "number"):
        before = say(node.count, "")
    return f"{before} {text}".strip()


def say(node: Node, feature: str, *, plural_subject: bool = False) -> str:
    """The English of a tree; `feature` is a tense of a verb phrase, `poss`, `adjective`, or empty."""
    if isinstance(node.leaf, Name):
        return _name(node.leaf, feature)
    if isinstance(node.leaf, Figure):
        return node.leaf.stand_in or node.leaf.english
    if node.leaf is not None:
        return node.leaf[0]
    rule = node.rule
    assert rule is not None
    if "verb" in rule.features:
        head, _, rest = rule.english.partition(" ")
        conjugated = verb(head, feature or "past", plural_subject)
        return fill(node, f"{conjugated} {rest}".strip(), plural_subject=plural_subject)
    text = _noun(node, feature) if "noun" in rule.features else fill(node, rule.english, feature=feature)
    if feature == "poss":
        return possessive(text)
    return text


def possessive(text: str) -> str:
    """With 's, or an apostrophe after a plural in -s."""
    return text + ("'" if _POSSESSIVE_S.search(text) else "'s")


def _name(name: Name, feature: str) -> str:
    if feature == "adjective":
        return name.adjective
    if feature == "lower" and not name.english.isupper():
        return name.stand_in or name.english.lower()
    text = name.stand_in or name.english
    if name.article and feature != "no_article":
        text = "the " + text
    return (text + ("'" if not name.stand_in and text.endswith("s") else "'s")) if feature == "poss" else text


_NEVER_SUBJECT = ("vp_", "time_", "place", "clause", "occasion")


def fill(node: Node, text: str, *, feature: str = "", plural_subject: bool | None = None) -> str:
    """`text` with its slots said; a verb phrase agrees with the first slot that is not one."""
    assert node.rule is not None
    subject = plural_subject
    if subject is None:
        first = next((slot for slot in node.rule.slots if not slot.startswith(_NEVER_SUBJECT)), None)
        subject = node.children[first].plural if first else False
        if "pl" in node.rule.features:
            subject = True

    def replace(found: re.Match[str]) -> str:
        symbol, number, own = found.groups()
        child = node.children[symbol + number]
        tense = feature or node.rule.features.get("tense", "")
        passed = tense if symbol.startswith(("vp_", "clause")) else ""
        if node.rule and node.rule.features.get("like") == symbol + number and feature in ("bare", "nodet"):
            passed = feature
        return say(child, own or passed, plural_subject=bool(subject))

    return SLOT.sub(replace, text)


def finish(text: str) -> str:
    """Articles before the words they turned out to stand before; one space between words; a capital first."""

    def article(found: re.Match[str]) -> str:
        word = found.group(1)
        vowel = bool(_VOWEL_SOUND.match(word)) and not _CONSONANT_SOUND.match(word)
        return f"{'an' if vowel else 'a'} {word}"

    text = re.sub(ARTICLE + r" (\S+)", article, text)
    text = re.sub(r"\s+", " ", text).strip().replace(" ,", ",")
    text = re.sub(r"\bthe the\b", "the", text)
    return capitalise(text)


def capitalise(text: str) -> str:
    """The first letter in capital, behind opening quotes, and the first after a dateline."""
    text = re.sub(r"(?<=\) -- )\w", lambda found: found.group().upper(), text)
    found = re.match(r"[“\"'(]*", text)
    at = found.end() if found else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
