"""The names whose translation is known: of CC-CEDICT, of the country lists and of CLDR, by target language."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora import read_lines
from training.masking import Name, NameTable

CAPITALISED = re.compile(r"[A-Z][\w'’.-]+(?: (?:(?:of|the|and|de|al)\b )*[A-Z][\w'’.-]*)*$")
# Words that begin sentences or are common nouns as often as names.
NOT_NAMES = frozenset("Chinese English I Monday Tuesday Wednesday Thursday Friday Saturday Sunday May March Lord Web".split())


def _lexicon_names(corpora: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((corpora / "lexicon").glob("*.tsv.gz")):
        for line in read_lines(path):
            english, _, chinese = line.partition("\t")
            if CAPITALISED.match(english) and english not in NOT_NAMES and len(chinese) > 1:
                yield english, chinese


def _cldr_territories(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    english = Locale("en").territories
    translated = Locale(language).territories
    for code, name in english.items():
        if code.isalpha() and code in translated:
            yield name, translated[code]


def _mongolian_forms(nominative: str) -> tuple[tuple[str, str], ...]:
    mongolian = importlib.import_module("translate.glossary.mongolian")
    forms = mongolian.case_forms(nominative)
    marked = ("gen", "dat", "acc", "abl", "ins", "com")
    wanted = [(form, str(case)) for case, spellings in forms.items() if str(case) in marked for form in spellings]
    return ((nominative, ""), *wanted)


def name_table(corpora: Path, target: str) -> NameTable:
    """The names known for `target`; a Mongolian name in each of its case forms."""
    if target == "zh":
        pairs = [*_lexicon_names(corpora), *_cldr_territories("zh")]
        return NameTable([Name(english, ((chinese, ""),)) for english, chinese in pairs], target)
    return NameTable([Name(english, _mongolian_forms(form)) for english, form in _cldr_territories("mn")], target)
