"""How a gate's command prints what was found; the formats are those of translate.reporting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

import click

from translate.commands.output import print_json

if TYPE_CHECKING:
    from translate.reporting.model import Findings, Problem

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_COLOURS = {"error": "red", "warning": "yellow", "waived": "bright_black"}


def format_option(command: Decorated) -> Decorated:
    """`--format`: a table for people, or what a CI server reads."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "github", "junit", "sarif"]),
        default="table",
        show_default=True,
        help="A table, JSON, GitHub annotations, JUnit XML or SARIF.",
    )(command)


def print_findings(findings: Findings, form: str, facts: dict[str, Any]) -> None:
    """Print all problems in the format; `facts` go to the top of the JSON."""
    match form:
        case "json":
            print_json(facts | {"files": findings.files, "problems": [_as_json(found) for found in findings.problems]})
        case "github":
            from translate.reporting import github

            for line in github.lines(findings):
                click.echo(line)
        case "junit":
            from translate.reporting import junit

            click.echo(junit.document(findings))
        case "sarif":
            from translate.reporting import sarif

            print_json(sarif.log(findings))
        case _:
            _print_table(findings)


def counts(findings: Findings) -> dict[str, int]:
    """Open errors, open warnings and waived problems."""
    kinds = Counter(_kind(problem) for problem in findings.problems)
    return {"errors": kinds["error"], "warnings": kinds["warning"], "waived": kinds["waived"]}


def _print_table(findings: Findings) -> None:
    for file, problems in groupby(findings.problems, key=lambda problem: problem.file):
        click.echo(click.style(file, bold=True))
        for problem in problems:
            kind = _kind(problem)
            context = problem.facts.get("msgctxt", "")
            column = f":{problem.column}" if problem.column else ""
            click.echo(
                f"{problem.line:6d}{column:<4}  {click.style(f'{kind:<7}', fg=_COLOURS[kind])}  {problem.rule:<16}"
                f"  {f'[{context}] ' if context else ''}{problem.message}"
            )
        click.echo()
    by_rule = Counter((problem.rule, _kind(problem)) for problem in findings.problems)
    for rule in findings.rules:
        parts = [f"{by_rule[rule.id, kind]} {kind}" for kind in _COLOURS if by_rule[rule.id, kind]]
        if parts:
            click.echo(f"{rule.id:<16}  {', '.join(parts)}: {rule.explanation}")


def _kind(problem: Problem) -> str:
    return "waived" if problem.waived else problem.severity


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "waived": problem.waived,
        "file": problem.file,
        "line": problem.line,
        **({"column": problem.column} if problem.column else {}),
        **problem.facts,
        "message": problem.message,
    }
