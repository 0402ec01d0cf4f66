"""From weights to a package: export, evaluate, and pack with a card that tells both."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from training.checkpoints import load_weights
from training.evaluate import evaluate_package
from training.export import export
from training.mixture import read_mixture
from training.pack import Card, pack


def release(
    weights: Path, target: str, version: str, evaluation: Path, mixtures: list[Path], work: Path, into: Path
) -> Path:
    """Write the package of `target` into the folder `into`; the path of the archive."""
    shape, progress, tensors = load_weights(weights)
    vocabulary = work / "vocabulary.model"
    keys = {key for path in mixtures for key in read_mixture(path).weights if not key.endswith(".masked")}
    pairs = {key: _lines(work / "prepared" / f"{key}.tsv") for key in keys if key.startswith(f"{target}/")}
    with tempfile.TemporaryDirectory() as folder:
        model = export(weights, work, target, Path(folder) / "model")
        unscored = Card(shape, progress, sum(tensor.numel() for tensor in tensors.values()), pairs, ())
        trial = pack(model, vocabulary, target, version, unscored, Path(folder))
        card = replace(unscored, scores=evaluate_package(trial, evaluation, target))
        return pack(model, vocabulary, target, version, card, into)


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(1 for _ in lines)
