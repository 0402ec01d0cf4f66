"""What the tests of the reviewers' commands share: a project with a drafted story, and commands run in it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from translate.catalog.model import Catalog, Entry
from translate.catalog.reading import read_catalog
from translate.commands import main

CLOSED = "Turkey closed its border with Syria on Monday."
WOOL = "Prices of wool rose by a third."
HEADLINE = "Turkey closes its border"
GLOSSARY = "term,kind,zh-Hans,zh-Hant,mn\nTurkey,place,土耳其,土耳其,Турк\nSyria,place,叙利亚,敘利亞,Сири\n"


def command(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def make_newsroom(root: Path) -> None:
    """A story drafted without packages in three editions; the project has a small glossary."""
    (root / "stories").mkdir(parents=True)
    (root / "glossaries").mkdir()
    (root / "glossaries" / "places.csv").write_text(GLOSSARY, encoding="utf-8")
    (root / "stories" / "border.txt").write_text(f"{HEADLINE}\n\n{CLOSED}\n\n{WOOL}\n", encoding="utf-8")


def draft() -> None:
    assert command("translate", "--no-machine", "stories/border.txt").exit_code == 0


def catalog(locale: str = "mn", story: str = "border") -> Catalog:
    return read_catalog(Path("locales") / locale / "LC_MESSAGES" / f"{story}.po")


def entry(msgid: str, locale: str = "mn", story: str = "border") -> Entry:
    (found,) = [each for each in catalog(locale, story).active if each.msgid == msgid]
    return found
