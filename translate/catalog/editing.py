"""Change one entry line by line, so that every line not meant by the change stays as a person or tool wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from translate.catalog.model import Catalog, Entry, Key, Line, LineKind
from translate.catalog.strings import keyword_lines

_OBSOLETE_MARK = re.compile(r"^\s*#~ ?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def new_entry(key: Key, msgstr: str, newline: str) -> Entry:
    """An entry with nothing but its keywords, and a blank line before it."""
    msgctxt, msgid = key
    lines = [Line(LineKind.BLANK, newline)]
    if msgctxt is not None:
        lines += _lines(LineKind.MSGCTXT, keyword_lines("msgctxt", msgctxt, newline))
    lines += _lines(LineKind.MSGID, keyword_lines("msgid", msgid, newline))
    lines += _lines(LineKind.MSGSTR, keyword_lines("msgstr", msgstr, newline))
    return Entry(
        msgctxt=msgctxt,
        msgid=msgid,
        msgstr=msgstr,
        msgid_plural=None,
        msgstr_plural=(),
        flags=(),
        previous_msgctxt=None,
        previous_msgid=None,
        translator_comments=(),
        extracted_comments=(),
        references=(),
        obsolete=False,
        line=_first_keyword(lines),
        lines=tuple(lines),
    )


def with_translator_comments(entry: Entry, comments: Sequence[str], newline: str) -> Entry:
    """The entry with these comments (`# `) in place of its own."""
    if tuple(comments) == entry.translator_comments:
        return entry
    clean = tuple(comment.rstrip() for comment in comments)
    texts = [f"# {comment}".rstrip() + newline for comment in clean]
    return _replaced(entry, LineKind.TRANSLATOR, texts, translator_comments=clean)


def with_extracted_comments(entry: Entry, comments: Sequence[str], newline: str) -> Entry:
    """The entry with these comments (`#.`) in place of its own; a comment with line breaks becomes several."""
    clean = tuple(_CONTROL.sub(" ", line).strip() for comment in comments for line in re.split(r"\r\n|\n|\r", comment))
    if clean == entry.extracted_comments:
        return entry
    texts = [f"#. {comment}".rstrip() + newline for comment in clean]
    return _replaced(entry, LineKind.EXTRACTED, texts, extracted_comments=clean)


def with_references(entry: Entry, references: Sequence[str], newline: str) -> Entry:
    """The entry with these references (`#:`) in place of its own, one a line."""
    if tuple(references) == entry.references:
        return entry
    texts = [f"#: {reference}{newline}" for reference in references]
    return _replaced(entry, LineKind.REFERENCE, texts, references=tuple(references))


def with_fuzzy(entry: Entry, fuzzy: bool, newline: str) -> Entry:
    """The entry with or without the flag `fuzzy`; its other flags stay."""
    if fuzzy == entry.fuzzy:
        return entry
    others = [flag for flag in entry.flags if flag != "fuzzy"]
    flags = ["fuzzy", *others] if fuzzy else others
    texts = [f"#, {', '.join(flags)}{newline}"] if flags else []
    return _replaced(entry, LineKind.FLAG, texts, flags=tuple(flags))


def with_previous(entry: Entry, previous: Key | None, newline: str) -> Entry:
    """The entry with `#|` lines that name what its msgstr was translated from; None takes them away."""
    if previous is None and entry.previous_msgid is None:
        return entry
    msgctxt, msgid = previous or (None, None)
    prefix = "#~| " if entry.obsolete else "#| "
    texts = [] if msgctxt is None else keyword_lines("msgctxt", msgctxt, newline, prefix)
    texts += [] if msgid is None else keyword_lines("msgid", msgid, newline, prefix)
    return _replaced(entry, LineKind.PREVIOUS, texts, previous_msgctxt=msgctxt, previous_msgid=msgid)


def with_msgstr(entry: Entry, msgstr: str, newline: str) -> Entry:
    """The entry with this translation; ValueError for a plural entry."""
    if entry.msgid_plural is not None:
        raise ValueError("a plural entry has more than one translation")
    if msgstr == entry.msgstr:
        return entry
    prefix = "#~ " if entry.obsolete else ""
    return _replaced(entry, LineKind.MSGSTR, keyword_lines("msgstr", msgstr, newline, prefix), msgstr=msgstr)


def made_obsolete(entry: Entry) -> Entry:
    """The entry as obsolete (`#~`), in its own lines but without its references."""
    if entry.obsolete:
        return entry
    kept = [line for line in entry.lines if line.kind is not LineKind.REFERENCE]
    return _with_lines(entry, [_mapped(line, _obsolete_text) for line in kept], references=(), obsolete=True)


def made_active(entry: Entry) -> Entry:
    """The obsolete entry as an active one."""
    if not entry.obsolete:
        return entry
    return _with_lines(entry, [_mapped(line, _active_text) for line in entry.lines], obsolete=False)


def with_entries(catalog: Catalog, change: Callable[[Entry], Entry]) -> Catalog:
    """The catalogue with every entry changed by `change`."""
    return replace(catalog, entries=tuple(change(entry) for entry in catalog.entries))


def _obsolete_text(line: Line) -> str:
    text = line.text.lstrip()
    return f"#~{text[1:]}" if line.kind is LineKind.PREVIOUS else f"#~ {text}"


def _active_text(line: Line) -> str:
    if line.kind is LineKind.PREVIOUS:
        return "#" + line.text.lstrip()[2:]
    return _OBSOLETE_MARK.sub("", line.text)


def _mapped(line: Line, text: Callable[[Line], str]) -> Line:
    return Line(line.kind, text(line)) if line.kind >= LineKind.PREVIOUS else line


def _replaced(entry: Entry, kind: LineKind, texts: Sequence[str], **meaning: Any) -> Entry:
    """The entry with its lines of one kind replaced, where the first of them stood or where gettext puts them.

    `meaning` is what the new lines say.
    """
    new = _lines(kind, texts)
    old = [index for index, line in enumerate(entry.lines) if line.kind is kind]
    kept = [line for line in entry.lines if line.kind is not kind]
    place = old[0] if old else next((index for index, line in enumerate(kept) if line.kind > kind), len(kept))
    return _with_lines(entry, [*kept[:place], *new, *kept[place:]], **meaning)


def _lines(kind: LineKind, texts: Sequence[str]) -> list[Line]:
    return [Line(kind, text) for text in texts]


def _with_lines(entry: Entry, lines: Sequence[Line], **meaning: Any) -> Entry:
    return replace(entry, lines=(*lines[:-1], _ended(lines)), line=_first_keyword(lines), **meaning)


def _first_keyword(lines: Sequence[Line]) -> int:
    return next(number for number, line in enumerate(lines, start=1) if line.kind >= LineKind.MSGCTXT)


def _ended(lines: Sequence[Line]) -> Line:
    last = lines[-1]
    if last.text.endswith("\n"):
        return last
    # The last line of a file may lack its line end; it may not once the entry can be moved.
    newline = "\r\n" if any(line.text.endswith("\r\n") for line in lines) else "\n"
    return Line(last.kind, last.text + newline)
