"""`preview`: a story beside its editions, for the reviewers."""

from __future__ import annotations

from pathlib import Path

import click

from translate.commands.options import edition_option


@click.command("preview")
@click.argument("story")
@edition_option
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write.  [default: .editions/preview/STORY.html]",
)
def command(story: str, edition_ids: tuple[str, ...], target: Path | None) -> None:
    """Write one HTML page with STORY and its editions side by side: states, terms, and what the checks say.

    STORY is a story's name or file. The page holds all it needs and can be sent to a reviewer.

    \b
    Examples:
      cli.py preview russia-turkey-syria
      cli.py preview stories/visit.txt -e mn --to /tmp/visit.html
    """
    from translate.config import load_project
    from translate.files import write_atomically
    from translate.story.read import READERS, story_name
    from translate.workflow.previewing import preview_story

    project = load_project(Path.cwd())
    given = Path(story)
    # A story's name may itself have a dot in it.
    name = story_name(given) if given.suffix.lower() in READERS else story
    page = preview_story(name, project, project.choose(edition_ids))
    path = target or project.state / "preview" / f"{name}.html"
    write_atomically(path, page.encode())
    click.echo(path)
