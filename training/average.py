"""Averaging the last snapshots of a run, which is worth a little quality for nothing."""

from __future__ import annotations

from pathlib import Path

import torch

from training.checkpoints import load_weights, snapshots


def average(run: Path, count: int) -> Path:
    """Write the mean of the run's last `count` snapshots to `average.pt` in its folder, in float16."""
    chosen = snapshots(run)[-count:]
    if not chosen:
        raise FileNotFoundError(f"no snapshots in {run}")
    total: dict[str, torch.Tensor] = {}
    for path in chosen:
        _, _, weights = load_weights(path)
        for name, weight in weights.items():
            total[name] = total[name] + weight if name in total else weight.clone()
    content = torch.load(chosen[-1], weights_only=True)
    content["weights"] = {name: (weight / len(chosen)).half() for name, weight in total.items()}
    torch.save(content, run / "average.pt")
    return run / "average.pt"
