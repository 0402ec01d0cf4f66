"""The tools that reviewers use: they accept our files, and what they do to them loses nobody's work."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from tests.catalog.helpers import (
    approve,
    comment,
    fields,
    find,
    machine,
    run,
    unit,
    units,
    write,
)
from translate.catalog.merging import merge
from translate.catalog.model import Catalog
from translate.catalog.planning import Action, Unit, plan, reference
from translate.catalog.reading import read_catalog
from translate.catalog.states import State, state_of
from translate.catalog.template import template

APPROVED = 'Turkey closed its border with Syria on Monday, said "Hürriyet", a newspaper of Istanbul.'
EDITED = "The bank will open a branch in Darkhan next year, its first one outside the capital of Mongolia."
DRAFTED = "Prices of wool rose by a third."
REMOVED = "The railway was closed for two days."
EMPTIED = "No one was hurt."
REVIEWED = "Турк улс Сиритэй хиллэх хилээ даваа гарагт хаав гэж Стамбулын “Хүрриет” сонин мэдээлэв. \\ \t."
WANTED = units(APPROVED, EDITED, DRAFTED, EMPTIED)


def needs(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def tool(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(each) for each in arguments], capture_output=True, text=True, check=False)


def reviewed(locale: str = "mn") -> Catalog:
    """A catalogue with an entry of every state."""
    header = fields(locale)
    catalog = run(None, [*WANTED, unit(REMOVED)], header=header)
    catalog = comment(approve(catalog, APPROVED, REVIEWED), APPROVED, "checked with the desk", "", "# twice")
    catalog = write(catalog, EDITED, "Банк Дарханд")
    catalog = write(catalog, EMPTIED, "")
    return run(approve(catalog, REMOVED, "Төмөр замыг"), WANTED, header=header)


def saved(catalog: Catalog, path: Path) -> Path:
    path.write_bytes(catalog.to_bytes())
    return path


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "mn"])
def test_msgfmt_accepts(tmp_path: Path, locale: str) -> None:
    msgfmt = needs("msgfmt")
    path = saved(reviewed(locale), tmp_path / "a.po")
    done = tool(msgfmt, "--check", "--verbose", "-o", "/dev/null", path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 translated message, 2 fuzzy translations, 1 untranslated message.\n"


@pytest.mark.parametrize(("locale", "known"), [("zh_Hans", True), ("zh_Hant", True), ("mn", False)])
def test_i18nspector_finds_nothing(tmp_path: Path, locale: str, known: bool) -> None:
    """It knows languages with a territory, not with a script, though gettext's locales have both."""
    i18nspector = needs("i18nspector")
    path = saved(reviewed(locale), tmp_path / "a.po")
    said = tool(i18nspector, path).stdout.splitlines()
    if known:
        said = [line for line in said if f"invalid-language {locale}" not in line]
        said = [line for line in said if "unable-to-determine-language" not in line]
    assert said == []


def test_template_is_accepted(tmp_path: Path) -> None:
    msgfmt = needs("msgfmt")
    wanted = [*WANTED, Unit("Spaces.", "body", (reference("my stories/a b.txt", 3),), (), "b1")]
    path = saved(template(wanted, fields(), tmp_path / "a.pot"), tmp_path / "a.pot")
    done = tool(msgfmt, "--check", "-o", "/dev/null", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert tool(needs("msgcat"), "--no-wrap", path).stdout.encode() == path.read_bytes()


def msgcat(*options: str) -> Callable[[Path], None]:
    def apply(path: Path) -> None:
        done = tool(needs("msgcat"), *options, "-o", path, path)
        assert (done.returncode, done.stderr) == (0, "")

    return apply


def msgattrib(*options: str) -> Callable[[Path], None]:
    def apply(path: Path) -> None:
        done = tool(needs("msgattrib"), *options, "-o", path, path)
        assert (done.returncode, done.stderr) == (0, "")

    return apply


def polib_save(wrap: int) -> Callable[[Path], None]:
    return lambda path: polib.pofile(str(path), wrapwidth=wrap).save()


def crlf(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def byte_order_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def pybabel(path: Path) -> None:
    pot = saved(template(WANTED, fields(), path.with_suffix(".pot")), path.with_suffix(".pot"))
    done = tool(sys.executable, "-m", "babel.messages.frontend", "update", "-l", "mn", "-i", pot, "-o", path)
    assert done.returncode == 0


def msgmerge(path: Path) -> None:
    pot = saved(template(WANTED, fields(), path.with_suffix(".pot")), path.with_suffix(".pot"))
    done = tool(needs("msgmerge"), "-q", "--previous", "-U", path, pot)
    assert done.returncode == 0


TOOLKIT = """
import sys
from translate.storage.pypo import pofile
with open(sys.argv[1], "rb") as source:
    store = pofile(source)
for unit in store.units:
    # As if a person had typed the same text again: the unit is written anew.
    if not unit.isheader() and not unit.isobsolete():
        text = unit.target
        unit.target = text + "x"
        unit.target = text
if len(sys.argv) > 2:
    store.updateheader(add=True, **dict(each.split("=", 1) for each in sys.argv[2:]))
with open(sys.argv[1], "wb") as target:
    store.serialize(target)
"""


def toolkit(*fields: str) -> Callable[[Path], None]:
    """Translate Toolkit's parser, which is Weblate's, in an environment of its own."""

    def apply(path: Path) -> None:
        python = Path(needs("pofilter")).read_text(encoding="utf-8").splitlines()[0].removeprefix("#!")
        # Isolated (-I), because that package has the name of ours.
        done = tool(python, "-I", "-c", TOOLKIT, path, *fields)
        assert (done.returncode, done.stderr) == (0, "")

    return apply


def poedit(path: Path) -> None:
    """As Poedit 3 saves: its name, its own fields and the reviewer's in the header, lines wrapped by gettext."""
    file = polib.pofile(str(path))
    file.metadata |= {
        "PO-Revision-Date": "2016-12-05 09:12+0800",
        "Last-Translator": "Bat <bat@newsroom.mn>",
        "X-Generator": "Poedit 3.2.2",
        "X-Poedit-SourceCharset": "UTF-8",
        "X-Poedit-Bookmarks": "-1,2,-1,-1,-1,-1,-1,-1,-1,-1",
    }
    file.save()
    msgcat("--width=79")(path)


KEEP_DRAFTS = {
    "msgcat": msgcat(),
    "msgcat, not wrapped": msgcat("--no-wrap"),
    "msgcat, narrow": msgcat("--width=30"),
    "msgcat, by msgid": msgcat("--sort-output"),
    "msgcat, by file": msgcat("--sort-by-file"),
    "msgcat, escaped": msgcat("--escape"),
    "msgcat, without references": msgcat("--no-location"),
    "msgattrib": msgattrib(),
    "polib": polib_save(78),
    "polib, not wrapped": polib_save(0),
    "Translate Toolkit": toolkit(),
    "Weblate": toolkit("X_Generator=Weblate 5.14", "last_translator=Bat <bat@newsroom.mn>"),
    "Poedit": poedit,
    "CRLF": crlf,
    "byte order mark": byte_order_mark,
}
LOSE_THE_MARKS = {"pybabel update": pybabel, "msgmerge": msgmerge}


@pytest.mark.parametrize("name", [*KEEP_DRAFTS, *LOSE_THE_MARKS])
def test_nothing_is_lost(tmp_path: Path, name: str) -> None:
    """After the tool, and after a run that would draft everything anew."""
    path = saved(reviewed(), tmp_path / "a.po")
    (KEEP_DRAFTS | LOSE_THE_MARKS)[name](path)
    through = read_catalog(path)
    assert through.to_bytes() == path.read_bytes()
    for basis in ("b1", "b2"):
        wanted = [replace(each, basis=basis) for each in WANTED]
        again = run(through, [*wanted, unit(REMOVED, basis=basis)])
        for msgid, msgstr, fuzzy in (
            (APPROVED, REVIEWED, False),
            (EDITED, "Банк Дарханд", True),
            (REMOVED, "Төмөр замыг", False),
        ):
            entry = find(again, msgid)
            assert (entry.msgstr, entry.fuzzy, entry.obsolete) == (msgstr, fuzzy, False)
        # pybabel drops comment lines without text.
        comments = [each for each in find(again, APPROVED).translator_comments if each]
        assert comments == ["checked with the desk", "# twice"]
        assert run(again, [*wanted, unit(REMOVED, basis=basis)]).to_bytes() == again.to_bytes()
        drafted = find(again, DRAFTED)
        kept = name in LOSE_THE_MARKS
        assert state_of(drafted) is (State.EDITED if kept else State.DRAFT)
        assert drafted.msgstr == (f"b1: {DRAFTED}" if kept else f"{basis}: {DRAFTED}")
        assert saved(again, path).exists()
        done = tool(needs("msgfmt"), "--check", "-o", "/dev/null", path)
        # msgfmt reads no file that opens with a byte order mark; the mark is the reviewer's and stays.
        assert done.returncode == (1 if name == "byte order mark" else 0)


@pytest.mark.parametrize("name", ["msgcat, not wrapped", "polib, not wrapped"])
def test_our_layout_is_theirs(tmp_path: Path, name: str) -> None:
    """Without wrapping the tools write the lines that we write (polib has its own order in the header)."""
    catalog = run(None, WANTED)
    path = saved(catalog, tmp_path / "a.po")
    KEEP_DRAFTS[name](path)
    ours = [[line.text for line in entry.lines] for entry in catalog.active]
    assert [[line.text for line in entry.lines] for entry in read_catalog(path).active] == ours


@pytest.mark.parametrize(("name", "signature"), [("Weblate", "Weblate 5.14"), ("Poedit", "Poedit 3.2.2")])
def test_signature_of_a_tool_stays(tmp_path: Path, name: str, signature: str) -> None:
    """A run that changes nothing else leaves who worked on the file, and with what, to the byte."""
    path = saved(reviewed(), tmp_path / "a.po")
    KEEP_DRAFTS[name](path)
    through = read_catalog(path)
    assert through.header is not None
    assert f"X-Generator: {signature}\n" in through.header.msgstr
    assert "Last-Translator: Bat <bat@newsroom.mn>\n" in through.header.msgstr
    assert run(through, WANTED).to_bytes() == path.read_bytes()


def test_changed_story_after_a_tool_still_finds_the_old_translation(tmp_path: Path) -> None:
    path = saved(reviewed(), tmp_path / "a.po")
    msgcat("--width=40")(path)
    changed = units(APPROVED.replace("Monday", "Tuesday"), EDITED, DRAFTED, EMPTIED)
    planned = plan(read_catalog(path), changed)
    assert planned.steps[0].action is Action.CARRY_OVER
    drafts = {each.key: machine(each) for each in planned.to_draft}
    saved(merge(read_catalog(path), planned, drafts, fields(), path=path), path)
    assert tool(needs("msgfmt"), "--check", "-o", "/dev/null", path).returncode == 0
    attributes = tool(needs("msgattrib"), "--only-fuzzy", "--no-wrap", path).stdout
    assert f'#| msgid "{APPROVED}"'.replace('"Hürriyet"', '\\"Hürriyet\\"') in attributes
