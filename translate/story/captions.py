"""Photo credits: what shows that a paragraph is a caption, and what is never machine-translated in it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAMES = r"[^()\[\]]{1,80}"

# What stands in the brackets; AGENCIES is one of those in credits.toml.
_CREDIT = rf"""
    (?:  # an agency and a name, in either order: Xinhua/Mert Macit, AP Photo/Emrah Gurel, Li Xin/Xinhua
        AGENCIES(?:\s(?:[Ff]ile\s)?[Pp]hotos?)?\s?[/|]\s?{_NAMES}
        |[^()\[\]/]{{1,60}}\s?[/|]\s?AGENCIES(?:\s[^()\[\]/]{{1,40}})*
        |AGENCIES(?:\s(?:[Ff]ile\s)?[Pp]hotos?)?
        |[A-Z][^()\[\]]{{0,80}}\svia\sAGENCIES
        # the word photo: Photo: A B, Photo by A B, Photo/Xinhua, File photo, Photo courtesy of A B, A B photo
        |(?:[Ff]ile\s|[Hh]andout\s)?(?:[Pp]hoto(?:graph|s)?|PHOTO|[Ii]mage|[Pp]icture|[Vv]ideo\s[Gg]rab|[Ss]creenshot)
            (?:\s?[:：/|]\s?|\s(?:by|from|provided\sby|courtesy\sof|courtesy|taken\sby|via|credit:?)\s){_NAMES}
        |(?:[Ff]ile|[Hh]andout)\s[Pp]hoto
        |[Cc]ourtesy\s(?:of\s)?{_NAMES}
        |[Cc]redit\s?[:：]\s?{_NAMES}
        |[A-Z][^()\[\]]{{0,60}}\s[Pp]hotos?
    )
"""

# Behind a sentence and without brackets: “… on Dec. 1, 2016. /VCG Photo”, “… in Bergamo. Photo: Paolo Rossi”.
_BARE = re.compile(
    r"(?<=[.!?…”\"’)])\s(?P<credit>"
    r"/\s?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}(?: [Pp]hotos?)?"
    r"|(?:Photos?|Pictures?|Images?|Credit)(?:\s?[:：]\s?|\sby\s)[A-Z][^.!?()\[\]]{1,60}"
    r")$"
)

_LONGEST = 250
"""Characters of the longest credit, with the initials behind it."""


@dataclass(frozen=True)
class _Shapes:
    bracketed: re.Pattern[str]
    agency_alone: re.Pattern[str]


def credit_start(text: str) -> int | None:
    """Where the photo credit at the end of `text` starts, its bracket included; None when there is none."""
    # From the last brackets backwards, so that of two pairs in one caption the credit alone is taken.
    for opening in reversed(list(re.finditer(r"[(\[]", text[-_LONGEST:]))):
        start = max(0, len(text) - _LONGEST) + opening.start()
        if _shapes().bracketed.match(text, start):
            return start
    found = _BARE.search(text)
    return found.start("credit") if found else None


def is_agency_alone(text: str) -> bool:
    """Whether `text` ends in the name of an agency in brackets and nothing else, as whole stories are signed too."""
    return bool(_shapes().agency_alone.search(text))


@cache
def _shapes() -> _Shapes:
    data = tomllib.loads(files(__package__).joinpath("credits.toml").read_text(encoding="utf-8"))
    # The longer first: “Getty Images” before “Getty”.
    names = "|".join(re.escape(name) for name in sorted(data["agencies"], key=len, reverse=True))
    agencies, credit = f"(?:{names})", _CREDIT.replace("AGENCIES", f"(?:{names})")
    return _Shapes(
        # Behind the credit an agency may set the initials of its desk: (Xinhua/Li Xin) (djj).
        bracketed=re.compile(
            rf"(?:\({credit}\)|\[{credit}\])(?:\s?\([a-z]{{2,8}}(?:/[a-z]{{2,8}})?\))?\.?$", re.VERBOSE
        ),
        agency_alone=re.compile(rf"[(\[]{agencies}[)\]]\.?$"),
    )
