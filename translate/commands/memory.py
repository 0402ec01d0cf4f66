"""`memory`: the translation memory, exchanged as TMX and counted."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from pathlib import Path

import click

from translate.commands.options import edition_option, json_option
from translate.commands.output import counting_bar, print_json, print_table


@click.group("memory")
def command() -> None:
    """The translation memory: what reviewers approved in all stories, and the TMX files of memory/.

    The next `translate` drafts from it: the same sentence gets the approved translation, a similar one is offered in
    a comment.

    \b
    Examples:
      cli.py memory import agency.tmx
      cli.py memory export newsroom.tmx
    """


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@json_option
def import_(files: tuple[Path, ...], as_json: bool) -> None:
    """Take TMX FILEs of other tools into memory/ of the project, as they are.

    TMX 1.1 to 1.4b. Language tags of any style find the edition in their script: zh-CN is zh-Hans, zh-TW and zh-HK
    are zh-Hant, mn-MN is mn. Units without English or without an edition of the project are not used.

    \b
    Example:
      cli.py memory import agency.tmx
    """
    from translate.config import load_project
    from translate.memory.importing import import_tmx

    project = load_project(Path.cwd())
    facts = []
    for path in files:
        imported = import_tmx(project, path)
        file = imported.path.relative_to(project.root).as_posix()
        facts.append({"file": file, "changed": imported.changed, "units": dict(imported.units)})
        if not as_json:
            units = ", ".join(f"{count} {edition}" for edition, count in sorted(imported.units.items()))
            click.echo(f"{file}: {units}" + ("" if imported.changed else " (was there already)"))
    if as_json:
        print_json(facts)


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@edition_option
def export(file: Path, edition_ids: tuple[str, ...]) -> None:
    """Write the memory to FILE as TMX 1.4b; `-` is standard output.

    Every unit names its story and context in properties (x-story, x-context).

    \b
    Examples:
      cli.py memory export newsroom.tmx
      cli.py memory export -e mn - | gzip > mn.tmx.gz
    """
    from translate.config import load_project
    from translate.files import write_atomically
    from translate.memory.memory import Memory
    from translate.memory.tmx import tmx_bytes

    project = load_project(Path.cwd())
    editions = project.choose(edition_ids)
    wanted = {edition.id for edition in editions}
    with ExitStack() as opened, closing(Memory(project, progress=counting_bar(opened, "reading"))) as memory:
        units = [unit for unit in memory.every_unit() if unit.edition in wanted]
        errors = memory.stats().errors
    for error in errors:
        click.echo(f"left out: {error}", err=True)
    data = tmx_bytes(units, editions)
    if file == Path("-"):
        sys.stdout.buffer.write(data)
        return
    write_atomically(file, data)
    click.echo(f"{file}: {len(units)} units")


@command.command("stats")
@json_option
def stats(as_json: bool) -> None:
    """Show what the memory holds in each edition.

    “differently” counts English sentences that are approved in more than one translation.

    \b
    Example:
      cli.py memory stats --json
    """
    from translate.config import load_project
    from translate.memory.memory import Memory

    project = load_project(Path.cwd())
    with ExitStack() as opened, closing(Memory(project, progress=counting_bar(opened, "reading"))) as memory:
        found = memory.stats()
    if as_json:
        print_json(
            {
                "files": found.files,
                "errors": list(found.errors),
                "editions": [
                    {
                        "edition": each.edition,
                        "units": each.units,
                        "sources": each.sources,
                        "rendered_differently": each.rendered_differently,
                        "stories": each.stories,
                        "imported": each.imported,
                    }
                    for each in found.editions
                ],
            }
        )
        return
    print_table(
        ("edition", "units", "sentences", "differently", "stories", "imported"),
        [
            (each.edition, each.units, each.sources, each.rendered_differently, each.stories, each.imported)
            for each in found.editions
        ],
    )
    for error in found.errors:
        click.echo(f"left out: {error}", err=True)
