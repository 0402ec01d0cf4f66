"""Translates test sets as the engine translates stories, with the glossary off, on or wrong, and scores them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from translate.config import Edition, Project
from translate.engine.enforcement import Draft, Rung
from translate.engine.packages import Package
from translate.evaluation.aligned import AlignedText
from translate.evaluation.scores import Comparison, Score, compare, score
from translate.evaluation.terms import TermUse, consistency, success
from translate.glossary.demands import Demand, find_demands, unmet
from translate.glossary.figures import find_figures
from translate.glossary.matching import Matcher
from translate.glossary.terms import TermKind
from translate.story.model import Role
from translate.workflow.drafting import ByPackage, Drafter, Order, drafters_for
from translate.workflow.preparation import load_entries

SEED = 20161202


class Glossary(StrEnum):
    """What the engine is told of names and figures.

    `RANDOM` gives each name the form of another name of its kind: it shows what a wrong glossary does to the text.
    """

    OFF = "off"
    ON = "on"
    RANDOM = "random"


@dataclass(frozen=True)
class TermScores:
    """Occurrences of glossary terms and of figures, and the shares that were rendered as the glossary asks.

    `consistency` is judged within each story. `enforced` is the share that stands of what the engine reports as
    enforced, terms and figures; `rungs` counts how each was; both empty where nothing was asked of the engine.
    """

    terms: int
    success: float | None
    consistency: float | None
    figures: int
    figure_success: float | None
    enforced: float | None = None
    rungs: Mapping[Rung, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Evaluation:
    """One test set translated in one way; `made_by` names the package and its hash."""

    name: str
    edition: str
    glossary: Glossary
    sentences: int
    made_by: str
    scores: tuple[Score, Score]
    terms: TermScores
    translations: tuple[str, ...]


class Evaluator:
    """Translates test sets of one edition; the glossary and the model are loaded once.

    `package` takes the place of the one the project would use. Raises GlossaryError and PackageError.
    """

    def __init__(self, project: Project, edition: Edition, package: Package | None = None) -> None:
        self._edition = edition
        self._origin = project.edition(edition.derived_from) if edition.derived_from else None
        entries = load_entries(project)
        self._matcher = Matcher(entries)
        needed = [each for each in (self._origin, edition) if each is not None]
        drafters: dict[str, Drafter] = {}
        if package is not None:
            translated = self._origin or edition
            drafters[translated.id] = ByPackage(package, translated, entries, project.state / "calibration")
            needed = [each for each in needed if each is not translated]
        self._drafters: Mapping[str, Drafter] = drafters | dict(drafters_for(project, needed, entries, machine=True))

    def evaluate(self, text: AlignedText, glossary: Glossary, *, story: int = 1) -> Evaluation:
        """Translate the set and score it; each `story` sentences that follow each other are taken as one story."""
        proper = self._demands(text.sources, self._edition, story)
        asked = _asked(proper, glossary)
        origin_texts: Sequence[str] = [""] * len(text.sources)
        origin_demands: Sequence[tuple[Demand, ...]] = [()] * len(text.sources)
        if self._origin is not None:
            origin_demands = _asked(self._demands(text.sources, self._origin, story), glossary)
            origin_texts = [draft.text for draft in self._draft(self._origin, text.sources, origin_demands)]
        drafts = self._draft(self._edition, text.sources, asked, origin_texts, origin_demands)
        made = [draft.text for draft in drafts]
        judged = asked if glossary is Glossary.RANDOM else proper
        return Evaluation(
            name=text.name,
            edition=text.edition,
            glossary=glossary,
            sentences=len(text.sources),
            made_by="; ".join(drafter.made_by for drafter in self._drafters.values()),
            scores=score(made, text.references, self._edition.locale),
            terms=_term_scores(judged, drafts, asked, story),
            translations=tuple(made),
        )

    def _demands(self, sources: Sequence[str], edition: Edition, story: int) -> list[tuple[Demand, ...]]:
        return [
            find_demands(matches, find_figures(source, published=None), edition)
            for start in range(0, len(sources), story)
            for source, matches in zip(
                sources[start : start + story], self._matcher.match_story(sources[start : start + story]), strict=True
            )
        ]

    def _draft(
        self,
        edition: Edition,
        sources: Sequence[str],
        demands: Sequence[tuple[Demand, ...]],
        origin_texts: Sequence[str] | None = None,
        origin_demands: Sequence[tuple[Demand, ...]] | None = None,
    ) -> list[Draft]:
        orders = [
            Order(
                context=Role.BODY,
                text=source,
                demands=theirs,
                origin_text=origin_texts[index] if origin_texts else "",
                origin_demands=origin_demands[index] if origin_demands else (),
            )
            for index, (source, theirs) in enumerate(zip(sources, demands, strict=True))
        ]
        return self._drafters[edition.id].draft(orders, lambda _: None)


def compare_packages(first: Evaluation, second: Evaluation, text: AlignedText, locale: str) -> tuple[Comparison, ...]:
    """Paired bootstrap over two evaluations of the same set."""
    return compare(first.translations, second.translations, text.references, locale)


def _asked(proper: Sequence[tuple[Demand, ...]], glossary: Glossary) -> list[tuple[Demand, ...]]:
    if glossary is Glossary.OFF:
        return [() for _ in proper]
    return list(proper) if glossary is Glossary.ON else _shuffled(proper)


def _shuffled(proper: Sequence[tuple[Demand, ...]]) -> list[tuple[Demand, ...]]:
    by_kind: defaultdict[TermKind, dict[tuple[str, str], Demand]] = defaultdict(dict)
    for demands in proper:
        for demand in demands:
            by_kind[demand.kind].setdefault((demand.label, demand.preferred), demand)
    chance = random.Random(SEED)
    other: dict[tuple[str, str], Demand] = {}
    for kind, known in sorted(by_kind.items()):
        if kind in (TermKind.FIGURE, TermKind.KEEP):
            continue
        names = sorted(known)
        drawn = chance.sample(names, len(names))
        other |= {name: known[wrong] for name, wrong in zip(names, drawn, strict=True)}
    return [
        tuple(_with_form_of(demand, other.get((demand.label, demand.preferred), demand)) for demand in demands)
        for demands in proper
    ]


def _with_form_of(demand: Demand, other: Demand) -> Demand:
    return replace(demand, preferred=other.preferred, accepted=other.accepted, wrong=(), form=other.form)


def _term_scores(
    demands: Sequence[tuple[Demand, ...]], drafts: Sequence[Draft], asked: Sequence[tuple[Demand, ...]], story: int
) -> TermScores:
    terms, figures = (
        [
            _uses(
                [demand for demand in theirs if (demand.figure is not None) is of_figures], draft.text, index // story
            )
            for index, (theirs, draft) in enumerate(zip(demands, drafts, strict=True))
        ]
        for of_figures in (False, True)
    )
    missing = [set(unmet(theirs, draft.text)) for theirs, draft in zip(asked, drafts, strict=True)]
    stands = [
        demand not in lacking
        for theirs, draft, lacking in zip(asked, drafts, missing, strict=True)
        for demand, rung in zip(theirs, draft.rungs, strict=True)
        if rung is not Rung.LEFT
    ]
    return TermScores(
        terms=sum(use.in_source for each in terms for use in each),
        success=success(terms),
        consistency=consistency(terms),
        figures=sum(use.in_source for each in figures for use in each),
        figure_success=success(figures),
        enforced=sum(stands) / len(stands) if stands else None,
        rungs=dict(Counter(rung for draft in drafts for rung in draft.rungs).most_common()),
    )


def _uses(demands: Sequence[Demand], target: str, story: int) -> list[TermUse]:
    missing = unmet(demands, target)
    asked: defaultdict[str, list[Demand]] = defaultdict(list)
    for demand in demands:
        # A short form is a rendering of its own: the glossary asks for it where the source is short.
        asked[f"{demand.label} → {demand.preferred} in story {story}"].append(demand)
    return [
        TermUse(
            term=name,
            in_source=len(mentions),
            in_target=len(mentions) - sum(mention in missing for mention in mentions),
            rendering=_rendering(mentions, missing, target),
        )
        for name, mentions in asked.items()
    ]


def _rendering(mentions: Sequence[Demand], missing: Sequence[Demand], target: str) -> str | None:
    if any(mention not in missing for mention in mentions):
        return mentions[0].preferred
    return next((wrong for wrong in mentions[0].wrong if wrong in target), None)
