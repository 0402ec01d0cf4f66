"""`review` as a person on the terminal uses it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import translate
from tests.commands.newsroom import CLOSED, HEADLINE, WOOL, catalog, command, draft, entry, make_newsroom
from translate.catalog import editing
from translate.catalog.states import State, state_of
from translate.config import DEFAULT_EDITIONS
from translate.workflow.reviewing import entry_id

MONGOLIAN = DEFAULT_EDITIONS[2]
GOOD = "Турк улс Сиритэй хиллэх хилээ даваа гарагт хаав."


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_newsroom(tmp_path)
    monkeypatch.chdir(tmp_path)
    draft()


def name(msgid: str, locale: str = "mn") -> str:
    edition = next(edition for edition in DEFAULT_EDITIONS if edition.locale == locale)
    return entry_id(edition, entry(msgid, locale))


def save(msgid: str, msgstr: str, *, fuzzy: bool, locale: str = "mn") -> None:
    """What a reviewer saves in an editor."""
    before = catalog(locale)
    after = editing.with_entries(
        before,
        lambda each: (
            editing.with_fuzzy(editing.with_msgstr(each, msgstr, "\n"), fuzzy, "\n") if each.msgid == msgid else each
        ),
    )
    before.path.write_bytes(after.to_bytes())


def facts(*arguments: str) -> list[dict[str, object]]:
    done = command("review", "next", "--json", "-n", "100", *arguments)
    assert done.exit_code == 0
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def reasons(msgid: str, edition: str = "mn") -> list[str]:
    (found,) = [each["reasons"] for each in facts("-e", edition) if each["source"] == msgid]
    assert isinstance(found, list)
    return found


def test_next_is_everything_that_is_not_approved() -> None:
    found = facts()
    assert len(found) == 9
    assert [each["weight"] for each in found] == sorted((each["weight"] for each in found), reverse=True)
    assert {each["edition"] for each in found} == {"zh-Hans", "zh-Hant", "mn"}
    save(WOOL, "Ноосны үнэ гуравны нэгээр өсөв.", fuzzy=False)
    assert WOOL not in [each["source"] for each in facts("-e", "mn")]


def test_next_says_where_and_why() -> None:
    save(CLOSED, "Сири даваа гарагт хилээ хаав.", fuzzy=True)
    (found,) = [each for each in facts("-e", "mn", "border") if each["source"] == CLOSED]
    assert (found["file"], found["line"]) == ("locales/mn/LC_MESSAGES/border.po", entry(CLOSED).line)
    assert found["state"] == "edited"
    assert any("error terms" in reason and "Turkey" in reason for reason in reasons(CLOSED))
    printed = command("review", "next", "-e", "mn", "-n", "3").stdout
    assert f"entry {name(CLOSED)}" in printed
    assert f"locales/mn/LC_MESSAGES/border.po:{entry(CLOSED).line}" in printed
    assert "• error terms: " in printed
    assert "more" not in printed
    assert "… and 2 more" in command("review", "next", "-e", "mn", "-n", "1").stdout


def test_next_knows_what_people_did() -> None:
    save(CLOSED, "", fuzzy=False)
    save(WOOL, "Ноосны үнэ гуравны нэгээр өсөв.", fuzzy=True)
    assert "a person took the draft away" in reasons(CLOSED)
    assert reasons(WOOL) == ["a person's translation that is still marked fuzzy"]


def test_next_shows_how_a_sentence_changed() -> None:
    save(CLOSED, GOOD, fuzzy=False)
    story = Path("stories/border.txt")
    changed = CLOSED.replace("Monday", "Tuesday")
    story.write_text(story.read_text(encoding="utf-8").replace(CLOSED, changed), encoding="utf-8")
    draft()
    assert "the English changed (92% alike): “Monday.” → “Tuesday.”" in reasons(changed)


def test_next_names_what_the_machine_could_not_do() -> None:
    """As the comments of the draft say it."""
    before = catalog()
    problem = "Problem: the model repeated itself; translate this by hand"
    forced = "Turkey: forced into the translation; check its place in the sentence"
    after = editing.with_entries(
        before,
        lambda each: (
            editing.with_extracted_comments(each, (*each.extracted_comments, problem, forced), "\n")
            if each.msgid == CLOSED
            else each
        ),
    )
    before.path.write_bytes(after.to_bytes())
    assert "the model repeated itself; translate this by hand" in reasons(CLOSED)
    assert "“Turkey” forced into the translation; check its place in the sentence" in reasons(CLOSED)


def test_next_says_what_to_review_first() -> None:
    assert "a draft that nobody has looked at; it follows zh-Hans, review that first" in reasons(WOOL, "zh-Hant")
    save(WOOL, "羊毛价格上涨了三分之一。", fuzzy=False, locale="zh_Hans")
    draft()
    assert reasons(WOOL, "zh-Hant") == ["a draft that nobody has looked at"]


def test_next_brings_up_an_approved_error() -> None:
    save(CLOSED, "Сири даваа гарагт хилээ хаав.", fuzzy=False)
    assert [reason.startswith("approved, but error terms: ") for reason in reasons(CLOSED)] == [True]


def test_next_when_nothing_waits_and_when_nothing_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for locale in ("zh_Hans", "zh_Hant", "mn"):
        path = catalog(locale).path
        path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    found = facts()
    assert all("approved, but" in str(each["reasons"]) for each in found)
    monkeypatch.chdir(tmp_path / "stories")
    done = command("review", "next")
    assert (done.exit_code, done.stdout) == (0, "No PO files yet. Translate a story first: cli.py translate STORY\n")


def test_next_reports_a_broken_file_and_goes_on() -> None:
    catalog("zh_Hans").path.write_text('msgid "half', encoding="utf-8")
    done = command("review", "next", "--json", "-n", "100")
    assert done.exit_code == 3
    assert "error [zh-Hans]: " in done.stderr
    assert {each["edition"] for each in json.loads(done.stdout)} == {"zh-Hant", "mn"}


def test_story_that_is_not_there() -> None:
    for arguments in (["next", "nowhere"], ["approve", "nowhere", "--entry", "1"]):
        done = command("review", *arguments)
        assert done.exit_code == 3
        assert "the story “nowhere” has no PO file" in done.stderr


def test_approve_changes_nothing_but_the_entry() -> None:
    save(CLOSED, GOOD, fuzzy=True)
    before = catalog()
    done = command("review", "approve", "border", "--entry", name(CLOSED))
    assert (done.exit_code, done.stdout) == (0, f"approved [mn]: {GOOD}\n")
    after = catalog()
    assert [each.lines for each in after.entries if each.msgid != CLOSED] == [
        each.lines for each in before.entries if each.msgid != CLOSED
    ]
    approved = entry(CLOSED)
    assert (approved.fuzzy, approved.msgstr, state_of(approved)) == (False, GOOD, State.APPROVED)
    unchanged = after.to_bytes()
    assert command("review", "approve", "border", "--entry", name(CLOSED)).exit_code == 0
    assert catalog().to_bytes() == unchanged


def test_approve_with_a_correction_and_by_the_beginning_of_the_id() -> None:
    done = command("review", "approve", "border", "--entry", name(CLOSED)[:5].upper(), "--text", f" {GOOD} ")
    assert done.exit_code == 0, done.output
    assert (entry(CLOSED).fuzzy, entry(CLOSED).msgstr) == (False, GOOD)


def test_approve_forgets_the_old_sentence() -> None:
    save(CLOSED, GOOD, fuzzy=False)
    story = Path("stories/border.txt")
    changed = CLOSED.replace("Monday", "Tuesday")
    story.write_text(story.read_text(encoding="utf-8").replace(CLOSED, changed), encoding="utf-8")
    draft()
    assert entry(changed).previous_msgid == CLOSED
    command("review", "approve", "border", "--entry", name(changed), "--text", GOOD.replace("даваа", "мягмар"))
    assert entry(changed).previous_msgid is None


def test_approve_refuses_an_open_error_and_with_it_the_rest() -> None:
    save(CLOSED, "Сири даваа гарагт хилээ хаав.", fuzzy=True)
    save(WOOL, "Ноосны үнэ гуравны нэгээр өсөв.", fuzzy=True)
    before = catalog().to_bytes()
    both = ["--entry", name(CLOSED), "--entry", name(WOOL)]
    done = command("review", "approve", "border", *both)
    assert done.exit_code == 1
    assert f"not approved [mn] {catalog().path.resolve()}:{entry(CLOSED).line}" in done.stderr
    assert "terms: “Turkey”" in done.stderr
    assert "--force" in done.stderr
    assert catalog().to_bytes() == before
    assert command("review", "approve", "border", *both, "--force").exit_code == 0
    assert not entry(CLOSED).fuzzy


def test_approve_takes_a_waiver() -> None:
    save(CLOSED, "Сири даваа гарагт хилээ хаав.", fuzzy=True)
    before = catalog()
    waived = editing.with_entries(
        before,
        lambda each: (
            editing.with_translator_comments(each, ("waive: terms Turkey — named before",), "\n")
            if each.msgid == CLOSED
            else each
        ),
    )
    before.path.write_bytes(waived.to_bytes())
    assert command("review", "approve", "border", "--entry", name(CLOSED)).exit_code == 0


def test_approve_refuses_an_entry_without_translation() -> None:
    save(CLOSED, "", fuzzy=False)
    done = command("review", "approve", "border", "--entry", name(CLOSED), "--force")
    assert done.exit_code == 1
    assert "there is no translation" in done.stderr


@pytest.mark.parametrize(
    ("wanted", "said"), [("zz", "no entry has the id zz"), ("", "9 entries have an id like"), ("00000000", "no entry")]
)
def test_id_that_names_no_single_entry(wanted: str, said: str) -> None:
    done = command("review", "approve", "border", "--entry", wanted)
    assert done.exit_code == 3
    assert said in done.stderr
    assert "cli.py review next border" in done.stderr


def test_wrong_use() -> None:
    assert command("review", "approve", "border").exit_code == 2
    two = ["--entry", name(CLOSED), "--entry", name(WOOL)]
    assert command("review", "approve", "border", *two, "--text", "x").exit_code == 2
    assert command("review", "approve", "border", *two[:2], "--text", " ").exit_code == 2


def test_reopen() -> None:
    save(CLOSED, GOOD, fuzzy=False)
    done = command("review", "reopen", "border", "--entry", name(CLOSED))
    assert (done.exit_code, done.stdout) == (0, f"reopened [mn]: {GOOD}\n")
    assert (entry(CLOSED).fuzzy, entry(CLOSED).msgstr, state_of(entry(CLOSED))) == (True, GOOD, State.EDITED)


def test_reopened_draft_is_a_draft_again() -> None:
    before = entry(HEADLINE)
    command("review", "approve", "border", "--entry", name(HEADLINE), "--force")
    assert state_of(entry(HEADLINE)) is State.APPROVED
    command("review", "reopen", "border", "--entry", name(HEADLINE))
    assert entry(HEADLINE).lines == before.lines


def test_entries_of_several_editions_at_once() -> None:
    save(WOOL, "羊毛价格上涨了三分之一。", fuzzy=True, locale="zh_Hans")
    save(WOOL, "Ноосны үнэ гуравны нэгээр өсөв.", fuzzy=True)
    done = command("review", "approve", "border", "--entry", name(WOOL, "zh_Hans"), "--entry", name(WOOL))
    assert done.exit_code == 0, done.stderr
    assert not entry(WOOL).fuzzy
    assert not entry(WOOL, "zh_Hans").fuzzy


def test_entry_that_somebody_else_changes_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    from translate.workflow import reviewing

    save(CLOSED, GOOD, fuzzy=True)
    real = reviewing.save

    def save_later(path: Path, build: object) -> object:
        save(CLOSED, "өөр орчуулга", fuzzy=True)
        return real(path, build)  # type: ignore[arg-type]

    monkeypatch.setattr(reviewing, "save", save_later)
    done = command("review", "approve", "border", "--entry", name(CLOSED))
    assert done.exit_code == 3
    assert "has changed meanwhile" in done.stderr
    assert entry(CLOSED).msgstr == "өөр орчуулга"


def copies(mine: str, theirs: str, *, approved: bool) -> Path:
    """Two reviewers save what they did to copies of one file."""
    original = catalog().path.read_bytes()
    save(WOOL, theirs, fuzzy=not approved)
    other = Path("from-bat.po")
    other.write_bytes(catalog().path.read_bytes())
    catalog().path.write_bytes(original)
    save(WOOL, mine, fuzzy=not approved)
    return other


def test_combine_takes_the_others_work() -> None:
    other = copies("Ноос", "Ноосны үнэ өсөв.", approved=False)
    text = other.read_text(encoding="utf-8").replace('"Ноосны үнэ өсөв."', '"Ноосны үнэ нэмэгдэв."')
    other.write_text(text, encoding="utf-8")
    save(WOOL, "Ноос", fuzzy=False)
    done = command("review", "combine", str(catalog().path), str(other))
    assert done.exit_code == 0
    assert (entry(WOOL).msgstr, entry(WOOL).fuzzy) == ("Ноос", False)
    assert entry(WOOL).translator_comments == ("Another reviewer's translation: Ноосны үнэ нэмэгдэв.",)
    assert other.read_text(encoding="utf-8") == text


def test_combine_leaves_the_decision_to_a_person() -> None:
    other = copies("Ноосны үнэ өсөв.", "Ноосны үнэ нэмэгдэв.", approved=True)
    done = command("review", "combine", str(catalog().path), str(other))
    assert done.stdout.splitlines()[0].endswith("1 entries changed, 1 to decide")
    assert done.stdout.splitlines()[1] == f"  line {entry(WOOL).line}: {WOOL}"
    assert (entry(WOOL).msgstr, entry(WOOL).fuzzy) == ("Ноосны үнэ өсөв.", True)
    combined = catalog().to_bytes()
    command("review", "combine", str(catalog().path), str(other))
    assert catalog().to_bytes() == combined


def test_combine_as_a_merge_driver_of_git(tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    # The checkout's own entry point, in place of the installed command.
    program = f"{sys.executable} {Path(translate.__file__).parents[1] / 'cli.py'}"

    def do(*arguments: str) -> None:
        who = ["-c", "user.name=Bat", "-c", "user.email=bat@newsroom.mn"]
        subprocess.run([git, *who, *arguments], check=True, capture_output=True)

    do("init", "-q", "-b", "main")
    do("config", "merge.editions.driver", f"{program} review combine %A %B %O")
    Path(".gitattributes").write_text("locales/**/*.po merge=editions\n", encoding="utf-8")
    save(WOOL, "Ноос", fuzzy=False)
    do("add", ".gitattributes", "locales")
    do("commit", "-q", "-m", "Draft")
    do("checkout", "-q", "-b", "bat")
    save(WOOL, "Ноосны үнэ өсөв.", fuzzy=False)
    do("commit", "-q", "-am", "Wool")
    do("checkout", "-q", "main")
    save(CLOSED, GOOD, fuzzy=False)
    save(HEADLINE, "Турк хилээ хаав", fuzzy=False)
    do("commit", "-q", "-am", "Border")
    do("merge", "-q", "bat", "-m", "Merge")
    for msgid, msgstr in ((WOOL, "Ноосны үнэ өсөв."), (CLOSED, GOOD), (HEADLINE, "Турк хилээ хаав")):
        assert (entry(msgid).msgstr, entry(msgid).fuzzy) == (msgstr, False)


def test_combine_with_a_file_that_is_none() -> None:
    Path("bad.po").write_text('msgid "half', encoding="utf-8")
    before = catalog().to_bytes()
    for other in ("bad.po", "nowhere.po"):
        assert command("review", "combine", str(catalog().path), other).exit_code == 3
        assert command("review", "combine", other, str(catalog().path)).exit_code == 3
    assert command("review", "combine", str(catalog().path), str(catalog().path), "nowhere.po").exit_code == 3
    assert catalog().to_bytes() == before
    assert not Path("nowhere.po").exists()
    Path("empty.po").touch()
    assert command("review", "combine", str(catalog().path), str(catalog().path), "empty.po").exit_code == 0
