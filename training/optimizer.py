"""Muon for the matrices inside the layers, AdamW for embeddings, norms and biases, on float32 masters."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Optimizer:
    """Keeps float32 copies of a bfloat16 model's weights and updates them.

    Muon (Jordan et al. 2024; scaled to AdamW's step size after Liu et al. 2025, "Muon is scalable for LLM training")
    learns from fewer tokens than AdamW, and tokens are what two cores have least of.
    """

    def __init__(self, model: nn.Module, rate: float) -> None:
        self.model = model
        self.rate = rate
        named = dict(model.named_parameters())
        self.masters = {name: parameter.detach().float().clone() for name, parameter in named.items()}
        for master in self.masters.values():
            master.requires_grad_(True)
        self._compute = named
        matrices = [master for name, master in self.masters.items() if master.dim() == 2 and "embedding" not in name]
        others = [master for name, master in self.masters.items() if master.dim() != 2 or "embedding" in name]
        self._parts: list[torch.optim.Optimizer] = [
            torch.optim.Muon(matrices, lr=rate, momentum=0.95, weight_decay=0.01, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0, fused=True),
        ]

    def gradients(self) -> Tensor:
        """All gradients in one float32 row, to be averaged over processes."""
        rows = [
            parameter.grad.flatten().float() if parameter.grad is not None else torch.zeros(parameter.numel())
            for parameter in self._compute.values()
        ]
        return torch.cat(rows)

    def step(self, gradients: Tensor, scale: float, longest: float = 1.0) -> None:
        """Update with a row from `gradients()`, clipped to the norm `longest`; `scale` is the schedule's factor."""
        gradients *= min(1.0, longest / (float(gradients.norm()) + 1e-6))
        start = 0
        for master in self.masters.values():
            master.grad = gradients[start : start + master.numel()].view_as(master)
            start += master.numel()
        for part in self._parts:
            for group in part.param_groups:
                group["lr"] = self.rate * scale
            part.step()
        with torch.no_grad():
            for name, parameter in self._compute.items():
                parameter.copy_(self.masters[name])
                parameter.grad = None

    def state(self) -> dict[str, object]:
        """Everything needed to go on: masters and both optimizers' moments."""
        masters = {name: master.detach() for name, master in self.masters.items()}
        return {"masters": masters, "parts": [part.state_dict() for part in self._parts]}

    def restore(self, state: dict[str, object]) -> None:
        """Take up a state of `state()`, and write its weights into the model."""
        with torch.no_grad():
            for name, master in self.masters.items():
                master.copy_(state["masters"][name])  # type: ignore[index]
                self._compute[name].copy_(master)
        for part, saved in zip(self._parts, state["parts"], strict=True):  # type: ignore[call-overload]
            part.load_state_dict(saved)
