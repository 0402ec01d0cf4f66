"""A term keeps one form throughout a story; the usual way, in full first and short afterwards, passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.checks.model import Finding, Severity, StoryCheck, Subject
from translate.glossary.demands import Demand
from translate.glossary.mongolian import case_forms


def look(subjects: Sequence[Subject]) -> Iterator[tuple[int, Finding]]:
    """One finding for each mention whose form departs from that of the mention before it."""
    last: dict[tuple[str, str], str] = {}
    for index, subject in enumerate(subjects):
        for demand in subject.demands:
            if demand.figure is not None or len(demand.accepted) < 2:
                continue
            form = _form(demand, subject.target)
            if form is None:
                continue
            before = last.get((demand.label, demand.text))
            if before is not None and before != form and len(form) > len(before):
                message = f"“{demand.text}” is “{before}” earlier in this story and “{form}” here: choose one"
                yield index, Finding(message, demand.label)
            last[demand.label, demand.text] = form


def _form(demand: Demand, target: str) -> str | None:
    """The form that stands in the target, case endings aside; None without one, and where two stand side by side."""
    preferred = _case_forms(demand)
    standing = {
        demand.preferred if form in preferred else _base(form, demand) for form in demand.accepted if form in target
    }
    return standing.pop() if len(standing) == 1 else None


def _base(form: str, demand: Demand) -> str:
    """The form without its case ending: the shortest accepted form that begins it."""
    return min((base for base in demand.accepted if form.startswith(base)), key=len)


def _case_forms(demand: Demand) -> set[str]:
    if demand.locale.split("_")[0] != "mn" or demand.form is None:
        return {demand.preferred}
    forms = case_forms(demand.preferred, harmony=demand.form.harmony, stem=demand.form.stem)
    return {text for texts in forms.values() for text in texts}


CHECK = StoryCheck(
    "term-consistency",
    Severity.WARNING,
    "A name or term has two forms in the story.",
    look,
)
