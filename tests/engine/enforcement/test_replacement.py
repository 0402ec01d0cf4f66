"""The last resort: wrong words exchanged for the term's form in a finished draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from translate.engine.enforcement.replacement import replace_attended, replace_wrong
from translate.engine.translator import Decoding, Hypothesis, Request, Translator
from translate.glossary.demands import Demand

Demands = Callable[[str, str], tuple[Demand, ...]]


def test_a_known_wrong_variant(demands_of: Demands) -> None:
    (demand,) = demands_of("He left Zarqunia.", "zh-Hans")
    demand = replace(demand, wrong=("扎库尼",))
    assert replace_wrong("他离开扎库尼。", (demand,)) == ("他离开扎尔库尼亚。", (demand,))
    assert replace_wrong("他离开了。", (demand,)) == ("他离开了。", ())


def test_the_words_that_came_from_the_name(translators: dict[str, Translator], demands_of: Demands) -> None:
    source = "He left Zarqunia."
    demands = demands_of(source, "zh-Hans")
    package = translators["zh-Hans"].package
    tokens = package.encode(source)
    start = next(index for index in range(len(tokens)) if "".join(tokens[: index + 1]).startswith("▁He▁left▁Z"))
    name = [float(start <= column < len(tokens) - 1) / (len(tokens) - 1 - start) for column in range(len(tokens))]
    other = [1.0 if column == 0 else 0.0 for column in range(len(tokens))]
    hypothesis = Hypothesis("他离开扎里。", ("▁", "他", "离开", "扎", "里", "。"), -1.0,
                            tuple(map(tuple, (other, other, other, name, name, other))))  # fmt: skip
    assert replace_attended(source, demands, hypothesis, package) == ("他离开扎尔库尼亚。", demands)


def test_words_from_two_places_are_left_alone(translators: dict[str, Translator], demands_of: Demands) -> None:
    source = "Zarqunia won."
    demands = demands_of(source, "zh-Hans")
    package = translators["zh-Hans"].package
    width = len(package.encode(source))
    name, other = ([1.0] + [0.0] * (width - 1)), ([0.0] * (width - 1) + [1.0])
    hypothesis = Hypothesis("甲乙丙", ("甲", "乙", "丙"), -1.0, tuple(map(tuple, (name, other, name))))
    assert replace_attended(source, demands, hypothesis, package) == ("甲乙丙", ())


def test_without_attention_nothing_is_known(translators: dict[str, Translator], demands_of: Demands) -> None:
    source = "He left Zarqunia."
    (hypothesis,) = translators["zh-Hans"].translate([Request(source)], Decoding())[0]
    demands = demands_of(source, "zh-Hans")
    assert replace_attended(source, demands, hypothesis, translators["zh-Hans"].package) == (hypothesis.text, ())
