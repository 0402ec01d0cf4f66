"""Going on from a released package: its int8 CTranslate2 model as float weights a new run can start from."""

from __future__ import annotations

import json
import struct
import tempfile
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import numpy as np
import torch
from numpy.typing import NDArray

from training.checkpoints import Progress
from training.model import Shape, Transformer

Arrays = dict[str, NDArray[np.float32]]
KINDS = ("<f4", "<i1", "<i2", "<i4", "<f2")
"""Element types by their number in the file (CTranslate2, binary version 6)."""


def restore(package: Path, work: Path) -> Path:
    """Write the weights of an `.argosmodel` of this recipe to `restored.pt` below `work`; its vocabulary beside it.

    Either language's package will do: the source side holds the shared embedding of both. Only `</s>`, whose place on
    the source side was given to the language's tag, comes from the target side.
    """
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
        unpacked = next(Path(folder).iterdir())
        with (unpacked / "model" / "model.bin").open("rb") as model:
            arrays = _dequantised(_read(model))
        pieces = json.loads((unpacked / "model" / "target_vocabulary.json").read_text(encoding="utf-8"))
        metadata = json.loads((unpacked / "metadata.json").read_text(encoding="utf-8"))
        vocabulary = (unpacked / "sentencepiece.model").read_bytes()
    shape = _shape(arrays)
    weights = _weights(arrays, shape, pieces.index("</s>"))
    progress = Progress(tokens=int(metadata["editions"].get("pieces_seen", 0)))
    work.mkdir(parents=True, exist_ok=True)
    (work / "vocabulary.model").write_bytes(vocabulary)
    path = work / "restored.pt"
    torch.save({"shape": asdict(shape), "progress": asdict(progress), "weights": weights}, path)
    return path


def _read(file: BinaryIO) -> dict[str, NDArray[np.generic]]:
    def number(kind: str) -> int:
        return int(struct.unpack(f"<{kind}", file.read(struct.calcsize(kind)))[0])

    def text() -> str:
        return file.read(number("H"))[:-1].decode()

    version, specification, _ = number("I"), text(), number("I")
    if (version, specification) != (6, "TransformerSpec"):
        raise ValueError(f"a {specification} of binary version {version}: only TransformerSpec of version 6 is read")
    arrays: dict[str, NDArray[np.generic]] = {}
    for _ in range(number("I")):
        name = text()
        sides = [number("I") for _ in range(number("B"))]
        kind = np.dtype(KINDS[number("B")])
        arrays[name] = np.frombuffer(file.read(number("I")), kind).reshape(sides)
    return arrays


def _dequantised(arrays: dict[str, NDArray[np.generic]]) -> Arrays:
    plain: Arrays = {}
    for name, array in arrays.items():
        scale = arrays.get(f"{name}_scale")
        plain[name] = array.astype(np.float32)
        if scale is not None:
            plain[name] = plain[name] / scale.astype(np.float32)[:, None]
    return plain


def _shape(arrays: Arrays) -> Shape:
    vocabulary, width = arrays["encoder/embeddings_0/weight"].shape
    return Shape(
        vocabulary,
        width,
        int(arrays["encoder/num_heads"]),
        len(arrays["encoder/layer_0/ffn/linear_0/bias"]),
        _layers(arrays, "encoder"),
        _layers(arrays, "decoder"),
    )


def _layers(arrays: Arrays, side: str) -> int:
    return sum(name.startswith(f"{side}/layer_") and name.endswith("/ffn/linear_0/bias") for name in arrays)


def _weights(arrays: Arrays, shape: Shape, end: int) -> dict[str, torch.Tensor]:
    embedding = arrays["encoder/embeddings_0/weight"].copy()
    # Piece 2 of every SentencePiece model of this recipe is </s>.
    embedding[2] = arrays["decoder/embeddings/weight"][end]
    weights = {"embedding.weight": embedding}

    def norm(name: str, source: str) -> None:
        weights[f"{name}.weight"], weights[f"{name}.bias"] = arrays[f"{source}/gamma"], arrays[f"{source}/beta"]

    def linear(names: list[str], source: str) -> None:
        for kind in ("weight", "bias"):
            parts = np.split(arrays[f"{source}/{kind}"], len(names))
            weights.update({f"{name}.{kind}": part for name, part in zip(names, parts, strict=True)})

    for side, count in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        norm(f"{side}_norm", f"{side}/layer_norm")
        for number in range(count):
            ours, theirs = f"{side}.{number}", f"{side}/layer_{number}"
            norm(f"{ours}.attention_norm", f"{theirs}/self_attention/layer_norm")
            linear(
                [f"{ours}.attention.{part}" for part in ("query", "key", "value")], f"{theirs}/self_attention/linear_0"
            )
            linear([f"{ours}.attention.output"], f"{theirs}/self_attention/linear_1")
            norm(f"{ours}.feed_forward_norm", f"{theirs}/ffn/layer_norm")
            linear([f"{ours}.feed_forward.inner"], f"{theirs}/ffn/linear_0")
            linear([f"{ours}.feed_forward.outer"], f"{theirs}/ffn/linear_1")
            if side == "decoder":
                norm(f"{ours}.source_norm", f"{theirs}/attention/layer_norm")
                linear([f"{ours}.source_attention.query"], f"{theirs}/attention/linear_0")
                linear([f"{ours}.source_attention.{part}" for part in ("key", "value")], f"{theirs}/attention/linear_1")
                linear([f"{ours}.source_attention.output"], f"{theirs}/attention/linear_2")
    tensors = {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in weights.items()}
    Transformer(shape).load_state_dict(tensors)
    return tensors
