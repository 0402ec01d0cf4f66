"""Chinese script conversion by OpenCC, and the quotation marks OpenCC leaves alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from translate.errors import ConfigError

if TYPE_CHECKING:
    from opencc import OpenCC

_TRADITIONAL_QUOTES = str.maketrans({"“": "「", "”": "」", "‘": "『", "’": "』"})


def convert(text: str, configuration: str) -> str:
    """`text` converted by an OpenCC configuration such as `s2twp`.

    From Simplified to Traditional the quotation marks become 「」 and 『』, as Taiwan and Hong Kong write them; OpenCC
    does not touch them. Raises ConfigError for a configuration OpenCC does not have.
    """
    converted: str = _converter(configuration).convert(text)
    return converted.translate(_TRADITIONAL_QUOTES) if configuration.startswith("s2") else converted


@lru_cache(maxsize=8)
def _converter(configuration: str) -> OpenCC:
    from opencc import OpenCC

    try:
        return OpenCC(configuration)
    except Exception as error:  # OpenCC raises bare exceptions of several kinds
        raise ConfigError(
            f"OpenCC has no configuration “{configuration}”", hint="such as s2twp, s2hk or s2t"
        ) from error
