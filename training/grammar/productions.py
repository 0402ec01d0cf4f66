"""The grammar's rules and words, read from the tab-separated files of lexicon/."""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

SLOT = re.compile(r"<([a-z]+(?:_[a-z]+)*)(\d*)(?:\.([a-z_]+))?>")


@dataclass(frozen=True)
class Production:
    """One synchronous rule: how `symbol` is said in the three languages.

    A text is words and slots: `<symbol>`, numbered where the same symbol stands twice (`<country2>`), with a feature
    behind a dot: a case in Mongolian (`<country.gen>`), a tense for a verb phrase (`<vp_a.past>`).
    The last word or slot of the Mongolian text takes the case or the verb ending asked of the whole.
    """

    symbol: str
    weight: float
    english: str
    mongolian: str
    chinese: str
    features: Mapping[str, str]

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots (symbol and number) in the English text; each stands in the others as well."""
        return _slots(self.english)


@cache
def _slots(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(symbol + number for symbol, number, _ in SLOT.findall(text)))


@dataclass(frozen=True)
class Rules:
    """All rules by symbol, with the running sums of their weights."""

    by_symbol: Mapping[str, tuple[tuple[Production, ...], tuple[float, ...]]]

    def choose(self, symbol: str, choice: random.Random, *, deep: bool) -> Production:
        """One rule of `symbol` by weight; when `deep`, one of those that do not go on to further clauses, if any."""
        rules, sums = self.by_symbol[symbol]
        for _ in range(8):
            rule = choice.choices(rules, cum_weights=sums)[0]
            if not deep or "deep" not in rule.features:
                break
        return rule


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of one lexicon file without its header; missing last columns are empty. `#` begins a comment line."""
    lines = files(__package__).joinpath(f"lexicon/{name}.tsv").read_text(encoding="utf-8").splitlines()
    width = lines[0].count("\t") + 1
    for line in itertools.islice(lines, 1, None):
        if line and not line.startswith("#"):
            cells = tuple(line.split("\t"))
            yield cells + ("",) * (width - len(cells))


def features(cell: str) -> dict[str, str]:
    """`unc mw=项 stem=n` as a mapping; a bare word maps to itself."""
    found = {}
    for word in cell.split():
        key, _, value = word.partition("=")
        found[key] = value or key
    return found


def _read() -> Iterator[Production]:
    for english, mongolian, chinese, classes, marks in rows("nouns"):
        found = features(marks)
        for symbol in classes.split():
            yield Production(symbol, float(found.get("w", 1)), english, mongolian, chinese, {"noun": "noun", **found})
    for english, mongolian, chinese, classes in rows("adjectives"):
        for symbol in classes.split():
            yield Production("adj_" + symbol, 1, english, mongolian, chinese, {})
    for english, mongolian, chinese, subjects, marks in rows("predicates"):
        found = features(marks)
        for symbol in subjects.split():
            yield Production(
                "vp_" + symbol, float(found.get("w", 1)), english, mongolian, chinese, {"verb": "verb", **found}
            )
    yield from _clauses()
    for name in ("phrases", "adjuncts", "sentences", "general"):
        for symbol, weight, english, mongolian, chinese, marks in rows(name):
            made = Production(symbol, float(weight), english, mongolian, chinese, features(marks))
            yield replace(made, weight=made.weight * _variety(made)) if symbol == "S" else made


def _variety(sentence: Production) -> float:
    """How much can vary in a sentence, up to 1: one with few slots is drawn seldom, so that it does not repeat."""
    return min(1.0, (1 + sum(3 if slot.startswith(("vp_", "clause")) else 1 for slot in sentence.slots)) / 5)


# Clauses: symbol, tense, weight, and the three orders of subject {s}, predicate {v} and time.
_CLAUSES = (
    ("clause_past", "past", 6, "{s} {v} <time_past>", "{s} <time_past> {v}", "{s}<time_past>{v}"),
    ("clause_past", "past", 2, "<time_past>, {s} {v}", "<time_past> {s} {v}", "<time_past>，{s}{v}"),
    ("clause_past", "past", 1, "{s} {v} <time_past>", "<time_past> {s} {v}", "{s}<time_past>{v}"),
    ("clause_past", "past", 4, "{s} {v}", "{s} {v}", "{s}{v}"),
    ("clause_past", "perfect", 2, "{s} {v}", "{s} {v}", "{s}{v}"),
    ("clause_plain", "past", 4, "{s} {v}", "{s} {v}", "{s}{v}"),
    ("clause_future", "future", 3, "{s} {v} <time_future>", "{s} <time_future> {v}", "{s}<time_future>{v}"),
    ("clause_future", "future", 3, "{s} {v}", "{s} {v}", "{s}{v}"),
    ("clause_now", "progressive", 3, "{s} {v}", "{s} {v}", "{s}{v}"),
    ("clause_now", "progressive", 1, "{s} {v} <time_now>", "{s} <time_now> {v}", "{s}<time_now>{v}"),
    ("clause_not", "negative", 1, "{s} {v}", "{s} {v}", "{s}{v}"),
    ("clause_will_not", "future_negative", 1, "{s} {v}", "{s} {v}", "{s}{v}"),
)


_MISHAPS = frozenset({"x", "u", "air", "sea", "land", "rail", "quake"})


def _clauses() -> Iterator[Production]:
    """Every sort of subject with the predicates it can have, in each tense."""
    for subject, kind, share in rows("subjects"):
        name, _, _ = subject.partition(".")
        for symbol, tense, weight, english, mongolian, chinese in _CLAUSES:
            if tense not in ("past", "perfect") and kind in _MISHAPS:  # no one foresees who will die
                continue
            yield Production(
                symbol,
                weight * float(share),
                english.format(s=f"<{subject}>", v=f"<vp_{kind}>"),
                mongolian.format(s=f"<{name}>", v=f"<vp_{kind}>"),
                chinese.format(s=f"<{name}>", v=f"<vp_{kind}>"),
                {"tense": tense},
            )


@cache
def rules() -> Rules:
    """The grammar as shipped."""
    found: dict[str, list[Production]] = defaultdict(list)
    for production in _read():
        found[production.symbol].append(production)
    return Rules(
        {
            symbol: (tuple(made), tuple(itertools.accumulate(production.weight for production in made)))
            for symbol, made in found.items()
        }
    )
