"""The quality gate: what the checks say of the PO files, every finding with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.catalog.states import State
from translate.checks.registry import ALL_CHECKS
from translate.config import Edition, Project
from translate.errors import CatalogError
from translate.reporting.model import Findings, Problem, Rule
from translate.workflow.inspection import InspectedCatalog, InspectedUnit, Inspector, catalogs_of

UNREADABLE = Rule("po-file", "error", "The PO file cannot be read, so that nothing in it was checked.")
RULES = (*(Rule(check.id, check.severity, check.explanation) for check in ALL_CHECKS), UNREADABLE)


@dataclass(frozen=True)
class Quality:
    """What the gate found, how many translations it looked at, and how many entries have none yet.

    `approved` counts the approved entries, of which `untouched` are machine drafts to the letter. `broken`: files
    that could not be read.
    """

    findings: Findings
    checked: int
    empty: int
    approved: int
    untouched: int
    broken: tuple[CatalogError, ...]


def check_catalogs(project: Project, editions: Sequence[Edition], stories: Sequence[str] = ()) -> Quality:
    """Check the PO files of the stories (of all when none is named) in `editions`; a broken one is a finding.

    Raises StoryError when a story that is named has no PO file at all, GlossaryError for a broken glossary.
    """
    places = list(catalogs_of(project, editions, stories))
    inspector = Inspector(project)
    inspected: list[InspectedCatalog] = []
    problems: list[Problem] = []
    broken: list[CatalogError] = []
    for edition, path in places:
        file = _relative(path, project.root)
        try:
            catalog = inspector.inspect(path, edition)
        except CatalogError as error:
            broken.append(error)
            facts = {"story": path.stem, "edition": edition.id}
            problems.append(Problem(UNREADABLE.id, UNREADABLE.severity, error.what, file, error.line or 1, facts))
            continue
        inspected.append(catalog)
        problems += [problem for unit in catalog.units for problem in _problems(catalog, unit, file)]
    units = [unit for catalog in inspected for unit in catalog.units]
    empty = sum(not unit.entry.msgstr for unit in units)
    return Quality(
        Findings("check", RULES, tuple(_relative(path, project.root) for _, path in places), tuple(problems)),
        checked=len(units) - empty,
        empty=empty,
        approved=sum(unit.state is State.APPROVED for unit in units),
        untouched=sum(any(issue.check == "approval" for issue in unit.issues) for unit in units),
        broken=tuple(broken),
    )


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


def _relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
