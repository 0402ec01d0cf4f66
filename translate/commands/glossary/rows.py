"""`glossary add` and `glossary list`: rows in, rows shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from translate.commands.glossary.common import project_here
from translate.commands.options import json_option
from translate.commands.output import print_json, print_table
from translate.glossary.files import WRITABLE_KINDS

if TYPE_CHECKING:
    from translate.glossary.terms import Entry


@click.command("add")
@click.argument("term")
@click.option("--kind", type=click.Choice(WRITABLE_KINDS), required=True, help="What it names.")
@click.option(
    "--form",
    "forms",
    multiple=True,
    metavar="EDITION=FORM",
    help="The form of an edition; “full | short” where a short form is written too (repeatable).",
)
@click.option("--alias", "aliases", multiple=True, metavar="WORDS", help="Another full spelling (repeatable).")
@click.option("--short", "shorts", multiple=True, metavar="WORDS", help="A short form, such as a surname (repeatable).")
@click.option("--wrong", "wrongs", multiple=True, metavar="EDITION:FORM", help="A known wrong form (repeatable).")
@click.option("--harmony", metavar="VOWEL", help="Mongolian: the vowel of the suffixes, а о э ө.")
@click.option("--stem", metavar="CLASS", help="Mongolian: plain, g, drop or n.")
@click.option("--exact-case", is_flag=True, help="Match only as written here.")
@click.option(
    "--context", multiple=True, metavar="WORD", help="A word the story must have; !WORD must not stand by it."
)
@click.option("--source", required=True, metavar="WORDS", help="Who uses the forms, such as “Xinhua usage”.")
@click.option("--note", default="", metavar="WORDS", help="For whoever reads the row.")
@click.option("--file", "file", default="", metavar="NAME", help="The file, such as people.  [default: by its kind]")
def add(
    term: str,
    kind: str,
    forms: tuple[str, ...],
    aliases: tuple[str, ...],
    shorts: tuple[str, ...],
    wrongs: tuple[str, ...],
    harmony: str | None,
    stem: str | None,
    exact_case: bool,
    context: tuple[str, ...],
    source: str,
    note: str,
    file: str,
) -> None:
    """Append a row for TERM to the right file.

    It is refused, and nothing written, when `glossary lint` would find an error in it; its warnings are shown.

    \b
    Example:
      cli.py glossary add "Kaja Kallas" --kind person --short Kallas --form zh-Hans="卡娅·卡拉斯 | 卡拉斯"
          --form mn="Кая Каллас | Каллас" --harmony а --source "Xinhua usage; MONTSAME usage"
    """
    from translate.glossary.editing import NewRow, add_row, joined
    from translate.glossary.lint import lint
    from translate.reporting.model import file_name

    cells = {
        "term": term,
        "kind": kind,
        "aliases": joined(aliases),
        "short": joined(shorts),
        "wrong": joined(wrongs),
        "mn-harmony": harmony or "",
        "mn-stem": stem or "",
        "case": "exact" if exact_case else "",
        "context": joined(context),
        "source": source,
        "note": note,
    }
    for each in forms:
        edition, equals, form = each.partition("=")
        if not equals or not form.strip():
            raise click.BadParameter(f"“{each}” is not EDITION=FORM", param_hint="--form")
        cells[edition.strip()] = form.strip()
    project = project_here()
    change = add_row(project, NewRow(cells, file))
    place = f"{file_name(change.path, project.root)}:{change.line}"
    click.echo(f"{place}: added {change.term}")
    for problem in lint(project_here(), [change.path]).problems:
        if problem.line == change.line:
            click.echo(f"{place}: {problem.severity}: {problem.message}", err=True)


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--kind", type=click.Choice(WRITABLE_KINDS), help="Only this kind.")
@click.option("--without", metavar="EDITION", help="Only what has no form in this edition.")
@click.option("--base", is_flag=True, help="Also the base layer (CLDR).")
@json_option
def list_(words: tuple[str, ...], kind: str | None, without: str | None, base: bool, as_json: bool) -> None:
    """Show the entries that have every WORD somewhere: in a spelling, a form, source or note.

    \b
    Examples:
      cli.py glossary list lavrov
      cli.py glossary list --kind place --without mn --json
    """
    from translate.glossary.coverage import has_form
    from translate.glossary.files import read_entries
    from translate.glossary.folding import fold
    from translate.workflow.preparation import load_entries

    project = project_here()
    entries = load_entries(project) if base else read_entries(project.glossaries, root=project.root)
    edition = project.edition(without) if without else None
    wanted = [fold(word) for word in words]
    chosen = [
        entry
        for entry in entries
        if (kind is None or entry.kind == kind)
        and (edition is None or not has_form(entry, edition))
        and all(word in _searched(entry) for word in wanted)
    ]
    if as_json:
        print_json([_as_json(entry) for entry in chosen])
        return
    editions = [each.id for each in project.editions]
    rows = [(entry.term, entry.kind, *(_forms(entry, each) for each in editions), entry.origin) for entry in chosen]
    if rows:
        print_table(("term", "kind", *editions, "from"), rows)
    click.echo(f"{len(chosen)} of {len(entries)} entries", err=True)


def _searched(entry: Entry) -> str:
    from translate.glossary.folding import fold

    forms = [form.text for each in entry.forms.values() for form in each]
    return fold("\n".join([entry.term, *entry.aliases, *entry.short, *forms, entry.source, entry.note]))


def _forms(entry: Entry, edition: str) -> str:
    return " | ".join(form.text for form in entry.forms.get(edition, ()))


def _as_json(entry: Entry) -> dict[str, Any]:
    return {
        "term": entry.term,
        "kind": entry.kind,
        "aliases": entry.aliases,
        "short": entry.short,
        "forms": {edition: [form.text for form in forms] for edition, forms in entry.forms.items()},
        "wrong": dict(entry.wrong),
        "exact_case": entry.exact_case,
        "requires": entry.requires,
        "excludes": entry.excludes,
        "source": entry.source,
        "note": entry.note,
        "from": entry.origin,
    }
