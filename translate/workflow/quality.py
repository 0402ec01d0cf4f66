"""The quality gate: what the checks say of the PO files, every finding with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.catalog.states import State
from translate.checks import approval
from translate.checks.registry import ALL_CHECKS
from translate.config import Edition, Project
from translate.errors import CatalogError
from translate.memory.collecting import SITE_WORDS
from translate.reporting.model import Findings, Problem, Rule, file_name
from translate.workflow.inspection import InspectedCatalog, InspectedUnit, Inspector, catalogs_of

UNREADABLE = Rule("po-file", "error", "The PO file cannot be read, so that nothing in it was checked.")
RULES = (*(Rule(check.id, check.severity, check.explanation) for check in ALL_CHECKS), UNREADABLE)


@dataclass(frozen=True)
class Quality:
    """What the gate found, how many translations it looked at, and how many entries have none yet.

    `approved` counts the approved entries, of which `untouched` are machine drafts to the letter. `plural` entries,
    which the program makes none of, are not looked at. `broken`: files that could not be read.
    """

    findings: Findings
    checked: int
    empty: int
    approved: int
    untouched: int
    plural: int
    broken: tuple[CatalogError, ...]


def check_catalogs(
    project: Project, editions: Sequence[Edition], stories: Sequence[str], progress: Callable[[int, int], None]
) -> Quality:
    """Check the PO files of the stories in `editions`, of all and the site's own words when none is named.

    A PO file that cannot be read is a finding. `progress` is told how many files of how many are done.

    Raises StoryError when a story that is named has no PO file at all, GlossaryError for a broken glossary.
    """
    places = list(catalogs_of(project, editions, stories))
    if not stories:
        places += _site_words(project, editions)
    inspector = Inspector(project)
    counted: Counter[str] = Counter()
    problems: list[Problem] = []
    broken: list[CatalogError] = []
    for done, (edition, path) in enumerate(places, start=1):
        file = file_name(path, project.root)
        try:
            catalog = inspector.inspect(path, edition)
        except CatalogError as error:
            broken.append(error)
            facts = {"story": path.stem, "edition": edition.id}
            problems.append(Problem(UNREADABLE.id, UNREADABLE.severity, error.what, file, error.line or 1, facts))
        else:
            counted["plural"] += sum(entry.msgid_plural is not None for entry in catalog.catalog.active)
            for unit in catalog.units:
                counted.update(_kinds(unit))
                problems += _problems(catalog, unit, file)
        progress(done, len(places))
    return Quality(
        Findings("check", RULES, tuple(file_name(path, project.root) for _, path in places), tuple(problems)),
        checked=counted["checked"],
        empty=counted["empty"],
        approved=counted["approved"],
        untouched=counted["untouched"],
        plural=counted["plural"],
        broken=tuple(broken),
    )


def _site_words(project: Project, editions: Sequence[Edition]) -> list[tuple[Edition, Path]]:
    paths = ((edition, project.locales / edition.locale / "LC_MESSAGES" / f"{SITE_WORDS}.po") for edition in editions)
    return [(edition, path) for edition, path in paths if path.exists()]


def _kinds(unit: InspectedUnit) -> list[str]:
    """What the unit counts as."""
    kinds = ["checked" if unit.entry.msgstr else "empty"]
    if unit.state is State.APPROVED:
        kinds.append("approved")
    if any(issue.check == approval.CHECK.id for issue in unit.issues):
        kinds.append("untouched")
    return kinds


def _problems(catalog: InspectedCatalog, unit: InspectedUnit, file: str) -> list[Problem]:
    facts = {
        "story": catalog.story,
        "edition": catalog.edition.id,
        "state": unit.state.value,
        "msgctxt": unit.entry.msgctxt or "",
        "msgid": unit.entry.msgid,
    }
    return [
        Problem(
            issue.check,
            issue.severity,
            issue.message,
            file,
            unit.entry.line,
            facts | {"term": issue.label},
            issue.waived,
        )
        for issue in unit.issues
    ]
