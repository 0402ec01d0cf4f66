"""Measuring, once per package, which stand-ins its model really carries through.

A candidate is tried in carrier sentences; it is kept when it comes out exactly once in most of them. The result is
cached beside the project under the package's digest, since the same package always gives the same answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from translate.engine.enforcement.stand_ins import StandIn, StandIns, from_masks, from_surrogate
from translate.engine.translator import Request, Translator
from translate.files import write_atomically
from translate.glossary.terms import Entry

NAME_CARRIERS = (
    "{} said on Thursday that the talks had gone well.",
    "The president met {} in the capital.",
    "Officials from {} and Japan signed the agreement.",
    "The visit to {} will last three days.",
    "According to the report, {} is ready to help.",
    "The government of {} rejected the plan.",
)
FIGURE_CARRIERS = (
    "The company sold {} cars last year.",
    "More than {} people were killed in the attack.",
    "The talks were held on {} in the capital.",
    "Trade between the two countries reached {}.",
    "The bank said that prices rose by {}.",
    "At least {} soldiers were wounded.",
)
SURROGATE_NAMES = ("Paris", "London", "Moscow", "Tokyo", "Berlin", "Beijing", "Germany", "France", "Egypt", "Iran")
SURROGATE_FIGURES = ("37", "48", "56", "62", "73", "84", "95", "29")

KEPT_FROM = 0.5
"""Share of carriers a stand-in must survive; each use is verified again, so this only saves useless tries."""

_VERSION = 1


def calibrate(
    translator: Translator, locale: str, entries: Sequence[Entry], edition: str, cache: Path
) -> StandIns | None:
    """The stand-ins of the translator's package, best carried first; None when it carries none.

    A package trained with masks is asked about those, any other about common names whose form `entries` knows.
    `cache` is the folder of remembered calibrations; a broken or missing memory is made anew.
    """
    masks = translator.package.masks
    if masks is not None:
        candidates = from_masks(masks, locale)
    else:
        candidates = StandIns(
            tuple(
                from_surrogate(name, form, locale)
                for name in SURROGATE_NAMES
                if (form := _form_of(name, entries, edition)) is not None
            ),
            tuple(from_surrogate(figure, figure, locale) for figure in SURROGATE_FIGURES),
        )
    path = cache / f"{translator.package.digest}-{locale}.json"
    rates = _remembered(path)
    if rates is None or any(each.source not in rates for each in (*candidates.names, *candidates.figures)):
        rates = {
            **_rates(translator, candidates.names, NAME_CARRIERS),
            **_rates(translator, candidates.figures, FIGURE_CARRIERS),
        }
        text = json.dumps({"version": _VERSION, "carried": rates}, ensure_ascii=False, indent=1, sort_keys=True)
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode())
    kept = replace(candidates, names=_best(candidates.names, rates), figures=_best(candidates.figures, rates))
    return kept if kept.names or kept.figures else None


def _form_of(name: str, entries: Sequence[Entry], edition: str) -> str | None:
    for entry in entries:
        if entry.term == name and entry.forms.get(edition):
            return entry.forms[edition][0].text
    return None


def _rates(translator: Translator, stand_ins: Sequence[StandIn], carriers: Sequence[str]) -> dict[str, float]:
    requests = [Request(carrier.format(each.source)) for each in stand_ins for carrier in carriers]
    outputs = iter(translator.translate(requests))
    return {
        each.source: sum(len(each.pattern.findall(next(outputs)[0].text)) == 1 for _ in carriers) / len(carriers)
        for each in stand_ins
    }


def _best(stand_ins: Sequence[StandIn], rates: Mapping[str, float]) -> tuple[StandIn, ...]:
    kept = [each for each in stand_ins if rates[each.source] >= KEPT_FROM]
    return tuple(sorted(kept, key=lambda each: -rates[each.source]))


def _remembered(path: Path) -> dict[str, float] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            return None
        return {str(source): float(rate) for source, rate in data["carried"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None
