"""Detection: the share of faults, put into good translations, that the check meant for them sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from benchmarks.checks.faults import FAULTS, Fault, respelt
from benchmarks.checks.texts import GoodText
from translate.checks import name_consistency
from translate.checks.model import Subject
from translate.checks.registry import CHECKS

_CHECKS = {check.id: check for check in CHECKS}


@dataclass(frozen=True)
class Detection:
    """How many of the faults of one kind, put into one test set, were seen."""

    fault: Fault
    edition: str
    text: str
    seen: int
    tried: int

    @property
    def share(self) -> float:
        """Seen / tried; 1 where there was no place for the fault."""
        return self.seen / self.tried if self.tried else 1.0


def detections(text: GoodText, *, most: int, seed: int = 4) -> Iterator[Detection]:
    """One detection for each kind of fault; `most` translations are damaged for it, chosen at random by `seed`.

    A translation that the check flags as it stands is not damaged: it would be flagged anyway.
    """
    for fault in FAULTS:
        random = Random(f"{seed} {fault.what} {text.edition} {text.name}")
        subjects = random.sample(text.subjects, len(text.subjects))
        seen = tried = 0
        for subject in subjects:
            damaged = fault.damage(subject, random)
            if damaged is None or _speaks(fault, subject):
                continue
            tried += 1
            seen += _speaks(fault, damaged)
            if tried == most:
                break
        yield Detection(fault, text.edition, text.name, seen, tried)


def names_respelt(text: GoodText, *, seed: int = 4) -> tuple[int, int]:
    """How often `name-consistency` sees a letter changed in the second of two mentions of an unknown name: seen, tried.

    A pair of translations that it flags as it stands is not counted.
    """
    random = Random(f"{seed} names {text.edition} {text.name}")
    seen = tried = 0
    for name, places in name_consistency.unknown_names(text.subjects).items():
        for before, here in pairwise(places):
            pair = [text.subjects[before], text.subjects[here]]
            damaged = respelt(name, pair[0], pair[1], random)
            if damaged is not None and not any(True for _ in name_consistency.look(pair)):
                tried += 1
                seen += any(True for _ in name_consistency.look([pair[0], damaged]))
    return seen, tried


def _speaks(fault: Fault, subject: Subject) -> bool:
    return any(True for check in fault.checks for _ in _CHECKS[check].look(subject))
