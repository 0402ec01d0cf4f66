"""The names whose translation is known: the project's termbase, CLDR's places, and for Chinese the lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from training.corpora import read_lines
from training.masking import Name, NameTable
from training.symbols import CASE_MARKS

if TYPE_CHECKING:
    from translate.glossary.terms import Entry

ROOT = Path(__file__).parent.parent
EDITIONS = {"zh": "zh-Hans", "mn": "mn"}
CAPITALISED = re.compile(r"[A-Z][\w'’.-]+(?: (?:(?:of|the|and|de|al)\b )*[A-Z][\w'’.-]*)*$")
# Words that begin sentences or are common nouns as often as names.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOT_NAMES = frozenset((*DAYS, "Chinese", "English", "I", "May", "March", "Lord", "Web"))


def _lexicon_names(corpora: Path) -> Iterator[Name]:
    for path in sorted((corpora / "lexicon").glob("*.tsv.gz")):
        for line in read_lines(path):
            english, _, chinese = line.partition("\t")
            if CAPITALISED.match(english) and english not in NOT_NAMES and len(chinese) > 1:
                yield Name(english, ((chinese, ""),))


def termbase(target: str) -> list[Entry]:
    """The project's glossaries and CLDR's names below them, as the program reads them for the language's edition."""
    from translate.glossary.cldr import base_entries
    from translate.glossary.files import read_entries

    return [
        *read_entries(sorted((ROOT / "glossaries").glob("*.csv")), root=ROOT),
        *base_entries({EDITIONS[target]: target}),
    ]


def _termbase_names(target: str) -> Iterator[Name]:
    from translate.glossary.mongolian import case_forms
    from translate.glossary.terms import Form, TermKind

    def in_all_cases(form: Form) -> tuple[tuple[str, str], ...]:
        if target != "mn":
            return ((form.text, ""),)
        cases = case_forms(form.text, harmony=form.harmony, stem=form.stem)
        marked = [(forms[0], str(case)) for case, forms in cases.items() if str(case) in CASE_MARKS]
        return tuple({form.text: "", **{text: case for text, case in marked if text != form.text}}.items())

    edition = EDITIONS[target]
    for entry in termbase(target):
        forms = entry.forms.get(edition)
        if not forms or entry.kind in (TermKind.TERM, TermKind.KEEP) or entry.term[0].islower():
            continue
        for spelling in (entry.term, *entry.aliases):
            yield Name(spelling, in_all_cases(forms[0]))
        for spelling in entry.short:
            yield Name(spelling, in_all_cases(forms[-1]))


def name_table(corpora: Path, target: str) -> NameTable:
    """The names known for `target`, a Mongolian one in each of its case forms; `corpora` may lack the lexicons."""
    lexicon = _lexicon_names(corpora) if target == "zh" else ()
    return NameTable([*_termbase_names(target), *lexicon], target)
