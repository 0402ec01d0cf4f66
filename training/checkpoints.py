"""Checkpoints: the whole state of a run to go on from, and the weights of its last stretch for averaging."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from training.model import Shape

KEPT = 8
"""How many snapshots of the weights are kept."""


@dataclass
class Progress:
    """Where a run stands: steps and target pieces so far, the round, its mixture, and the batches done in it."""

    step: int = 0
    tokens: int = 0
    round: int = 0
    mixture: str = ""
    batches: int = 0


def save(run: Path, shape: Shape, progress: Progress, optimizer_state: dict[str, object]) -> None:
    """Write `state.pt` and a snapshot `weights-<step>.pt` into `run`, whole or not at all; drop old snapshots."""
    run.mkdir(parents=True, exist_ok=True)
    content = {"shape": asdict(shape), "progress": asdict(progress)}
    _replace(run / "state.pt", {**content, "optimizer": optimizer_state})
    _replace(run / f"weights-{progress.step:08d}.pt", {**content, "weights": optimizer_state["masters"]})
    for old in snapshots(run)[:-KEPT]:
        old.unlink()


def snapshots(run: Path) -> list[Path]:
    """The snapshots of the weights, oldest first."""
    return sorted(run.glob("weights-*.pt"))


def load_state(run: Path) -> tuple[Shape, Progress, dict[str, object]] | None:
    """What `save` wrote last, or None where no run has begun."""
    path = run / "state.pt"
    if not path.exists():
        return None
    content = torch.load(path, weights_only=True)
    return Shape(**content["shape"]), Progress(**content["progress"]), content["optimizer"]


def load_weights(path: Path) -> tuple[Shape, Progress, dict[str, torch.Tensor]]:
    """The weights of one snapshot or average."""
    content: dict[str, Any] = torch.load(path, weights_only=True)
    return Shape(**content["shape"]), Progress(**content["progress"]), content["weights"]


def _replace(path: Path, content: dict[str, Any]) -> None:
    unfinished = path.with_suffix(".part")
    torch.save(content, unfinished)
    unfinished.replace(path)
