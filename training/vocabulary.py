"""The joint SentencePiece vocabulary of the source and all targets."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from training.symbols import USER_DEFINED

MONGOLIAN_LETTERS = "АБВГДЕЁЖЗИЙКЛМНОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"
PUNCTUATION = " !\"'(),-./:;?%$€£¥&+–—…“”‘’«»、。《》（），：；？！·°0123456789"
LATIN_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
OFTEN_ENOUGH = 5
"""How often a character must occur in the prepared text to be in the vocabulary for certain."""


def train_vocabulary(work: Path, mixture: dict[str, float], *, size: int = 16000) -> Path:
    """Train `vocabulary.model` below `work` on the prepared sources, each repeated by its weight in `mixture`.

    No bytes as a fallback: Argos joins pieces as text, so a byte piece would be shown as such. Instead every letter
    of the editions and every character that occurs at least `OFTEN_ENOUGH` times is a piece of its own.
    """
    import sentencepiece

    characters: Counter[str] = Counter()
    for path in sorted((work / "prepared").rglob("*.tsv")):
        if not path.name.endswith(".masked.tsv"):
            characters.update(path.read_text(encoding="utf-8"))
    certain = set(MONGOLIAN_LETTERS + PUNCTUATION + LATIN_LETTERS) - {" "}
    certain |= {
        character for character, count in characters.items() if count >= OFTEN_ENOUGH and character.isprintable()
    }
    certain -= set(" ▁⟦⟧")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", dir=work) as sample:
        for key, weight in mixture.items():
            for line in _lines(work / "prepared" / key, weight):
                sample.write(line + "\n")
        sample.flush()
        sentencepiece.SentencePieceTrainer.train(
            input=sample.name,
            model_prefix=str(work / "vocabulary"),
            vocab_size=size,
            model_type="unigram",
            normalization_rule_name="identity",
            character_coverage=0.9995,
            required_chars="".join(sorted(certain)),
            user_defined_symbols=",".join(USER_DEFINED),
            split_digits=True,
            unk_id=0,
            bos_id=1,
            eos_id=2,
            input_sentence_size=600_000,
            shuffle_input_sentence=True,
            max_sentence_length=2000,
            num_threads=2,
            minloglevel=1,
        )
    return work / "vocabulary.model"


def _lines(path: Path, weight: float) -> list[str]:
    text = path if path.suffix == ".txt" else path.with_name(path.name + ".tsv")
    lines = [side for line in text.read_text(encoding="utf-8").splitlines() for side in line.split("\t")]
    step = max(1, round(1 / weight))
    return lines[::step] * max(1, round(weight))
