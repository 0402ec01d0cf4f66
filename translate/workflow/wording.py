"""What the PO comments say to a reviewer, in a reviewer's words."""

from __future__ import annotations

from collections.abc import Sequence

from translate.checks.model import Issue
from translate.config import Edition
from translate.engine.enforcement import Draft, Rung
from translate.engine.guards import Fault
from translate.glossary.demands import Demand
from translate.glossary.terms import TermKind
from translate.memory.differences import differences
from translate.memory.model import SCORE_OF_THE_SAME, Difference, MemoryUnit, Similar

_CONTEXTS = {
    "headline": "Headline",
    "subheading": "Subheading",
    "body": "Body text",
    "caption": "Photo caption",
    "credit": "Photo credit: not machine-translated",
}

_RUNGS = {
    Rung.WHOLE: "the segment is the term itself",
    Rung.MODEL: "the model wrote it so",
    Rung.MASK: "placed by a mask that the model carried through",
    Rung.SURROGATE: "placed where the model put a well-known name in its stead",
    Rung.FORCED: "forced into the translation; check its place in the sentence",
    Rung.REPLACED: "put in the place of other words; check the words around it",
    Rung.CONVERTED: "taken from the glossary after the script conversion",
    Rung.PREFILLED: "prefilled from the glossary",
    Rung.LEFT: "NOT in the draft: please put it in",
}

_FAULTS = {
    Fault.EMPTY: "the model gave nothing",
    Fault.LOOP: "the model repeated itself; translate this by hand",
    Fault.TRUNCATED: "the model did not come to an end; the rest is missing",
}


_APPROVED = "approved"
_NOT_APPROVED = "not approved yet: review that first, this draft follows it"


def about_segment(context: str, demands: Sequence[Demand]) -> tuple[str, ...]:
    """The segment's role, then its terms and figures (English → form, kind, who uses the form, where it is written)."""
    lines = [_CONTEXTS.get(context, context)]
    for demand in demands:
        if demand.kind is TermKind.FIGURE:
            lines.append(f"Figure: {demand.text} → {demand.preferred}")
        else:
            source = f"{demand.source}; {demand.origin}" if demand.source not in ("", demand.origin) else demand.origin
            lines.append(f"Term: {demand.text} → {demand.preferred} ({demand.kind}; {source})")
    return tuple(dict.fromkeys(lines))


def about_draft(draft: Draft, demands: Sequence[Demand], made_by: str) -> tuple[str, ...]:
    """How the draft was made: by what, what is wrong with it, and the rung each term was placed by."""
    lines = [f"Made by {made_by}"]
    if draft.pieces > 1:
        lines.append(f"The sentence was too long for the model and was translated in {draft.pieces} pieces")
    lines += [f"Problem: {_FAULTS[fault]}" for fault in draft.faults]
    lines += [f"{demand.text}: {_RUNGS[rung]}" for demand, rung in zip(demands, draft.rungs, strict=True)]
    return tuple(dict.fromkeys(lines))


def about_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names of the segment that the model was left alone with."""
    return (f"The glossary had no form for: {', '.join(names)}",) if names else ()


def about_origin(edition: Edition, *, approved: bool) -> tuple[str, ...]:
    """For a draft derived from another edition, whether that one's text is approved."""
    if edition.derived_from is None:
        return ()
    return (f"The {edition.derived_from} text is {_APPROVED if approved else _NOT_APPROVED}",)


def waits_for_origin(comments: Sequence[str]) -> bool:
    """Whether `about_origin` wrote that the origin's text is not approved."""
    return any(comment.startswith("The ") and comment.endswith(f" text is {_NOT_APPROVED}") for comment in comments)


def doubts_in(comments: Sequence[str]) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    """From an entry's comments as `about_draft` wrote them: what is wrong with the draft; terms by what to look at."""
    faults = {f"Problem: {fault}" for fault in _FAULTS.values()}
    wrong = tuple(comment.removeprefix("Problem: ") for comment in comments if comment in faults)
    look: dict[str, list[str]] = {}
    for comment in comments:
        term, _, rung = comment.rpartition(": ")
        if term and rung in (_RUNGS[Rung.FORCED], _RUNGS[Rung.REPLACED]):
            look.setdefault(rung, []).append(term)
    return wrong, look


def about_recalled(unit: MemoryUnit, context: str) -> tuple[str, ...]:
    """Where a draft from the memory was approved, and as what if not in the same role."""
    return (f"Approved for the same sentence in {_origin(unit, context)}",)


def about_offers(offers: Sequence[Similar], context: str, text: str) -> tuple[str, ...]:
    """Approved translations of the same or similar sentences: score, place, source, translation, differing words."""
    lines: list[str] = []
    for offer in offers:
        if offer.score == SCORE_OF_THE_SAME:
            lines.append(f"Memory, the same sentence in {_origin(offer.unit, context)}: {offer.unit.target}")
            continue
        lines.append(f"Memory, {offer.score} % alike, in {_origin(offer.unit, context)}: {offer.unit.source}")
        lines.append(f"Its translation: {offer.unit.target}")
        lines.append(f"What differs here: {about_change(offer.unit.source, text)}")
    return tuple(lines)


def _origin(unit: MemoryUnit, context: str) -> str:
    place = unit.origin if unit.imported else f"the story {unit.origin}"
    if unit.context in ("", context):
        return place
    return f"{place} ({_CONTEXTS.get(unit.context, unit.context).partition(':')[0].lower()})"


def about_change(old: str, new: str) -> str:
    """How a sentence differs from what its translation was made from."""
    return "; ".join(map(_difference, differences(old, new)))


def _difference(difference: Difference) -> str:
    if not difference.old:
        return f"“{difference.new}” added"
    if not difference.new:
        return f"“{difference.old}” left out"
    return f"“{difference.old}” → “{difference.new}”"


def about_issues(issues: Sequence[Issue]) -> tuple[str, ...]:
    """What the checks say of the translation; a waived finding says so."""
    return tuple(
        f"Check {issue.check} ({'waived' if issue.waived else issue.severity}): {issue.message}" for issue in issues
    )
