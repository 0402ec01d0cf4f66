"""Read PO files without losing a byte, and say line and reason when one is malformed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from translate.catalog.model import Catalog, Entry, Key, Line, LineKind
from translate.catalog.strings import read_strings
from translate.errors import CatalogError
from translate.files import read_if_present

_HINT = "correct it in a text editor and run again; the file was left as it is"
_CONFLICT_HINT = "resolve it; `cli.py review combine --help` shows how git merges such files by itself"
_CHARSET = re.compile(rb"charset=([^\s\\\"]+)", re.IGNORECASE)
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(\[\d+\])?(?=[\s\"]|$)")
_KEYWORDS = {
    "msgctxt": LineKind.MSGCTXT,
    "msgid": LineKind.MSGID,
    "msgid_plural": LineKind.MSGID_PLURAL,
    "msgstr": LineKind.MSGSTR,
}
_COMMENTS = {
    "#.": LineKind.EXTRACTED,
    "#:": LineKind.REFERENCE,
    "#,": LineKind.FLAG,
    "#|": LineKind.PREVIOUS,
}
_REFERENCE = re.compile("\u2068[^\u2069]*\u2069(?::\\d+)?|\\S+")


def read_catalog(path: Path) -> Catalog:
    """The PO file at `path`; CatalogError with line and reason when malformed, StorageError when unreadable."""
    data = read_if_present(path)
    if data is None:
        raise CatalogError("there is no such file", path=path)
    return parse_catalog(data, path)


def parse_catalog(data: bytes, path: Path) -> Catalog:
    """The PO file whose bytes are given; `path` is for messages. `to_bytes` of the result is `data` again.

    The text must be UTF-8 and say so in a header; no two entries that are not obsolete may share context and
    msgid. CatalogError otherwise.
    """
    text = _decode(data, path)
    byte_order_mark = text.startswith("\ufeff")
    lines = re.findall(r"[^\n]*\n|[^\n]+", text.removeprefix("\ufeff"))
    reader = _Reader(path)
    for number, line in enumerate(lines, start=1):
        reader.take(number, line)
    entries, trailer = reader.end(len(lines))
    catalog = Catalog(
        path=path,
        entries=entries,
        newline="\r\n" if lines and lines[0].endswith("\r\n") else "\n",
        byte_order_mark=byte_order_mark,
        trailer=trailer,
    )
    _check(catalog)
    return catalog


def _fail(path: Path, line: int, what: str, hint: str = _HINT) -> NoReturn:
    raise CatalogError(what, path=path, line=line, hint=hint)


def _decode(data: bytes, path: Path) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _fail(path, 1, "the file is UTF-16, not UTF-8", "save it as UTF-8")
    if found := _CHARSET.search(data):
        charset = found[1].decode("ascii", "replace")
        if charset.upper() not in ("UTF-8", "UTF8", "US-ASCII", "ASCII"):
            line = data.count(b"\n", 0, found.start()) + 1
            _fail(path, line, f"the header says charset {charset}, not UTF-8", "convert it: msgconv --to-code=UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _fail(path, data.count(b"\n", 0, error.start) + 1, f"byte 0x{data[error.start]:02x} is not UTF-8")
    if "\0" in text:
        _fail(path, text.count("\n", 0, text.index("\0")) + 1, "a NUL character: this is not a PO file")
    if stray := re.search(r"\r(?!\n)", text):
        _fail(path, text.count("\n", 0, stray.start()) + 1, "a carriage return inside a line")
    return text


def _check(catalog: Catalog) -> None:
    seen: dict[Key, Entry] = {}
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        if first := seen.get(entry.key):
            name = "header" if entry.is_header else "entry"
            _fail(catalog.path, entry.line, f"the same {name} stands on line {first.line} already")
        seen[entry.key] = entry
    header = catalog.header
    if header is None:
        hint = "put the header back, or remove the file to begin anew"
        _fail(catalog.path, 1, "no header (the entry with an empty msgid)", hint)
    if not _CHARSET.search(header.msgstr.encode()):
        _fail(catalog.path, header.line, "the header does not say charset=UTF-8 (in Content-Type)")


class _Reader:
    """Cuts the lines of a file into entries."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: list[Entry] = []
        self._lines: list[Line] = []
        self._first = 1
        # Blank lines are held back: only what follows tells whether they end the entry or stand inside it.
        self._blank: list[Line] = []
        self._last = LineKind.BLANK

    def take(self, number: int, text: str) -> None:
        kind = self._kind(number, text)
        if kind is LineKind.BLANK:
            self._blank.append(Line(kind, text))
            return
        continued = _body(text).startswith('"')
        if self._last is LineKind.MSGSTR and not continued and not (kind is LineKind.MSGSTR and _index(text)):
            self._close(number)
        self._lines += [*self._blank, Line(kind, text)]
        self._blank = []
        self._last = kind

    def end(self, count: int) -> tuple[tuple[Entry, ...], str]:
        if self._last is LineKind.MSGSTR:
            self._close(count + 1)
        elif any(line.kind > LineKind.FLAG for line in self._lines):
            self._entry()
        return tuple(self._entries), "".join(line.text for line in (*self._lines, *self._blank))

    def _close(self, number: int) -> None:
        self._entry()
        self._lines = []
        self._first = number - len(self._blank)
        self._last = LineKind.BLANK

    def _entry(self) -> None:
        self._entries.append(_EntryBuilder(self._lines, self._first, self._path).build())

    def _kind(self, number: int, text: str) -> LineKind:
        stripped = text.strip()
        if not stripped or stripped == "#~":
            return LineKind.BLANK
        if stripped.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            _fail(self._path, number, "a merge conflict of git is not resolved", _CONFLICT_HINT)
        if stripped.startswith("#~|"):
            return LineKind.PREVIOUS
        if stripped.startswith("#") and not stripped.startswith("#~"):
            return _COMMENTS.get(stripped[:2], LineKind.TRANSLATOR)
        body = _body(text)
        if body.startswith('"'):
            if self._last < LineKind.MSGCTXT:
                _fail(self._path, number, "a string without msgid or msgstr before it")
            return self._last
        if keyword := _KEYWORD.match(body):
            if keyword[2] and keyword[1] != "msgstr":
                _fail(self._path, number, f"{keyword[0]} is no keyword")
            return _KEYWORDS[keyword[1]]
        _fail(self._path, number, f'expected msgid, msgstr, a string in "…" or a comment, found {body.strip()[:30]!r}')


class _EntryBuilder:
    """Reads the meaning of one entry's lines."""

    def __init__(self, lines: Sequence[Line], first: int, path: Path) -> None:
        self._lines = lines
        self._first = first
        self._path = path
        self._strings: dict[str, str] = {}
        self._starts: dict[str, int] = {}

    def build(self) -> Entry:
        translator, extracted, references, flags = [], [], [], []
        previous: list[tuple[int, str]] = []
        obsolete: set[bool] = set()
        keyword = ""
        for number, line in enumerate(self._lines, start=self._first):
            stripped = line.text.strip()
            match line.kind:
                case LineKind.BLANK:
                    pass
                case LineKind.TRANSLATOR:
                    translator.append(stripped[1:].removeprefix(" "))
                case LineKind.EXTRACTED:
                    extracted.append(stripped[2:].removeprefix(" "))
                case LineKind.REFERENCE:
                    references += _REFERENCE.findall(stripped[2:])
                case LineKind.FLAG:
                    flags += [flag.strip() for flag in stripped[2:].split(",") if flag.strip()]
                case LineKind.PREVIOUS:
                    previous.append((number, stripped.partition("|")[2]))
                case _:
                    obsolete.add(stripped.startswith("#~"))
                    keyword = self._take_string(number, _body(line.text), keyword)
        self._check_keywords(obsolete)
        previous_msgctxt, previous_msgid = self._read_previous(previous)
        plural = tuple(text for name, text in self._strings.items() if name.startswith("msgstr["))
        return Entry(
            msgctxt=self._strings.get("msgctxt"),
            msgid=self._strings["msgid"],
            msgstr=self._strings["msgstr"] if not plural else plural[0],
            msgid_plural=self._strings.get("msgid_plural"),
            msgstr_plural=plural,
            flags=tuple(flags),
            previous_msgctxt=previous_msgctxt,
            previous_msgid=previous_msgid,
            translator_comments=tuple(translator),
            extracted_comments=tuple(extracted),
            references=tuple(references),
            obsolete=obsolete == {True},
            line=min(self._starts.values()),
            lines=tuple(self._lines),
        )

    def _take_string(self, number: int, body: str, keyword: str) -> str:
        """Add the strings of a line to the keyword they belong to; return that keyword."""
        found = _KEYWORD.match(body)
        if found:
            keyword = found[0]
            if keyword == "msgid" and keyword in self._strings:
                _fail(self._path, self._starts["msgid"], "msgid without msgstr")
            if keyword in self._strings:
                _fail(self._path, number, f"{keyword} stands twice in one entry")
            self._strings[keyword] = ""
            self._starts[keyword] = number
            body = body[found.end() :]
            if not body.strip():
                _fail(self._path, number, f'{keyword} without a string in "…"')
        self._strings[keyword] += self._value(number, body)
        return keyword

    def _value(self, number: int, body: str) -> str:
        try:
            return read_strings(body)
        except ValueError as error:
            _fail(self._path, number, str(error))

    def _check_keywords(self, obsolete: set[bool]) -> None:
        names = list(self._strings)
        last = self._first + len(self._lines) - 1
        if "msgid" not in self._strings:
            _fail(self._path, min(self._starts.values(), default=last), "an entry without msgid")
        start = self._starts["msgid"]
        if len(obsolete) > 1:
            _fail(self._path, start, "an entry of which only some lines are obsolete (#~)")
        forms = [name for name in names if name.startswith("msgstr")]
        if not forms:
            _fail(self._path, start, "msgid without msgstr")
        wanted = [f"msgstr[{index}]" for index in range(len(forms))] if "msgid_plural" in names else ["msgstr"]
        if forms != wanted:
            _fail(self._path, self._starts[forms[0]], f"expected {', '.join(wanted)}, found {', '.join(forms)}")
        head = [name for name in names if not name.startswith("msgstr")]
        if head != sorted(head) or names != head + forms:
            _fail(self._path, self._starts[names[0]], f"the keywords stand in the wrong order: {', '.join(names)}")

    def _read_previous(self, lines: Sequence[tuple[int, str]]) -> tuple[str | None, str | None]:
        values: dict[str, str] = {}
        keyword = ""
        for number, text in lines:
            body = text.strip()
            if found := _KEYWORD.match(body):
                keyword = found[0]
                body = body[found.end() :]
                values[keyword] = ""
            if not keyword:
                _fail(self._path, number, "#| without msgid")
            values[keyword] += self._value(number, body)
        return values.get("msgctxt"), values.get("msgid")


def _body(text: str) -> str:
    """The line without the mark of an obsolete entry."""
    return text.strip().removeprefix("#~").strip()


def _index(text: str) -> bool:
    found = _KEYWORD.match(_body(text))
    return found is not None and found[2] is not None and found[2] != "[0]"
