"""A newsroom's project: `translate.toml`, or the defaults when there is none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translate.errors import ConfigError
from translate.shipped import shipped_folder

CONFIG_NAME = "translate.toml"


@dataclass(frozen=True)
class Edition:
    """One edition and how it is made.

    `locale` is the gettext locale. Either `package` names the Argos pair (`("en", "zh")`) that translates it, or
    `derived_from` names the edition that OpenCC converts with `opencc` (a configuration such as `s2twp`), or both
    are None and the edition is prepared for people alone. `glossary_variant` is the glossary column tried first
    (`zh-Hant-HK`).
    """

    id: str
    locale: str
    name: str
    package: tuple[str, str] | None = None
    derived_from: str | None = None
    opencc: str | None = None
    glossary_variant: str | None = None


@dataclass(frozen=True)
class Project:
    """Everything a run needs to know about the newsroom's folder; all paths are below `root`."""

    root: Path
    editions: tuple[Edition, ...]
    site_name: str = "Editions"
    base_url: str = "https://news.example"
    timezone: str = "Asia/Shanghai"
    models: Path | None = None
    glossaries: tuple[Path, ...] = field(default_factory=tuple)

    @property
    def locales(self) -> Path:
        """Where the PO catalogues stand."""
        return self.root / "locales"

    @property
    def state(self) -> Path:
        """Where the program keeps what it can make again: unpacked packages, calibrations, the memory's index."""
        return self.root / ".editions"

    def edition(self, edition_id: str) -> Edition:
        """The edition called `edition_id`; ConfigError when there is none."""
        for edition in self.editions:
            if edition.id == edition_id:
                return edition
        known = ", ".join(edition.id for edition in self.editions)
        raise ConfigError(f"unknown edition “{edition_id}”", hint=f"known editions: {known}")

    def choose(self, edition_ids: Sequence[str]) -> tuple[Edition, ...]:
        """The named editions in the project's order, or all when none is named; ConfigError for an unknown one."""
        if not edition_ids:
            return self.editions
        chosen = {self.edition(edition_id).id for edition_id in edition_ids}
        return tuple(edition for edition in self.editions if edition.id in chosen)


DEFAULT_EDITIONS: tuple[Edition, ...] = (
    Edition("zh-Hans", "zh_Hans", "中文简体", package=("en", "zh")),
    Edition("zh-Hant", "zh_Hant", "中文繁體", derived_from="zh-Hans", opencc="s2twp"),
    Edition("mn", "mn", "Монгол", package=("en", "mn")),
)

_PROJECT_KEYS = {"site-name", "base-url", "timezone", "models", "glossaries", "editions"}
_EDITION_KEYS = {"locale", "name", "package", "derived-from", "opencc", "glossary-variant"}
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?")


def load_project(root: Path) -> Project:
    """Read `translate.toml` in `root`, or give the defaults when there is none.

    Raises ConfigError (with the file, and for broken TOML the line) for a key or value that makes no sense.
    """
    path = root / CONFIG_NAME
    if not path.exists():
        return Project(root=root, editions=DEFAULT_EDITIONS, glossaries=_default_glossaries(root))
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError("not UTF-8 text", path=path, hint="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError(str(error), path=path, line=int(line.group(1)) if line else None) from error
    _only_known(data, _PROJECT_KEYS, path, "")
    editions = DEFAULT_EDITIONS
    if "editions" in data:
        editions = tuple(_edition(key, value, path) for key, value in data["editions"].items())
        _check_derivations(editions, path)
    models = _text(data, "models", path, "")
    return Project(
        root=root,
        editions=editions,
        site_name=_text(data, "site-name", path, "") or "Editions",
        base_url=(_text(data, "base-url", path, "") or "https://news.example").rstrip("/"),
        timezone=_text(data, "timezone", path, "") or "Asia/Shanghai",
        models=root / models if models else None,
        glossaries=_glossaries(root, data["glossaries"], path) if "glossaries" in data else _default_glossaries(root),
    )


def _default_glossaries(root: Path) -> tuple[Path, ...]:
    """The newsroom's own files, or those that come with the program when it has none."""
    own = tuple(sorted(root.glob("glossaries/*.csv")))
    return own or tuple(sorted(shipped_folder("glossaries").glob("*.csv")))


def _glossaries(root: Path, patterns: object, path: Path) -> tuple[Path, ...]:
    if not isinstance(patterns, list) or not all(isinstance(pattern, str) for pattern in patterns):
        raise ConfigError("“glossaries” must be a list of file patterns", path=path, hint='["glossaries/*.csv"]')
    return tuple(found for pattern in patterns for found in sorted(root.glob(pattern)))


def _only_known(data: Mapping[str, Any], known: set[str], path: Path, where: str) -> None:
    for key in data:
        if key not in known:
            raise ConfigError(f"unknown setting “{where}{key}”", path=path, hint=f"known: {', '.join(sorted(known))}")


def _text(data: Mapping[str, Any], key: str, path: Path, where: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"“{where}{key}” must be text", path=path)
    return value


def _edition(edition_id: str, data: object, path: Path) -> Edition:
    where = f"editions.{edition_id}."
    if not isinstance(data, dict):
        raise ConfigError(f"“editions.{edition_id}” must be a table", path=path)
    _only_known(data, _EDITION_KEYS, path, where)
    default = next((edition for edition in DEFAULT_EDITIONS if edition.id == edition_id), None)
    locale = _text(data, "locale", path, where) or (default.locale if default else edition_id.replace("-", "_"))
    if not _LOCALE.fullmatch(locale):
        raise ConfigError(f"“{where}locale” is not a gettext locale: {locale}", path=path, hint="such as mn or zh_Hans")
    package = _text(data, "package", path, where)
    derived_from = _text(data, "derived-from", path, where)
    opencc = _text(data, "opencc", path, where)
    if package and derived_from:
        raise ConfigError(f"“{where}package” and “{where}derived-from” exclude each other", path=path)
    if derived_from and not opencc:
        raise ConfigError(f"“{where}derived-from” needs “{where}opencc”", path=path, hint='such as opencc = "s2twp"')
    pair: tuple[str, str] | None = None
    if package:
        codes = package.split("_")
        if len(codes) != 2 or not all(codes):
            raise ConfigError(f"“{where}package” must name a language pair, not {package}", path=path, hint="en_zh")
        pair = (codes[0], codes[1])
    return Edition(
        id=edition_id,
        locale=locale,
        name=_text(data, "name", path, where) or (default.name if default else edition_id),
        package=pair,
        derived_from=derived_from,
        opencc=opencc,
        glossary_variant=_text(data, "glossary-variant", path, where),
    )


def _check_derivations(editions: Sequence[Edition], path: Path) -> None:
    by_id = {edition.id: edition for edition in editions}
    for edition in editions:
        if edition.derived_from is None:
            continue
        origin = by_id.get(edition.derived_from)
        if origin is None or origin.derived_from is not None:
            raise ConfigError(
                f"“editions.{edition.id}.derived-from” must name an edition that is not itself derived", path=path
            )
