"""Web and mail addresses, accounts and tags: words that no edition translates."""

from __future__ import annotations

import re

ADDRESS = re.compile(
    r"https?://[^\s<>“”\"'（）()，。；、」』]*[\w/]"
    r"|\bwww\.[\w-]+(?:\.[\w-]+)+(?:/[\w/._~-]*[\w/])?"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])[@#][A-Za-z_]\w*",
    re.ASCII,
)
"""Finds them in a text of any edition."""
