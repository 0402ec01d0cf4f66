"""Decoding: sentences in, hypotheses out, through CTranslate2 with one loaded package."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from translate.engine.packages import Package
from translate.errors import PackageError

if TYPE_CHECKING:
    import ctranslate2

BATCH_TOKENS = 512
"""Source tokens decoded together; measured on two cores, 256 to 1,024 are fastest, 2,048 a tenth slower."""

SCORING_TOKENS = 2048
"""Target tokens scored together; they need no search, so that larger batches pay."""

CHUNK_SENTENCES = 4096
"""Sentences handed to CTranslate2 at once: enough to sort by length, little enough to bound memory."""

BEAM_SIZE = 3
"""Measured on both test sets and both packages: BLEU as with 4, a fifth faster; 2 loses up to one BLEU."""

LENGTH_PENALTY = 1.3
"""Above 1 the beam is less in favour of short translations: with packages 0.4, on both test sets and in both languages,
0.1 to 0.3 chrF2++ and up to 0.2 BLEU more than 1, in the same time."""

MAX_SOURCE_TOKENS = 200
"""Longer input is beyond what sentence-trained models render faithfully; the caller cuts it first."""

MAX_TARGET_TOKENS = 400

TARGET_LIMITS = ((24, 100), (60, 200))
"""Source tokens, and the target tokens that so short a sentence may get: a loop ends sooner, and so does its batch."""


@dataclass(frozen=True)
class Request:
    """One sentence to decode; `forced` are target tokens that the translation must begin with."""

    text: str
    forced: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hypothesis:
    """One translation: its text, its target tokens, its length-normalised log probability.

    `attention` has one row a target token, one weight a source token; empty unless it was asked for, and but for the
    best translation. `truncated`: it did not come to an end within the tokens it may have.
    """

    text: str
    tokens: tuple[str, ...]
    score: float
    attention: tuple[tuple[float, ...], ...] = ()
    truncated: bool = False


@dataclass(frozen=True)
class Decoding:
    """How to decode: `hypotheses` per sentence, whether attention is returned, and the brakes on repetition."""

    hypotheses: int = 1
    attention: bool = False
    no_repeat: int = 0
    repetition_penalty: float = 1.0


class Translator:
    """A package's model, loaded on first use and kept.

    `threads` is the number of sentences' batches decoded in parallel (default: the cores this process may use).
    """

    def __init__(self, package: Package, *, threads: int | None = None) -> None:
        self.package = package
        self._threads = threads or len(os.sched_getaffinity(0))

    @cached_property
    def _model(self) -> ctranslate2.Translator:
        import ctranslate2

        ctranslate2.set_log_level(40)
        types = ctranslate2.get_supported_compute_types("cpu")
        try:
            return ctranslate2.Translator(
                str(self.package.model),
                device="cpu",
                compute_type="int8" if "int8" in types else "default",
                inter_threads=self._threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as error:
            raise PackageError(
                f"the model of {self.package.name} cannot be loaded: {error}",
                path=self.package.model,
                hint=f"install it again: cli.py models install {self.package.name}",
            ) from error

    def length(self, text: str) -> int:
        """How many source tokens `text` makes."""
        return len(self.package.encode(text))

    def translate(self, requests: Sequence[Request], decoding: Decoding = Decoding()) -> list[list[Hypothesis]]:
        """The hypotheses of every request, best first, in the order of `requests`.

        Equal requests are decoded once. Raises PackageError when the model cannot be loaded or fails.
        """
        by_limit: dict[int, list[Request]] = {}
        for request in dict.fromkeys(requests):
            by_limit.setdefault(self._limit(request), []).append(request)
        results: dict[Request, list[Hypothesis]] = {}
        for limit, distinct in sorted(by_limit.items()):
            for start in range(0, len(distinct), CHUNK_SENTENCES):
                chunk = distinct[start : start + CHUNK_SENTENCES]
                results.update(zip(chunk, self._decode(chunk, decoding, limit), strict=True))
        return [results[request] for request in requests]

    def score(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> list[float]:
        """The model's own opinion of finished translations (source text, target tokens): mean log probability a token.

        Comparable with each other, unlike the scores of decodings of which a part was forced.
        """
        package = self.package
        start = [package.target_prefix] if package.target_prefix else []
        scores: list[float] = []
        sources: dict[str, list[str]] = {}
        for first in range(0, len(pairs), CHUNK_SENTENCES):
            chunk = pairs[first : first + CHUNK_SENTENCES]
            try:
                results = self._model.score_batch(
                    [sources.setdefault(source, package.encode(source)) for source, _ in chunk],
                    [[*start, *tokens] for _, tokens in chunk],
                    max_batch_size=SCORING_TOKENS,
                    batch_type="tokens",
                    max_input_length=0,
                )
            except RuntimeError as error:
                raise PackageError(f"{package.name} cannot score: {error}", path=package.model) from error
            scores += [sum(result.log_probs) / max(len(result.log_probs), 1) for result in results]
        return scores

    def _limit(self, request: Request) -> int:
        length = max(self.length(request.text), len(request.forced))
        return next((limit for tokens, limit in TARGET_LIMITS if length <= tokens), MAX_TARGET_TOKENS)

    def _decode(self, requests: Sequence[Request], decoding: Decoding, limit: int) -> Iterator[list[Hypothesis]]:
        package = self.package
        start = [package.target_prefix] if package.target_prefix else []
        prefixes = [[*start, *request.forced] for request in requests]
        try:
            results = self._model.translate_batch(
                [package.encode(request.text) for request in requests],
                target_prefix=prefixes if any(prefixes) else None,
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                beam_size=max(BEAM_SIZE, decoding.hypotheses),
                length_penalty=LENGTH_PENALTY,
                num_hypotheses=decoding.hypotheses,
                return_scores=True,
                return_attention=decoding.attention,
                no_repeat_ngram_size=decoding.no_repeat,
                repetition_penalty=decoding.repetition_penalty,
                max_input_length=0,
                max_decoding_length=limit,
                replace_unknowns=True,
            )
        except RuntimeError as error:
            raise PackageError(f"{package.name} cannot translate: {error}", path=package.model) from error
        for result in results:
            hypotheses = []
            for index, tokens in enumerate(result.hypotheses):
                attention = result.attention[index] if decoding.attention and index == 0 else []
                if start and tokens[:1] == start:
                    tokens, attention = tokens[1:], attention[1:]
                hypotheses.append(
                    Hypothesis(
                        text=package.decode(tokens),
                        tokens=tuple(tokens),
                        # By CTranslate2's own length, which counts the end, a penalty of 1 is the mean a token.
                        score=result.scores[index] * (len(result.hypotheses[index]) + 1) ** (LENGTH_PENALTY - 1),
                        attention=tuple(tuple(row) for row in attention),
                        truncated=len(tokens) >= limit,
                    )
                )
            yield hypotheses
