"""A translation package as a value, with its SentencePiece pieces for text and text for pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

SENTENCEPIECE = "sentencepiece.model"
TARGET_SENTENCEPIECE = "sentencepiece.target.model"
BPE = "bpe.model"
WORD_START = "▁"


@dataclass(frozen=True)
class Masks:
    """Single symbols a model was trained to carry through unchanged.

    `names` stand for names, `figures` for numbers, dates, money and percentages. `case_marks` maps a grammatical
    case (`gen`, `dat`, `acc`, `abl`, `ins`, `com`) to the mark the model puts directly after a mask.
    """

    names: tuple[str, ...]
    figures: tuple[str, ...]
    case_marks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Package:
    """A translation package unpacked in `folder`, ready to load.

    `source` and `target` are Argos codes (`en`, `zh`, `zt`, `mn`); `version` is the package's own. `digest` is the
    SHA-256 (hex) of its archive, or of its files where no archive was seen. `target_prefix` is the token every
    translation is made to start with. `quality` maps a test set to its scores by metric.
    """

    name: str
    version: str
    source: str
    target: str
    folder: Path
    digest: str
    bundled: bool
    target_prefix: str | None = None
    masks: Masks | None = None
    source_name: str = ""
    target_name: str = ""
    licence: str | None = None
    quality: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def model(self) -> Path:
        """The CTranslate2 model's folder."""
        return self.folder / "model"

    def encode(self, text: str) -> list[str]:
        """The source tokens of one sentence."""
        return self._tokenizer().encode(text)

    def encode_target(self, text: str) -> list[str]:
        """The target tokens of a piece of translation, to force into a decoding's prefix."""
        return self._tokenizer().encode_target(text)

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of target tokens; a leading `target_prefix` is dropped, every other character is kept.

        Argos' own decoding turns `_` into a space; this one does not.
        """
        if self.target_prefix is not None and tokens and tokens[0] == self.target_prefix:
            tokens = tokens[1:]
        return self._tokenizer().decode(list(tokens))

    def _tokenizer(self) -> _Tokenizer:
        return _tokenizer(self.folder, self.source, self.target)


class _Tokenizer(Protocol):
    def encode(self, sentence: str) -> list[str]: ...

    def encode_target(self, sentence: str) -> list[str]: ...

    def decode(self, tokens: list[str]) -> str: ...


class _SentencePiece:
    def __init__(self, source: SentencePieceProcessor, target: SentencePieceProcessor) -> None:
        self._source = source
        self._target = target

    def encode(self, sentence: str) -> list[str]:
        pieces: list[str] = self._source.encode(sentence, out_type=str)
        return pieces

    def encode_target(self, sentence: str) -> list[str]:
        pieces: list[str] = self._target.encode(sentence, out_type=str)
        return pieces

    def decode(self, tokens: list[str]) -> str:
        # decode_pieces joins byte-fallback pieces; it leaves the marker in a piece that it does not know.
        text: str = self._target.decode_pieces(tokens)
        return text.replace(WORD_START, " ").strip()


class _BytePairs:
    """The older packages' tokens: Moses words cut by byte-pair merges that serve both languages."""

    def __init__(self, merges: Path, source: str, target: str) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._source = BPETokenizer(merges, source, target)
        self._target = BPETokenizer(merges, target, source)
        for each in (self._source, self._target):
            # By itself it loads bit by bit when it is first used, and a second thread meets it half loaded.
            each.lazy_load()

    def encode(self, sentence: str) -> list[str]:
        tokens: list[str] = self._source.encode(sentence)
        return tokens

    def encode_target(self, sentence: str) -> list[str]:
        tokens: list[str] = self._target.encode(sentence)
        return tokens

    def decode(self, tokens: list[str]) -> str:
        text: str = self._source.decode(tokens)
        return text


@lru_cache(maxsize=8)
def _tokenizer(folder: Path, source: str, target: str) -> _Tokenizer:
    joint = folder / SENTENCEPIECE
    if joint.exists():
        from sentencepiece import SentencePieceProcessor

        processor = SentencePieceProcessor(model_file=str(joint))
        split = folder / TARGET_SENTENCEPIECE
        return _SentencePiece(processor, SentencePieceProcessor(model_file=str(split)) if split.exists() else processor)
    return _BytePairs(folder / BPE, source, target)
