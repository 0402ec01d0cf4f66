"""Photo credits: what shows that a paragraph is a caption, and what is never machine-translated in it."""

from __future__ import annotations

import re

_AGENCIES = (
    r"(?:Xinhua|AP|AFP|Reuters|CFP|VCG|IC|EPA|Getty(?: Images)?|TASS|Sputnik|RIA Novosti|Kyodo|Yonhap|Anadolu"
    r"(?: Agency)?|Bloomberg|CNS|CNA|MONTSAME|CCTV(?:\.com)?|CGTN|China Daily|NASA)"
)
_PERSON = r"[^()\[\]]{1,80}"
_CREDIT = rf"""
    (?:  # an agency and a name, in either order: Xinhua/Mert Macit, AP Photo/Emrah Gurel, Li Xin/Xinhua
        {_AGENCIES}(?:\s(?:[Ff]ile\s)?[Pp]hotos?)?\s?[/|]\s?{_PERSON}
        |[^()\[\]/]{{1,60}}\s?[/|]\s?{_AGENCIES}(?:\s[^()\[\]/]{{1,40}})*
        |{_AGENCIES}(?:\s(?:[Ff]ile\s)?[Pp]hotos?)?
        # the word photo: Photo: A B, Photo by A B, Photo/Xinhua, File photo, Photo courtesy of the museum
        |(?:[Ff]ile\s|[Hh]andout\s)?(?:[Pp]hoto(?:graph|s)?|PHOTO|[Ii]mage|[Pp]icture|[Vv]ideo\s[Gg]rab|[Ss]creenshot)
            (?:\s?[:：/|]\s?|\s(?:by|from|provided\sby|courtesy\sof|courtesy|taken\sby|via|credit:?)\s){_PERSON}
        |(?:[Ff]ile|[Hh]andout)\s[Pp]hoto
        |[Cc]ourtesy\s(?:of\s)?{_PERSON}
        |[Cc]redit\s?[:：]\s?{_PERSON}
        |[A-Z][^()\[\]]{{0,60}}\s(?:[Pp]hotos?|via\s(?:AP|Reuters|Getty\sImages|AFP))
    )
"""
_BRACKETED = re.compile(
    # Behind the credit an agency may set the initials of its desk: (Xinhua/Li Xin) (djj).
    rf"(?:\({_CREDIT}\)|\[{_CREDIT}\])(?:\s?\([a-z]{{2,8}}(?:/[a-z]{{2,8}})?\))?\.?$",
    re.VERBOSE,
)
_AGENCY_ALONE = re.compile(rf"[(\[]{_AGENCIES}[)\]]\.?$")
# Behind the sentence and without brackets: “… on Dec. 1, 2016. /VCG Photo”.
_SLASHED = re.compile(r"(?<=[.!?”\"’])\s(?P<credit>/\s?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}(?: [Pp]hotos?)?)$")


def credit_start(text: str) -> int | None:
    """Where the photo credit at the end of `text` starts, its bracket included; None when there is none."""
    # From the last brackets backwards, so that of two pairs in one caption the credit alone is taken.
    for start in reversed([found.start() for found in re.finditer(r"[(\[]", text)]):
        if _BRACKETED.match(text, start):
            return start
    found = _SLASHED.search(text)
    return found.start("credit") if found else None


def is_agency_alone(text: str) -> bool:
    """Whether `text` ends in the name of an agency in brackets and nothing else, as whole stories are signed too."""
    return bool(_AGENCY_ALONE.search(text))
