"""Repairing a translation that lost a stand-in: put it where the model itself finds it most likely.

A lost stand-in takes the place of one that stands there once too often, or is inserted between two words; the model
scores every such translation, and the best places are also forced into the prefix (CTranslate2's `target_prefix`), so
that the model may finish the sentence in another way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translate.engine.enforcement.stand_ins import Masked, StandIn, unmask
from translate.engine.packages import Package
from translate.engine.translator import Hypothesis, Request, Translator

FINISHED_ANEW = 2
"""How many of the best places are also forced into a prefix."""

FIRST_LOOK = 12
"""How many places are scored at first, then those around the best two: scoring all takes longer than decoding."""

KEPT = 6
"""How many of the best translations of a round are looked at as a whole."""

_WORD_START = "▁"
_JOINERS = frozenset("、，,和与與及") | {"болон"}


@dataclass(frozen=True)
class _Option:
    """A translation as target tokens; `end` is where the stand-in put in ends, None where one was taken away."""

    tokens: tuple[str, ...]
    end: int | None
    score: float = 0.0


def repair(
    translator: Translator, jobs: Mapping[Masked, Hypothesis], *, by_words: bool
) -> dict[Masked, list[Hypothesis]]:
    """Better translations of each masked text than the hypothesis it comes with; the list is empty where none is.

    With `by_words` (scripts that write spaces) nothing is put inside a word. Their scores are the model's own, as if
    nothing had been forced.
    """
    package = translator.package
    found: dict[Masked, list[Hypothesis]] = {masked: [] for masked in jobs}
    pending = {masked: (hypothesis.tokens, _faults(hypothesis.text, masked)) for masked, hypothesis in jobs.items()}
    while pending:
        options = {masked: _options(masked, tokens, package, by_words) for masked, (tokens, _) in pending.items()}
        best = _best(translator, {masked: each[:: _stride(each)] for masked, each in options.items()})
        near = {masked: _near(each, options[masked]) for masked, each in best.items()}
        best = _merged(best, _best(translator, near))
        marked = {masked: _with_marks(masked, each[:FINISHED_ANEW]) for masked, each in best.items()}
        best = _merged(best, _best(translator, marked))
        best = _merged(best, _finished_anew(translator, best))
        left, pending = pending, {}
        for masked, each in best.items():
            tried = [Hypothesis(package.decode(option.tokens), option.tokens, option.score) for option in each[:KEPT]]
            found[masked] += tried
            chosen = min(tried, key=lambda hypothesis: (_faults(hypothesis.text, masked), -hypothesis.score))
            faults = _faults(chosen.text, masked)
            if 0 < faults < left[masked][1]:
                pending[masked] = (chosen.tokens, faults)
    return found


def _stride(options: Sequence[_Option]) -> int:
    return max(1, len(options) // FIRST_LOOK)


def _near(best: Sequence[_Option], options: Sequence[_Option]) -> list[_Option]:
    """The options around the best two of those already scored, less these."""
    stride = _stride(options)
    scored = set(range(0, len(options), stride))
    places = {option.tokens: index for index, option in enumerate(options)}
    centres = [places[option.tokens] for option in best[:2]]
    around = {index for centre in centres for index in range(centre - stride + 1, centre + stride)}
    return [options[index] for index in sorted(around - scored) if 0 <= index < len(options)]


def _faults(text: str, masked: Masked) -> int:
    unmasked = unmask(text, masked)
    return len(unmasked.lost) + unmasked.surplus


def _options(masked: Masked, tokens: tuple[str, ...], package: Package, by_words: bool) -> list[_Option]:
    """Every translation that has one fault less."""
    standing = {stand_in: _places(tokens, _symbol(stand_in, package)) for stand_in, _ in masked.placed}
    lost = next((stand_in for stand_in, places in standing.items() if not places), None)
    surplus = [span for places in standing.values() if len(places) > 1 for span in places]
    used = {stand_in.target for stand_in in standing}
    surplus += [
        (index, index + 1)
        for index, token in enumerate(tokens)
        if token in masked.stand_ins.symbols and token not in used and token not in masked.stand_ins.marks
    ]
    orphans = [
        (index, index + 1)
        for index, token in enumerate(tokens)
        if token in masked.stand_ins.marks and (index == 0 or tokens[index - 1] not in masked.stand_ins.symbols)
    ]
    if lost is None:
        return [
            _Option(shorter, None)
            for span in (*surplus, *orphans)
            for shorter in _without(tokens, span, masked.stand_ins.marks)
        ]
    symbol = _symbol(lost, package)
    adopted = [_Option((*tokens[:start], *symbol, *tokens[start:]), start + len(symbol)) for start, _ in orphans]
    relabelled = [
        _Option((*tokens[:start], *symbol, *tokens[end:]), start + len(symbol)) for start, end in sorted(surplus)
    ]
    piece = (_WORD_START, *symbol) if by_words and not symbol[0].startswith(_WORD_START) else symbol
    inserted = [
        _Option((*tokens[:place], *piece, *tokens[place:]), place + len(piece))
        for place in range(len(tokens) + 1)
        if _may_stand(tokens, place, by_words)
    ]
    return [*relabelled, *adopted, *inserted]


def _symbol(stand_in: StandIn, package: Package) -> tuple[str, ...]:
    """The stand-in's target tokens without the piece that marks the start of a word."""
    tokens = tuple(package.encode_target(stand_in.target))
    return tokens[1:] if len(tokens) > 1 and tokens[0] == _WORD_START else tokens


def _places(tokens: Sequence[str], symbol: tuple[str, ...]) -> list[tuple[int, int]]:
    length = len(symbol)
    return [
        (start, start + length)
        for start in range(len(tokens) - length + 1)
        if tuple(tokens[start : start + length]) == symbol
    ]


def _without(tokens: tuple[str, ...], span: tuple[int, int], marks: Sequence[str]) -> list[tuple[str, ...]]:
    """The tokens without a stand-in, and without the joining word or comma before it where there is one."""
    start, end = span
    if start and tokens[start - 1] == _WORD_START:
        start -= 1
    if end < len(tokens) and tokens[end] in marks:
        end += 1
    joined = start > 0 and tokens[start - 1].lstrip(_WORD_START) in _JOINERS
    return [tokens[:first] + tokens[end:] for first in (start, start - 1)[: 1 + joined]]


def _may_stand(tokens: Sequence[str], place: int, by_words: bool) -> bool:
    """Whether a word may begin at `place`: not before the mark that starts the sentence's first word in Han script."""
    if place == len(tokens):
        return True
    if by_words:
        return tokens[place].startswith(_WORD_START) or not any(letter.isalnum() for letter in tokens[place])
    return not tokens[place].startswith(_WORD_START)


def _with_marks(masked: Masked, options: Sequence[_Option]) -> list[_Option]:
    return [
        _Option((*option.tokens[: option.end], mark, *option.tokens[option.end :]), option.end + 1)
        for option in options
        if option.end is not None
        and option.tokens[option.end : option.end + 1] not in [(m,) for m in masked.stand_ins.marks]
        for mark in masked.stand_ins.marks
    ]


def _best(translator: Translator, options: Mapping[Masked, Sequence[_Option]]) -> dict[Masked, list[_Option]]:
    """The options scored by the model, the best first; texts without options are left out."""
    flat = [(masked, option) for masked, each in options.items() for option in dict.fromkeys(each)]
    scores = translator.score([(masked.text, option.tokens) for masked, option in flat])
    best: dict[Masked, list[_Option]] = {}
    for (masked, option), score in zip(flat, scores, strict=True):
        best.setdefault(masked, []).append(_Option(option.tokens, option.end, score))
    return {masked: sorted(each, key=lambda option: -option.score) for masked, each in best.items()}


def _merged(
    first: Mapping[Masked, Sequence[_Option]], second: Mapping[Masked, Sequence[_Option]]
) -> dict[Masked, list[_Option]]:
    return {
        masked: sorted((*each, *second.get(masked, ())), key=lambda option: -option.score)
        for masked, each in first.items()
    }


def _finished_anew(translator: Translator, best: Mapping[Masked, Sequence[_Option]]) -> dict[Masked, list[_Option]]:
    requests = [
        (masked, Request(masked.text, option.tokens[: option.end]))
        for masked, each in best.items()
        for option in each[:FINISHED_ANEW]
        if option.end is not None and option.end < len(option.tokens) - 1
    ]
    decoded = translator.translate([request for _, request in requests])
    finished: dict[Masked, list[_Option]] = {}
    for (masked, request), hypotheses in zip(requests, decoded, strict=True):
        finished.setdefault(masked, []).append(_Option(hypotheses[0].tokens, len(request.forced)))
    return _best(translator, finished)
