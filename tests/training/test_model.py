"""The loss that is made by hand has the gradient of PyTorch's own."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="torch belongs to the training extra")

from training.model import CrossEntropy  # noqa: E402


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_cross_entropy_agrees_with_torch(smoothing: float) -> None:
    torch.manual_seed(1)
    states = torch.randn(300, 16, requires_grad=True)
    output = torch.randn(50, 16, requires_grad=True)
    wanted = torch.randint(0, 50, (300,))
    ours = CrossEntropy.apply(states, output, wanted, smoothing)
    theirs = torch.nn.functional.cross_entropy(states @ output.t(), wanted, label_smoothing=smoothing)
    for mine, other in zip(
        torch.autograd.grad(ours, (states, output)), torch.autograd.grad(theirs, (states, output)), strict=True
    ):
        torch.testing.assert_close(mine, other)
    torch.testing.assert_close(ours, torch.nn.functional.cross_entropy(states @ output.t(), wanted))
