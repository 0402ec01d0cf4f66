"""TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 26 April 2005), read and written.

Read as other tools write it: any encoding that XML declares or shows by its mark, language tags of any style, inline
markup (its native codes are not text, highlighted text is). A document type is allowed and never loaded; entities are
refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from translate import __version__
from translate.config import Edition
from translate.errors import MemoryFileError
from translate.memory.languages import SOURCE_LANGUAGE, edition_for, is_english, language_tag
from translate.memory.model import MemoryUnit

CONTEXT = "x-context"
STORY = "x-story"

_NATIVE_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_ANY_LANGUAGE = "*all*"
_HINT = "export it anew as TMX 1.4 from the tool it comes from"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


def parse_tmx(data: bytes, path: Path, editions: Sequence[Edition], origin: str) -> tuple[MemoryUnit, ...]:
    """The units of a TMX file that an edition can use, in file order, white space folded as in stories.

    A translation unit without English, without one of the editions, or with an empty segment gives none. `origin`
    is the origin of all. MemoryFileError with the line when it is not TMX.
    """
    if not data.strip():
        raise MemoryFileError("the file is empty", path=path, hint=_HINT)
    parser = expat.ParserCreate()
    reader = _Reader(parser, path, editions, origin)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.refuse_entity
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise MemoryFileError(f"not well-formed XML: {reason}", path=path, line=error.lineno, hint=_HINT) from error
    except (LookupError, ValueError) as error:
        # An encoding that is declared and not known.
        raise MemoryFileError(f"cannot be decoded: {error}", path=path, line=1, hint="save it as UTF-8") from error
    return tuple(reader.units)


@dataclass
class _Variant:
    language: str
    text: list[str] = field(default_factory=list)
    date: str = ""


@dataclass
class _TranslationUnit:
    source_language: str
    date: str = ""
    props: dict[str, str] = field(default_factory=dict)
    variants: list[_Variant] = field(default_factory=list)


class _Reader:
    """Takes the parser's events, gathers units."""

    def __init__(self, parser: expat.XMLParserType, path: Path, editions: Sequence[Edition], origin: str) -> None:
        self.units: list[MemoryUnit] = []
        self._parser = parser
        self._path = path
        self._editions = editions
        self._origin = origin
        self._known: dict[str, Edition | None] = {}
        self._open: list[str] = []
        self._source_language = SOURCE_LANGUAGE
        self._unit: _TranslationUnit | None = None
        self._prop: tuple[str, list[str]] | None = None
        self._codes = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name != "tmx":
            self._fail(f"the root element is <{name}>, not <tmx>")
        parent = self._open[-1] if self._open else ""
        self._open.append(name)
        if name == "header":
            self._source_language = attributes.get("srclang", self._source_language)
        elif name == "tu":
            self._unit = _TranslationUnit(attributes.get("srclang", self._source_language), _date(attributes))
        elif self._unit is None:
            return
        elif name == "tuv":
            # TMX 1.1 and some tools write lang without its prefix.
            language = attributes.get("xml:lang") or attributes.get("lang")
            if not language:
                self._fail("<tuv> without xml:lang")
            self._unit.variants.append(_Variant(language, date=_date(attributes)))
        elif name == "prop" and parent == "tu":
            self._prop = (attributes.get("type", ""), [])
        elif name in _NATIVE_CODES:
            self._codes += 1

    def end(self, name: str) -> None:
        self._open.pop()
        if self._unit is None:
            return
        if name in _NATIVE_CODES:
            self._codes -= 1
        elif name == "prop" and self._prop is not None:
            kind, text = self._prop
            self._unit.props[kind] = "".join(text)
            self._prop = None
        elif name == "tu":
            self.units += self._finished(self._unit)
            self._unit = None

    def text(self, text: str) -> None:
        if self._unit is None:
            return
        if self._prop is not None:
            self._prop[1].append(text)
        elif "seg" in self._open and not self._codes and self._unit.variants:
            self._unit.variants[-1].text.append(text)

    def refuse_entity(self, name: str, *_: object) -> None:
        self._fail(f"the file declares an entity ({name}); entities are refused, they can hide anything")

    def _fail(self, what: str) -> NoReturn:
        raise MemoryFileError(what, path=self._path, line=self._parser.CurrentLineNumber, hint=_HINT)

    def _finished(self, unit: _TranslationUnit) -> Iterator[MemoryUnit]:
        if unit.source_language != _ANY_LANGUAGE and not is_english(unit.source_language):
            return
        source = next((folded("".join(each.text)) for each in unit.variants if is_english(each.language)), "")
        if not source:
            return
        for variant in unit.variants:
            edition = self._edition(variant.language)
            target = folded("".join(variant.text))
            if edition is not None and target:
                yield MemoryUnit(
                    edition=edition.id,
                    source=source,
                    target=target,
                    context=unit.props.get(CONTEXT, ""),
                    origin=self._origin,
                    imported=True,
                    date=variant.date or unit.date,
                )

    def _edition(self, language: str) -> Edition | None:
        if language not in self._known:
            self._known[language] = None if is_english(language) else edition_for(language, self._editions)
        return self._known[language]


def folded(text: str) -> str:
    """The text in NFC on one line, as stories have it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _date(attributes: dict[str, str]) -> str:
    found = _DATE.fullmatch(attributes.get("changedate") or attributes.get("creationdate") or "")
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else ""


def tmx_bytes(units: Iterable[MemoryUnit], editions: Sequence[Edition]) -> bytes:
    """A TMX file of these units, in their order: English and one edition each.

    A unit of more languages would be shorter, but tools for two languages take the wrong one of them (Translate
    Toolkit up to 3.8 does).
    """
    tags = {edition.id: language_tag(edition) for edition in editions}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<tmx version="1.4">',
        f'  <header creationtool="Editions" creationtoolversion={quoteattr(__version__)} segtype="sentence"'
        f' o-tmf="PO" adminlang="en" srclang="{SOURCE_LANGUAGE}" datatype="plaintext"/>',
        "  <body>",
    ]
    for unit in units:
        lines.append("    <tu>")
        lines.append(f'      <prop type="{STORY}">{_xml(unit.origin)}</prop>')
        if unit.context:
            lines.append(f'      <prop type="{CONTEXT}">{_xml(unit.context)}</prop>')
        lines.append(_variant(SOURCE_LANGUAGE, unit.source, ""))
        lines.append(_variant(tags[unit.edition], unit.target, unit.date))
        lines.append("    </tu>")
    lines += ["  </body>", "</tmx>", ""]
    return "\n".join(lines).encode()


def _variant(tag: str, text: str, date: str) -> str:
    changed = re.sub(r"[-:]", "", date)
    dated = f' changedate="{changed}"' if _DATE.fullmatch(changed) else ""
    return f'      <tuv xml:lang="{tag}"{dated}><seg>{_xml(text)}</seg></tuv>'


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
