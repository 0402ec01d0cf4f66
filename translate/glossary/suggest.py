"""Rows for names that lack a form: what is known is filled in, the rest is left for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from translate.glossary.editing import joined
from translate.glossary.files import FIXED_COLUMNS
from translate.glossary.terms import Entry, TermKind

_HAN = re.compile(r"[\u3400-\u9fff]")
_FEWEST_HAN, _FEWEST_LETTERS = 2, 4
_LONGEST_LOOKED_AT, _MOST_LOOKED_AT = 400, 20

Pairs = Sequence[tuple[str, str]]
"""Approved translations of one edition: English and translation."""


def columns_for(editions: Sequence[str]) -> tuple[str, ...]:
    """The columns of the suggested rows, in the order of the newsroom's files."""
    return (*FIXED_COLUMNS[:4], *editions, *FIXED_COLUMNS[4:])


def suggested_row(
    name: str,
    spellings: Sequence[str],
    kind: TermKind | None,
    entry: Entry | None,
    approved: Mapping[str, Pairs],
    note: str,
) -> dict[str, str]:
    """The cells of a row for `name`.

    `entry` is the one that lacks a form, when there is one: its forms and source are taken over. `approved` maps each
    edition to its approved translations: a form that all sentences with the name share is filled in.
    """
    row = {"term": name, "kind": kind.value if kind else "", "note": note}
    if entry is not None:
        row |= {"aliases": joined(entry.aliases), "short": joined(entry.short), "source": entry.source}
    else:
        row["short"] = joined(spelling for spelling in spellings if spelling != name and spelling in name.split())
    for edition, pairs in approved.items():
        forms = entry.forms.get(edition, ()) if entry is not None else ()
        if forms:
            row[edition] = joined(form.text for form in forms)
        elif found := approved_form(name, pairs):
            row[edition] = found
            row["source"] = row.get("source") or "approved translations"
    return row


def approved_form(name: str, pairs: Pairs) -> str:
    """The form that approved translations give `name`, or an empty string when they do not tell.

    It is the translation of the name alone, or else the longest stretch that the translations of all sentences with
    the name share (two or more), when no other approved translation has it.
    """
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    with_name = [(source, target) for source, target in pairs if pattern.search(source)]
    for source, target in with_name:
        if source.strip() == name:
            return target.strip()
    targets = sorted({target for _, target in with_name}, key=lambda target: (len(target), target))[:_MOST_LOOKED_AT]
    if len(targets) < 2:
        return ""
    others = [target for source, target in pairs if not pattern.search(source)]
    shared = _shared(targets)
    return "" if not shared or any(shared in other for other in others) else shared


def _shared(targets: Sequence[str]) -> str:
    """The longest stretch in all targets, cut to whole words where words are divided by spaces."""
    first = targets[0][:_LONGEST_LOOKED_AT]
    for length in range(len(first), _FEWEST_HAN - 1, -1):
        for start in range(len(first) - length + 1):
            stretch = _trimmed(first, start, start + length)
            if stretch and all(stretch in target for target in targets):
                return stretch
    return ""


def _trimmed(text: str, start: int, end: int) -> str:
    stretch = text[start:end]
    if stretch != stretch.strip(" .,;:!?()（），。：；、“”「」—-"):
        return ""
    if _HAN.search(stretch):
        return stretch if len(stretch) >= _FEWEST_HAN else ""
    inside = (start and text[start - 1].isalpha()) or not stretch[0].isupper()
    return "" if inside or len(stretch) < _FEWEST_LETTERS else stretch
