"""The names that are known without looking at a story: the glossary's and CLDR's."""

from __future__ import annotations

from collections.abc import Iterable

from translate.glossary.folding import fold
from translate.glossary.terms import Entry, TermKind

_NAMES = frozenset({TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION, TermKind.EVENT})


class KnownNames:
    """Spellings of names with their kinds, looked up without regard to case and diacritics."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._kinds: dict[str, TermKind] = {}
        for entry in entries:
            if entry.kind in _NAMES:
                for spelling in (entry.term, *entry.aliases):
                    self._kinds.setdefault(fold(spelling), entry.kind)

    def kind(self, spelling: str) -> TermKind | None:
        """What `spelling` names, or None when it is not known."""
        return self._kinds.get(fold(spelling))

    def __contains__(self, spelling: str) -> bool:
        return fold(spelling) in self._kinds
