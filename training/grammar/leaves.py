"""The leaves of a tree: names, figures and the masks that stand for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from translate.glossary.mongolian import Case, inflect
from translate.glossary.mongolian.harmony import harmony

FIRST_STAND_IN = 0xE100
"""Private-use characters hold the place of masks until their order in the English sentence is known."""


@dataclass(frozen=True)
class Name:
    """A proper name in the three languages; `harmony` and `stem` as in the glossary, `code` of its territory."""

    english: str
    mongolian: str
    chinese: str
    harmony: str | None = None
    stem: str | None = None
    article: bool = False
    code: str = ""
    adjective: str = ""
    sure: bool = True
    stand_in: str = ""

    def masked(self, number: int) -> Name:
        """The same name with a stand-in for its mask."""
        return replace(self, stand_in=chr(FIRST_STAND_IN + number))

    def decline(self, case: Case) -> str:
        """The Mongolian form; of a mask, the mask and its case mark."""
        if not self.stand_in:
            return inflect(self.mongolian, case, harmony=self.harmony, stem=self.stem)
        return decline_stand_in(self.stand_in, case, self.mongolian)


@dataclass(frozen=True)
class Figure:
    """A figure in the three languages, the Mongolian by case; `english` as written."""

    english: str
    chinese: str
    mongolian: tuple[tuple[Case, str], ...]
    plural: bool = True
    stand_in: str = ""

    def masked(self, number: int) -> Figure:
        """The same figure with a stand-in for its mask."""
        return replace(self, stand_in=chr(FIRST_STAND_IN + number))

    @cached_property
    def _forms(self) -> dict[Case, str]:
        return dict(self.mongolian)

    def decline(self, case: Case) -> str:
        """The Mongolian form; of a mask, the mask and its case mark."""
        form = self._forms[case]
        return decline_stand_in(self.stand_in, case, form) if self.stand_in else form


def decline_stand_in(stand_in: str, case: Case, form: str) -> str:
    """The stand-in with its case mark; the directive is an ordinary word."""
    if case is Case.NOMINATIVE:
        return stand_in
    if case is Case.DIRECTIVE:
        return f"{stand_in} {'руу' if harmony(form) in 'ао' else 'рүү'}"
    return f"{stand_in}⟦{case.value}⟧"
