"""The ladder: from the cheapest way to keep a segment's terms to the most forceful, each rung verified.

Order: the segment is the term itself; the model writes its terms by itself; stand-ins the model was trained to carry
(masks) or is known to carry (surrogates), for the terms it did not write, then for all; a lost stand-in forced into
the translation; the model's n-best, a known wrong variant or the attended words replaced; else the draft stays and says
what it lacks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from translate.engine.enforcement.placements import Placement, place
from translate.engine.enforcement.repair import repair
from translate.engine.enforcement.replacement import replace_attended, replace_wrong
from translate.engine.enforcement.stand_ins import Masked, StandIns, mask, unmask
from translate.engine.guards import Fault, cut, fault_of
from translate.engine.translator import MAX_SOURCE_TOKENS, Decoding, Hypothesis, Request, Translator
from translate.engine.typography import tidy
from translate.glossary.demands import Demand, unmet

_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")

N_BEST = 4

LOT = 512
"""Segments that climb together: enough to fill batches, few enough for progress to be seen and memory to stay low."""

FEWEST_IN_PIECE = 4
"""Names, or figures, that never make a segment be cut, however few stand-ins there are."""

SHORTEST_PIECE = 12
"""Source tokens below which a segment that the model cannot do is not cut any further."""

_SEVERAL = Decoding(hypotheses=N_BEST)
_UNSTUCK = Decoding(hypotheses=N_BEST, no_repeat=3, repetition_penalty=1.3)


class Rung(StrEnum):
    """How a term came to stand in a draft."""

    WHOLE = "whole"
    MODEL = "model"
    MASK = "mask"
    SURROGATE = "surrogate"
    FORCED = "forced"
    REPLACED = "replaced"
    CONVERTED = "converted"
    PREFILLED = "prefilled"
    LEFT = "left"


@dataclass(frozen=True)
class Job:
    """A segment to translate, with what it demands of the translation."""

    text: str
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A machine translation that knows how it was made.

    `rungs` has one rung for each of the job's demands, in order. `faults` is what is still wrong with the text;
    `pieces` how many pieces an over-long segment was cut into (1: not cut).
    """

    text: str
    rungs: tuple[Rung, ...] = ()
    faults: tuple[Fault, ...] = ()
    pieces: int = 1

    @property
    def is_sound(self) -> bool:
        """True when nothing is known to be wrong: no fault, every demand satisfied."""
        return not self.faults and Rung.LEFT not in self.rungs


@dataclass(frozen=True)
class _Attempt:
    """A candidate translation of one job, with what it still lacks."""

    text: str
    rungs: tuple[Rung, ...]
    fault: Fault | None
    surplus: int
    invented: int
    score: float

    @property
    def rank(self) -> tuple[bool, int, int, int, float]:
        return (self.fault is not None, self.rungs.count(Rung.LEFT), self.surplus, self.invented, -self.score)

    @property
    def is_good(self) -> bool:
        return self.fault is None and self.surplus == 0 and Rung.LEFT not in self.rungs


def draft_all(
    jobs: Sequence[Job],
    translator: Translator,
    locale: str,
    stand_ins: StandIns | None,
    *,
    progress: Callable[[int], None] = lambda done: None,
) -> list[Draft]:
    """A draft for every job, in order; equal jobs are translated once.

    `stand_ins` are the package's masks or calibrated surrogates, None when it has neither. `progress` is told how
    many jobs more are done, before each call of the model none; what it raises ends the work.
    """
    drafts: dict[Job, Draft] = {}
    by_model: list[Job] = []
    for job in dict.fromkeys(jobs):
        complete = _whole(job, locale)
        if complete is None:
            by_model.append(job)
        else:
            drafts[job] = complete
    mentions = Counter(jobs)
    progress(sum(mentions[job] for job in drafts))
    ladder = _Ladder(translator, locale, stand_ins, lambda: progress(0))
    for start in range(0, len(by_model), LOT):
        lot = by_model[start : start + LOT]
        drafts |= _drafted(lot, ladder, translator)
        progress(sum(mentions[job] for job in lot))
    return [drafts[job] for job in jobs]


def _drafted(jobs: Sequence[Job], ladder: _Ladder, translator: Translator) -> dict[Job, Draft]:
    drafts = _in_pieces(jobs, ladder, translator, lambda length: MAX_SOURCE_TOKENS)
    stuck = [job for job in jobs if not drafts[job].is_sound]
    shorter = _in_pieces(stuck, ladder, translator, lambda length: max(SHORTEST_PIECE, 2 * length // 3))
    for job, draft in shorter.items():
        drafts[job] = min(drafts[job], draft, key=lambda each: (len(each.faults), each.rungs.count(Rung.LEFT)))
    return drafts


def _whole(job: Job, locale: str) -> Draft | None:
    placements = place(job.text, job.demands)
    if len(placements) != 1:
        return None
    before, after = job.text[: placements[0].start], job.text[placements[0].end :]
    if before or after.strip("."):
        return None
    return Draft(tidy(placements[0].render() + after, job.text, locale), tuple(Rung.WHOLE for _ in job.demands))


def _in_pieces(
    jobs: Sequence[Job], ladder: _Ladder, translator: Translator, limit: Callable[[int], int]
) -> dict[Job, Draft]:
    """Drafts of the jobs, each cut into pieces of at most `limit` tokens, which is told the job's own length."""
    parts = {job: _pieces(job, translator, limit(translator.length(job.text)), ladder.most_placements) for job in jobs}
    attempts = ladder.climb(list(dict.fromkeys(part for pieces in parts.values() for part in pieces)))
    return {job: _joined(pieces, [attempts[piece] for piece in pieces], job, ladder) for job, pieces in parts.items()}


def _pieces(job: Job, translator: Translator, limit: int, most_placements: int | None) -> list[Job]:
    """The job cut so that no piece has more tokens than `limit` nor more names or figures than there are stand-ins."""

    def fits(start: int, end: int) -> bool:
        placements = place(job.text, _inside(job.demands, start, end))
        figures = sum(each.is_figure for each in placements)
        enough = most_placements is None or max(figures, len(placements) - figures) <= most_placements
        return enough and translator.length(job.text[start:end]) <= limit

    spans = cut(job.text, fits, [(demand.start, demand.end) for demand in job.demands])
    return [
        Job(
            job.text[start:end],
            tuple(
                replace(demand, start=demand.start - start, end=demand.end - start)
                for demand in _inside(job.demands, start, end)
            ),
        )
        for start, end in spans
    ]


def _inside(demands: Sequence[Demand], start: int, end: int) -> tuple[Demand, ...]:
    return tuple(demand for demand in demands if start <= demand.start and demand.end <= end)


def _joined(pieces: Sequence[Job], attempts: Sequence[_Attempt], job: Job, ladder: _Ladder) -> Draft:
    texts = [attempt.text for attempt in attempts]
    for index, piece in enumerate(pieces[:-1]):
        if piece.text.endswith(",") and texts[index][-1:].isalnum():
            texts[index] += ","
    text = tidy(" ".join(texts), job.text, ladder.locale)
    rungs = tuple(rung for attempt in attempts for rung in attempt.rungs)
    missing = set(unmet(job.demands, text))
    rungs = tuple(
        Rung.MODEL if rung is Rung.LEFT and demand not in missing else rung
        for demand, rung in zip(job.demands, rungs, strict=True)
    )
    faults = tuple(dict.fromkeys(attempt.fault for attempt in attempts if attempt.fault is not None))
    return Draft(text, rungs, faults, len(attempts))


def _is_open(placement: Placement, job: Job, attempt: _Attempt) -> bool:
    """Whether the attempt lacks a term of the placement."""
    return any(
        rung is Rung.LEFT and demand in placement.demands
        for demand, rung in zip(job.demands, attempt.rungs, strict=True)
    )


@dataclass(frozen=True)
class _Basis:
    """A masked text and one translation of it, to be repaired."""

    rank: tuple[bool, int, int, int, float]
    masked: Masked
    hypothesis: Hypothesis

    @property
    def is_faulty(self) -> bool:
        return self.rank[0]


def _nearest(bases: Sequence[_Basis]) -> list[_Basis]:
    """The best sound translation of each masked text."""
    best: dict[Masked, _Basis] = {}
    for basis in sorted(bases, key=lambda basis: basis.rank):
        if not basis.is_faulty:
            best.setdefault(basis.masked, basis)
    return list(best.values())


def _invented(text: str, job: Job) -> int:
    """How many Latin words the text has that neither the source nor a term's form gave it."""
    words = _LATIN_WORD.findall(text)
    given = (
        " ".join([job.text, *(form for demand in job.demands for form in demand.accepted)]).casefold() if words else ""
    )
    return sum(word.casefold() not in given for word in words)


class _Ladder:
    """One climb: every rung takes the jobs the rungs before could not satisfy, in one batch."""

    def __init__(
        self, translator: Translator, locale: str, stand_ins: StandIns | None, still_wanted: Callable[[], None]
    ) -> None:
        self._translator = translator
        self._still_wanted = still_wanted
        self.locale = locale
        self._stand_ins = stand_ins
        self._stand_in_rung = Rung.MASK if translator.package.masks is not None else Rung.SURROGATE

    @property
    def most_placements(self) -> int | None:
        """How many names, and how many figures, one piece may have; None without stand-ins."""
        pools = [self._stand_ins.names, self._stand_ins.figures] if self._stand_ins is not None else []
        fewest = min((len(pool) for pool in pools if pool), default=None)
        # A package that carries hardly any is no reason to cut every sentence to bits.
        return None if fewest is None else max(fewest, FEWEST_IN_PIECE)

    def climb(self, jobs: Sequence[Job]) -> dict[Job, _Attempt]:
        best: dict[Job, _Attempt] = {}
        self._consider(best, jobs, self._plain(jobs, Decoding()))
        if self._stand_ins is not None:
            self._masked_rungs(best, self._unsatisfied(best, jobs), self._stand_ins)
        rest = [job for job in self._unsatisfied(best, jobs) if job.demands]
        self._consider(best, rest, self._plain(rest, Decoding(hypotheses=N_BEST, attention=True), replaced=True))
        faulty = [job for job in jobs if best[job].fault is not None]
        self._consider(best, faulty, self._plain(faulty, _UNSTUCK))
        return best

    def _masked_rungs(self, best: dict[Job, _Attempt], jobs: Sequence[Job], stand_ins: StandIns) -> None:
        """Mask the terms the model did not write by itself, else all; then repair what lost a stand-in."""
        placements = {job: place(job.text, job.demands) for job in jobs if job.demands}
        some = {
            job: mask(job.text, [each for each in placed if _is_open(each, job, best[job])], stand_ins)
            for job, placed in placements.items()
        }
        every = {job: mask(job.text, placed, stand_ins) for job, placed in placements.items()}
        bases: dict[Job, list[_Basis]] = {job: [] for job in placements}
        for masked, decoding in ((some, _SEVERAL), (every, _SEVERAL), (every, _UNSTUCK)):
            wanted = self._unsatisfied(best, list(masked))
            if decoding is _UNSTUCK:
                wanted = [job for job in wanted if all(basis.is_faulty for basis in bases[job])]
            elif masked is every:
                wanted = [job for job in wanted if every[job] != some[job]]
            for job, each, hypotheses in self._decoded({job: masked[job] for job in wanted}, decoding):
                attempts = self._from_masked(job, each, hypotheses)
                self._consider(best, [job], [attempts])
                bases[job] += [_Basis(a.rank, each, h) for a, h in zip(attempts, hypotheses, strict=True)]
        for number in range(2):
            nearest = {job: _nearest(bases[job])[number:] for job in self._unsatisfied(best, list(bases))}
            chosen = {job: found[0] for job, found in nearest.items() if found}
            repaired = repair(
                self._translator,
                {basis.masked: basis.hypothesis for basis in chosen.values()},
                by_words=not self.locale.startswith("zh"),
            )
            for job, basis in chosen.items():
                lost = unmask(basis.hypothesis.text, basis.masked).lost
                attempts = self._from_masked(job, basis.masked, repaired[basis.masked], forced=lost)
                self._consider(best, [job], [attempts])

    def _decoded(
        self, masked: Mapping[Job, Masked], decoding: Decoding
    ) -> Iterable[tuple[Job, Masked, list[Hypothesis]]]:
        self._still_wanted()
        decoded = self._translator.translate([Request(each.text) for each in masked.values()], decoding)
        return zip(masked, masked.values(), decoded, strict=True)

    def _from_masked(
        self, job: Job, masked: Masked, hypotheses: Iterable[Hypothesis], *, forced: Collection[Placement] = ()
    ) -> list[_Attempt]:
        attempts = []
        for hypothesis in hypotheses:
            unmasked = unmask(hypothesis.text, masked)
            carried = [placement for _, placement in masked.placed if placement not in unmasked.lost]
            rungs = {
                demand: Rung.FORCED if placement in forced else self._stand_in_rung
                for placement in carried
                for demand in placement.demands
            }
            attempts.append(self._attempt(job, unmasked.text, hypothesis, rungs, surplus=unmasked.surplus))
        return attempts

    def _plain(self, jobs: Sequence[Job], decoding: Decoding, *, replaced: bool = False) -> list[list[_Attempt]]:
        self._still_wanted()
        decoded = self._translator.translate([Request(job.text) for job in jobs], decoding)
        attempts: list[list[_Attempt]] = []
        for job, hypotheses in zip(jobs, decoded, strict=True):
            found = [self._attempt(job, self._clean(hypothesis.text, job), hypothesis, {}) for hypothesis in hypotheses]
            if replaced and not any(attempt.is_good for attempt in found):
                found.append(self._replaced(job, hypotheses[0]))
            attempts.append(found)
        return attempts

    def _clean(self, text: str, job: Job) -> str:
        """`text` without stand-ins that the model wrote though it was given none."""
        stray = self._stand_ins.stray if self._stand_ins is not None else None
        return text if stray is None or stray.search(job.text) else stray.sub("", text)

    def _replaced(self, job: Job, hypothesis: Hypothesis) -> _Attempt:
        text, by_variant = replace_wrong(hypothesis.text, unmet(job.demands, hypothesis.text))
        missing = unmet(job.demands, text)
        by_attention: tuple[Demand, ...] = ()
        if missing and text == hypothesis.text:
            text, by_attention = replace_attended(job.text, missing, hypothesis, self._translator.package)
        rungs = dict.fromkeys((*by_variant, *by_attention), Rung.REPLACED)
        return self._attempt(job, text, hypothesis, rungs)

    def _attempt(
        self, job: Job, text: str, hypothesis: Hypothesis, rungs: Mapping[Demand, Rung], *, surplus: int = 0
    ) -> _Attempt:
        """What `text` is worth; `rungs` names the demands that were placed, the others are the model's own."""
        tidied = tidy(text, job.text, self.locale)
        # A name gets the form that its mention asks for, though a check would let another form of it pass.
        strict = {demand.strictly(): demand for demand in job.demands}
        missing = {strict[demand] for demand in unmet(list(strict), tidied)}
        return _Attempt(
            text=tidied,
            rungs=tuple(Rung.LEFT if demand in missing else rungs.get(demand, Rung.MODEL) for demand in job.demands),
            fault=fault_of(job.text, tidied, truncated=hypothesis.truncated),
            surplus=surplus,
            invented=_invented(tidied, job),
            score=hypothesis.score,
        )

    @staticmethod
    def _consider(best: dict[Job, _Attempt], jobs: Sequence[Job], attempts: Sequence[Sequence[_Attempt]]) -> None:
        for job, candidates in zip(jobs, attempts, strict=True):
            known = [best[job]] if job in best else []
            best[job] = min([*known, *candidates], key=lambda attempt: attempt.rank)

    @staticmethod
    def _unsatisfied(best: dict[Job, _Attempt], jobs: Sequence[Job]) -> list[Job]:
        return [job for job in jobs if job not in best or not best[job].is_good]
