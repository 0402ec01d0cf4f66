"""All rules, in the order reports explain them, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from translate.checks.model import Severity
from translate.config import Project
from translate.errors import GlossaryError
from translate.glossary.cldr import base_entries
from translate.glossary.lint import collisions, entries, schema, writing
from translate.glossary.lint.model import Rule, Subject
from translate.glossary.sheets import Sheet, read_sheet
from translate.reporting.model import Findings, Problem, file_name
from translate.reporting.model import Rule as ReportedRule

TABLE = ReportedRule("table", Severity.ERROR, "The file is a CSV table in UTF-8 with a column “term”.")
"""Broken by a file of which nothing else can be said."""

RULES: tuple[Rule, ...] = (*schema.RULES, *entries.RULES, *collisions.RULES, *writing.RULES)


def lint(project: Project, paths: Sequence[Path]) -> Findings:
    """What the rules say of the glossary files at `paths`, by file, line and column.

    The project's other glossary files are read as well: a term may collide with one of theirs.
    """
    wanted = list(dict.fromkeys(path.resolve() for path in paths))
    everything = {path.resolve(): path for path in (*project.glossaries, *paths)}
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for resolved, path in everything.items():
        try:
            sheets.append(read_sheet(path))
        except GlossaryError as error:
            if resolved in wanted:
                problems.append(_broken(error, path, project.root))
    names = [file_name(everything[path], project.root) for path in wanted]
    problems += (problem for problem in lint_sheets(project, sheets) if problem.file in names)
    return Findings(
        "glossary lint",
        (TABLE, *(ReportedRule(rule.id, rule.severity, rule.explanation) for rule in RULES)),
        tuple(names),
        tuple(sorted(problems, key=lambda found: (names.index(found.file), found.line, found.column or 0, found.rule))),
    )


def lint_sheets(project: Project, sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """What the rules say of sheets, in the order of the rules."""
    subject = Subject(
        sheets=tuple(sheets),
        locales=columns_of(project),
        editions=tuple(edition.id for edition in project.editions),
        base=base_entries({edition.id: edition.locale for edition in project.editions}),
        root=project.root,
    )
    for rule in RULES:
        for said in rule.look(subject):
            yield Problem(
                rule.id,
                rule.severity,
                f"{said.what}; {said.mend}",
                file_name(said.path, project.root),
                said.line,
                {"mend": said.mend},
                column=said.column,
            )


def columns_of(project: Project) -> dict[str, str]:
    """The columns of forms a glossary of the project may have, each with its gettext locale.

    Besides the editions these are their regional variants (zh-Hant-HK, zh-Hant-TW), whether the project uses them
    or leaves them to another that shares the glossary.
    """
    columns = {edition.id: edition.locale for edition in project.editions}
    for edition in project.editions:
        if edition.glossary_variant:
            columns.setdefault(edition.glossary_variant, edition.glossary_variant.replace("-", "_"))
        if edition.locale == "zh_Hant":
            for region in ("HK", "TW", "MO"):
                columns.setdefault(f"{edition.id}-{region}", f"{edition.locale}_{region}")
    return columns


def _broken(error: GlossaryError, path: Path, root: Path) -> Problem:
    mend = error.hint or "open it in a spreadsheet and save it as CSV UTF-8"
    facts = {"mend": mend}
    message = f"{error.what}; {mend}"
    return Problem(
        TABLE.id, TABLE.severity, message, file_name(path, root), error.line or 1, facts, column=error.column
    )
