"""TBX 3: ISO 30042:2019, dialect TBX-Basic, style DCA.

A row is a concept; the English term, aliases and short forms, and each edition's forms are its language sections;
wrong variants are deprecated terms. What TBX-Basic has no category for (case, context, the Mongolian facts) stands in
notes that begin with `editions:` and are read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element, SubElement, TreeBuilder, indent, tostring
from xml.parsers import expat

from translate.config import Edition
from translate.errors import GlossaryError
from translate.glossary.files import FIXED_COLUMNS, SEPARATOR, WRITABLE_KINDS, values
from translate.glossary.interchange.model import ExchangedRow
from translate.memory.languages import edition_for, is_english

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "xml:lang"
_NOTE = re.compile(r"editions:([^=\s]+)=(.*)", re.DOTALL)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PREFERRED, _ADMITTED, _DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_IN_NOTES = ("case", "context", "mn-harmony", "mn-stem")
_HINT = "export it as TBX 3 (ISO 30042:2019), style DCA"


def document(rows: Sequence[ExchangedRow]) -> bytes:
    """The TBX document of the rows; raises GlossaryError for a row that XML or the glossary's schema cannot hold."""
    root = Element("tbx", {"style": "dca", "type": "TBX-Basic", _LANG: "en", "xmlns": NAMESPACE})
    source = SubElement(SubElement(SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    SubElement(source, "p").text = "Glossary of an Editions project"
    body = SubElement(SubElement(root, "text"), "body")
    for number, row in enumerate(rows, start=1):
        _check(row)
        _concept(body, row, number)
    indent(root)
    # A carriage return that is not written as a reference is read back as a line feed (XML 1.0, 2.11).
    text = tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _check(row: ExchangedRow) -> None:
    for name, text in row.cells.items():
        bad = _NOT_XML.search(text)
        if bad:
            what = f"“{row.cells['term']}”, column {name}: XML cannot hold U+{ord(bad.group()):04X}"
            raise GlossaryError(what, hint="cli.py glossary lint shows where it stands")
    for value in values(row.cells.get("wrong", "")):
        if not all(part.strip() for part in value.partition(":")):
            what = f"“{row.cells['term']}”: a wrong variant must read edition:form, not “{value}”"
            raise GlossaryError(what, hint="cli.py glossary lint shows where it stands")


def _concept(body: Element, row: ExchangedRow, number: int) -> None:
    cells = row.cells
    concept = SubElement(body, "conceptEntry", {"id": f"c{number}"})
    if "kind" in cells:
        SubElement(concept, "descrip", {"type": "subjectField"}).text = cells["kind"]
    for kind, text in (("source", cells.get("source")), ("projectSubset", row.file)):
        if text:
            SubElement(concept, "admin", {"type": kind}).text = text
    if "note" in cells:
        SubElement(concept, "note").text = cells["note"]
    for name in _IN_NOTES:
        if name in cells:
            SubElement(concept, "note").text = f"editions:{name}={cells[name]}"
    english = SubElement(concept, "langSec", {_LANG: "en"})
    _term(english, cells["term"], _PREFERRED, "fullForm")
    for column, kind in (("aliases", "variant"), ("short", "shortForm")):
        for value in values(cells.get(column, "")):
            _term(english, value, _ADMITTED, kind)
    sections: dict[str, Element] = {}
    for column in (name for name in cells if name not in FIXED_COLUMNS):
        sections[column] = SubElement(concept, "langSec", {_LANG: column})
        for place, value in enumerate(values(cells[column])):
            _term(sections[column], value, _ADMITTED if place else _PREFERRED)
    for place, value in enumerate(values(cells.get("wrong", "")), start=1):
        edition, _, form = (part.strip() for part in value.partition(":"))
        if edition not in sections:
            sections[edition] = SubElement(concept, "langSec", {_LANG: edition})
        _term(sections[edition], form, _DEPRECATED, identifier=f"c{number}-w{place}")


def _term(section: Element, text: str, status: str, kind: str = "", identifier: str = "") -> None:
    term = SubElement(section, "termSec", {"id": identifier} if identifier else {})
    SubElement(term, "term").text = text
    SubElement(term, "termNote", {"type": "administrativeStatus"}).text = status
    if kind:
        SubElement(term, "termNote", {"type": "termType"}).text = kind


def parse(data: bytes, path: Path, editions: Sequence[Edition], columns: Iterable[str]) -> tuple[ExchangedRow, ...]:
    """The rows of a TBX document, ours or another tool's, in its order.

    A language is the column of that name among `columns`, else the edition written in it (zh-CN → zh-Hans), else it
    is left out. Raises GlossaryError with the line for what is no TBX 3 and for a concept without an English term.
    """
    tree = _Tree(path)
    tree.read(data)
    root = tree.root
    if _local(root) != "tbx":
        tree.fail(root, f"the root element is <{_local(root)}>, not <tbx>")
    if root.get("style", "dca") != "dca":
        tree.fail(root, f"TBX in style {root.get('style')} is not read")
    known = frozenset(columns)
    return tuple(_row(concept, tree, editions, known) for concept in root.iter() if _local(concept) == "conceptEntry")


@dataclass
class _Terms:
    """The terms of one language section by their part in a row."""

    forms: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def _row(concept: Element, tree: _Tree, editions: Sequence[Edition], columns: frozenset[str]) -> ExchangedRow:
    cells: dict[str, str] = {}
    english: _Terms | None = None
    wrong: list[tuple[int, str]] = []
    notes: list[str] = []
    file = ""
    for element in concept:
        text = _text(element)
        match _local(element), element.get("type", ""):
            case "descrip", "subjectField" if text in WRITABLE_KINDS:
                cells["kind"] = text
            case "admin", "source":
                cells["source"] = text
            case "admin", "projectSubset":
                file = text if Path(text).name == text and not text.startswith(".") else ""
            case "note", _:
                ours = _NOTE.fullmatch(text)
                if ours and ours[1] in _IN_NOTES:
                    cells[ours[1]] = ours[2]
                elif text:
                    notes.append(text)
            case "langSec", _:
                language = element.get(_LANG, "")
                if is_english(language):
                    english = english or _terms(element, tree, english=True)
                    continue
                column = language if language in columns else _edition(language, editions)
                if column:
                    terms = _terms(element, tree, english=False)
                    if terms.forms:
                        cells[column] = f" {SEPARATOR} ".join(terms.forms)
                    wrong += [(place, f"{column}:{form}") for place, form in terms.wrong]
    if english is None or not english.forms:
        tree.fail(concept, "a concept without an English term")
    cells["term"] = english.forms[0]
    lists = {"aliases": [*english.forms[1:], *english.aliases], "short": english.short, "wrong": _ordered(wrong)}
    cells |= {name: f" {SEPARATOR} ".join(found) for name, found in lists.items() if found}
    if notes:
        cells["note"] = "; ".join(notes)
    return ExchangedRow(cells, file)


def _terms(section: Element, tree: _Tree, *, english: bool) -> _Terms:
    found = _Terms()
    for term in section:
        if _local(term) != "termSec":
            continue
        facts = {each.get("type", ""): _text(each) for each in term.iter() if _local(each) == "termNote"}
        text = next((_text(each) for each in term if _local(each) == "term"), "")
        if not text:
            tree.fail(term, "a term section without a term")
        if SEPARATOR in text:
            tree.fail(term, f"the term “{text}” has a {SEPARATOR}, which divides forms in the glossary")
        place = re.search(r"-w(\d+)$", term.get("id", ""))
        status, kind = facts.get("administrativeStatus", ""), facts.get("termType", "")
        if status.startswith(("deprecatedTerm", "supersededTerm")):
            found.wrong.append((int(place[1]) if place else 0, text))
        elif english and kind == "shortForm":
            found.short.append(text)
        elif english and kind in ("variant", "acronym", "abbreviation"):
            found.aliases.append(text)
        elif status.startswith("preferredTerm"):
            found.forms.insert(0, text)
        else:
            found.forms.append(text)
    return found


def _ordered(wrong: list[tuple[int, str]]) -> list[str]:
    return [value for _, value in sorted(wrong, key=lambda each: each[0])]


def _edition(language: str, editions: Sequence[Edition]) -> str:
    edition = edition_for(language, editions) if language else None
    return edition.id if edition else ""


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


class _Tree:
    """An XML document with the line of each element; entities are refused, a document type is never loaded."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: dict[int, int] = {}

    def read(self, data: bytes) -> None:
        builder = TreeBuilder()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

        def start(tag: str, attributes: dict[str, str]) -> None:
            self._lines[id(builder.start(tag.rpartition(":")[2], attributes))] = parser.CurrentLineNumber

        def entity(name: str, *_: object) -> None:
            self._fail(parser.CurrentLineNumber, f"the file declares an entity ({name}); entities are refused")

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda tag: builder.end(tag.rpartition(":")[2]) and None
        parser.CharacterDataHandler = builder.data
        parser.EntityDeclHandler = entity
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self._fail(error.lineno, f"not well-formed XML: {expat.ErrorString(error.code)}")
        except (LookupError, ValueError) as error:
            self._fail(1, f"cannot be decoded: {error}")
        self.root: Element = builder.close()

    def fail(self, element: Element, what: str) -> NoReturn:
        self._fail(self._lines[id(element)], what)

    def _fail(self, line: int, what: str) -> NoReturn:
        raise GlossaryError(what, path=self._path, line=line, hint=_HINT)
