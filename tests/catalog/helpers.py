"""What the tests of catalogues share: units, headers, runs, and what people do to entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from translate.catalog import editing
from translate.catalog.header import new_fields
from translate.catalog.merging import Draft, merge
from translate.catalog.model import Catalog, Entry, Key
from translate.catalog.planning import Action, Unit, plan, reference
from translate.catalog.reading import parse_catalog

PATH = Path("story.po")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def unit(msgid: str, *, msgctxt: str | None = "body", line: int = 1, basis: str = "b1") -> Unit:
    return Unit(msgid, msgctxt, (reference("stories/a.txt", line),), (f"role: {msgctxt}",), basis)


def units(*msgids: str, basis: str = "b1") -> list[Unit]:
    return [unit(msgid, line=number, basis=basis) for number, msgid in enumerate(msgids, start=1)]


def fields(locale: str = "mn", digest: str = "d1", generator: str = "Editions 1.0") -> dict[str, str]:
    return new_fields(
        project="story 2016-12-02",
        gettext_locale=locale,
        created=datetime(2016, 12, 2, 13, 3, tzinfo=timezone(timedelta(hours=8))),
        generator=generator,
        extra={"X-Source-Language": "en", "X-Story-Digest": digest, "X-Packages": "en_mn 1.0"},
        contact="Newsroom <desk@newsroom.mn>",
    )


def machine(wanted: Unit) -> Draft:
    return Draft(f"{wanted.basis}: {wanted.msgid}", ("Engine: test",))


def run(
    catalog: Catalog | None,
    wanted: Sequence[Unit],
    *,
    draft: Callable[[Unit], Draft] = machine,
    header: dict[str, str] | None = None,
) -> Catalog:
    """What one run of the program makes of a catalogue."""
    planned = plan(catalog, wanted)
    drafts = {each.key: draft(each) for each in planned.to_draft}
    return merge(catalog, planned, drafts, header or fields(), path=PATH)


def actions(catalog: Catalog | None, wanted: Sequence[Unit]) -> list[Action]:
    return [step.action for step in plan(catalog, wanted).steps]


def parsed(text: str) -> Catalog:
    return parse_catalog(text.encode(), PATH)


def find(catalog: Catalog, msgid: str, *, msgctxt: str | None = "body") -> Entry:
    """The entry, an active one before an obsolete one."""
    found = [entry for entry in (*catalog.active, *catalog.obsolete) if entry.key == (msgctxt, msgid)]
    assert found, f"no entry {msgid!r}"
    return found[0]


def change(catalog: Catalog, msgid: str, edit: Callable[[Entry], Entry], *, msgctxt: str | None = "body") -> Catalog:
    """The catalogue after a person saved a change of one entry."""
    wanted = find(catalog, msgid, msgctxt=msgctxt)
    edited = editing.with_entries(catalog, lambda entry: edit(entry) if entry is wanted else entry)
    return parse_catalog(edited.to_bytes(), catalog.path)


def approve(catalog: Catalog, msgid: str, msgstr: str | None = None) -> Catalog:
    """A person approves an entry, having written `msgstr` if given."""

    def edit(entry: Entry) -> Entry:
        entry = entry if msgstr is None else editing.with_msgstr(entry, msgstr, catalog.newline)
        return editing.with_fuzzy(entry, False, catalog.newline)

    return change(catalog, msgid, edit)


def write(catalog: Catalog, msgid: str, msgstr: str) -> Catalog:
    """A person changes a translation and leaves it as it was otherwise."""
    return change(catalog, msgid, lambda entry: editing.with_msgstr(entry, msgstr, catalog.newline))


def comment(catalog: Catalog, msgid: str, *comments: str) -> Catalog:
    """A person writes comments."""
    return change(catalog, msgid, lambda entry: editing.with_translator_comments(entry, comments, catalog.newline))


def keys(catalog: Catalog) -> list[Key]:
    return [entry.key for entry in catalog.active]


def msgids(catalog: Catalog) -> list[str]:
    return [entry.msgid for entry in catalog.active]
