"""Word alignment of encoded pairs with eflomal: which source piece each target piece translates."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Pieces = Sequence[NDArray[np.uint16]]
NOT_ALIGNED = -1


def align(sources: Pieces, targets: Pieces) -> list[NDArray[np.int16]]:
    """For each target the source position of each of its pieces, `NOT_ALIGNED` where there is none.

    Empty sides are allowed and align to nothing.
    """
    import eflomal

    full = [
        number
        for number, (source, target) in enumerate(zip(sources, targets, strict=True))
        if len(source) and len(target)
    ]
    aligned = [np.full(len(target), NOT_ALIGNED, dtype=np.int16) for target in targets]
    if not full:
        return aligned
    with tempfile.TemporaryDirectory() as folder:
        links = Path(folder) / "links"
        eflomal.Aligner(model=3, n_samplers=1).align(
            [_as_words(sources[number]) for number in full],
            [_as_words(targets[number]) for number in full],
            links_filename_rev=str(links),
        )
        for number, line in zip(full, links.read_text(encoding="ascii").splitlines(), strict=True):
            for link in line.split():
                source, target = link.split("-")
                aligned[number][int(target)] = int(source)
    return aligned


def _as_words(pieces: NDArray[np.uint16]) -> str:
    return " ".join(map(str, pieces.tolist())) + "\n"
