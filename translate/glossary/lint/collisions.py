"""Rules about entries that stand in each other's way: a spelling belongs to one entry, a name has one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.checks.model import Severity
from translate.glossary.folding import fold
from translate.glossary.lint.model import Complaint, LocatedEntry, Rule, Subject
from translate.glossary.sheets import located_values
from translate.glossary.terms import Entry, TermKind

_DOT = "·"


@dataclass(frozen=True)
class _Spelling:
    """One way of writing an entry: where it stands, and whether it must be written to the letter."""

    written: str
    located: LocatedEntry
    column: str
    index: int

    @property
    def exact(self) -> bool:
        return self.located.entry.exact_case or (self.written.isupper() and len(self.written) > 1)


@dataclass(frozen=True)
class _Clash:
    """`later` cannot match where it should, since `earlier` has the same spelling."""

    earlier: _Spelling
    later: _Spelling
    forms_differ: bool


def _clashes(entries: Sequence[LocatedEntry]) -> tuple[_Clash, ...]:
    found = []
    taken: dict[str, list[_Spelling]] = {}
    for located in entries:
        own = list(_spellings(located, ("term", "aliases")))
        for spelling in own:
            key = fold(spelling.written)
            for earlier in taken.get(key, ()):
                if _same_places(earlier, spelling):
                    found.append(_Clash(earlier, spelling, _forms_differ(earlier.located.entry, located.entry)))
                    break
        for spelling in own:
            taken.setdefault(fold(spelling.written), []).append(spelling)
    return tuple(found)


def _spellings(located: LocatedEntry, columns: Sequence[str]) -> Iterator[_Spelling]:
    for column in columns:
        cell = located.row.cells.get(column)
        if cell is None:
            continue
        for index, value in [(0, cell.text)] if column == "term" else located_values(cell):
            yield _Spelling(value, located, column, index)


def _same_places(earlier: _Spelling, later: _Spelling) -> bool:
    """Whether `earlier` matches wherever `later` could: its case and context ask for no more."""
    if earlier.exact and earlier.written != later.written:
        return False
    one, other = earlier.located.entry, later.located.entry
    if not one.requires and not one.excludes:
        return True
    return (one.requires, one.excludes) == (other.requires, other.excludes)


def _forms_differ(one: Entry, other: Entry) -> bool:
    return any(
        one.forms[edition][0].text != other.forms[edition][0].text for edition in one.forms if edition in other.forms
    )


def _duplicates(subject: Subject) -> Iterator[Complaint]:
    for clash in _clashes(subject.entries):
        if not clash.forms_differ and clash.earlier.column == clash.later.column == "term":
            what = f"“{clash.later.written}” stands in {clash.earlier.located.where} already"
            yield _complain(clash, what, "delete one of the rows, or give them contexts that exclude each other")


def _two_forms(subject: Subject) -> Iterator[Complaint]:
    for clash in _clashes(subject.entries):
        if clash.forms_differ:
            earlier = clash.earlier.located
            forms = "; ".join(
                f"{edition}: {earlier.entry.forms[edition][0].text} and {forms[0].text}"
                for edition, forms in clash.later.located.entry.forms.items()
                if edition in earlier.entry.forms and earlier.entry.forms[edition][0].text != forms[0].text
            )
            what = f"“{clash.later.written}” has two forms, here and in {earlier.where} ({forms})"
            yield _complain(clash, what, "keep one, or give the rows contexts that tell them apart")


def _shadowed(subject: Subject) -> Iterator[Complaint]:
    for clash in _clashes(subject.entries):
        if not clash.forms_differ and not clash.earlier.column == clash.later.column == "term":
            other = clash.earlier.located
            what = f"“{clash.later.written}” is always taken for “{other.entry.term}” ({other.where})"
            yield _complain(clash, what, "delete it here or there")


def _complain(clash: _Clash, what: str, mend: str) -> Complaint:
    return clash.later.located.complaint(clash.later.column, what, mend, clash.later.index)


def _short_names(subject: Subject) -> Iterator[Complaint]:
    terms = {
        fold(spelling.written): located
        for located in subject.entries
        for spelling in _spellings(located, ("term", "aliases"))
    }
    for located in subject.entries:
        for spelling in _spellings(located, ("short",)):
            other = terms.get(fold(spelling.written))
            if other is not None and other is not located:
                what = f"the short form “{spelling.written}” is the name “{other.entry.term}” ({other.where})"
                mend = "give that row or this one a context, or leave this short form out"
                yield located.complaint("short", what, mend, spelling.index)


def _base(subject: Subject) -> Iterator[Complaint]:
    base = {fold(entry.term): entry for entry in subject.base}
    for located in subject.entries:
        for spelling in _spellings(located, ("aliases", "short")):
            other = base.get(fold(spelling.written))
            if other is None or other.term == located.entry.term:
                continue
            shared = [edition for edition in other.forms if edition in located.entry.forms]
            same = (other.forms[edition][0].text == located.entry.forms[edition][0].text for edition in shared)
            if shared and not any(same):
                what = f"“{spelling.written}” hides the {other.kind} of this name in the base layer ({other.origin})"
                yield located.complaint(spelling.column, what, "give a context, or leave it out", spelling.index)


def _surnames(subject: Subject) -> Iterator[Complaint]:
    """The same surname is written the same way for everyone who bears it, as Xinhua's rule has it (同名同译)."""
    first: dict[tuple[str, str], tuple[str, LocatedEntry]] = {}
    for located in subject.entries:
        if located.entry.kind is not TermKind.PERSON:
            continue
        for short in located.entry.short:
            for column in subject.form_columns(located.sheet):
                forms = located.entry.forms.get(column, ())
                if not forms or _DOT not in forms[0].text:
                    continue
                last = forms[0].text.rpartition(_DOT)[2]
                other, where = first.setdefault((fold(short), column), (last, located))
                if other != last:
                    what = f"“{short}” is {last} here and {other} in {where.where}"
                    yield located.complaint(column, what, "write one surname one way, or note why not", 0)


def _short_of_another(subject: Subject) -> Iterator[Complaint]:
    for located in subject.entries:
        if located.entry.kind is not TermKind.PERSON:
            continue
        for column in subject.form_columns(located.sheet):
            forms = located.entry.forms.get(column, ())
            if len(forms) > 1 and _last_part(forms[-1].text) not in forms[0].text:
                index = located.row.cells[column].text.rfind(forms[-1].text)
                what = f"the short form {forms[-1].text} is no part of the full form {forms[0].text}"
                yield located.complaint(column, what, "make them agree", index)


def _last_part(form: str) -> str:
    """The surname, or the given name behind a Mongolian initial (Ц.Элбэгдорж)."""
    return re.split(r"[·.\s]", form)[-1] or form


RULES = (
    Rule("duplicate", Severity.ERROR, "A term stands in one row.", _duplicates),
    Rule("two-forms", Severity.ERROR, "A name has one form per edition.", _two_forms),
    Rule("shadowed", Severity.ERROR, "An alias does not take a spelling from another entry.", _shadowed),
    Rule("short-name", Severity.WARNING, "A short form is not the full name of another entry.", _short_names),
    Rule("hides-base", Severity.WARNING, "An alias does not hide a name of the base layer.", _base),
    Rule("surname", Severity.WARNING, "A surname is written one way.", _surnames),
    Rule("short-form", Severity.WARNING, "A person's short form is part of the full one.", _short_of_another),
)
