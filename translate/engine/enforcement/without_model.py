"""Drafts made without a model: converted from another edition, prefilled from the glossary, and photo credits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translate.engine.enforcement.ladder import Draft, Job, Rung
from translate.glossary.demands import Demand, unmet

_PRIVATE_USE = 0xE000


def derive(
    origin: str, origin_demands: Sequence[Demand], demands: Sequence[Demand], convert: Callable[[str], str]
) -> Draft:
    """A draft converted from another edition's text, with this edition's own glossary forms.

    The origin's form of each term is lifted out before the conversion and this edition's form put in after it, so
    that a name is never converted character by character. Where the origin's text has another than the preferred
    form, because a reviewer chose it, the same form is chosen here if this edition has it. A name that stands more
    often than the English has it gets the form each time.
    """
    by_start = {demand.start: demand for demand in demands if demand.figure is None}
    lifted: list[str] = []
    text = origin
    for theirs in sorted(origin_demands, key=lambda demand: -len(demand.preferred)):
        ours = by_start.get(theirs.start)
        form = next((form for form in theirs.accepted if form in text), None)
        if ours is not None and form is not None and theirs.figure is None:
            # A private-use character goes through any converter unchanged.
            text = text.replace(form, chr(_PRIVATE_USE + len(lifted)))
            lifted.append(ours.preferred if form == theirs.preferred else _counterpart(form, theirs, ours, convert))
    text = convert(text)
    for index, form in enumerate(lifted):
        text = text.replace(chr(_PRIVATE_USE + index), form)
    missing = set(unmet(demands, text))
    return Draft(text, tuple(Rung.LEFT if demand in missing else Rung.CONVERTED for demand in demands))


def _counterpart(form: str, theirs: Demand, ours: Demand, convert: Callable[[str], str]) -> str:
    """Our form for a form of theirs that is not the preferred one: the same word, else the one of the same rank."""
    if (converted := convert(form)) in ours.accepted:
        return converted
    if len(theirs.accepted) == len(ours.accepted):
        return ours.accepted[theirs.accepted.index(form)]
    return ours.preferred


def prefill(job: Job) -> Draft:
    """The English segment with its terms and figures already in the edition's form, for a person to finish."""
    return Draft(_substituted(job), tuple(Rung.PREFILLED for _ in job.demands))


def credit(job: Job, locale: str) -> Draft:
    """A photo credit: agency in the edition's form, everything else as it is, brackets of the edition's script."""
    text = _substituted(job)
    if locale.startswith("zh"):
        text = text.translate(str.maketrans("()", "（）"))
    return Draft(text, tuple(Rung.PREFILLED for _ in job.demands))


def _substituted(job: Job) -> str:
    pieces: list[str] = []
    position = 0
    for demand in job.demands:
        pieces += [job.text[position : demand.start], demand.preferred]
        position = demand.end
    return "".join([*pieces, job.text[position:]])
