"""Drawing sentences from the grammar."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.grammar import chinese, english, masks, mongolian
from training.grammar.leaves import Name
from training.grammar.productions import rules
from training.grammar.tree import Node, grow

_STARTS = (("S", 0.86), ("H", 0.14))
LONGEST = 330
"""Sentences with more characters than this in English or Mongolian are drawn again."""


@dataclass(frozen=True)
class Triple:
    """One sentence in English, Mongolian (Cyrillic) and Simplified Chinese."""

    english: str
    mongolian: str
    chinese: str


def generate(count: int, seed: int, *, mask_rate: float = 0.5) -> Iterator[Triple]:
    """`count` distinct sentences; the same `seed` gives the same ones.

    A share of `mask_rate` has masks for names and figures, in Mongolian with case marks (see training.symbols).
    """
    choice = random.Random(seed)
    seen: set[str] = set()
    while len(seen) < count:
        made = _sentence(choice, masked=choice.random() < mask_rate)
        if made is not None and made.english not in seen:
            seen.add(made.english)
            yield made


def _sentence(choice: random.Random, *, masked: bool) -> Triple | None:
    start = choice.choices([name for name, _ in _STARTS], [share for _, share in _STARTS])[0]
    tree = grow(start, rules(), choice)
    if masked:
        masks.hide(tree, choice)
    elif not _all_sure(tree):
        return None
    texts = (
        english.finish(english.say(tree, "")),
        english.capitalise(_tidy(mongolian.say(tree, "", choice))),
        _tidy(chinese.say(tree, "")),
    )
    if len(texts[0]) > LONGEST or len(texts[1]) > LONGEST:
        return None
    numbered = masks.number(texts, choice)
    return Triple(*numbered) if numbered else None


def _all_sure(tree: Node) -> bool:
    """Whether the case forms of every name in the tree are known for certain."""
    if isinstance(tree.leaf, Name) and not tree.leaf.sure:
        return False
    return all(_all_sure(child) for child in tree.children.values())


def _tidy(text: str) -> str:
    return re.sub(r"\s+([.,])", r"\1", re.sub(r" {2,}", " ", text)).strip()
