"""`translate.toml`: defaults, further editions, and clear words for what makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.config import load_project
from translate.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    project = load_project(tmp_path)
    assert [(edition.id, edition.locale) for edition in project.editions] == [
        ("zh-Hans", "zh_Hans"),
        ("zh-Hant", "zh_Hant"),
        ("mn", "mn"),
    ]
    assert project.edition("zh-Hant").derived_from == "zh-Hans"


def test_a_further_edition_is_configuration_alone(tmp_path: Path) -> None:
    (tmp_path / "translate.toml").write_text('[editions.kk]\npackage = "en_kk"\nname = "Қазақ"\n[editions.mn]\n')
    project = load_project(tmp_path)
    assert [(edition.id, edition.locale, edition.package) for edition in project.editions] == [
        ("kk", "kk", ("en", "kk")),
        ("mn", "mn", None),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("editions = ", "translate.toml"),
        ("colour = 'red'", "unknown setting “colour”"),
        ("[editions.mn]\npackage = 'mn'", "language pair"),
        ("[editions.zh-Hant]\nderived-from = 'zh-Hans'", "needs “editions.zh-Hant.opencc”"),
        ("[editions.zh-Hant]\nderived-from = 'xx'\nopencc = 's2t'", "must name an edition"),
        ("[editions.x]\nlocale = '../x'", "not a gettext locale"),
        ("site-name = 3", "must be text"),
        ("glossaries = 'names.csv'", "list of file patterns"),
    ],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "translate.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"translate\.toml") as raised:
        load_project(tmp_path)
    assert words in str(raised.value)


def test_an_unknown_edition_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="zh-Hans, zh-Hant, mn"):
        load_project(tmp_path).choose(["fr"])


def test_a_project_without_glossaries_uses_those_of_the_program(tmp_path: Path) -> None:
    assert "people.csv" in {path.name for path in load_project(tmp_path).glossaries}
    (tmp_path / "glossaries").mkdir()
    own = tmp_path / "glossaries" / "desk.csv"
    own.write_text("term\n")
    assert load_project(tmp_path).glossaries == (own,)
