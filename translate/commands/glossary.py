"""`glossary`: the newsroom's names and terms, from the first row to the gate that proves them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.findings import counts, format_option, print_findings
from translate.commands.options import edition_option, json_option, stories_argument
from translate.commands.output import print_json, print_table

if TYPE_CHECKING:
    from translate.config import Project
    from translate.glossary.editing import Change
    from translate.glossary.terms import Entry
    from translate.workflow.coverage import Coverage, Name
    from translate.workflow.explanation import Explained

STORY_FOLDER = "stories"
"""Where the stories are looked for when none is named."""

_KINDS = ("person", "place", "organisation", "event", "title", "term", "keep")


@click.group("glossary")
def command() -> None:
    """Keep the glossary: add and list names, find faults, exchange files, prove coverage."""


@command.command("add")
@click.argument("term")
@click.option("--kind", type=click.Choice(_KINDS), required=True, help="What it names.")
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

    It is refused, and nothing written, when `glossary lint` would find an error in it.

    \b
    Example:
      cli.py glossary add "Kaja Kallas" --kind person --short Kallas --form zh-Hans="卡娅·卡拉斯 | 卡拉斯"
          --form mn="Кая Каллас | Каллас" --harmony а --source "Xinhua usage; MONTSAME usage"
    """
    from translate.glossary.editing import NewRow, add_row, joined

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
    project = _project()
    change = add_row(project, NewRow(cells, file))
    click.echo(f"{_shown(change.path, project)}:{change.line}: added {change.term}")


@command.command("list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--kind", type=click.Choice(_KINDS), help="Only this kind.")
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

    project = _project()
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


@command.command("lint")
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
    project = _project()
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


@command.command("explain")
@click.argument("story", type=click.Path(path_type=Path))
@edition_option
@json_option
def explain(story: Path, edition_ids: tuple[str, ...], as_json: bool) -> None:
    """Show which term matched where in STORY and why, and which names were not matched.

    \b
    Example:
      cli.py glossary explain stories/2016-12-02-russia-turkey.txt
    """
    from translate.workflow.explanation import explain as explain_story

    project = _project()
    found = explain_story(project, project.choose(edition_ids), story)
    if as_json:
        print_json(
            {
                "story": story.as_posix(),
                "matched": [_explained(each) for each in found.matched],
                "unmatched": [_explained(each) for each in found.unmatched],
            }
        )
        return
    for each in found.matched:
        forms = ", ".join(f"{edition} {form or '—'}" for edition, form in each.forms.items())
        assert each.entry is not None
        click.echo(f"{_at(story, each)}: “{each.text}” is {each.entry.term} ({each.entry.kind}): {each.why}")
        click.echo(click.style(f"    {forms}  [{each.entry.origin}]", dim=True))
    if found.unmatched:
        click.echo(click.style("\nNot matched:", bold=True))
    for each in found.unmatched:
        origin = f"  [{each.entry.origin}]" if each.entry else ""
        click.echo(f"{_at(story, each)}: “{each.text}”: {each.why}{origin}")
    click.echo(f"\n{len(found.matched)} matches, {len(found.unmatched)} not matched", err=True)


@command.command("coverage")
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
    project = _project()
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


@command.command("suggest")
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

    project = _project()
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


@command.command("export")
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

    project = _project()
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


@command.command("import")
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

    project = _project()
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
                click.echo(f"{_shown(change.path, project)}:{change.line}: {change.action} {change.term}")
    summary = ", ".join(f"{sum(each.action is action for each in changes)} {action}" for action in Action)
    click.echo(f"{summary}{' (nothing written)' if dry_run else ''}", err=True)


def _project() -> Project:
    from translate.config import load_project

    return load_project(Path.cwd())


def _cover(project: Project, stories: Sequence[Path], edition_ids: Sequence[str], limit: float) -> Coverage:
    from translate.story.read import find_stories
    from translate.workflow.coverage import cover

    paths = find_stories(stories or [project.root / STORY_FOLDER])
    return cover(project, project.choose(edition_ids), paths, limit=limit)


def _format(path: Path) -> str:
    suffix = path.suffix.lower().lstrip(".")
    if suffix not in ("tbx", "tsv"):
        raise click.BadParameter(f"{path}: the name must end in .tbx or .tsv")
    return suffix


def _shown(path: Path, project: Project) -> str:
    return (path.relative_to(project.root) if path.is_relative_to(project.root) else path).as_posix()


def _changed(change: Change, project: Project) -> dict[str, Any]:
    place = {"file": _shown(change.path, project), "line": change.line}
    return {"action": change.action, "term": change.term, **place}


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


def _at(story: Path, each: Explained) -> str:
    column = f":{each.place.column}" if each.place.column else ""
    return f"{story}:{each.place.line}{column}"


def _explained(each: Explained) -> dict[str, Any]:
    return {
        "line": each.place.line,
        "column": each.place.column,
        "text": each.text,
        "term": each.entry.term if each.entry else None,
        "kind": each.entry.kind if each.entry else None,
        "why": each.why,
        "forms": each.forms,
        "from": each.entry.origin if each.entry else None,
    }


def _note(name: Name) -> str:
    first = name.occurrences[0]
    times = f"{len(name.occurrences)} mention{'s' if len(name.occurrences) > 1 else ''}"
    where = f"; the row is in {name.entry.origin}" if name.entry else ""
    return f"{times}, first in {first.file}:{first.place.line}{where}"
