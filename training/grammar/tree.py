"""Derivation trees: a symbol, the rule chosen for it, and what stands in its slots."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from training.grammar import figures, names
from training.grammar.leaves import Figure, Name
from training.grammar.productions import SLOT, Production, Rules

DEEP = 4
"""Below this depth only rules without further clauses are chosen."""


@dataclass
class Node:
    """A node: a rule with its children, or a leaf with its name, figure or small number."""

    symbol: str
    rule: Production | None = None
    children: dict[str, Node] = field(default_factory=dict)
    leaf: Name | Figure | tuple[str, str, str] | None = None
    determiner: str = ""
    adjective: Production | None = None
    count: Node | None = None
    stand_in: str = ""

    @property
    def plural(self) -> bool:
        """Whether the English noun phrase is plural."""
        if self.determiner:
            return self.determiner in PLURAL_DETERMINERS
        if self.rule is None:
            return isinstance(self.leaf, Figure) and self.symbol not in ("year", "weekday", "date", "month")
        if "pl" in self.rule.features or "only_pl" in self.rule.features:
            return True
        inherited = self.rule.features.get("like")
        return self.children[inherited].plural if inherited else False

    @property
    def definite(self) -> bool:
        """Whether a Mongolian object needs the accusative suffix."""
        if isinstance(self.leaf, Name):
            return True
        if self.determiner:
            return self.determiner in DEFINITE
        if self.rule is None:
            return False
        inherited = self.rule.features.get("like")
        if inherited and "def" not in self.rule.features:
            return self.children[inherited].definite
        return "def" in self.rule.features


# Determiner: weight. Only things one counts in news (people, vehicles, buildings) take numbers.
DETERMINERS = {"a": 38, "the": 28, "bare_pl": 18, "the_pl": 5, "several": 4, "some": 1, "many": 2, "this": 3}
COUNTED = DETERMINERS | {"small": 8, "number": 12}
COUNTED_BY = frozenset("名架枚辆艘座家所列栋颗")
PLURAL_DETERMINERS = frozenset(
    {"bare_pl", "the_pl", "several", "some", "many", "small", "number", "only_pl", "the_only_pl"}
)
DEFINITE = frozenset({"the", "the_pl", "this", "the_unc", "the_only_pl"})
_FIXED = {"the": "the", "a": "a", "plain_pl": "bare_pl", "bare_pl": "bare_pl", "nodet": "nodet"}


_EMBEDDED = ("infinitive", "gerund", "participle")


def grow(symbol: str, rules: Rules, choice: random.Random, depth: int = 0, *, simple: bool = False) -> Node:
    """A random tree for `symbol`; when `simple`, with no further verb phrases inside a verb phrase."""
    if symbol in names.SYMBOLS:
        return Node(symbol, leaf=names.draw(symbol, choice))
    if symbol in figures.MAKERS:
        return Node(symbol, leaf=figures.draw(symbol, choice))
    if symbol == "small":
        return Node(symbol, leaf=figures.small_number(choice))
    rule = rules.choose(symbol, choice, deep=simple or depth >= DEEP)
    node = Node(symbol, rule)
    embedded = {name + number for name, number, feature in SLOT.findall(rule.english) if feature in _EMBEDDED}
    for slot in rule.slots:
        wanted = slot.rstrip("0123456789")
        # within one sentence two countries, two people … are different ones
        for _ in range(5):
            child = grow(wanted, rules, choice, depth + 1, simple=simple or slot in embedded)
            if not _same(child, node.children.values()):
                break
        node.children[slot] = child
    for symbol, number, feature in SLOT.findall(rule.english):
        if feature in _FIXED:
            _fix(node.children[symbol + number], _FIXED[feature])
    if "noun" in rule.features:
        _determine(node, rules, choice)
    return node


def _same(child: Node, others: Iterable[Node]) -> bool:
    return isinstance(child.leaf, Name) and any(child.leaf == other.leaf for other in others)


def _fix(node: Node, determiner: str) -> None:
    """Give a noun the determiner its slot asks for."""
    if node.rule is None:
        return
    if "noun" not in node.rule.features:
        inherited = node.rule.features.get("like")
        if inherited:
            _fix(node.children[inherited], determiner)
        return
    node.count = None
    if node.determiner in ("unc", "the_unc", "only_pl", "the_only_pl"):
        node.determiner = node.determiner.removeprefix("the_")
        if determiner == "the":
            node.determiner = "the_" + node.determiner
    elif node.determiner != "bare" and "the" not in node.rule.features:
        node.determiner = determiner


def _determine(node: Node, rules: Rules, choice: random.Random) -> None:
    """Give a noun its determiner and now and then an adjective."""
    assert node.rule is not None
    marks = node.rule.features
    if "unc" in marks:
        node.determiner = choice.choices(("unc", "the_unc"), (92, 8))[0]
    elif "only_pl" in marks:
        node.determiner = choice.choices(("only_pl", "the_only_pl"), (86, 14))[0]
    elif "the" in marks:
        node.determiner = "the"
    elif "bare" in marks:
        node.determiner = "bare"
    else:
        counted = marks.get("mw", "") in COUNTED_BY and "mw" in marks
        weights = COUNTED if counted else DETERMINERS
        node.determiner = choice.choices(tuple(weights), tuple(weights.values()))[0]
        if node.determiner not in ("a", "the", "this") and "few" in marks:
            node.determiner = "a"
    if node.determiner in ("number", "small"):
        node.count = grow(node.determiner, rules, choice)
    adjectives = "adj_" + marks.get("adj", node.symbol)
    if adjectives in rules.by_symbol and choice.random() < 0.22 and "noadj" not in marks:
        adjective = rules.choose(adjectives, choice, deep=False)
        if not any(word in node.rule.mongolian for word in adjective.mongolian.split()):
            node.adjective = adjective
