"""Which pairs are worth training on: prose, of one language each, of matching length."""

from __future__ import annotations

import re
import unicodedata

from training.corpora import Pair

MARKUP = re.compile(r"[{}<>|\\_=#*`~^\[\]⟦⟧]|https?:|www\.|::|\(\)|--|%[sd]")
LATIN = re.compile(r"[A-Za-z]")
HAN = re.compile(r"[\u3400-\u9fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
SCRIPT = {"zh": HAN, "mn": CYRILLIC}
# Characters (zh) or words (mn) of translation per English word, outside which a pair is misaligned more often than not.
RATIO = {"zh": (0.6, 5.0), "mn": (0.3, 2.5)}
SHORTEST_FOR_RATIO = 6
LONGEST_WORDS = 60
MOST_LATIN = 0.3


def tidy(pair: Pair) -> Pair:
    """The pair in NFC with runs of white space made one space."""
    english, translation = (
        " ".join(unicodedata.normalize("NFC", text).split()) for text in (pair.english, pair.translation)
    )
    return Pair(english, translation)


def is_useful(pair: Pair, target: str) -> bool:
    """Whether a tidied pair is plain text in both languages and its sides are of comparable length."""
    words = pair.english.split()
    if not words or len(words) > LONGEST_WORDS or not LATIN.search(pair.english):
        return False
    if MARKUP.search(pair.english) or MARKUP.search(pair.translation):
        return False
    if not SCRIPT[target].search(pair.translation):
        return False
    if len(LATIN.findall(pair.translation)) > MOST_LATIN * len(pair.translation):
        return False
    if CYRILLIC.search(pair.english) or HAN.search(pair.english) or (target == "mn" and HAN.search(pair.translation)):
        return False
    if len(words) >= SHORTEST_FOR_RATIO:
        size = len(HAN.findall(pair.translation)) if target == "zh" else len(pair.translation.split())
        low, high = RATIO[target]
        return low <= size / len(words) <= high
    return True
