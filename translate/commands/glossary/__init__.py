"""`glossary`: the newsroom's names and terms, from the first row to the gate that proves them."""

from __future__ import annotations

import click

from translate.commands.glossary.covering import coverage, suggest
from translate.commands.glossary.exchanging import export, import_
from translate.commands.glossary.explaining import explain
from translate.commands.glossary.faults import lint
from translate.commands.glossary.rows import add, list_


@click.group("glossary")
def command() -> None:
    """Keep the glossary: add and list names, find faults, exchange files, prove coverage."""


for each in (add, list_, lint, explain, coverage, suggest, export, import_):
    command.add_command(each)
