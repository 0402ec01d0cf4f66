"""Rules about how terms and forms are written; what a wrong letter is, the checks of translations know."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from translate.checks import homoglyphs, invisible, middle_dot, script
from translate.checks.model import Check, Severity
from translate.checks.model import Subject as Written
from translate.checks.writing import is_chinese, is_cyrillic, is_letter_of
from translate.glossary.lint.model import Complaint, LocatedEntry, Rule, Subject
from translate.glossary.sheets import located_values
from translate.glossary.terms import TermKind

_ENGLISH = ("term", "aliases", "short")


def _cells(subject: Subject, located: LocatedEntry) -> Iterator[tuple[str, str, int, str]]:
    """Column, locale, index and text of each term, alias and form of a row."""
    columns = [(column, "en") for column in _ENGLISH]
    columns += [(column, subject.locales[column]) for column in subject.form_columns(located.sheet)]
    for column, locale in columns:
        cell = located.row.cells.get(column)
        if cell is not None:
            for index, value in located_values(cell):
                yield column, locale, index, value


def _by(check: Check, mend: str) -> Callable[[Subject], Iterator[Complaint]]:
    """The rule that a check of translations finds nothing in any term or form."""

    def look(subject: Subject) -> Iterator[Complaint]:
        for located in subject.entries:
            for column, locale, index, value in _cells(subject, located):
                for finding in check.look(Written(located.entry.term, value, "", column, locale)):
                    at = max(value.find(finding.label), 0) if not finding.label.startswith("U+") else 0
                    yield located.complaint(column, f"{column}: {finding.message}", mend, index + at)

    return look


def _other_script(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        for column, locale, index, value in _cells(subject, located):
            if located.entry.kind is TermKind.KEEP or locale == "en":
                continue
            at = next((at for at, letter in enumerate(value) if _is_foreign(letter, locale)), None)
            if at is not None:
                what = f"{column}: “{value}” has a letter of another script, {value[at]}"
                yield located.complaint(column, what, "look whether two columns were mixed up", index + at)


def _is_foreign(letter: str, locale: str) -> bool:
    if is_chinese(locale):
        return "\u0370" <= letter <= "\u1fff"
    return is_cyrillic(locale) and ("\u2e80" <= letter <= "\u9fff" or letter >= "\U00020000")


def _latin(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        for column, locale, index, value in _cells(subject, located):
            if located.entry.kind is TermKind.KEEP or not (is_chinese(locale) or is_cyrillic(locale)):
                continue
            if not any(is_letter_of(locale, letter) for letter in value) and any(map(str.isalpha, value)):
                what = f"{column}: “{value}” has no letter of the edition's script"
                yield located.complaint(column, what, "if it is kept as it is everywhere, make it kind “keep”", index)


RULES = (
    Rule(
        "homoglyphs",
        Severity.ERROR,
        "No word mixes Latin and Cyrillic letters that look alike.",
        _by(homoglyphs.CHECK, "type the word again with one keyboard"),
    ),
    Rule(
        "invisible",
        Severity.ERROR,
        "No invisible or control characters.",
        _by(invisible.CHECK, "type the word again instead of pasting it"),
    ),
    Rule(
        "middle-dot",
        Severity.ERROR,
        "The dot in a Chinese form is U+00B7 without spaces.",
        _by(middle_dot.CHECK, "write · (U+00B7)"),
    ),
    Rule(
        "script",
        Severity.ERROR,
        "Simplified and Traditional columns keep to their script.",
        _by(script.CHECK, "write the column's own character"),
    ),
    Rule("other-script", Severity.ERROR, "A form is written in its edition's script.", _other_script),
    Rule("latin", Severity.WARNING, "A form in Latin letters alone is kind “keep”.", _latin),
)
