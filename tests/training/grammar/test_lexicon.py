"""The grammar's files: slots agree in three languages, every symbol has rules, every verb has all its forms."""

from __future__ import annotations

from training.grammar import figures, names
from training.grammar.mongolian_verbs import ENDINGS, conjugate
from training.grammar.productions import SLOT, rules

PRODUCTIONS = [production for made, _ in rules().by_symbol.values() for production in made]
LEAVES = {*names.SYMBOLS, *figures.MAKERS, "small"}


def slots(text: str) -> set[str]:
    return {symbol + number for symbol, number, _ in SLOT.findall(text)}


def test_the_lexicon_is_large() -> None:
    assert len({p.english for p in PRODUCTIONS if "noun" in p.features}) > 500
    assert len({p.english for p in PRODUCTIONS if "verb" in p.features}) > 400


def test_a_rule_has_the_same_slots_in_three_languages() -> None:
    uneven = [
        (p.symbol, p.english) for p in PRODUCTIONS if not slots(p.english) == slots(p.mongolian) == slots(p.chinese)
    ]
    assert uneven == []


def test_every_symbol_used_has_rules_or_is_drawn() -> None:
    used = {symbol for p in PRODUCTIONS for symbol, _, _ in SLOT.findall(p.english)}
    assert {symbol for symbol in used if symbol not in LEAVES and symbol not in rules().by_symbol} == set()


def test_every_cell_is_filled() -> None:
    assert [p for p in PRODUCTIONS if not (p.english and p.mongolian and p.chinese and p.weight > 0)] == []


def test_every_predicate_ends_in_a_verb_that_has_all_forms() -> None:
    verbs = {p.mongolian.split()[-1] for p in PRODUCTIONS if "verb" in p.features}
    assert {verb for verb in verbs if not verb.endswith("х")} == set()
    assert all(conjugate(verb, ending) for verb in verbs for ending in ENDINGS)
