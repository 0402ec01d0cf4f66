"""The header of a catalogue: complete for gettext's tools, the same at every run, people's fields left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from translate.catalog.editing import new_entry, with_msgstr
from translate.catalog.model import HEADER_KEY, Catalog, Entry

PEOPLES_FIELDS = frozenset(
    {
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Report-Msgid-Bugs-To",
        "Plural-Forms",
        # A reviewer's tool signs here; it is signed anew only when a run changes the file anyway.
        "X-Generator",
    }
)
"""Fields that a run fills in when they are missing or empty, and otherwise leaves as people or tools set them."""


NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in the header of a story without a dateline, since the time of the run must not change the bytes."""

_DATE_FORMAT = "%Y-%m-%d %H:%M%z"
_PLACEHOLDERS = frozenset({"YEAR-MO-DA HO:MI+ZONE", "FULL NAME <EMAIL@ADDRESS>", "LANGUAGE <LL@li.org>"})
"""What gettext's tools write for a value they do not know."""


def header_fields(header: Entry | None) -> dict[str, str]:
    """The header's fields in file order; empty without a header."""
    found = {}
    for line in header.msgstr.split("\n") if header is not None else ():
        name, colon, value = line.partition(":")
        if colon:
            found[name.strip()] = value.strip()
    return found


def new_fields(
    *,
    project: str,
    gettext_locale: str,
    created: datetime,
    generator: str,
    extra: Mapping[str, str],
    contact: str = "",
) -> dict[str, str]:
    """The fields of a catalogue in gettext's usual order, then `extra` (X-Story-Digest, X-Packages …).

    `project` is a name and a version, `contact` the newsroom's `Name <address>`, whom to ask about the source.
    `created` is aware: the story's dateline, so that the same story gives the same bytes. Plural-Forms are those
    of the language in Babel's data (from CLDR), as its name is.
    """
    from babel import Locale
    from babel.messages.plurals import get_plural

    plural = get_plural(gettext_locale)
    date = created.strftime(_DATE_FORMAT)
    return {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": contact,
        "POT-Creation-Date": date,
        "PO-Revision-Date": date,
        "Last-Translator": contact,
        "Language-Team": Locale.parse(gettext_locale).english_name or "",
        "Language": gettext_locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
        "X-Generator": generator,
        **extra,
    }


def story_date(header: Entry | None) -> datetime | None:
    """The dateline of the story, as `new_fields` wrote it; None for a story without one or a header of others."""
    try:
        created = datetime.strptime(header_fields(header)["POT-Creation-Date"], _DATE_FORMAT)
    except (KeyError, ValueError):
        return None
    return None if created == NO_DATE else created


def with_header(catalog: Catalog, fields: Mapping[str, str]) -> Catalog:
    """The catalogue with these fields in its header (made if missing); all other fields and their order stay."""
    header = catalog.header
    if header is None:
        made = new_entry(HEADER_KEY, _text((), fields), catalog.newline)
        # No blank line opens a file.
        made = replace(made, lines=made.lines[1:])
        return replace(catalog, entries=(made, *catalog.entries))
    found = header_fields(header)
    changed = {
        name: value
        for name, value in fields.items()
        if found.get(name) != _clean(value) and not (name in PEOPLES_FIELDS and _is_set(found.get(name)))
    }
    if not changed:
        return catalog
    new = with_msgstr(header, _text(header.msgstr.split("\n"), changed), catalog.newline)
    return replace(catalog, entries=tuple(new if entry is header else entry for entry in catalog.entries))


def _is_set(value: str | None) -> bool:
    return bool(value) and value not in _PLACEHOLDERS


def _text(lines: tuple[str, ...] | list[str], fields: Mapping[str, str]) -> str:
    rest = dict(fields)
    written = []
    for line in lines:
        name = line.partition(":")[0].strip()
        if name in rest:
            line = f"{name}: {_clean(rest.pop(name))}"
        if line:
            written.append(line)
    written += [f"{name}: {_clean(value)}" for name, value in rest.items()]
    return "".join(f"{line}\n" for line in written)


def _clean(value: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]+", " ", value).strip()
