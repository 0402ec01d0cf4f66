"""`translate`: stories in, PO files out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from translate.commands.options import edition_option, json_option, stories_argument
from translate.commands.output import is_interactive, print_json, print_table

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from translate.workflow.report import Outcome, Report


@click.command("translate")
@stories_argument(required=True)
@edition_option
@click.option(
    "--no-machine", is_flag=True, help="No machine translation: drafts are the English with glossary names put in."
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Spread the stories over N processes.")
@click.option("--scheduler", metavar="ADDRESS", help="Spread them over the workers of a Dask scheduler.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    stories: tuple[Path, ...],
    edition_ids: tuple[str, ...],
    no_machine: bool,
    workers: int | None,
    scheduler: str | None,
    as_json: bool,
) -> None:
    """Translate STORY files, or the stories in folders, into PO files for the reviewers.

    What people have reviewed stays as it is; only new and changed sentences are drafted. An archive can go over
    several processes or machines (pip install 'editions[scale]'); the files are the same.

    \b
    Examples:
      cli.py translate stories/visit.txt
      cli.py translate stories/ -e zh-Hans -e mn
      cli.py translate stories/ --workers 4
    """
    from translate.config import load_project
    from translate.story.read import find_stories

    if workers and scheduler:
        raise click.UsageError("--workers and --scheduler exclude each other")
    project = load_project(Path.cwd())
    editions = project.choose(edition_ids)
    paths = find_stories(stories)
    with _Bar() as bar:
        if workers or scheduler:
            from translate.workflow.cluster import translate_on_cluster

            report = translate_on_cluster(
                paths, project, editions, machine=not no_machine, progress=bar, workers=workers, scheduler=scheduler
            )
        else:
            from translate.workflow.run import translate_stories

            report = translate_stories(paths, project, editions, machine=not no_machine, progress=bar)
    if as_json:
        print_json(_as_json(report, project.root))
    elif report.outcomes:
        print_table(
            ("story", "edition", "segments", "approved", "reused", "drafted", "terms", "errors", "warnings", "file"),
            [_row(outcome, project.root) for outcome in report.outcomes],
        )
    for failure in report.failures:
        where = f" [{failure.edition}]" if failure.edition else ""
        click.echo(f"error{where}: {failure.error}", err=True)
    ctx.exit(report.exit_code)


def _row(outcome: Outcome, root: Path) -> tuple[object, ...]:
    terms = f"{outcome.enforced}/{outcome.terms}" if outcome.terms else "–"
    file = _relative(outcome.catalog, root)
    return (
        outcome.story,
        outcome.edition,
        outcome.segments,
        outcome.approved,
        outcome.reused,
        outcome.drafted,
        terms,
        outcome.errors,
        outcome.warnings,
        file if outcome.changed else f"{file} (unchanged)",
    )


def _as_json(report: Report, root: Path) -> dict[str, Any]:
    return {
        "editions": [
            {
                "story": outcome.story,
                "edition": outcome.edition,
                "file": _relative(outcome.catalog, root),
                "changed": outcome.changed,
                "segments": outcome.segments,
                "approved": outcome.approved,
                "reused": outcome.reused,
                "drafted": outcome.drafted,
                "empty": outcome.empty,
                "terms": outcome.terms,
                "terms_enforced": outcome.enforced,
                "errors": outcome.errors,
                "warnings": outcome.warnings,
                "waived": outcome.waived,
            }
            for outcome in report.outcomes
        ],
        "failures": [
            {"file": str(failure.path), "edition": failure.edition, "error": str(failure.error)}
            for failure in report.failures
        ],
    }


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


class _Bar:
    """A progress bar on standard error; nothing when it is not a terminal."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._bar: ProgressBar[int] | None = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def started(self, what: str, total: int) -> None:
        """Begin the bar of the stories, or of the memory's files."""
        self._open.close()
        if is_interactive():
            self._bar = self._open.enter_context(click.progressbar(length=total, label=what, file=sys.stderr))

    def advanced(self, count: int) -> None:
        """Move the bar on."""
        if self._bar is not None:
            self._bar.update(count)
