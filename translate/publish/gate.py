"""What may go out: how much of an edition is approved, and what keeps it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translate.catalog.model import Key
from translate.catalog.states import State
from translate.checks.model import Issue, Severity
from translate.publish.model import Review
from translate.story.model import Segment


@dataclass(frozen=True)
class Policy:
    """What a newsroom lets out: the least share of approved segments in per cent, or drafts as well."""

    keep: float = 100
    allow_drafts: bool = False


@dataclass(frozen=True)
class Unit:
    """What the gate must know of one translated segment."""

    state: State
    issues: tuple[Issue, ...]
    line: int


@dataclass(frozen=True)
class Verdict:
    """Whether an edition of a story goes out, how much of it is approved, and the reasons when it is held back."""

    review: Review
    approved: int
    segments: int
    reasons: tuple[str, ...]

    @property
    def goes_out(self) -> bool:
        """True when nothing holds the edition back."""
        return not self.reasons


def judge(segments: Sequence[Segment], units: Mapping[Key, Unit], policy: Policy) -> Verdict:
    """The verdict on one edition; `units` are its PO entries by context and segment.

    Held back when fewer than `policy.keep` per cent of the segments are approved, or when a check that is not waived
    reports an error. With `allow_drafts` only an error in approved text holds an edition back: its label would not
    warn of that.
    """
    found = [(segment, units.get((segment.context, segment.text))) for segment in segments]
    approved = sum(unit is not None and unit.state is State.APPROVED for _, unit in found)
    reasons: list[str] = []
    missing = [segment for segment, unit in found if unit is None]
    if not policy.allow_drafts:
        if missing:
            reasons.append(
                f"{_count(len(missing), 'segment')} of the story not in the PO file, first {_quote(missing[0].text)}; "
                "run translate again"
            )
        waiting = [unit for _, unit in found if unit is not None and unit.state is not State.APPROVED]
        if waiting and 100 * approved < policy.keep * len(segments):
            reasons.append(
                f"{len(waiting)} of {_count(len(segments), 'segment')} not approved, first on line {waiting[0].line}"
            )
    for _, unit in found:
        if unit is None or (policy.allow_drafts and unit.state is not State.APPROVED):
            continue
        reasons += [
            f"line {unit.line}: {issue.message} (check {issue.check})"
            for issue in unit.issues
            if issue.severity is Severity.ERROR and not issue.waived
        ]
    return Verdict(_review(approved, len(segments)), approved, len(segments), tuple(reasons))


def _review(approved: int, segments: int) -> Review:
    if approved == segments:
        return Review.REVIEWED
    return Review.PARTLY if approved else Review.DRAFT


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quote(text: str) -> str:
    return f"“{text[:40]}…”" if len(text) > 41 else f"“{text}”"
