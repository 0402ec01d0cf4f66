"""The mixtures of the recipe name sources that are described."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import training
from training.mixture import read_mixture

FOLDER = Path(training.__file__).parent
MIXTURES = sorted((FOLDER / "mixtures").glob("*.toml"))


@pytest.mark.parametrize("path", MIXTURES, ids=lambda path: path.stem)
def test_every_source_has_an_origin_and_a_licence(path: Path) -> None:
    described = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))
    mixture = read_mixture(path)
    assert mixture.weights
    parallel = [key for key in mixture.weights if not key.endswith(".txt")]
    assert {key.removesuffix(".masked") for key in parallel} <= described.keys()
    assert all(weight > 0 for weight in mixture.weights.values())
