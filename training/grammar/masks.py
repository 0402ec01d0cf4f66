"""Putting masks in the place of names and figures, and numbering them by the English sentence."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from training.grammar.leaves import FIRST_STAND_IN, Figure, Name
from training.grammar.tree import Node
from training.symbols import FIGURE_MASKS, NAME_MASKS

NAME_OFTEN = 0.85
NOUN_OFTEN = 0.06
RELABELLED_OFTEN = 0.35
TITLE_OFTEN = 0.3
_TITLED = re.compile(r"<office(\d*)(?:\.lower)?> <person(\d*)>")
_STAND_IN = re.compile(f"[{chr(FIRST_STAND_IN)}-{chr(FIRST_STAND_IN + 199)}]")
_FIGURE_FROM = FIRST_STAND_IN + 100


def hide(node: Node, choice: random.Random) -> None:
    """Give most names and figures of a tree a stand-in, and a few nouns (the terms of a glossary) as well."""
    counts = [0, 100]
    _hide(node, choice, counts)


def _join_titles(node: Node, choice: random.Random) -> None:
    """Now and then let the mask of a person stand for the office before the name as well, as the program's does."""
    if node.rule is None:
        return
    for found in _TITLED.finditer(node.rule.english):
        office = node.children[f"office{found[1]}"]
        if isinstance(office.leaf, Name) and choice.random() < TITLE_OFTEN:
            office.leaf = replace(office.leaf, english="", mongolian="", chinese="")
            person = node.children[f"person{found[2]}"]
            if isinstance(person.leaf, Name):
                person.leaf = replace(person.leaf, sure=False)


def _hide(node: Node, choice: random.Random, counts: list[int]) -> None:
    _join_titles(node, choice)
    if isinstance(node.leaf, Name):
        often = 0.3 if node.symbol == "office" else NAME_OFTEN
        if node.symbol != "nation" and node.leaf.english and (choice.random() < often or not node.leaf.sure):
            node.leaf = node.leaf.masked(counts[0])
            counts[0] += 1
    elif isinstance(node.leaf, Figure):
        if choice.random() < NAME_OFTEN:
            node.leaf = node.leaf.masked(counts[1])
            counts[1] += 1
    elif node.rule and "noun" in node.rule.features and not node.children and choice.random() < NOUN_OFTEN:
        node.stand_in = chr(FIRST_STAND_IN + counts[0])
        counts[0] += 1
    for child in node.children.values():
        _hide(child, choice, counts)
    if node.count is not None:
        _hide(node.count, choice, counts)


def number(texts: tuple[str, str, str], choice: random.Random) -> tuple[str, ...] | None:
    """The texts with masks for stand-ins: in the order of the English, now and then with other numbers.

    None when there are more names or figures than masks, or a mask does not stand once in each text.
    """
    english = texts[0]
    found = list(dict.fromkeys(_STAND_IN.findall(english)))
    for text in texts:
        standing = _STAND_IN.findall(text)
        if sorted(standing) != sorted(found):
            return None
    names = [each for each in found if ord(each) < _FIGURE_FROM]
    figures = [each for each in found if ord(each) >= _FIGURE_FROM]
    if len(names) > len(NAME_MASKS) or len(figures) > len(FIGURE_MASKS):
        return None
    mapping: dict[str, str] = {}
    relabelled = choice.random() < RELABELLED_OFTEN
    for group, masks in ((names, NAME_MASKS), (figures, FIGURE_MASKS)):
        order = choice.sample(masks, len(masks)) if relabelled else list(masks)
        mapping.update(zip(group, order, strict=False))
    return tuple(_STAND_IN.sub(lambda match: mapping[match.group()], text) for text in texts)
