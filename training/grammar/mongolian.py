"""Mongolian: the case of each phrase, the ending of each verb."""

from __future__ import annotations

import random
import re

from training.grammar.leaves import Figure, Name, decline_stand_in
from training.grammar.mongolian_nouns import decline_noun, native_harmony, pluralise, reflexive
from training.grammar.mongolian_verbs import ENDINGS, conjugate
from training.grammar.productions import SLOT
from training.grammar.tree import Node
from translate.glossary.mongolian import Case, inflect

_CASES = {case.value: case for case in Case}
_LAST_WORD = re.compile(r"(?:.*[\s(“])?([^\s]+)$")

# Finite forms by tense; where there are several, news prose uses them side by side.
_FINITE = {
    "past": (("past", 9), ("perfect", 6), ("recent", 3), ("participle байна", 1)),
    "perfect": (("perfect", 5), ("participle байна", 2), ("sequential байна", 2), ("past", 2)),
    "future": (("present", 5), ("infinitive болно", 3), ("infinitive юм", 2)),
    "would": (("present", 5), ("infinitive болно", 3)),
    "progressive": (("converb байна", 1),),
    "now": (("converb байна", 4), ("present", 1)),
    "habit": (("habitual", 3), ("present", 1)),
    "negative": (("past_negative", 3), ("participle_negative", 1), ("participle_negative байна", 1)),
    "future_negative": (("future_negative", 1),),
    "plan": (("infinitive_ins төлөвлөж байна", 1),),
    "ongoing_noun": (("converb буй", 3), ("converb байгаа", 2)),
    "plan_noun": (("infinitive", 1),),
}


def say(node: Node, feature: str, choice: random.Random) -> str:
    """The Mongolian of a tree; `feature` is a case, `obj`, `bare`, `refl`, or the ending of a verb phrase."""
    if isinstance(node.leaf, Name | Figure):
        return node.leaf.decline(
            _CASES.get(
                feature, Case.ACCUSATIVE if feature == "obj" and isinstance(node.leaf, Name) else Case.NOMINATIVE
            )
        )
    if node.leaf is not None:
        return node.leaf[1]
    rule = node.rule
    assert rule is not None
    if "verb" in rule.features:
        return fill(node, _ended(rule.mongolian, feature or "past", choice), "", choice)
    if "noun" in rule.features:
        return _noun(node, feature, choice)
    if "tense" in rule.features:
        feature = feature or rule.features["tense"]
    return fill(node, rule.mongolian, feature, choice)


def _ended(infinitive: str, feature: str, choice: random.Random) -> str:
    options = _FINITE.get(feature)
    ending = choice.choices([name for name, _ in options], [weight for _, weight in options])[0] if options else feature
    name, _, rest = ending.partition(" ")
    head, _, last = infinitive.rpartition(" ")
    if name not in ENDINGS:
        raise KeyError(f"no verb ending {feature!r}")
    if last.startswith("<"):
        # the verb itself is a slot: the ending belongs to it
        return f"{head} {last[:-1].split('.')[0]}.{name}>" + (f" {rest}" if rest else "")
    return f"{head} {conjugate(last, name)} {rest}".strip()


def _case(node: Node, feature: str) -> Case:
    if feature == "obj":
        return Case.ACCUSATIVE if node.definite else Case.NOMINATIVE
    return _CASES.get(feature, Case.NOMINATIVE)


def _decline_words(text: str, case: Case, marks: dict[str, str] | object, feature: str = "") -> str:
    """The last word of `text` in `case`, by the marks of its rule."""
    found = marks if isinstance(marks, dict) else {}
    if case is Case.NOMINATIVE and feature != "refl":
        return text
    head, _, word = text.rpartition(" ")
    vowel = found.get("h", "") or native_harmony(word)
    if case is Case.DIRECTIVE:
        return f"{text} {'л' if word.endswith('р') else 'р'}{'уу' if vowel in 'ао' else 'үү'}"
    if word[-1:].isdigit() or word[-1:].isascii():
        return inflect(text, case)
    bent, stem = found.get("bent", ""), found.get("stem", "")
    declined = decline_noun(word, case, stem=stem, harmony=found.get("h", ""), bent=bent)
    if case is Case.DATIVE and "dat" in found:
        declined = found["dat"]
    if feature == "refl":
        declined = reflexive(declined, case, vowel)
    return f"{head} {declined}" if head else declined


def _noun(node: Node, feature: str, choice: random.Random) -> str:
    rule = node.rule
    assert rule is not None
    marks = dict(rule.features)
    text = fill(node, rule.mongolian, "", choice)
    kind = node.determiner
    human = "who" in rule.features
    bare = feature.startswith("bare")
    if bare:
        feature = feature.partition(":")[2]
        if node.determiner != "only_pl":
            kind = "a"
    if node.stand_in:
        text, marks = node.stand_in, {}
    pluralised = (
        not node.stand_in
        and kind in ("the_pl", "bare_pl")
        and (human or choice.random() < 0.3)
        and "mnsg" not in rule.features
    )
    if pluralised:
        head, _, word = text.rpartition(" ")
        given = rule.features.get("mnpl", "").replace("_", " ")
        made = pluralise(word, stem=marks.get("stem", ""), harmony=marks.get("h", ""), bent=marks.get("bent", ""))
        plural = given or f"{head} {made}".strip()
        text = plural
        for mark in ("stem", "bent", "dat"):
            marks.pop(mark, None)
        marks["h"] = native_harmony(plural.split()[-1]) if marks.get("h") != "а" else "а"
    if node.stand_in:
        text = decline_stand_in(text, _case(node, feature), rule.mongolian)
    else:
        text = _decline_words(text, _case(node, feature), marks, feature)
    if node.adjective:
        text = f"{node.adjective.mongolian} {text}"
    if bare:
        return text
    before = {"several": "хэд хэдэн", "some": "зарим", "many": "олон", "this": "энэ"}.get(kind, "")
    if kind == "the" and choice.random() < 0.06 and "the" not in rule.features:
        before = choice.choice(("уг", "тус"))
    if node.count is not None and kind in ("small", "number"):
        before = say(node.count, "", choice)
    return f"{before} {text}".strip()


def fill(node: Node, text: str, feature: str, choice: random.Random) -> str:
    """`text` with its slots said; the case asked of the whole goes to its last slot or word."""
    assert node.rule is not None
    pieces: list[str] = []
    at = 0
    for found in SLOT.finditer(text):
        symbol, number, own = found.groups()
        pieces.append(text[at : found.start()])
        at = found.end()
        last = at == len(text)
        child = node.children[symbol + number]
        wanted = own or ""
        if last and feature and own in (None, "", "bare"):
            wanted = ("acc" if node.definite else "obj") if feature == "obj" else feature
            if own:
                wanted = "bare:" + wanted
        pieces.append(say(child, wanted, choice))
    if at < len(text):
        rest = text[at:]
        if feature and feature != "bare" and not rest.isspace():
            lead = rest[: len(rest) - len(rest.lstrip())]
            rest = lead + _decline_words(rest.lstrip(), _case(node, feature), dict(node.rule.features), feature)
        pieces.append(rest)
    return "".join(pieces)
