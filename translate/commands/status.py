"""`status`: how far each story is in each edition."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.options import edition_option, json_option
from translate.commands.output import BrokenFiles, counting_bar, print_json, print_table

if TYPE_CHECKING:
    from translate.workflow.inspection import InspectedCatalog

_BAR = 24


@click.command("status")
@click.argument("stories", nargs=-1, metavar="[STORY]...")
@edition_option
@json_option
@click.pass_context
def command(ctx: click.Context, stories: tuple[str, ...], edition_ids: tuple[str, ...], as_json: bool) -> None:
    """Show per story and edition what is approved, fuzzy and empty, the open issues and the words left.

    STORY is a story's name as its PO file has it. “touched” is when a person or a run last changed the PO file.

    \b
    Examples:
      cli.py status
      cli.py status russia-turkey-syria -e mn --json
    """
    from translate.config import load_project
    from translate.workflow.inspection import inspect_catalogs

    project = load_project(Path.cwd())
    editions = project.choose(edition_ids)
    broken = BrokenFiles()
    with ExitStack() as opened:
        facts = [
            _facts(inspected, project.root)
            for inspected in inspect_catalogs(
                project,
                editions,
                [Path(story).stem for story in stories],
                broken=broken,
                progress=counting_bar(opened, "reading"),
            )
        ]
    if as_json:
        print_json(facts)
    elif facts:
        header = ("story", "edition", "approved", "fuzzy", "empty", "errors", "warnings", "words left", "touched")
        rows = [fact | {"touched": _local(fact["touched"])} for fact in facts]
        print_table(header, [[row[column.replace(" ", "_")] for column in header] for row in rows])
        click.echo()
        for edition in editions:
            _print_bar(edition.id, [fact for fact in facts if fact["edition"] == edition.id])
        click.echo(f"\nPO files: {facts[0]['folder']}")
    elif not broken.exit_code:
        click.echo("No PO files yet. Translate a story first: cli.py translate STORY")
    ctx.exit(broken.exit_code)


def _facts(inspected: InspectedCatalog, root: Path) -> dict[str, Any]:
    from translate.catalog.states import State

    states = [unit.state for unit in inspected.units]
    touched = datetime.fromtimestamp(inspected.path.stat().st_mtime, tz=UTC)
    approved = states.count(State.APPROVED)
    empty = states.count(State.EMPTY) + states.count(State.EMPTIED)
    path = inspected.path.relative_to(root) if inspected.path.is_relative_to(root) else inspected.path
    return {
        "story": inspected.story,
        "edition": inspected.edition.id,
        "approved": approved,
        "fuzzy": len(states) - approved - empty,
        "empty": empty,
        "errors": sum(len(unit.errors) for unit in inspected.units),
        "warnings": sum(len(unit.warnings) for unit in inspected.units),
        "waived": sum(issue.waived for unit in inspected.units for issue in unit.issues),
        "words_left": inspected.words_left,
        "touched": touched.isoformat(timespec="seconds"),
        "file": path.as_posix(),
        "folder": path.parents[2].as_posix() + "/<locale>/LC_MESSAGES/",
    }


def _local(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")


def _print_bar(edition: str, facts: list[dict[str, Any]]) -> None:
    approved = sum(fact["approved"] for fact in facts)
    total = approved + sum(fact["fuzzy"] + fact["empty"] for fact in facts)
    if total:
        filled = approved * _BAR // total
        bar = "█" * filled + "░" * (_BAR - filled)
        click.echo(f"{edition:>8}  {bar}  {100 * approved // total:3d} % approved ({approved} of {total})")
