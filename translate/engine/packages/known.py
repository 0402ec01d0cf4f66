"""The packages and models of `known.toml`: what they are, under which licence, where they come from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from translate.errors import PackageError


@dataclass(frozen=True)
class KnownPackage:
    """A finished `.argosmodel` to download; `bytes` and `sha256` where they are known beforehand."""

    name: str
    version: str
    source: str
    target: str
    url: str
    licence: str
    origin: str
    bytes: int | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class LanguageTokens:
    """The tokens that tell a multilingual model its languages: before the source, before the target."""

    source_prefix: str | None = None
    target_prefix: str | None = None


@dataclass(frozen=True)
class KnownModel:
    """A model to fetch from `page` by hand and convert; `targets` maps an Argos code to its language tokens."""

    name: str
    page: str
    licence: str
    origin: str
    targets: Mapping[str, LanguageTokens]
    noncommercial: bool = False

    def convert_command(self, target: str) -> str:
        """The command that makes a package for `target` out of the model's files."""
        tokens = self.targets[target]
        options = [("--source-prefix", tokens.source_prefix), ("--target-prefix", tokens.target_prefix)]
        shown = "".join(f" {option} '{token}'" for option, token in options if token)
        return f"cli.py models convert FOLDER --from en --to {target}{shown} --licence {self.licence}"


@cache
def known_packages() -> tuple[KnownPackage, ...]:
    """Every package that can be installed by name."""
    return tuple(KnownPackage(**values) for values in _read()["package"])


@cache
def known_models() -> tuple[KnownModel, ...]:
    """Every model that is known to convert well."""
    return tuple(
        KnownModel(**{**values, "targets": {code: LanguageTokens(**tokens) for code, tokens in targets.items()}})
        for values in _read()["model"]
        for targets in [values["targets"]]
    )


def known_package(name: str) -> KnownPackage:
    """The known package called `name`.

    Raises PackageError for a model that must be converted first, saying how and under which licence, and for a
    name that is not known, with the nearest one that is.
    """
    packages = {package.name: package for package in known_packages()}
    models = {model.name: model for model in known_models()}
    if name in packages:
        return packages[name]
    if name in models:
        model = models[name]
        licence = f"licence {model.licence}" + (", not for commercial use" if model.noncommercial else "")
        commands = "; ".join(model.convert_command(target) for target in model.targets)
        raise PackageError(
            f"{name} ({licence}) is not a finished package: it is converted from its model",
            hint=f"fetch the files of {model.page} into FOLDER, then: {commands}",
        )
    near = get_close_matches(name, [*packages, *models], n=1)
    raise PackageError(
        f"no known package is called {name}",
        hint=f"did you mean {near[0]}?" if near else "cli.py models list shows the names; a file or folder is a path",
    )


def _read() -> dict[str, Any]:
    text = files("translate.engine.packages").joinpath("known.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
