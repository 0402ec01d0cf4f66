"""Rules about what a single entry must have and must not be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from translate.checks.model import Severity
from translate.glossary.candidates.words import words
from translate.glossary.lint.model import Complaint, Rule, Subject, complaint
from translate.glossary.mongolian import guessed
from translate.glossary.sheets import located_values
from translate.glossary.terms import TermKind

_FORMULA = tuple("=+-@\t")


@cache
def _everyday() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("stop_words.txt").read_text(encoding="utf-8").split())


def _formula(subject: Subject) -> Iterator[Complaint]:
    for sheet, row in subject.rows():
        for name, cell in row.cells.items():
            if cell.text.startswith(_FORMULA):
                what = f"the cell “{name}” begins with {cell.text[0]}, which a spreadsheet takes for a formula"
                yield complaint(sheet, cell, what, "begin it with a letter or a quotation mark")


def _source(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        if not located.entry.source:
            what = f"“{located.entry.term}” has no source"
            yield located.complaint(
                "source" if "source" in located.row.cells else "term", what, "say who uses the form"
            )


def _no_form(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        if not located.entry.forms and located.entry.kind is not TermKind.KEEP:
            what = f"“{located.entry.term}” has no form in any edition"
            yield located.complaint("term", what, "fill an edition's column, or make it kind “keep”")


def _missing_form(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        entry = located.entry
        missing = [edition for edition in subject.editions if not entry.forms.get(edition)]
        if entry.forms and missing and entry.kind is not TermKind.KEEP:
            column = missing[0] if missing[0] in located.row.cells else "term"
            yield located.complaint(column, f"“{entry.term}” has no form for {', '.join(missing)}", "fill the column")


def _stop_words(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        exact = located.entry.exact_case
        for column in ("term", "aliases", "short"):
            for index, value in located_values(located.row.cells[column]) if column in located.row.cells else ():
                if value.lower() in _everyday() and not value.isupper() and not exact:
                    what = f"“{value}” is an everyday word and would match all over"
                    yield located.complaint(column, what, "write the full name, or set case to “exact”", index)


def _calendar(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        for column in ("aliases", "short"):
            for index, value in located_values(located.row.cells[column]) if column in located.row.cells else ():
                if value.lower() in words().days_and_months and not value.isupper():
                    what = f"“{value}” is also a day or a month"
                    yield located.complaint(column, what, "give a context, or leave this short form out", index)


def _repeated(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        seen = {located.entry.term}
        for column in ("aliases", "short"):
            for index, value in located_values(located.row.cells[column]) if column in located.row.cells else ():
                if value in seen:
                    yield located.complaint(column, f"“{value}” stands twice in this row", "delete it here", index)
                seen.add(value)


def _guessed(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        if located.entry.kind is TermKind.KEEP:
            continue
        for form in located.entry.forms.get("mn", ()):
            facts = guessed(form.text, form.harmony, form.stem)
            if facts:
                columns = " and ".join(f"mn-{fact}" for fact in facts)
                what = f"the {' and '.join(facts)} of “{form.text}” is a guess"
                index = located.row.cells["mn"].text.find(form.text)
                yield located.complaint("mn", what, f"fill {columns}", max(index, 0))


RULES = (
    Rule("formula", Severity.ERROR, "No cell begins with =, +, - or @, which a spreadsheet would run.", _formula),
    Rule("source", Severity.ERROR, "Every row says where its forms come from.", _source),
    Rule("no-form", Severity.ERROR, "A row has a form in some edition, unless its kind is “keep”.", _no_form),
    Rule("missing-form", Severity.WARNING, "A row has a form in every edition.", _missing_form),
    Rule("stop-word", Severity.ERROR, "An everyday word is no term.", _stop_words),
    Rule("calendar", Severity.WARNING, "A day or month is no alias.", _calendar),
    Rule("repeated", Severity.WARNING, "A spelling stands once in its row.", _repeated),
    Rule("guessed", Severity.WARNING, "Harmony and stem class are given where the rules could err.", _guessed),
)
