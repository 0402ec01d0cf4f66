"""`glossary lint`: the gate over the glossary files."""

from __future__ import annotations

from pathlib import Path

import click

from translate.commands.findings import counts, format_option, print_findings
from translate.commands.glossary.common import project_here
from translate.commands.output import print_table


@click.command("lint")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@format_option
@click.option("--strict", is_flag=True, help="Warnings fail as well.")
@click.option("--rules", "explain_rules", is_flag=True, help="Show the rules and end.")
@click.pass_context
def lint(ctx: click.Context, files: tuple[Path, ...], form: str, strict: bool, explain_rules: bool) -> None:
    """Find faults in glossary FILEs (in all of the project's when none is named).

    Every finding says file, line, column, what is wrong and how to mend it. Ends with 1 on an error, and when there
    was no file to look at.

    \b
    Examples:
      cli.py glossary lint
      cli.py glossary lint glossaries/people.csv --format github
    """
    from translate.glossary.lint import RULES
    from translate.glossary.lint import lint as run

    if explain_rules:
        print_table(("rule", "severity", "asks"), [(rule.id, rule.severity, rule.explanation) for rule in RULES])
        return
    project = project_here()
    paths = [path.absolute() for path in files] or list(project.glossaries)
    if not paths:
        click.echo("error: no glossary file to look at; add a row first: cli.py glossary add", err=True)
        ctx.exit(1)
    findings = run(project, paths)
    found = counts(findings)
    print_findings(findings, form, {"errors": found["errors"], "warnings": found["warnings"]})
    click.echo(
        f"{len(findings.files)} glossary files: {found['errors']} errors, {found['warnings']} warnings",
        err=form != "table",
    )
    ctx.exit(1 if found["errors"] or (strict and found["warnings"]) else 0)
