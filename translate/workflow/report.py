"""What a run did, per story and edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from translate.errors import EditionsError


@dataclass(frozen=True)
class Outcome:
    """One story in one edition.

    `segments` = `approved` + `reused` + `drafted` + `empty`; `reused` counts translations kept from earlier runs,
    edits, obsolete entries, changed sentences or the translation memory. `terms` are the glossary terms and figures
    that the drafts of this run demanded, `enforced` how many of them stand. `issues` counts what the checks say of
    all translations.
    """

    story: str
    edition: str
    catalog: Path
    changed: bool
    segments: int
    approved: int
    reused: int
    drafted: int
    empty: int
    terms: int
    enforced: int
    errors: int
    warnings: int
    waived: int


@dataclass(frozen=True)
class Failure:
    """A story (or one of its editions) that could not be done, and why; its files are as they were."""

    path: Path
    edition: str | None
    error: EditionsError


@dataclass(frozen=True)
class Report:
    """Outcomes in the order of stories, then editions; failures in the order they happened."""

    outcomes: tuple[Outcome, ...]
    failures: tuple[Failure, ...]

    @property
    def exit_code(self) -> int:
        """0, or the highest exit code among the failures."""
        return max((failure.error.exit_code for failure in self.failures), default=0)


def joined(reports: Iterable[Report]) -> Report:
    """The reports as one, in their order."""
    every = list(reports)
    return Report(
        tuple(outcome for report in every for outcome in report.outcomes),
        tuple(failure for report in every for failure in report.failures),
    )
