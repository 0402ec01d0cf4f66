"""The transformer: pre-norm, one shared embedding, an encoder for all targets and a shallow decoder."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

PADDING = 1
"""The piece that fills short rows: `<s>`, which nothing else uses, since each target starts with its language's tag."""


@dataclass(frozen=True)
class Shape:
    """The size of a model; `vocabulary` counts pieces."""

    vocabulary: int
    width: int = 384
    heads: int = 6
    feed_forward: int = 1536
    encoder_layers: int = 4
    decoder_layers: int = 2


def sinusoids(length: int, width: int) -> Tensor:
    """Position encodings as CTranslate2 lays them out: all sines, then all cosines."""
    position = torch.arange(length, dtype=torch.float32)[:, None]
    steps = torch.exp(torch.arange(width // 2, dtype=torch.float32) * -(math.log(10000) / (width // 2 - 1)))
    return torch.cat([torch.sin(position * steps), torch.cos(position * steps)], dim=1)


class Attention(nn.Module):
    """Multi-head attention; queries, keys and values are projected together when the source is the layer's own."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def split(self, states: Tensor) -> Tensor:
        """(batch, length, width) to (batch, heads, length, width of a head)."""
        batch, length, width = states.shape
        return states.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

    def forward(self, states: Tensor, source: Tensor, mask: Tensor) -> Tensor:
        """Attend from `states` to `source`; `mask` is added to the scores."""
        query, key, value = self.split(self.query(states)), self.split(self.key(source)), self.split(self.value(source))
        # Plain products: on short rows PyTorch's own fused attention takes three times as long backwards (2.13, CPU).
        scores = query @ key.transpose(2, 3) * query.shape[3] ** -0.5
        mixed = torch.softmax(scores + mask, dim=-1) @ value
        attended: Tensor = self.output(mixed.transpose(1, 2).flatten(2))
        return attended

    def first_head_log_weights(self, states: Tensor, source: Tensor, mask: Tensor) -> Tensor:
        """The logarithms of the first head's attention, (batch, states, source): what word alignments guide."""
        size = self.query.out_features // self.heads
        query = functional.linear(states, self.query.weight[:size], self.query.bias[:size])
        key = functional.linear(source, self.key.weight[:size], self.key.bias[:size])
        scores = query @ key.transpose(1, 2) / math.sqrt(size) + mask[:, 0]
        return torch.log_softmax(scores.float(), dim=-1)


class FeedForward(nn.Module):
    """Two linear maps around a ReLU."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.inner = nn.Linear(shape.width, shape.feed_forward)
        self.outer = nn.Linear(shape.feed_forward, shape.width)

    def forward(self, states: Tensor) -> Tensor:
        transformed: Tensor = self.outer(functional.relu(self.inner(states)))
        return transformed


class EncoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention_norm, self.attention = nn.LayerNorm(shape.width), Attention(shape)
        self.feed_forward_norm, self.feed_forward = nn.LayerNorm(shape.width), FeedForward(shape)

    def forward(self, states: Tensor, mask: Tensor, dropout: float) -> Tensor:
        normed = self.attention_norm(states)
        states = states + functional.dropout(self.attention(normed, normed, mask), dropout)
        return states + functional.dropout(self.feed_forward(self.feed_forward_norm(states)), dropout)


class DecoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention_norm, self.attention = nn.LayerNorm(shape.width), Attention(shape)
        self.source_norm, self.source_attention = nn.LayerNorm(shape.width), Attention(shape)
        self.feed_forward_norm, self.feed_forward = nn.LayerNorm(shape.width), FeedForward(shape)

    def forward(
        self, states: Tensor, memory: Tensor, future: Tensor, mask: Tensor, dropout: float
    ) -> tuple[Tensor, Tensor]:
        """The layer's output, and the states its attention to the source starts from; `future` hides later pieces."""
        normed = self.attention_norm(states)
        states = states + functional.dropout(self.attention(normed, normed, future), dropout)
        asking = self.source_norm(states)
        states = states + functional.dropout(self.source_attention(asking, memory, mask), dropout)
        return states + functional.dropout(self.feed_forward(self.feed_forward_norm(states)), dropout), asking


class CrossEntropy(torch.autograd.Function):
    """The mean cross-entropy of `states @ output.T`, its gradients made along with it a few rows at a time.

    The soft-max of a whole batch over the vocabulary does not fit the processor's cache; rows of `ROWS` do. With
    `smoothing` the gradient is that of labels smoothed by this share (Szegedy et al. 2016); the value stays unsmoothed.
    """

    ROWS = 128

    @staticmethod
    def forward(context: Any, states: Tensor, output: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
        count = states.shape[0]
        errors = states.new_empty((count, output.shape[0]))
        total = torch.zeros((), dtype=torch.float32)
        for start in range(0, count, CrossEntropy.ROWS):
            rows = slice(start, start + CrossEntropy.ROWS)
            logits = functional.linear(states[rows], output).float()
            places = wanted[rows, None]
            normaliser = logits.logsumexp(dim=1, keepdim=True)
            total += (normaliser - logits.gather(1, places)).sum()
            logits.sub_(normaliser).exp_()
            logits.scatter_add_(1, places, torch.full_like(normaliser, smoothing - 1.0))
            logits.sub_(smoothing / output.shape[0])
            errors[rows] = logits
        context.save_for_backward(errors, states, output)
        return total / count

    @staticmethod
    def backward(context: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, None, None]:
        errors, states, output = context.saved_tensors
        scale = (gradients[0] / states.shape[0]).to(states.dtype)
        return errors @ output * scale, errors.t() @ states * scale, None, None


class Transformer(nn.Module):
    """An encoder-decoder whose loss is taken over the pieces that the batch's target language uses."""

    def __init__(self, shape: Shape, longest: int = 256) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.register_buffer("positions", sinusoids(longest, shape.width), persistent=False)
        self.positions: Tensor
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self._initialise()

    @property
    def _last(self) -> DecoderLayer:
        layer = self.decoder[-1]
        assert isinstance(layer, DecoderLayer)
        return layer

    def _initialise(self) -> None:
        depth = 2 * self.shape.encoder_layers + 3 * self.shape.decoder_layers
        nn.init.normal_(self.embedding.weight, std=self.shape.width**-0.5)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2 and "embedding" not in name:
                nn.init.xavier_uniform_(parameter)
                if "output" in name or "outer" in name:
                    parameter.data.mul_(depth**-0.5)
            elif name.endswith("bias"):
                nn.init.zeros_(parameter)

    def embed(self, pieces: Tensor) -> Tensor:
        """Scaled embeddings with positions, (batch, length, width)."""
        embedded: Tensor = self.embedding(pieces) * math.sqrt(self.shape.width)
        return embedded + self.positions[: pieces.shape[1]].to(embedded.dtype)

    def encode(self, source: Tensor, dropout: float = 0.0) -> tuple[Tensor, Tensor]:
        """The encoder's states and the mask that hides padding after the end."""
        states = self.embed(source)
        mask = torch.zeros(source.shape, dtype=states.dtype).masked_fill_(source == PADDING, float("-inf"))[
            :, None, None
        ]
        for layer in self.encoder:
            states = layer(states, mask, dropout)
        return self.encoder_norm(states), mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor, dropout: float = 0.0) -> tuple[Tensor, Tensor]:
        """The decoder's states and what the last layer asks the source with."""
        states = self.embed(target)
        asking = states
        length = target.shape[1]
        future = torch.full((length, length), float("-inf"), dtype=states.dtype).triu(1)
        for layer in self.decoder:
            states, asking = layer(states, memory, future, mask, dropout)
        return self.decoder_norm(states), asking

    def loss(
        self,
        source: Tensor,
        target: Tensor,
        wanted: Tensor,
        links: Tensor,
        pieces: Tensor,
        *,
        dropout: float,
        smoothing: float,
        guidance: float,
    ) -> tuple[Tensor, Tensor]:
        """The training loss and the cross-entropy per piece alone.

        `wanted` holds positions in `pieces` (the target language's part of the vocabulary), -1 for padding;
        `links` the source position each wanted piece is aligned to, -1 for none; `guidance` weighs their loss,
        `smoothing` is the share of a label that is spread over all pieces.
        """
        memory, mask = self.encode(source, dropout)
        states, asking = self.decode(target, memory, mask, dropout)
        real = wanted.flatten() >= 0
        entropy: Tensor = CrossEntropy.apply(  # type: ignore[no-untyped-call]
            states.flatten(0, 1)[real], self.embedding.weight[pieces], wanted.flatten()[real], smoothing
        )
        if not guidance:
            return entropy, entropy.detach()
        weights = self._last.source_attention.first_head_log_weights(asking, memory, mask)
        linked = links >= 0
        guided = -weights.gather(2, links.clamp(min=0)[:, :, None])[:, :, 0][linked].clamp(min=-10)
        return entropy + guidance * guided.sum() / max(1, int(linked.sum())), entropy.detach()
