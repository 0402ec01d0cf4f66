"""Make one catalogue of two copies that two reviewers edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translate.catalog import editing
from translate.catalog.model import Catalog, Entry, Key
from translate.catalog.reading import parse_catalog
from translate.catalog.states import State, state_of, without_mark

OTHER_TRANSLATION = "Another reviewer's translation: "
"""Opens the translator comment that keeps the translation which lost."""

_RANK = {State.EMPTY: 0, State.DRAFT: 1, State.EMPTIED: 2, State.EDITED: 3, State.APPROVED: 4}


def combine(mine: Catalog, theirs: Catalog, base: Catalog | None = None) -> Catalog:
    """The catalogue `mine`, with the work of `theirs`; `base` is the copy that both began with, where it is known.

    With a base, an entry that only one of them worked on is as that one left it. Otherwise:
    For each entry approved beats a person's fuzzy text, that beats a draft taken away, that a machine draft, that
    nothing. Two approved translations that differ make the entry fuzzy: mine stays, and a person decides. A
    person's text that loses is kept in a translator comment; the translator comments of both are kept. Plural
    entries stay as in mine, and so does an entry that holds theirs in such a comment already: a person sees
    both and decides. Entries that only theirs has come after mine, obsolete ones last. The header is mine.
    """
    others = {entry.key: entry for entry in (*theirs.obsolete, *theirs.active)}
    bases = {entry.key: entry for entry in (*base.obsolete, *base.active)} if base is not None else {}
    active: list[Entry] = []
    obsolete: list[Entry] = []
    seen: set[Key] = set()
    for entry in mine.entries:
        other = None if entry.is_header else others.get(entry.key)
        combined = entry if other is None else _combined(entry, other, bases.get(entry.key), mine.newline)
        seen.add(entry.key)
        (obsolete if combined.obsolete else active).append(combined)
    for entry in theirs.entries:
        if entry.key not in seen:
            (obsolete if entry.obsolete else active).append(entry)
    result = replace(mine, entries=(*active, *obsolete))
    return parse_catalog(result.to_bytes(), mine.path)


def _combined(mine: Entry, theirs: Entry, base: Entry | None, newline: str) -> Entry:
    if mine.msgid_plural is not None or theirs.msgid_plural is not None or _weighed_before(mine, theirs):
        return mine
    theirs_wins = _RANK[state_of(theirs)] > _RANK[state_of(mine)]
    differ = mine.msgstr != theirs.msgstr
    if base is not None and _same_work(mine, base) != _same_work(theirs, base):
        theirs_wins, differ = _same_work(mine, base), False
    winner, loser = (theirs, mine) if theirs_wins else (mine, theirs)
    result = winner
    if not (mine.obsolete and theirs.obsolete):
        result = editing.made_active(result)
    comments = [*mine.translator_comments, *_missing(theirs.translator_comments, mine.translator_comments)]
    if differ and _is_persons(loser):
        comments += _missing(_kept(loser), comments)
    result = editing.with_translator_comments(result, comments, newline)
    if differ and state_of(winner) is State.APPROVED and state_of(loser) is State.APPROVED:
        # With the draft mark it would count as the machine's, and the next run might draft it anew.
        result = editing.with_extracted_comments(result, without_mark(result.extracted_comments), newline)
        result = editing.with_fuzzy(result, True, newline)
    return result


def _same_work(entry: Entry, base: Entry) -> bool:
    return (entry.msgstr, entry.fuzzy) == (base.msgstr, base.fuzzy)


def _is_persons(entry: Entry) -> bool:
    return state_of(entry) in (State.EDITED, State.APPROVED)


def _kept(entry: Entry) -> list[str]:
    return [OTHER_TRANSLATION + part for part in entry.msgstr.splitlines()]


def _weighed_before(mine: Entry, theirs: Entry) -> bool:
    """Whether mine is the work of a person who has theirs before the eyes, from combining the two before."""
    return _is_persons(mine) and bool(theirs.msgstr) and not _missing(_kept(theirs), mine.translator_comments)


def _missing(comments: Sequence[str], present: Sequence[str]) -> list[str]:
    return [comment for comment in comments if comment not in present]
