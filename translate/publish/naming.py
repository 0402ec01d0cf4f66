"""Names in bylines, written as the glossary says."""

from __future__ import annotations

from collections.abc import Iterable

from translate.config import Edition
from translate.glossary.terms import Entry


class Names:
    """Glossary entries by what they are called, in full; the first to claim a spelling wins."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            for spelling in (entry.term, *entry.aliases):
                self._entries.setdefault(spelling.casefold(), entry)

    def written(self, name: str, edition: Edition) -> str:
        """The name in `edition`; as it is where the glossary has no form."""
        entry = self._entries.get(name.casefold())
        for column in (edition.glossary_variant, edition.id):
            if entry is not None and column and entry.forms.get(column):
                return entry.forms[column][0].text
        return name
