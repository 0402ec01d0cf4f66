"""Prepared pairs as arrays of pieces with their alignment, one file for each source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.alignment import align
from training.corpora import TARGETS
from training.symbols import CASE_MARKS, FIGURE_MASKS, NAME_MASKS, TARGET_TAGS

Pieces = NDArray[np.uint16]


@dataclass(frozen=True)
class Encoded:
    """The pairs of one source: all pieces in a row, and where each pair starts (one more offset than pairs).

    `links` runs beside `targets`: the source position of each target piece, -1 for none.
    """

    sources: NDArray[np.uint16]
    source_starts: NDArray[np.int64]
    targets: NDArray[np.uint16]
    target_starts: NDArray[np.int64]
    links: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.source_starts) - 1


def encoded_path(work: Path, key: str) -> Path:
    """Where the arrays of a source lie."""
    return work / "encoded" / f"{key}.npz"


def read_encoded(work: Path, key: str) -> Encoded:
    """Load the arrays of one source."""
    with np.load(encoded_path(work, key)) as arrays:
        return Encoded(**{name: arrays[name] for name in Encoded.__dataclass_fields__})


def encode(work: Path, keys: Iterable[str]) -> None:
    """Encode the prepared sources of `keys` that are not encoded yet, and align each language's together.

    What one call encodes is aligned as one text, so small sources profit from large ones.
    """
    import sentencepiece

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(work / "vocabulary.model"))
    missing = sorted({key for key in keys if not encoded_path(work, key).exists()})
    for target in TARGETS:
        ours = [key for key in missing if key.startswith(f"{target}/")]
        allowed = frozenset(target_pieces(tokenizer, target))
        sides = {key: _tokenise(tokenizer, work / "prepared" / f"{key}.tsv", allowed) for key in ours}
        links = iter(align(*([row for key in ours for row in sides[key][side]] for side in (0, 1))))
        for key in ours:
            sources, targets = sides[key]
            path = encoded_path(work, key)
            path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(
                path,
                sources=_joined(sources, np.uint16),
                source_starts=_starts(sources),
                targets=_joined(targets, np.uint16),
                target_starts=_starts(targets),
                links=_joined([next(links) for _ in targets], np.int16),
            )


def _tokenise(tokenizer: Any, path: Path, allowed: frozenset[int]) -> tuple[list[Pieces], list[Pieces]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    sources = [np.asarray(row, dtype=np.uint16) for row in tokenizer.encode([row[0] for row in rows])]
    targets = [
        np.asarray(_spelt_out(tokenizer, row, allowed), dtype=np.uint16)
        for row in tokenizer.encode([row[1] for row in rows])
    ]
    return sources, targets


def _spelt_out(tokenizer: Any, pieces: list[int], allowed: frozenset[int]) -> list[int]:
    """The pieces with those the target language does not use replaced by their characters' pieces."""
    if allowed.issuperset(pieces):
        return pieces
    spelt: list[int] = []
    for piece in pieces:
        if piece in allowed:
            spelt.append(piece)
        else:
            characters = map(tokenizer.piece_to_id, tokenizer.id_to_piece(piece))
            spelt.extend(character for character in characters if character in allowed)
    return spelt


def _joined(rows: list[Any], kind: Any) -> NDArray[Any]:
    return np.concatenate([np.asarray(row, dtype=kind) for row in rows]) if rows else np.zeros(0, dtype=kind)


def _starts(rows: list[NDArray[np.uint16]]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])


def target_pieces(tokenizer: Any, target: str) -> list[int]:
    """The part of the vocabulary that text of the target language may use, in ascending order.

    All pieces but those with letters of another script than the target's and Latin, and Latin pieces longer than
    `LONGEST_LATIN` letters: foreign words in a translation are spelt out of short pieces.
    """
    tags = set(TARGET_TAGS.values())
    return [
        number
        for number in range(tokenizer.get_piece_size())
        if number == tokenizer.eos_id()
        or (
            not (tokenizer.is_control(number) or tokenizer.is_unknown(number) or tokenizer.id_to_piece(number) in tags)
            and _belongs(tokenizer.id_to_piece(number), target)
        )
    ]


LONGEST_LATIN = 2
MASKS = frozenset((*NAME_MASKS, *FIGURE_MASKS))


def _belongs(piece: str, target: str) -> bool:
    if piece in CASE_MARKS.values():
        return target == "mn"
    if piece in MASKS:
        return True
    letters = [letter for letter in piece if letter.isalpha()]
    latin = sum(letter.isascii() for letter in letters)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    if latin:
        return latin == len(letters) and latin <= LONGEST_LATIN
    return not letters or (cyrillic == len(letters) if target == "mn" else cyrillic == 0)
