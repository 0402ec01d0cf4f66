"""The site's own words: complete in every edition, and never lost to a newsroom that has its own."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest

from translate.config import load_project
from translate.publish.words import load_words
from translate.shipped import shipped_folder

ROOT = Path(__file__).parents[2]
LOCALES = ("zh_Hans", "zh_Hant", "mn")
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What Babel finds in code and templates now, with the options of the Makefile."""
    template = tmp_path_factory.mktemp("words") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "pyproject.toml"]
    subprocess.run([*command, "-k", "N_", "-k", "words", "-o", str(template), "."], cwd=ROOT, check=True)
    return {entry.msgid for entry in polib.pofile(str(template))}


def test_the_template_has_what_code_and_templates_ask_for(extracted: set[str]) -> None:
    assert {entry.msgid for entry in polib.pofile(str(shipped_folder("locales") / "messages.pot"))} == extracted


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_is_translated(extracted: set[str], locale: str) -> None:
    entries = polib.pofile(str(shipped_folder("locales") / locale / "LC_MESSAGES" / "messages.po"))
    done = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr and not entry.fuzzy and not entry.obsolete}
    assert set(done) == extracted
    for msgid, msgstr in done.items():
        assert sorted(PLACEHOLDER.findall(msgid)) == sorted(PLACEHOLDER.findall(msgstr))


def test_chinese_words_keep_to_their_script() -> None:
    from opencc import OpenCC

    to_simplified, to_traditional = OpenCC("t2s").convert, OpenCC("s2t").convert
    simplified = load_words(load_project(ROOT), "zh_Hans")
    traditional = load_words(load_project(ROOT), "zh_Hant")
    for word in simplified.known:
        assert simplified(word) == to_simplified(simplified(word))
        assert traditional(word) == to_traditional(traditional(word))


def test_the_mapping_covers_every_template() -> None:
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    suffixes = {mapping["pattern"].rpartition(".")[2] for mapping in mappings}
    asking = {path.suffix[1:] for path in (ROOT / "translate/publish/templates").iterdir() if '_("' in path.read_text()}
    assert asking <= suffixes


def _own(root: Path, locale: str, body: str) -> None:
    path = root / "locales" / locale / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(header + body, encoding="utf-8")


def test_a_newsrooms_words_win_and_the_shipped_ones_fill_in(tmp_path: Path) -> None:
    _own(tmp_path, "zh_Hans", 'msgid "Reporter"\nmsgstr "本报记者"\n\n#, fuzzy\nmsgid "Editor"\nmsgstr "总编"\n')
    words = load_words(load_project(tmp_path), "zh_Hans")
    assert (words("Reporter"), words("Editor"), words("Source")) == ("本报记者", "编辑", "来源")


def test_a_variant_falls_back_to_its_language(tmp_path: Path) -> None:
    _own(tmp_path, "zh_Hant_HK", 'msgid "Video"\nmsgstr "視像"\n')
    words = load_words(load_project(tmp_path), "zh_Hant_HK")
    assert (words("Video"), words("Reporter")) == ("視像", "記者")


def test_an_unknown_word_stands_as_it_is(tmp_path: Path) -> None:
    words = load_words(load_project(tmp_path), "fr")
    assert words("Reporter") == "Reporter"
    assert words.find("Reporter") is None
