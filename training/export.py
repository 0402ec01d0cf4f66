"""Turning weights into a CTranslate2 model for one target language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.checkpoints import load_weights
from training.dataset import target_pieces
from training.model import sinusoids
from training.trainer import read_vocabulary

LONGEST = 512
"""Positions a package knows: twice what training sees is safe with sinusoids."""


def export(weights_file: Path, work: Path, target: str, folder: Path, *, quantization: str = "int8") -> Path:
    """Write the CTranslate2 model of `target` into `folder`, which must not exist.

    The source side knows the whole vocabulary, the target side the language's part of it. The language's tag takes the
    place of `</s>` at the end of the source and of `<s>` at the start of the target, as stock Argos code expects.
    """
    from ctranslate2.specs import TransformerSpec

    shape, _, weights = load_weights(weights_file)
    tokenizer, special = read_vocabulary(work)
    pieces = target_pieces(tokenizer, target)
    tag = special.tags[target]
    embedding = weights["embedding.weight"].float()

    spec = TransformerSpec.from_config((shape.encoder_layers, shape.decoder_layers), shape.heads, pre_norm=True)
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_eos = True
    spec.config.add_source_bos = False

    source_embedding = embedding.clone()
    source_embedding[special.end] = embedding[tag]
    spec.encoder.embeddings[0].weight = source_embedding.numpy()
    # Unknown and start come first on the target side; the decoder may start with the latter and never says either.
    order = [tokenizer.unk_id(), tokenizer.bos_id(), *pieces]
    target_embedding = embedding[order]
    target_embedding[1] = embedding[tag]
    output = embedding[order]
    output[:2] = 0
    bias = np.zeros(len(order), dtype=np.float32)
    bias[:2] = NEVER
    spec.decoder.embeddings.weight = target_embedding.numpy()
    spec.decoder.projection.weight = output.numpy()
    spec.decoder.projection.bias = bias
    positions = sinusoids(LONGEST, shape.width).numpy()
    spec.encoder.position_encodings.encodings = positions
    spec.decoder.position_encodings.encodings = positions

    take = _Taker(weights)
    take.norm(spec.encoder.layer_norm, "encoder_norm")
    take.norm(spec.decoder.layer_norm, "decoder_norm")
    for number, layer in enumerate(spec.encoder.layer):
        take.self_attention(layer.self_attention, f"encoder.{number}")
        take.feed_forward(layer.ffn, f"encoder.{number}")
    for number, layer in enumerate(spec.decoder.layer):
        take.self_attention(layer.self_attention, f"decoder.{number}")
        take.source_attention(layer.attention, f"decoder.{number}")
        take.feed_forward(layer.ffn, f"decoder.{number}")

    spec.register_source_vocabulary([tokenizer.id_to_piece(number) for number in range(tokenizer.get_piece_size())])
    spec.register_target_vocabulary([tokenizer.id_to_piece(number) for number in order])
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True)
    spec.save(str(folder))
    return folder


NEVER = -1e4


class _Taker:
    """Copies weights by the names of `training.model` into a specification."""

    def __init__(self, weights: dict[str, torch.Tensor]) -> None:
        self._weights = weights

    def _array(self, name: str) -> NDArray[np.float32]:
        array: NDArray[np.float32] = self._weights[name].float().numpy()
        return array

    def norm(self, spec: Any, name: str) -> None:
        spec.gamma, spec.beta = self._array(f"{name}.weight"), self._array(f"{name}.bias")

    def _linear(self, spec: Any, *names: str) -> None:
        spec.weight = np.concatenate([self._array(f"{name}.weight") for name in names])
        spec.bias = np.concatenate([self._array(f"{name}.bias") for name in names])

    def self_attention(self, spec: Any, layer: str) -> None:
        self.norm(spec.layer_norm, f"{layer}.attention_norm")
        self._linear(spec.linear[0], *(f"{layer}.attention.{part}" for part in ("query", "key", "value")))
        self._linear(spec.linear[1], f"{layer}.attention.output")

    def source_attention(self, spec: Any, layer: str) -> None:
        self.norm(spec.layer_norm, f"{layer}.source_norm")
        self._linear(spec.linear[0], f"{layer}.source_attention.query")
        self._linear(spec.linear[1], *(f"{layer}.source_attention.{part}" for part in ("key", "value")))
        self._linear(spec.linear[2], f"{layer}.source_attention.output")

    def feed_forward(self, spec: Any, layer: str) -> None:
        self.norm(spec.layer_norm, f"{layer}.feed_forward_norm")
        self._linear(spec.linear_0, f"{layer}.feed_forward.inner")
        self._linear(spec.linear_1, f"{layer}.feed_forward.outer")
