"""Forced prefix repair: decode again with a lost stand-in put where the model should have placed it.

CTranslate2's `target_prefix` fixes the left part of the translation and lets the model finish the sentence.
"""

from __future__ import annotations

from translate.engine.enforcement.stand_ins import Masked, StandIn, unmask
from translate.engine.packages import Package
from translate.engine.translator import Hypothesis, Request


def forced_requests(package: Package, masked: Masked, basis: Hypothesis, locale: str) -> list[Request]:
    """Requests that each force the first lost stand-in of `basis` at one plausible place; empty when none is lost.

    Places: where the model attended to the stand-in most, the place its order in the source suggests, and the end.
    """
    lost = unmask(basis.text, masked)[1]
    if not lost:
        return []
    stand_in = next(each for each, placement in masked.placed if placement is lost[0])
    forced = _target_tokens(package, stand_in, locale)
    tokens = basis.tokens
    requests = []
    for place in _places(package, masked, stand_in, basis):
        prefix = tuple(token for token in tokens[:place] if stand_in.source not in token)
        requests.append(Request(masked.text, (*prefix, *forced)))
    return list(dict.fromkeys(requests))


def _target_tokens(package: Package, stand_in: StandIn, locale: str) -> tuple[str, ...]:
    tokens = package.encode_target(stand_in.source)
    # Between Han characters there is no space for a leading word-start piece to stand for.
    return tuple(token for token in tokens if token != "▁") if locale.startswith("zh") else tuple(tokens)


def _places(package: Package, masked: Masked, stand_in: StandIn, basis: Hypothesis) -> list[int]:
    length = len(basis.tokens)
    source = package.encode(masked.text)
    position = next((index for index, token in enumerate(source) if stand_in.source in token), 0)
    places = [round(length * position / max(len(source), 1)), 0, max(length - 1, 0)]
    if basis.attention:
        weights = [row[position] if position < len(row) else 0.0 for row in basis.attention]
        places.insert(0, max(range(len(weights)), key=weights.__getitem__, default=0))
    return [_word_boundary(basis.tokens, place) for place in places]


def _word_boundary(tokens: tuple[str, ...], place: int) -> int:
    """`place`, moved left to where a word starts in an alphabetic script; Han pieces are words of their own."""
    while 0 < place < len(tokens) and not tokens[place].startswith("▁") and tokens[place][:1].isalpha():
        if "\u3400" <= tokens[place][0] <= "\u9fff":
            break
        place -= 1
    return place
