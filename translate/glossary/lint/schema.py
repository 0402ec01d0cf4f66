"""Rules about columns and the cells that take only certain values."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from translate.checks.model import Severity
from translate.glossary.files import FIXED_COLUMNS, WRITABLE_KINDS, values
from translate.glossary.lint.model import Complaint, Rule, Subject, complaint
from translate.glossary.mongolian.harmony import HARMONIES
from translate.glossary.sheets import located_values

_STEMS = ("plain", "g", "drop", "n")
_LATIN_HARMONIES = {"a": "а", "o": "о", "e": "э", "ö": "ө"}


def _columns(subject: Subject) -> Iterator[Complaint]:
    known = [*FIXED_COLUMNS, *subject.locales]
    for sheet in subject.sheets:
        for cell in sheet.header:
            if cell.text not in known:
                near = get_close_matches(cell.text, known, 1)
                mend = f"call it “{near[0]}”" if near else "name it after an edition of translate.toml, or delete it"
                yield complaint(sheet, cell, f"unknown column “{cell.text}”", mend)


def _terms(subject: Subject) -> Iterator[Complaint]:
    for sheet, row in subject.rows():
        if not row.cells["term"].text:
            yield complaint(
                sheet, row.cells["term"], "a row without a term", "fill the column “term”, or delete the row"
            )


def _kinds(subject: Subject) -> Iterator[Complaint]:
    for sheet, row in subject.rows():
        cell = row.cells.get("kind")
        if cell is not None and cell.text and cell.text not in WRITABLE_KINDS:
            near = get_close_matches(cell.text, WRITABLE_KINDS, 1)
            mend = f"write “{near[0]}”" if near else f"write one of {', '.join(WRITABLE_KINDS)}"
            yield complaint(sheet, cell, f"unknown kind “{cell.text}”", mend)


def _cases(subject: Subject) -> Iterator[Complaint]:
    for sheet, row in subject.rows():
        cell = row.cells.get("case")
        if cell is not None and cell.text not in ("", "exact"):
            yield complaint(sheet, cell, f"unknown case rule “{cell.text}”", "write “exact”, or leave it empty")


def _wrong(subject: Subject) -> Iterator[Complaint]:
    for sheet, row in subject.rows():
        cell = row.cells.get("wrong")
        for index, value in located_values(cell) if cell is not None else ():
            assert cell is not None
            edition, colon, form = (part.strip() for part in value.partition(":"))
            if not colon or not form:
                yield complaint(sheet, cell, f"“{value}” does not say of which edition", f"write mn:{value}", index)
            elif edition not in subject.locales:
                mend = f"write one of {', '.join(subject.locales)} before the colon"
                yield complaint(sheet, cell, f"unknown edition “{edition}”", mend, index)
            elif (right := row.cells.get(edition)) is not None and form in values(right.text):
                what = f"“{form}” is called wrong, and stands as a form of {edition}"
                yield complaint(sheet, cell, what, "delete it in one of the two columns", index)


def _facts(subject: Subject) -> Iterator[Complaint]:
    for sheet, row in subject.rows():
        for column, allowed in (("mn-harmony", HARMONIES), ("mn-stem", _STEMS)):
            cell = row.cells.get(column)
            if cell is None or not cell.text or cell.text in allowed:
                continue
            latin = _LATIN_HARMONIES.get(cell.text) if column == "mn-harmony" else None
            what = f"“{cell.text}” is a Latin letter" if latin else f"unknown value “{cell.text}” of {column}"
            yield complaint(
                sheet, cell, what, f"write Cyrillic {latin}" if latin else f"write one of {', '.join(allowed)}"
            )


RULES = (
    Rule("column", Severity.ERROR, "Every column is one the program knows.", _columns),
    Rule("term", Severity.ERROR, "Every row has a term.", _terms),
    Rule("kind", Severity.ERROR, f"A kind is one of {', '.join(WRITABLE_KINDS)}.", _kinds),
    Rule("case", Severity.ERROR, "The case rule is “exact”, or empty.", _cases),
    Rule("wrong", Severity.ERROR, "A wrong variant names its edition and is no right form of it.", _wrong),
    Rule("fact", Severity.ERROR, "mn-harmony is а, о, э or ө; mn-stem is plain, g, drop or n.", _facts),
)
