"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def edition_option(command: Decorated) -> Decorated:
    """`-e/--edition`, repeatable; none named means all."""
    return click.option(
        "-e", "--edition", "edition_ids", multiple=True, metavar="EDITION", help="Only this edition (repeatable)."
    )(command)


def json_option(command: Decorated) -> Decorated:
    """`--json`: the same facts for a script, on standard output."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts instead of a table.")(command)


def stories_argument(*, required: bool) -> Callable[[Decorated], Decorated]:
    """Story files or folders of them; existence is checked by the reader, which words it better."""
    metavar = "STORY..." if required else "[STORY]..."
    return click.argument("stories", nargs=-1, required=required, type=click.Path(path_type=Path), metavar=metavar)
