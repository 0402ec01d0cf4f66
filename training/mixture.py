"""Mixtures: which sources a stage of training sees, and how much of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Mixture:
    """`weights`: how often each source (`zh/tatoeba`, `zh/tatoeba.masked`) is seen in one round, as a fraction of it.

    `longest`: the number of pieces per side above which a pair is left out. By target language: `smoothing`, the share
    of a label that is spread over all pieces; `dropout` and `hidden`, the share of each layer's output that is dropped
    and of words hidden on either side, for a language whose few sentences would be learned by heart.
    """

    weights: dict[str, float]
    longest: int
    dropout: dict[str, float] = field(default_factory=dict)
    hidden: dict[str, float] = field(default_factory=dict)
    smoothing: dict[str, float] = field(default_factory=dict)


def read_mixture(path: Path) -> Mixture:
    """Read a mixture file: `longest = 40`, a table `[weights]`, where needed `[dropout]`, `[hidden]`, `[smoothing]`."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = [
        {key: float(value) for key, value in content.get(name, {}).items()}
        for name in ("weights", "dropout", "hidden", "smoothing")
    ]
    return Mixture(tables[0], int(content["longest"]), *tables[1:])
