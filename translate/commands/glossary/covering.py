"""`glossary coverage` and `glossary suggest`: the names of stories that lack a form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.commands.findings import format_option, print_findings
from translate.commands.glossary.common import project_here
from translate.commands.options import edition_option, stories_argument
from translate.commands.output import print_table

if TYPE_CHECKING:
    from translate.config import Project
    from translate.workflow.coverage import Coverage, Name

STORY_FOLDER = "stories"
"""Where the stories are looked for when none is named."""


@click.command("coverage")
@stories_argument(required=False)
@edition_option
@format_option
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    default=100.0,
    show_default=True,
    metavar="PERCENT",
    help="Fail when fewer of the names have a form or a waiver, in any edition.",
)
@click.pass_context
def coverage(
    ctx: click.Context, stories: tuple[Path, ...], edition_ids: tuple[str, ...], form: str, fail_under: float
) -> None:
    """Find the names in each STORY (in stories/ when none is named) and say which have no form.

    Names are found whether the glossary has them or not. A translator comment in the PO file waives one in one
    sentence: # waive: coverage Mert Macit — a photographer. Ends with 1 when an edition is under the limit and when
    the stories have no name at all; with 3 when there is no story or one cannot be read.

    \b
    Examples:
      cli.py glossary coverage
      cli.py glossary coverage stories/ --fail-under 95 --format github
    """
    project = project_here()
    found = _cover(project, stories, edition_ids, fail_under)
    shares = [
        {
            "edition": each.edition,
            "names": each.names,
            "with_form": each.with_form,
            "waived": each.waived,
            "missing": each.missing,
            "percent": round(each.percent, 1),
        }
        for each in found.editions
    ]
    print_findings(found.findings, form, {"stories": found.stories, "fail_under": fail_under, "editions": shares})
    if form == "table" and found.names:
        print_table(list(shares[0]), [list(share.values()) for share in shares])
    for error in found.broken:
        click.echo(f"error: {error}", err=True)
    under = [each for each in found.editions if each.percent < fail_under]
    if found.broken:
        ctx.exit(found.broken[0].exit_code)
    if not found.names:
        click.echo(f"error: no names found in {found.stories} stories: nothing was proved", err=True)
        ctx.exit(1)
    shown = ", ".join(f"{each.edition} {each.percent:.1f} %" for each in found.editions)
    verdict = f"under {fail_under:g} %" if under else "covered"
    click.echo(f"{found.stories} stories, {len(found.names)} names: {shown}: {verdict}", err=form != "table")
    ctx.exit(1 if under else 0)


@click.command("suggest")
@stories_argument(required=False)
@edition_option
@click.pass_context
def suggest(ctx: click.Context, stories: tuple[Path, ...], edition_ids: tuple[str, ...]) -> None:
    """Print CSV rows to fill for the names in each STORY (in stories/ when none is named) that lack a form.

    What the base layer or approved translations know is filled in; look at it before you keep it.

    \b
    Example:
      cli.py glossary suggest stories/ > new-names.csv
    """
    from translate.glossary.sheets import line_of
    from translate.glossary.suggest import columns_for, suggested_row
    from translate.workflow.approved import approved_pairs

    project = project_here()
    editions = project.choose(edition_ids)
    found = _cover(project, stories, edition_ids, 100)
    approved = {edition.id: approved_pairs(project, edition) for edition in editions}
    columns = columns_for([edition.id for edition in editions])
    lacking = [name for name in found.names if name.missing]
    click.echo(line_of(columns))
    for name in lacking:
        row = suggested_row(name.name, name.spellings, name.kind, name.entry, approved, _note(name))
        click.echo(line_of(row.get(column, "") for column in columns))
    click.echo(f"{len(lacking)} of {len(found.names)} names lack a form", err=True)
    for error in found.broken:
        click.echo(f"error: {error}", err=True)
    ctx.exit(found.broken[0].exit_code if found.broken else 0)


def _cover(project: Project, stories: Sequence[Path], edition_ids: Sequence[str], limit: float) -> Coverage:
    from translate.story.read import find_stories
    from translate.workflow.coverage import cover

    paths = find_stories(stories or [project.root / STORY_FOLDER])
    return cover(project, project.choose(edition_ids), paths, limit=limit)


def _note(name: Name) -> str:
    first = name.occurrences[0]
    times = f"{len(name.occurrences)} mention{'s' if len(name.occurrences) > 1 else ''}"
    where = f"; the row is in {name.entry.origin}" if name.entry else ""
    return f"{times}, first in {first.file}:{first.place.line}{where}"
