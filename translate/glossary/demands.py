"""What a segment demands of its translation in one edition: which terms and figures, in which forms, how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from translate.config import Edition
from translate.glossary.figures import Figure, accepted, render, stands
from translate.glossary.figures.model import Value
from translate.glossary.mongolian import Case, case_forms, inflect
from translate.glossary.terms import Form, TermKind, TermMatch

_INFLECTING = "mn"


@dataclass(frozen=True)
class Demand:
    """One mention of a term or figure that the edition must render.

    `start` and `end` are offsets in the segment, `text` the words there, `label` the entry's English term.
    `preferred` is the form to place (nominative); `accepted` every form that satisfies the demand, longest first;
    `wrong` the known wrong variants. `origin` and `source` say where the form is written down and who uses it.
    """

    start: int
    end: int
    text: str
    label: str
    kind: TermKind
    preferred: str
    accepted: tuple[str, ...]
    wrong: tuple[str, ...]
    origin: str
    source: str
    locale: str
    form: Form | None = None
    figure: Figure | None = None

    def __hash__(self) -> int:
        # Jobs are looked up by their demands all the time, and some forms have dozens of accepted ones.
        return hash((self.start, self.end, self.label))

    def inflected(self, case: Case) -> str:
        """The preferred form in a Mongolian case; in an edition that does not inflect, the form itself."""
        if self.figure is not None:
            return render(self.figure, self.locale, case=case if self._inflects else None)
        if not self._inflects or self.form is None or self.kind is TermKind.KEEP:
            return self.preferred
        return inflect(self.preferred, case, harmony=self.form.harmony, stem=self.form.stem)

    def strictly(self) -> Demand:
        """The same demand, satisfied by the preferred form alone (in Mongolian, by its case forms)."""
        if self.form is None or self.figure is not None:
            return self
        return replace(self, accepted=_accepted((self.form,), self.locale))

    @property
    def _inflects(self) -> bool:
        return self.locale.split("_")[0] == _INFLECTING


def find_demands(matches: Sequence[TermMatch], figures: Sequence[Figure], edition: Edition) -> tuple[Demand, ...]:
    """The demands of one segment in text order; where a term and a figure overlap the longer one counts.

    An entry without a form for the edition demands nothing.
    """
    spans = [(match.start, match.end) for match in matches]
    kept_figures = [
        figure
        for figure in figures
        if all(
            figure.end <= start or figure.start >= end or figure.end - figure.start > end - start
            for start, end in spans
        )
    ]
    taken = [(figure.start, figure.end) for figure in kept_figures]
    demands = [_of_figure(figure, edition.locale) for figure in kept_figures if figure.must]
    for match in matches:
        if any(start < match.end and match.start < end for start, end in taken):
            continue
        demand = _of_match(match, edition)
        if demand is not None:
            demands.append(demand)
    return tuple(sorted(demands, key=lambda demand: demand.start))


def _of_figure(figure: Figure, locale: str) -> Demand:
    return Demand(
        start=figure.start,
        end=figure.end,
        text=figure.text,
        label=figure.text,
        kind=TermKind.FIGURE,
        preferred=render(figure, locale),
        accepted=accepted(figure, locale),
        wrong=(),
        origin="figure",
        source="",
        locale=locale,
        figure=figure,
    )


def _of_match(match: TermMatch, edition: Edition) -> Demand | None:
    entry = match.entry
    columns = [column for column in (edition.glossary_variant, edition.id) if column]
    column = next((column for column in columns if entry.forms.get(column)), None)
    if column is not None:
        forms = entry.forms[column]
    elif entry.kind is TermKind.KEEP:
        forms = (Form(match.text),)
    else:
        return None
    form = forms[-1] if match.is_short else forms[0]
    return Demand(
        start=match.start,
        end=match.end,
        text=match.text,
        label=entry.term,
        kind=entry.kind,
        preferred=form.text,
        accepted=_accepted(forms, edition.locale),
        wrong=tuple(wrong for name in columns for wrong in entry.wrong.get(name, ())),
        origin=entry.origin,
        source=entry.source,
        locale=edition.locale,
        form=form,
    )


@lru_cache(maxsize=20_000)
def _accepted(forms: tuple[Form, ...], locale: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for form in forms:
        found[form.text] = None
        if locale.split("_")[0] == _INFLECTING:
            for inflected in case_forms(form.text, harmony=form.harmony, stem=form.stem).values():
                found.update(dict.fromkeys(inflected))
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


def unmet(demands: Sequence[Demand], target: str) -> tuple[Demand, ...]:
    """The demands that `target` does not satisfy; a form must stand as often as the source asks.

    One stretch of the target counts once, for the longest form that fits there; figures are compared by value.
    """
    terms = [demand for demand in demands if demand.figure is None]
    standing = _count_forms(terms, target)
    missing: list[Demand] = []
    for demand in terms:
        form = next((form for form in demand.accepted if standing[form] > 0), None)
        if form is None:
            missing.append(demand)
        else:
            standing[form] -= 1
    figures: Counter[Value] = Counter()
    for demand in demands:
        if demand.figure is not None:
            figures[demand.figure.value] += 1
            if stands(demand.figure, target, demand.locale) < figures[demand.figure.value]:
                missing.append(demand)
    return tuple(sorted(missing, key=lambda demand: demand.start))


def _count_forms(demands: Iterable[Demand], target: str) -> Counter[str]:
    # Plain searches: a pattern of all case forms takes a hundred times longer to compile than to use.
    text = target.casefold()
    taken = bytearray(len(text))
    counted: Counter[str] = Counter()
    forms = {form for demand in demands for form in demand.accepted}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        folded = form.casefold()
        end = 0
        while folded and (start := text.find(folded, end)) >= 0:
            end = start + len(folded)
            if any(taken[start:end]) or not _bounded(text, start, end):
                end = start + 1
                continue
            taken[start:end] = b"\1" * len(folded)
            counted[form] += 1
    return counted


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether neither end of the stretch stands inside a word of an alphabetic script."""
    inside_before = start > 0 and _alphabetic(text[start - 1]) and _alphabetic(text[start])
    inside_after = end < len(text) and _alphabetic(text[end - 1]) and _alphabetic(text[end])
    return not inside_before and not inside_after


def _alphabetic(character: str) -> bool:
    return character.isalpha() and not "\u3400" <= character <= "\u9fff"
