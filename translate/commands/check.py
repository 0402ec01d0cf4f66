"""`check`: the quality gate over the PO files."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from translate.commands.findings import counts, format_option, print_findings
from translate.commands.options import edition_option
from translate.commands.output import counting_bar


@click.command("check")
@click.argument("stories", nargs=-1, metavar="[STORY]...")
@edition_option
@format_option
@click.option("--strict", is_flag=True, help="Open warnings fail as well.")
@click.pass_context
def command(
    ctx: click.Context, stories: tuple[str, ...], edition_ids: tuple[str, ...], form: str, strict: bool
) -> None:
    """Run all quality checks on the PO files in locales/ and say where each finding stands.

    STORY is a story's name as its PO file has it; without one, all stories and the site's own words are checked. Ends
    with 1 on an error that no translator comment waives, and when there was nothing to check; with 3 when a PO file
    cannot be read.

    \b
    Examples:
      cli.py check
      cli.py check russia-turkey-syria -e mn --strict
      cli.py check --format github
    """
    from translate.config import load_project
    from translate.workflow.quality import check_catalogs

    project = load_project(Path.cwd())
    names = [Path(story).stem for story in stories]
    with ExitStack() as opened:
        quality = check_catalogs(project, project.choose(edition_ids), names, counting_bar(opened, "checking"))
    found = counts(quality.findings)
    facts = found | {
        "checked": quality.checked,
        "empty": quality.empty,
        "approved": quality.approved,
        "untouched": quality.untouched,
        "plural": quality.plural,
    }
    print_findings(quality.findings, form, facts)
    summary = (
        f"{len(quality.findings.files)} PO files, {quality.checked} translations checked: {found['errors']} errors, "
        f"{found['warnings']} warnings, {found['waived']} waived; {quality.empty} entries have no translation yet; "
        f"{quality.untouched} of {quality.approved} approved as the machine wrote them"
    )
    if quality.plural:
        summary += f"; {quality.plural} plural entries were not checked"
    click.echo(summary, err=form != "table")
    for error in quality.broken:
        click.echo(f"error: {error}", err=True)
    if quality.broken:
        ctx.exit(quality.broken[0].exit_code)
    if not quality.checked:
        click.echo("error: nothing was checked; translate a story first: cli.py translate STORY", err=True)
        ctx.exit(1)
    ctx.exit(1 if found["errors"] or (strict and found["warnings"]) else 0)
