"""`glossary export` and `glossary import`: TBX and TSV, out and in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.glossary.common import project_here
from translate.commands.options import json_option
from translate.commands.output import print_json

if TYPE_CHECKING:
    from translate.config import Project
    from translate.glossary.editing import Change


@click.command("export")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-e", "--edition", "edition_id", metavar="EDITION", help="TSV: only pairs of this edition, for CAT tools."
)
def export(target: Path, edition_id: str | None) -> None:
    """Write the project's glossary to TARGET, a .tbx (TBX 3, TBX-Basic) or .tsv file.

    Both hold everything and can be imported again. With --edition a .tsv holds source, target and comment, a line
    for each spelling, as OmegaT and Weblate read it.

    \b
    Examples:
      cli.py glossary export glossary.tbx
      cli.py glossary export glossary-mn.tsv --edition mn
    """
    from translate.files import write_atomically
    from translate.glossary.files import read_entries
    from translate.glossary.interchange import tbx, tsv
    from translate.glossary.interchange.model import rows_of

    project = project_here()
    if _format(target) == "tbx":
        if edition_id:
            raise click.UsageError("--edition goes with a .tsv file; a .tbx file holds all editions.")
        data = tbx.document(rows_of(project.glossaries))
    elif edition_id:
        edition = project.edition(edition_id)
        data = tsv.pairs(read_entries(project.glossaries, root=project.root), edition.id).encode()
    else:
        data = tsv.table(rows_of(project.glossaries)).encode()
    write_atomically(target, data)
    click.echo(f"wrote {target}")


@click.command("import")
@click.argument("origin", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-e", "--edition", "edition_id", metavar="EDITION", help="TSV: FILE holds pairs of this edition.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@json_option
def import_(origin: Path, edition_id: str | None, dry_run: bool, as_json: bool) -> None:
    """Take the rows of FILE (.tbx or .tsv) into the project's glossary.

    A row with the same term and context is replaced, others are added, to the file they came from or the one of
    their kind; what is the same is not touched. All or nothing: when `glossary lint` would find an error in a changed
    row, nothing is written.

    \b
    Examples:
      cli.py glossary import glossary.tbx --dry-run
      cli.py glossary import from-the-agency.tsv --edition mn
    """
    from translate.glossary.editing import Action, NewRow, RefusedError, merge_rows
    from translate.glossary.files import read_bytes, read_rows
    from translate.glossary.interchange import tbx, tsv
    from translate.glossary.interchange.pairing import rows_from_pairs
    from translate.glossary.lint import columns_of
    from translate.reporting.model import file_name

    project = project_here()
    data = read_bytes(origin)
    if _format(origin) == "tbx":
        exchanged = tbx.parse(data, origin, project.editions, columns_of(project))
        rows: Sequence[NewRow] = [NewRow(row.cells, row.file) for row in exchanged]
    elif edition_id:
        edition = project.edition(edition_id)
        existing = [row for path in project.glossaries for row in read_rows(path)]
        pairs = tsv.parse_pairs(data, origin)
        rows = rows_from_pairs(pairs, edition.id, existing, f"imported from {origin.name}")
    else:
        rows = [NewRow(row.cells, row.file) for row in tsv.parse_table(data, origin)]
    try:
        changes = merge_rows(project, rows, write=not dry_run)
    except RefusedError as error:
        for problem in error.problems[1:]:
            click.echo(f"error: {problem.file}:{problem.line}: {problem.message}", err=True)
        raise
    if as_json:
        print_json([_changed(change, project) for change in changes])
    else:
        for change in changes:
            if change.action is not Action.UNCHANGED:
                click.echo(f"{file_name(change.path, project.root)}:{change.line}: {change.action} {change.term}")
    summary = ", ".join(f"{sum(each.action is action for each in changes)} {action}" for action in Action)
    click.echo(f"{summary}{' (nothing written)' if dry_run else ''}", err=True)


def _format(path: Path) -> str:
    suffix = path.suffix.lower().lstrip(".")
    if suffix not in ("tbx", "tsv"):
        raise click.BadParameter(f"{path}: the name must end in .tbx or .tsv")
    return suffix


def _changed(change: Change, project: Project) -> dict[str, Any]:
    from translate.reporting.model import file_name

    place = {"file": file_name(change.path, project.root), "line": change.line}
    return {"action": change.action, "term": change.term, **place}
