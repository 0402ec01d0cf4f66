"""`doctor`: one screen on what is here and what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from translate.commands.options import json_option
from translate.commands.output import print_json, width


@click.command("doctor")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Show versions, packages, rights, disk and processor; say what is missing and the command for it.

    Ends with 1 when something that an edition needs is missing.
    """
    from translate.config import load_project
    from translate.doctor import State, diagnose

    facts = diagnose(load_project(Path.cwd()))
    if as_json:
        print_json([{"topic": f.topic, "found": f.found, "state": f.state, "hint": f.hint} for f in facts])
    else:
        marks = {State.OK: click.style("✓", fg="green"), State.NOTE: "·", State.MISSING: click.style("✗", fg="red")}
        column = max(width(fact.topic) for fact in facts)
        for fact in facts:
            click.echo(f"{marks[fact.state]} {fact.topic}{' ' * (column - width(fact.topic))}  {fact.found}")
            if fact.hint:
                click.echo(f"  {' ' * column}  → {fact.hint}")
    ctx.exit(1 if any(fact.state is State.MISSING for fact in facts) else 0)
