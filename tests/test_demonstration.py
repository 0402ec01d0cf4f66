"""The promise of the README, played through with the bundled packages: translate, edit, change the story, translate
again, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from translate.commands import main

HEADLINE = "Turkey closes its border with Syria"
CLOSED = "Turkey closed its border with Syria on Monday, its foreign minister said."
WOOL = "The price of wool rose in Mongolia last year."
HURT = "No one was hurt at the border."
ADDED = "Talks will be held in Ankara."
STORY = Path("stories/border.txt")
CATALOGS = {edition: Path(f"locales/{edition}/LC_MESSAGES/border.po") for edition in ("zh_Hans", "zh_Hant", "mn")}

REVIEWED = "Турк улс Сиритэй хиллэх хилээ даваа гарагт хаасан гэж Гадаад хэргийн сайд нь мэдэгдэв."
REVIEWED_CHINESE = "土耳其外交部长说，土耳其周一关闭了与叙利亚的边境。"


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with one story, and no packages but the bundled ones."""
    from argostranslate import settings

    monkeypatch.setattr(settings, "package_dirs", [tmp_path / "argos"])
    monkeypatch.chdir(tmp_path)
    STORY.parent.mkdir()


def write(*sentences: str) -> None:
    STORY.write_text("\n\n".join([HEADLINE, *sentences]) + "\n", encoding="utf-8")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def po(edition: str) -> polib.POFile:
    """The catalogue as a reviewer's tool reads it."""
    return polib.pofile(str(CATALOGS[edition]), wrapwidth=0)


def entry(edition: str, msgid: str) -> polib.POEntry:
    (found,) = [each for each in po(edition) if each.msgid == msgid]
    return found


def edit(edition: str, msgid: str, msgstr: str, *, approve: bool, comment: str = "") -> None:
    """What a reviewer does in a PO editor, and saves."""
    file = po(edition)
    (found,) = [each for each in file if each.msgid == msgid]
    found.msgstr = msgstr
    if comment:
        found.tcomment = comment
    if approve:
        found.fuzzy = False
    file.save()


def contents() -> list[bytes]:
    return [path.read_bytes() for path in CATALOGS.values()]


def test_nothing_is_lost() -> None:
    # Monday's story is drafted; every draft waits for a person.
    write(CLOSED, WOOL, HURT)
    run("translate", str(STORY))
    assert all(each.msgstr and each.fuzzy for edition in CATALOGS for each in po(edition))

    # The reviewers work: one sentence approved in Mongolian, one rewritten and left open with a remark, one approved
    # in Simplified Chinese.
    edit("mn", CLOSED, REVIEWED, approve=True)
    edit("mn", WOOL, "Ноосны үнэ", approve=False, comment="ask the economy desk")
    edit("zh_Hans", CLOSED, REVIEWED_CHINESE, approve=True)
    before = entry("zh_Hant", CLOSED).msgstr

    # The same story again: people's work stays, Traditional Chinese follows the approved Simplified text.
    run("translate", str(STORY))
    assert entry("mn", CLOSED).msgstr == REVIEWED
    assert not entry("mn", CLOSED).fuzzy
    assert (entry("mn", WOOL).msgstr, entry("mn", WOOL).tcomment) == ("Ноосны үнэ", "ask the economy desk")
    derived = entry("zh_Hant", CLOSED)
    assert (derived.msgstr, derived.fuzzy) == ("土耳其外交部長說，土耳其週一關閉了與敘利亞的邊境。", True)
    assert derived.msgstr != before

    # Tuesday: the sentence is corrected, one is dropped, one is new.
    tuesday = CLOSED.replace("Monday", "Tuesday")
    write(tuesday, WOOL, ADDED)
    run("translate", str(STORY))
    changed = entry("mn", tuesday)
    assert (changed.msgstr, changed.fuzzy, changed.previous_msgid) == (REVIEWED, True, CLOSED)
    assert entry("zh_Hans", tuesday).msgstr == REVIEWED_CHINESE
    assert entry("mn", WOOL).msgstr == "Ноосны үнэ"
    assert entry("mn", CLOSED).obsolete
    assert entry("mn", ADDED).msgstr
    waiting = json.loads(run("review", "next", "border", "-e", "mn", "-n", "9", "--json"))
    (reasons,) = [each["reasons"] for each in waiting if each["source"] == tuesday]
    assert any(reason.endswith("“Monday,” → “Tuesday,”") for reason in reasons)

    # An unchanged run changes no byte.
    now = contents()
    run("translate", str(STORY))
    assert contents() == now

    # Wednesday: it was Monday after all. What was approved is approved, what was dropped is back.
    write(CLOSED, WOOL, HURT)
    run("translate", str(STORY))
    assert (entry("mn", CLOSED).msgstr, entry("mn", CLOSED).fuzzy, entry("mn", CLOSED).obsolete) == (
        REVIEWED,
        False,
        False,
    )
    assert entry("zh_Hans", CLOSED).msgstr == REVIEWED_CHINESE
    assert entry("mn", WOOL).tcomment == "ask the economy desk"
    assert entry("mn", HURT).msgstr


def test_second_story_profits_from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    write(CLOSED)
    run("translate", str(STORY), "-e", "mn")
    edit("mn", CLOSED, REVIEWED, approve=True)
    other = Path("stories/summit.txt")
    other.write_text(f"Leaders meet in Ankara\n\n{CLOSED}\n", encoding="utf-8")
    run("translate", str(other), "-e", "mn")
    file = polib.pofile("locales/mn/LC_MESSAGES/summit.po")
    (found,) = [each for each in file if each.msgid == CLOSED]
    assert (found.msgstr, found.fuzzy) == (REVIEWED, True)
    assert "Approved for the same sentence in the story border" in found.comment

    # With nothing new to draft no model is loaded, and not a byte changes.
    def refuse(package: object) -> None:
        raise AssertionError("a model is loaded")

    monkeypatch.setattr("translate.workflow.drafting.Translator", refuse)
    run("translate", str(STORY), "-e", "mn")
    before = {path: path.read_bytes() for path in Path("locales").rglob("*.po*")}
    run("translate", "stories", "-e", "mn")
    assert {path: path.read_bytes() for path in Path("locales").rglob("*.po*")} == before
