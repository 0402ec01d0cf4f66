"""Pairs of one edition, as CAT tools keep them, laid over the rows of a glossary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translate.glossary.editing import NewRow, joined
from translate.glossary.files import Row, values


def rows_from_pairs(
    pairs: Iterable[tuple[str, str, str]], edition: str, rows: Iterable[Row], source: str
) -> tuple[NewRow, ...]:
    """The rows that the pairs (term, form, comment) change or add; a pair the glossary has already changes nothing.

    A pair of a term or alias sets the full form, one of a short form the short one. A new term has `source`.
    """
    full: dict[str, list[Row]] = {}
    short: dict[str, list[Row]] = {}
    for row in rows:
        for spelling in (row.cells["term"], *values(row.cells.get("aliases", ""))):
            full.setdefault(spelling, []).append(row)
        for spelling in values(row.cells.get("short", "")):
            short.setdefault(spelling, []).append(row)
    changed: dict[str, NewRow] = {}
    for term, form, comment in pairs:
        bearers = [*full.get(term, ()), *short.get(term, ())]
        if not bearers:
            cells = {"term": term, edition: form, "note": comment, "source": source}
            changed.setdefault(term, NewRow({name: text for name, text in cells.items() if text}))
            continue
        # One surname is the short form of several people: the pair may be any of theirs.
        if any(form in values(row.cells.get(edition, "")) for row in bearers):
            continue
        row, is_short = bearers[0], term not in full
        key = f"{row.path}:{row.line}"
        forms = values(changed[key].cells[edition] if key in changed else row.cells.get(edition, ""))
        same = {name: row.cells[name] for name in ("term", "context", "case") if name in row.cells}
        changed[key] = NewRow(same | {edition: joined(_with(forms, form, is_short))}, is_whole=False)
    return tuple(changed.values())


def _with(forms: Sequence[str], form: str, is_short: bool) -> tuple[str, ...]:
    if is_short:
        return (*forms[:1], form) if forms else (form,)
    return (form, *forms[1:])
