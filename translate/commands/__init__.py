"""The command line: click lives here and nowhere else.

Command modules are imported only when their command runs, so that `--help` stays quick.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import click

from translate import __version__
from translate.errors import EditionsError

COMMANDS = {
    "translate": "Translate stories into the editions; write PO files for the reviewers.",
    "status": "Show how far each story is in each edition.",
    "review": "Print the next entries that need a person; approve and reopen entries.",
    "memory": "Import and export the translation memory (TMX); show what it holds.",
    "glossary": "Keep the glossary: add, list, lint, explain, suggest, exchange, prove coverage.",
    "check": "Run the quality checks on the PO files; fail on open errors.",
    "preview": "Set a story beside its editions for the reviewers, in one page.",
    "publish": "Publish what is approved: pages, feeds, Markdown, text and JSON.",
    "models": "List, install, verify, remove and convert translation packages.",
    "evaluate": "Score translations on test sets; compare two packages.",
    "doctor": "Show what this installation has and lacks.",
}
"""Command → the line `--help` shows; the command itself is `translate.commands.<name>:command`."""

EXIT_CODES = """\b
Exit codes:
  0  done
  1  done, and a gate failed: errors found, coverage too low, nothing there to check, an edition held back
  2  wrong use of the command line
  3  bad input: a story, a glossary, a PO file or translate.toml; nothing was changed for it
  4  a translation package is missing or broken
  5  the file system refused, or another run holds the project"""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for, and words library errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"translate.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except EditionsError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Run as if started in DIR (a newsroom's project).",
)
@click.version_option(__version__, prog_name="editions")
def main(folder: Path | None) -> None:
    """Editions: translate a newsroom's English stories into its Chinese and Mongolian editions.

    Offline machine drafts with one spelling for every name, reviewed by people in PO files, published when approved.

    \b
    Example:
      cli.py translate stories/2016-12-02-russia-turkey.txt
      cli.py status
    """
    if folder is not None:
        os.chdir(folder)
