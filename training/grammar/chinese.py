"""Chinese: aspect, measure words, and the place of what comes before the verb."""

from __future__ import annotations

import re

from training.grammar.leaves import Figure, Name
from training.grammar.productions import SLOT
from training.grammar.tree import Node

_BEFORE_VERB = {
    "future": "将", "would": "将", "progressive": "正在", "now": "正在", "perfect": "已", "negative": "没有",
    "future_negative": "不会", "plan": "计划",
}  # fmt: skip
_ASPECT = "~"


def say(node: Node, feature: str) -> str:
    """The Chinese of a tree; `feature` is the tense of a verb phrase or empty. `~` in a rule is where 了 may stand."""
    if isinstance(node.leaf, Name | Figure):
        return node.leaf.stand_in or node.leaf.chinese
    if node.leaf is not None:
        return node.leaf[2]
    rule = node.rule
    assert rule is not None
    if "verb" in rule.features:
        text = rule.chinese.replace(_ASPECT, "了" if feature in ("past", "") else "")
        before = _BEFORE_VERB.get(feature, "")
        if before and "noaspect" in rule.features and feature in ("progressive", "now", "perfect"):
            before = ""
        return before + fill(node, text)
    if "noun" in rule.features:
        return _noun(node, feature)
    return fill(node, rule.chinese, feature or rule.features.get("tense", ""))


def _noun(node: Node, feature: str) -> str:
    rule = node.rule
    assert rule is not None
    text = node.stand_in or fill(node, rule.chinese)
    if node.adjective:
        text = node.adjective.chinese + text
    if feature == "bare":
        return text
    measure = rule.features.get("mw", "")
    if node.count is not None and node.determiner in ("small", "number"):
        return say(node.count, "") + (measure or "个") + text
    kind = node.determiner
    if kind == "a" and measure and "few" not in rule.features:
        return "一" + measure + text
    return {"several": "多" + (measure or "个"), "some": "一些", "many": "许多", "this": "这" + (measure or "一")}.get(
        kind, ""
    ) + text


def fill(node: Node, text: str, tense: str = "") -> str:
    """`text` with its slots said; `tense` goes to the verb phrases and clauses among them."""

    def replace(found: re.Match[str]) -> str:
        symbol, number, own = found.groups()
        passed = tense if symbol.startswith(("vp_", "clause")) else ""
        return say(node.children[symbol + number], own or passed)

    return SLOT.sub(replace, text)
