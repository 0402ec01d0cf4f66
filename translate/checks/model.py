"""What a check sees and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translate.glossary.demands import Demand


class Severity(StrEnum):
    """An error keeps an edition from being published; a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Subject:
    """One translation unit as the checks see it.

    `demands` are the terms and figures the edition must render; `waived` maps a check's id to the labels waived in
    a translator comment (an empty label waives the check for the whole entry). `untouched` is true for an approved
    text that is still the machine's draft to the letter.
    """

    source: str
    target: str
    context: str
    edition: str
    locale: str
    demands: tuple[Demand, ...] = ()
    untouched: bool = False
    waived: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Finding:
    """What one check says of one subject: a sentence for the reviewer, and the term or words it is about."""

    message: str
    label: str = ""


@dataclass(frozen=True)
class Issue:
    """A finding with the check it comes from; `waived` when a translator comment waives it."""

    check: str
    severity: Severity
    message: str
    label: str
    waived: bool


@dataclass(frozen=True)
class Check:
    """A check of single units: a stable id, its severity, what it means to a reviewer, and the function that looks."""

    id: str
    severity: Severity
    explanation: str
    look: Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True)
class StoryCheck:
    """A check that compares the units of one story in one edition.

    `look` gets all units that have a translation, in story order, and gives the index of a unit with each finding.
    """

    id: str
    severity: Severity
    explanation: str
    look: Callable[[Sequence[Subject]], Iterable[tuple[int, Finding]]]


@dataclass(frozen=True)
class LastCheck:
    """A check that looks at a unit and at what all other checks said of it."""

    id: str
    severity: Severity
    explanation: str
    look: Callable[[Subject, Sequence[Issue]], Iterable[Finding]]
