"""`glossary explain`: what the glossary did with a story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.glossary.common import project_here
from translate.commands.options import edition_option, json_option
from translate.commands.output import print_json

if TYPE_CHECKING:
    from translate.workflow.explanation import Explained


@click.command("explain")
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

    project = project_here()
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
