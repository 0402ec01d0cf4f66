"""Mixtures: which sources a stage of training sees, and how much of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mixture:
    """`weights`: how often each source (`zh/tatoeba`, `zh/tatoeba.masked`) is seen in one round, as a fraction of it.

    `longest`: the number of pieces per side above which a pair is left out.
    """

    weights: dict[str, float]
    longest: int


def read_mixture(path: Path) -> Mixture:
    """Read a mixture file: `longest = 40` and a table `[weights]`."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Mixture({key: float(weight) for key, weight in content["weights"].items()}, int(content["longest"]))
