"""The ladder: from the cheapest way to keep a segment's terms to the most forceful, each rung verified.

Order: the segment is the term itself; stand-ins the model was trained to carry (masks) or is known to carry
(surrogates); the model's own n-best; a stand-in forced into the translation's prefix; a known wrong variant or the
attended words replaced; else the draft stays and says what it lacks. Sources: the placeholder and constraint papers
listed in docs/terms.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from translate.engine.enforcement.placements import place
from translate.engine.enforcement.repair import forced_requests
from translate.engine.enforcement.replacement import replace_attended, replace_wrong
from translate.engine.enforcement.stand_ins import Masked, StandIns, mask, unmask
from translate.engine.guards import Fault, cut, fault_of
from translate.engine.translator import MAX_SOURCE_TOKENS, MAX_TARGET_TOKENS, Decoding, Hypothesis, Request, Translator
from translate.engine.typography import tidy
from translate.glossary.demands import Demand, unmet

N_BEST = 4
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


@dataclass(frozen=True)
class _Attempt:
    """A candidate translation of one job, with what it still lacks."""

    text: str
    rungs: tuple[Rung, ...]
    fault: Fault | None
    score: float

    @property
    def rank(self) -> tuple[bool, int, float]:
        return (self.fault is not None, self.rungs.count(Rung.LEFT), -self.score)

    @property
    def is_good(self) -> bool:
        return self.fault is None and Rung.LEFT not in self.rungs


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
    many jobs more are done.
    """
    drafts: dict[Job, Draft] = {}
    whole: dict[Job, list[Job]] = {}
    for job in dict.fromkeys(jobs):
        complete = _whole(job, locale)
        if complete is not None:
            drafts[job] = complete
        else:
            whole[job] = _pieces(job, translator)
    pieces = list(dict.fromkeys(piece for parts in whole.values() for piece in parts))
    attempts = _Ladder(translator, locale, stand_ins).climb(pieces)
    for job, parts in whole.items():
        drafts[job] = _joined([attempts[part] for part in parts], job, locale)
    progress(len(jobs))
    return [drafts[job] for job in jobs]


def _whole(job: Job, locale: str) -> Draft | None:
    placements = place(job.text, job.demands)
    if len(placements) != 1:
        return None
    before, after = job.text[: placements[0].start], job.text[placements[0].end :]
    if before or after.strip("."):
        return None
    return Draft(tidy(placements[0].render() + after, job.text, locale), tuple(Rung.WHOLE for _ in job.demands))


def _pieces(job: Job, translator: Translator) -> list[Job]:
    parts = cut(job.text, translator.length, MAX_SOURCE_TOKENS)
    if len(parts) == 1:
        return [job]
    jobs, position = [], 0
    for part in parts:
        start = job.text.index(part, position)
        position = start + len(part)
        inside = tuple(
            replace(demand, start=demand.start - start, end=demand.end - start)
            for demand in job.demands
            if demand.start >= start and demand.end <= position
        )
        jobs.append(Job(part, inside))
    return jobs


def _joined(attempts: Sequence[_Attempt], job: Job, locale: str) -> Draft:
    joiner = "" if locale.startswith("zh") else " "
    text = joiner.join(attempt.text for attempt in attempts)
    rungs = tuple(rung for attempt in attempts for rung in attempt.rungs)
    faults = tuple(dict.fromkeys(attempt.fault for attempt in attempts if attempt.fault is not None))
    # A demand that a cut went through belongs to no piece.
    rungs += (Rung.LEFT,) * (len(job.demands) - len(rungs))
    return Draft(text, rungs, faults, len(attempts))


class _Ladder:
    """One climb: every rung takes the jobs the rungs before could not satisfy, in one batch."""

    def __init__(self, translator: Translator, locale: str, stand_ins: StandIns | None) -> None:
        self._translator = translator
        self._locale = locale
        self._stand_ins = stand_ins
        self._stand_in_rung = Rung.MASK if translator.package.masks is not None else Rung.SURROGATE

    def climb(self, jobs: Sequence[Job]) -> dict[Job, _Attempt]:
        best: dict[Job, _Attempt] = {}
        demanding = [job for job in jobs if job.demands]
        free = [job for job in jobs if not job.demands]
        self._consider(best, free, self._plain(free, Decoding()))
        if self._stand_ins is not None:
            masked = {job: mask(job.text, place(job.text, job.demands), self._stand_ins) for job in demanding}
            self._masked_rungs(best, demanding, masked)
        rest = self._unsatisfied(best, demanding)
        self._consider(best, rest, self._plain(rest, Decoding(hypotheses=N_BEST, attention=True), replaced=True))
        faulty = [job for job in jobs if best[job].fault is not None]
        self._consider(best, faulty, self._plain(faulty, _UNSTUCK))
        return best

    def _masked_rungs(self, best: dict[Job, _Attempt], jobs: Sequence[Job], masked: dict[Job, Masked]) -> None:
        decoded = self._translator.translate(
            [Request(masked[job].text) for job in jobs], Decoding(hypotheses=N_BEST, attention=True)
        )
        tried = dict(zip(jobs, decoded, strict=True))
        for job, hypotheses in tried.items():
            self._consider(best, [job], [self._from_masked(job, masked[job], hypotheses, self._stand_in_rung)])
        stuck = [job for job in jobs if best[job].fault is not None]
        for job, hypotheses in zip(
            stuck, self._translator.translate([Request(masked[job].text) for job in stuck], _UNSTUCK), strict=True
        ):
            self._consider(best, [job], [self._from_masked(job, masked[job], hypotheses, self._stand_in_rung)])
        self._force(best, self._unsatisfied(best, jobs), masked, {job: found[0] for job, found in tried.items()})

    def _force(
        self,
        best: dict[Job, _Attempt],
        jobs: Sequence[Job],
        masked: dict[Job, Masked],
        basis: dict[Job, Hypothesis],
    ) -> None:
        """Force missing stand-ins into the prefix, one a round, and let the model finish the sentence."""
        rounds = max((len(masked[job].placed) for job in jobs), default=0)
        pending = list(jobs)
        for _ in range(rounds):
            requests = {
                job: forced_requests(self._translator.package, masked[job], basis[job], self._locale) for job in pending
            }
            pending = [job for job in pending if requests[job]]
            if not pending:
                return
            flat = [request for job in pending for request in requests[job]]
            decoded = iter(self._translator.translate(flat, Decoding(attention=True)))
            for job in pending:
                hypotheses = [next(decoded)[0] for _ in requests[job]]
                attempts = self._from_masked(job, masked[job], hypotheses, Rung.FORCED)
                self._consider(best, [job], [attempts])
                basis[job] = min(
                    hypotheses, key=lambda hypothesis: (len(unmask(hypothesis.text, masked[job])[1]), -hypothesis.score)
                )
            pending = self._unsatisfied(best, pending)

    def _from_masked(self, job: Job, masked: Masked, hypotheses: Iterable[Hypothesis], rung: Rung) -> list[_Attempt]:
        attempts = []
        for hypothesis in hypotheses:
            text, lost = unmask(hypothesis.text, masked)
            carried = [placement for _, placement in masked.placed if placement not in lost]
            rungs = {demand: rung for placement in carried for demand in placement.demands}
            attempts.append(self._attempt(job, text, hypothesis, rungs))
        return attempts

    def _plain(self, jobs: Sequence[Job], decoding: Decoding, *, replaced: bool = False) -> list[list[_Attempt]]:
        decoded = self._translator.translate([Request(job.text) for job in jobs], decoding)
        attempts: list[list[_Attempt]] = []
        for job, hypotheses in zip(jobs, decoded, strict=True):
            found = [self._attempt(job, hypothesis.text, hypothesis, {}) for hypothesis in hypotheses]
            if replaced and not any(attempt.is_good for attempt in found):
                found.append(self._replaced(job, hypotheses[0]))
            attempts.append(found)
        return attempts

    def _replaced(self, job: Job, hypothesis: Hypothesis) -> _Attempt:
        text, by_variant = replace_wrong(hypothesis.text, unmet(job.demands, hypothesis.text))
        missing = unmet(job.demands, text)
        by_attention: tuple[Demand, ...] = ()
        if missing and text == hypothesis.text:
            text, by_attention = replace_attended(job.text, missing, hypothesis, self._translator.package)
        rungs = dict.fromkeys((*by_variant, *by_attention), Rung.REPLACED)
        return self._attempt(job, text, hypothesis, rungs)

    def _attempt(self, job: Job, text: str, hypothesis: Hypothesis, rungs: Mapping[Demand, Rung]) -> _Attempt:
        """What `text` is worth; `rungs` names the demands that were placed, the others are the model's own."""
        tidied = tidy(text, job.text, self._locale)
        missing = set(unmet(job.demands, tidied))
        return _Attempt(
            text=tidied,
            rungs=tuple(Rung.LEFT if demand in missing else rungs.get(demand, Rung.MODEL) for demand in job.demands),
            fault=fault_of(job.text, tidied, tokens=len(hypothesis.tokens), limit=MAX_TARGET_TOKENS),
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
