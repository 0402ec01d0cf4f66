"""All checks, in the order reports show them, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Sequence

from translate.checks import (
    approval,
    base_names,
    capital,
    consistency,
    dates,
    doubled,
    empty,
    ending,
    english,
    homoglyphs,
    idle_waivers,
    inflection,
    invisible,
    length,
    links,
    markup,
    mentions,
    middle_dot,
    name_consistency,
    numbers,
    pairs,
    placeholders,
    positions,
    punctuation,
    quotes,
    repetition,
    script,
    spacing,
    term_consistency,
    terms,
    untranslated,
    wording,
)
from translate.checks.model import Check, Finding, Issue, LastCheck, StoryCheck, Subject

CHECKS: tuple[Check, ...] = (
    terms.CHECK,
    wording.CHECK,
    base_names.CHECK,
    mentions.CHECK,
    inflection.CHECK,
    numbers.CHECK,
    dates.CHECK,
    positions.CHECK,
    links.CHECK,
    placeholders.CHECK,
    empty.CHECK,
    untranslated.CHECK,
    english.CHECK,
    repetition.CHECK,
    doubled.CHECK,
    length.CHECK,
    script.CHECK,
    homoglyphs.CHECK,
    invisible.CHECK,
    markup.CHECK,
    pairs.CHECK,
    punctuation.CHECK,
    quotes.CHECK,
    middle_dot.CHECK,
    spacing.CHECK,
    ending.CHECK,
    capital.CHECK,
    approval.CHECK,
)

STORY_CHECKS: tuple[StoryCheck, ...] = (consistency.CHECK, term_consistency.CHECK, name_consistency.CHECK)

LAST_CHECKS: tuple[LastCheck, ...] = (idle_waivers.CHECK,)

AnyCheck = Check | StoryCheck | LastCheck
ALL_CHECKS: tuple[AnyCheck, ...] = (*CHECKS, *STORY_CHECKS, *LAST_CHECKS)


def issues_of(subjects: Sequence[Subject]) -> tuple[tuple[Issue, ...], ...]:
    """What the checks say of each unit of one story in one edition, in registry order.

    The subjects are in story order. One with an empty translation has no issues: it has no text.
    """
    written = [index for index, subject in enumerate(subjects) if subject.target]
    issues: list[list[Issue]] = [[] for _ in subjects]
    for index in written:
        for check in CHECKS:
            issues[index] += [_issue(check, finding, subjects[index]) for finding in check.look(subjects[index])]
    texts = [subjects[index] for index in written]
    for story_check in STORY_CHECKS:
        for place, finding in story_check.look(texts):
            issues[written[place]].append(_issue(story_check, finding, texts[place]))
    for index in written:
        for last in LAST_CHECKS:
            issues[index] += [
                _issue(last, finding, subjects[index]) for finding in last.look(subjects[index], issues[index])
            ]
    return tuple(map(tuple, issues))


def _issue(check: AnyCheck, finding: Finding, subject: Subject) -> Issue:
    return Issue(check.id, check.severity, finding.message, finding.label, _is_waived(subject, check.id, finding.label))


def _is_waived(subject: Subject, check: str, label: str) -> bool:
    return any(waived == check and what in ("", label) for waived, what in subject.waived)
