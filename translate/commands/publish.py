"""`publish`: reviewed editions go out."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.options import json_option, stories_argument
from translate.commands.output import counting_bar, print_json, print_table

if TYPE_CHECKING:
    from translate.workflow.publishing import PublishReport, Result

_REASONS = 3


@click.command("publish")
@stories_argument(required=False)
@click.option(
    "--to", "target", type=click.Path(path_type=Path, file_okay=False), default=Path("site"), show_default=True,
    help="Folder of the site.",
)  # fmt: skip
@click.option(
    "--keep", type=click.FloatRange(0, 100), default=100.0, show_default=True, metavar="PCT",
    help="Let an edition out when this share of its segments is approved; the rest is labelled as not reviewed.",
)  # fmt: skip
@click.option("--allow-drafts", is_flag=True, help="Let out what nobody has reviewed, labelled as such.")
@json_option
@click.pass_context
def command(
    ctx: click.Context, stories: tuple[Path, ...], target: Path, keep: float, allow_drafts: bool, as_json: bool
) -> None:
    """Publish STORY files or folders (all stories that were translated, when none is named) as a site.

    An edition goes out when all its segments are approved and no check reports an error. Pages of editions that may
    not go out are taken down. Ends with 1 when an edition was held back.

    \b
    Examples:
      cli.py publish
      cli.py publish stories/visit.txt --to /srv/www --keep 90
      cli.py publish --allow-drafts
    """
    from translate.config import load_project
    from translate.publish.gate import Policy
    from translate.story.read import find_stories
    from translate.workflow.publishing import publish_stories

    project = load_project(Path.cwd())
    paths = find_stories(stories) if stories else None
    with ExitStack() as opened:
        report = publish_stories(paths, project, target, Policy(keep, allow_drafts), counting_bar(opened, "publishing"))
    if as_json:
        print_json(_as_json(report, target))
    else:
        _print(report, target)
    for failure in report.failures:
        where = f" [{failure.edition}]" if failure.edition else ""
        click.echo(f"error{where}: {failure.error}", err=True)
    ctx.exit(report.exit_code)


def _print(report: PublishReport, target: Path) -> None:
    from translate.workflow.publishing import Outcome

    told = [each for each in report.results if each.outcome is not Outcome.UNCHANGED]
    if told:
        print_table(
            ("story", "edition", "state", "approved", "review", "page"),
            [
                (each.story, each.edition, each.outcome.value, _share(each), each.verdict.review.value,
                 "–" if each.outcome is Outcome.HELD_BACK else each.page)
                for each in told
            ],
        )  # fmt: skip
    if unchanged := len(report.results) - len(told):
        click.echo(f"{unchanged} {'page' if unchanged == 1 else 'pages'} unchanged")
    if not report.results and not report.failures:
        click.echo("No stories yet. Translate one first: cli.py translate STORY")
    for each in report.results:
        if each.outcome is Outcome.HELD_BACK:
            click.echo(f"\nheld back: {each.story} [{each.edition}] {_relative(each.catalog)}")
            for reason in each.verdict.reasons[:_REASONS]:
                click.echo(f"  {reason}")
            if len(each.verdict.reasons) > _REASONS:
                click.echo(f"  and {len(each.verdict.reasons) - _REASONS} more reasons (all: --json)")
    for page in report.taken_down:
        click.echo(f"taken down: {target / page}")
    for file in report.left:
        click.echo(f"left, because it was changed since it was published: {target / file}")
    for edition in report.unworded:
        click.echo(f"the pages of {edition} have English labels: give it a messages.po (see docs/publishing.md)")
    if report.results:
        click.echo(f"\nSite: {target / 'index.html'}")


def _relative(path: Path | None) -> str:
    """As a person in the project's folder names it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path and path.is_relative_to(here) else path)


def _share(result: Result) -> str:
    verdict = result.verdict
    return f"{verdict.approved}/{verdict.segments}" if verdict.segments else "–"


def _as_json(report: PublishReport, target: Path) -> dict[str, Any]:
    return {
        "site": str(target),
        "editions": [
            {
                "story": each.story,
                "edition": each.edition,
                "state": each.outcome.value,
                "review": each.verdict.review.value,
                "approved": each.verdict.approved,
                "segments": each.verdict.segments,
                "reasons": list(each.verdict.reasons),
                "page": each.page,
                "file": _relative(each.catalog) if each.catalog else None,
            }
            for each in report.results
        ],
        "taken_down": list(report.taken_down),
        "left": list(report.left),
        "without_words": list(report.unworded),
        "failures": [
            {"file": str(failure.path), "edition": failure.edition, "error": str(failure.error)}
            for failure in report.failures
        ],
    }
