"""`review`: the next entries to look at, and approving or reopening them, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.options import edition_option, json_option
from translate.commands.output import BrokenFiles, counting_bar, print_json

if TYPE_CHECKING:
    from translate.catalog.model import Catalog, Entry
    from translate.config import Edition, Project
    from translate.workflow.inspection import InspectedCatalog
    from translate.workflow.reviewing import Reviewed, Waiting

_entry_option = click.option(
    "--entry",
    "ids",
    multiple=True,
    required=True,
    metavar="ID",
    help="The entry, by the id that `review next` prints or its beginning (repeatable).",
)


@click.group("review")
def command() -> None:
    """Review translations without a PO editor; the PO files stay the truth.

    \b
    Examples:
      cli.py review next
      cli.py review approve russia-turkey-syria --entry 3f9c2a71
    """


@command.command("next")
@click.argument("stories", nargs=-1, metavar="[STORY]...")
@edition_option
@click.option("-n", "limit", type=click.IntRange(min=1), default=5, show_default=True, help="How many to print.")
@json_option
@click.pass_context
def next_(
    ctx: click.Context, stories: tuple[str, ...], edition_ids: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Print the entries that need a person, worst first, and why.

    Errors weigh most, then what the machine could not do, missing translations, changed sentences, translations
    still marked fuzzy, warnings, terms to look at, and last the drafts that nobody has looked at.

    \b
    Examples:
      cli.py review next -e mn
      cli.py review next russia-turkey-syria -n 20 --json
    """
    from translate.config import load_project
    from translate.workflow.inspection import inspect_catalogs
    from translate.workflow.reviewing import worst

    project = load_project(Path.cwd())
    broken = BrokenFiles()
    files = 0

    def read() -> Iterator[InspectedCatalog]:
        nonlocal files
        with ExitStack() as opened:
            for each in inspect_catalogs(
                project,
                project.choose(edition_ids),
                [Path(story).stem for story in stories],
                broken=broken,
                progress=counting_bar(opened, "reading"),
            ):
                files += 1
                yield each

    found, count = worst(read(), limit)
    if as_json:
        print_json([_facts(each, project.root) for each in found])
    else:
        for number, each in enumerate(found, start=1):
            _print(number, _facts(each, project.root))
        if not files and not broken.exit_code:
            click.echo("No PO files yet. Translate a story first: cli.py translate STORY")
        elif not found:
            click.echo("Nothing waits for a person.")
        elif count > len(found):
            click.echo(f"… and {count - len(found)} more")
    ctx.exit(broken.exit_code)


@command.command("approve")
@click.argument("story")
@_entry_option
@click.option("--text", help="Put this translation in first; for one entry.")
@click.option("--force", is_flag=True, help="Approve in spite of errors that the checks find.")
@click.pass_context
def approve(ctx: click.Context, story: str, ids: tuple[str, ...], text: str | None, force: bool) -> None:
    """Approve entries of STORY: the translation is right, and no run changes it from now on.

    An entry with an open error is refused, and with it the others of the same PO file (exit code 1). Correct it with
    --text, waive the check in a comment of the entry (`# waive: CHECK — why`), or approve it with --force.

    \b
    Examples:
      cli.py review approve russia-turkey-syria --entry 3f9c2a71 --entry 07d2
      cli.py review approve russia-turkey-syria --entry 3f9c --text "Орос, Турк Сирийг хэлэлцэв"
    """
    from translate.config import load_project
    from translate.workflow import reviewing
    from translate.workflow.inspection import Inspector

    if text is not None and len(ids) > 1:
        raise click.UsageError("--text is for one --entry")
    if text is not None and not text.strip():
        raise click.UsageError("--text is empty")
    project = load_project(Path.cwd())
    inspector = Inspector(project)
    refused = False
    for edition, catalog, entries in _choose(project, story, ids):
        done = reviewing.approve(inspector, catalog, edition, entries, text=text.strip() if text else None, force=force)
        refused = refused or bool(done.refusals)
        _print_reviewed("approved", done, edition, catalog)
    ctx.exit(1 if refused else 0)


@command.command("reopen")
@click.argument("story")
@_entry_option
def reopen(story: str, ids: tuple[str, ...]) -> None:
    """Mark entries of STORY as fuzzy again: they wait for a person once more.

    A translation that a person wrote stays as it is. One that is the machine's to the letter counts as its draft
    again, and is drafted anew when terms or package change.

    \b
    Example:
      cli.py review reopen russia-turkey-syria --entry 3f9c2a71
    """
    from translate.config import load_project
    from translate.workflow import reviewing

    project = load_project(Path.cwd())
    for edition, catalog, entries in _choose(project, story, ids):
        _print_reviewed("reopened", reviewing.reopen(catalog, entries), edition, catalog)


@command.command("combine")
@click.argument("mine", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("base", required=False, type=click.Path(path_type=Path))
def combine(mine: Path, theirs: Path, base: Path | None) -> None:
    """Bring the work of two reviewers who edited copies of one PO file together, in MINE; THEIRS stays as it is.

    Approved beats a person's open text, that beats a draft. Where both approved different translations, mine stays,
    is marked fuzzy, and theirs stands in a comment: a person decides. With the BASE that both began with, what only
    one of them changed is taken from that one. Also a merge driver for git:

    \b
      git config merge.editions.driver "editions review combine %A %B %O"
      echo "locales/**/*.po merge=editions" >> .gitattributes

    \b
    Example:
      cli.py review combine locales/mn/LC_MESSAGES/visit.po ~/visit-from-bat.po
    """
    from translate.catalog.combining import combine as combined
    from translate.catalog.reading import read_catalog
    from translate.catalog.saving import save

    before = {entry.key: entry for entry in read_catalog(mine).entries}
    others = read_catalog(theirs)
    # git gives an empty base for a file that both sides added.
    empty = base is not None and base.exists() and not base.stat().st_size
    common = None if base is None or empty else read_catalog(base)
    result = save(mine, lambda catalog: combined(catalog, others, common) if catalog is not None else others)
    changed = [entry for entry in result.catalog.entries if before.get(entry.key) != entry]
    decide = [entry for entry in changed if entry.fuzzy and entry.key in before and not before[entry.key].fuzzy]
    click.echo(f"{mine}: {len(changed)} entries changed, {len(decide)} to decide")
    for entry in decide:
        click.echo(f"  line {entry.line}: {entry.msgid}")


def _choose(project: Project, story: str, ids: Sequence[str]) -> list[tuple[Edition, Catalog, list[Entry]]]:
    """The entries with these ids, by PO file; CatalogError when an id names none or more than one."""
    from translate.catalog.reading import read_catalog
    from translate.errors import CatalogError
    from translate.workflow.inspection import catalogs_of
    from translate.workflow.reviewing import entry_id

    catalogs = [
        (edition, read_catalog(path)) for edition, path in catalogs_of(project, project.editions, [Path(story).stem])
    ]
    named = [
        (entry_id(edition, entry), number, entry)
        for number, (edition, catalog) in enumerate(catalogs)
        for entry in catalog.active
        if entry.msgid_plural is None
    ]
    chosen: dict[int, list[Entry]] = {}
    for wanted in ids:
        found = [(number, entry) for name, number, entry in named if name.startswith(wanted.lower())]
        if len(found) != 1:
            what = f"no entry has the id {wanted}" if not found else f"{len(found)} entries have an id like {wanted}"
            raise CatalogError(
                f"{what} in the story “{Path(story).stem}”", hint=f"see the ids: cli.py review next {Path(story).stem}"
            )
        ((number, entry),) = found
        if entry not in chosen.setdefault(number, []):
            chosen[number].append(entry)
    return [(*catalogs[number], entries) for number, entries in sorted(chosen.items())]


def _print_reviewed(verb: str, done: Reviewed, edition: Edition, catalog: Catalog) -> None:
    if done.refusals:
        for refusal in done.refusals:
            click.echo(f"not approved [{edition.id}] {catalog.path}:{refusal.entry.line}", err=True)
            for reason in refusal.reasons:
                click.echo(f"  {reason}", err=True)
        click.echo("correct it with --text, waive the check in a comment, or approve it with --force", err=True)
        return
    for entry in done.entries:
        click.echo(f"{verb} [{edition.id}]: {entry.msgstr}")


def _facts(each: Waiting, root: Path) -> dict[str, Any]:
    from translate.workflow.reviewing import entry_id

    path = each.path
    entry = each.unit.entry
    return {
        "story": each.story,
        "edition": each.edition.id,
        "entry": entry_id(each.edition, entry),
        "file": path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path),
        "line": entry.line,
        "context": entry.msgctxt or "",
        "state": each.unit.state.value,
        "source": entry.msgid,
        "translation": entry.msgstr,
        "reasons": [reason.text for reason in each.reasons],
        "weight": each.weight,
    }


def _print(number: int, facts: dict[str, Any]) -> None:
    head = f"{number}. {facts['story']} [{facts['edition']}] entry {facts['entry']}, {facts['context']}"
    click.echo(click.style(head, bold=True))
    click.echo(f"   {facts['file']}:{facts['line']}")
    click.echo(f"   English  {facts['source']}")
    click.echo(f"   {facts['edition']:<8} {facts['translation'] or '–'}")
    for reason in facts["reasons"]:
        click.echo(f"   • {reason}")
    click.echo()
