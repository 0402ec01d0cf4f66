"""Batches of pairs of one language and of similar length, drawn anew for each round through a mixture."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.dataset import Encoded
from training.mixture import Mixture
from training.model import PADDING


@dataclass(frozen=True)
class Example:
    """A pair by its place: which source, which row; its lengths in pieces."""

    key: str
    row: int
    source_length: int
    target_length: int


@dataclass(frozen=True)
class Batch:
    """Tensors of one batch, rows padded: see `Transformer.loss`; `size` counts the target pieces to predict."""

    target: str
    source: Tensor
    start: Tensor
    wanted: Tensor
    links: Tensor
    size: int


@dataclass(frozen=True)
class Special:
    """The pieces that frame a row: the end of a target, the unknown piece, and each language's tag.

    `words_from` is the first piece that is neither one of these nor a mask.
    The tag ends the source and starts the target. Its embedding is written over those of `</s>` and `<s>` when a
    package is made, so that stock Argos code needs to know nothing of it.
    """

    end: int
    unknown: int
    tags: Mapping[str, int]
    words_from: int = 0


def plan_round(data: Mapping[str, Encoded], mixture: Mixture, capacity: int, seed: str) -> list[list[Example]]:
    """The batches of one round in the order in which they are trained on.

    A batch holds pairs of one language; rows times the longest row of either side stay within `capacity`.
    """
    choice = random.Random(seed)
    languages: dict[str, list[tuple[float, Example]]] = {}
    for key, weight in mixture.weights.items():
        if weight <= 0:
            continue
        encoded = data[key]
        source_lengths, target_lengths = np.diff(encoded.source_starts), np.diff(encoded.target_starts)
        fits = (source_lengths > 0) & (target_lengths > 0)
        fits &= (source_lengths < mixture.longest) & (target_lengths < mixture.longest)
        rows = np.flatnonzero(fits).tolist()
        times, fraction = divmod(weight, 1)
        chosen = rows * int(times) + choice.sample(rows, round(fraction * len(rows)))
        pool = languages.setdefault(key.partition("/")[0], [])
        for row in chosen:
            example = Example(key, row, int(source_lengths[row]) + 1, int(target_lengths[row]) + 1)
            # Noise of a tenth keeps neighbours from meeting in every round.
            pool.append((max(example.source_length, example.target_length) * choice.uniform(0.95, 1.05), example))
    batches: list[list[Example]] = []
    for pool in languages.values():
        pool.sort(key=lambda item: item[0])
        batch: list[Example] = []
        longest = 0
        for _, example in pool:
            longest = max(longest, example.source_length, example.target_length)
            if batch and longest * (len(batch) + 1) > capacity:
                batches.append(batch)
                batch, longest = [], max(example.source_length, example.target_length)
            batch.append(example)
        if batch:
            batches.append(batch)
    choice.shuffle(batches)
    return batches


def build_batch(
    data: Mapping[str, Encoded],
    examples: list[Example],
    special: Special,
    positions: Mapping[str, Tensor],
    hidden: float = 0.0,
) -> Batch:
    """Lay the rows of a batch out as tensors; `positions` maps pieces to places in the language's part (-1: none).

    A share `hidden` of the pieces that are read (not of those to predict) becomes the unknown piece; masks stay.
    """
    target = examples[0].key.partition("/")[0]
    tag = special.tags[target]
    source = torch.full((len(examples), max(example.source_length for example in examples)), PADDING)
    width = max(example.target_length for example in examples)
    start = torch.full((len(examples), width), PADDING)
    following = torch.full((len(examples), width), PADDING)
    links = torch.full((len(examples), width), -1)
    for number, example in enumerate(examples):
        encoded = data[example.key]
        begin, end = encoded.source_starts[example.row : example.row + 2].tolist()
        source[number, : end - begin] = torch.from_numpy(encoded.sources[begin:end].astype(np.int64))
        source[number, end - begin] = tag
        begin, end = encoded.target_starts[example.row : example.row + 2].tolist()
        pieces = torch.from_numpy(encoded.targets[begin:end].astype(np.int64))
        start[number, 0] = tag
        start[number, 1 : end - begin + 1] = pieces
        following[number, : end - begin] = pieces
        following[number, end - begin] = special.end
        links[number, : end - begin] = torch.from_numpy(encoded.links[begin:end].astype(np.int64))
        # The end of the sentence is read off the end of the source.
        links[number, end - begin] = example.source_length - 1
    wanted = positions[target][following]
    if hidden:
        source, start = (_hide(pieces, hidden, special) for pieces in (source, start))
    return Batch(target, source, start, wanted, links, int((wanted >= 0).sum()))


def _hide(pieces: Tensor, share: float, special: Special) -> Tensor:
    chosen = (torch.rand(pieces.shape) < share) & (pieces >= special.words_from)
    return torch.where(chosen, special.unknown, pieces)
