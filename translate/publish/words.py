"""The site's own words, read from the `messages.po` catalogues; never machine-translated.

`N_` marks words that are looked up later, for Babel's extraction (`make messages`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from translate.catalog.reading import read_catalog
from translate.config import Project
from translate.shipped import shipped_folder

CATALOG = "messages.po"


def N_(words: str) -> str:  # noqa: N802 (the name gettext gives it)
    """The words themselves, marked for extraction."""
    return words


ZONES = (N_("BJT"), N_("ULAT"), N_("HKT"), N_("JST"), N_("MSK"), N_("GMT"), N_("UTC"))
"""Time zones as datelines name them."""

STAFF = (
    N_("Reporter"),
    N_("Editor"),
    N_("Author"),
    N_("Source"),
    N_("Photographer"),
    N_("Producer"),
)
"""What a person did for a story, as the lines under a headline name it."""

SECTIONS = (
    N_("World"),
    N_("World News"),
    N_("World Video"),
    N_("China"),
    N_("Asia"),
    N_("Politics"),
    N_("Economy"),
    N_("Business"),
    N_("Society"),
    N_("Science"),
    N_("Culture"),
    N_("Sports"),
    N_("Video"),
)
"""Sections of the site, as the way to a page (“Homepage > World Video”) names them."""

FURNITURE = (
    N_("Follow us on"),
    N_("Please scan the QR Code to follow us on Instagram"),
    N_("Please scan the QR Code to follow us on Wechat"),
)
"""Lines of the page that are printed below a story where the story has them."""


class Words:
    """The words of one edition; an unknown word stands as it is."""

    def __init__(self, locale: str, known: Mapping[str, str]) -> None:
        self.locale = locale
        self._known = dict(known)

    def __call__(self, words: str, /, **values: object) -> str:
        """`words` in the edition's language, `%(name)s` filled in."""
        found = self._known.get(words, words)
        return found % values if values else found

    def find(self, words: str) -> str | None:
        """`words` in the edition's language; None when the catalogue does not have them."""
        return self._known.get(words)

    @property
    def known(self) -> frozenset[str]:
        """All that the catalogue has."""
        return frozenset(self._known)


def load_words(project: Project, locale: str) -> Words:
    """The words for a locale: the newsroom's before those that come with the program, `zh_Hant_HK` before `zh_Hant`.

    Fuzzy and empty entries do not count. Raises CatalogError for a catalogue that does not parse.
    """
    known: dict[str, str] = {}
    for path in reversed(word_files(project, locale)):
        catalog = read_catalog(path)
        known.update({entry.msgid: entry.msgstr for entry in catalog.active if entry.msgstr and not entry.fuzzy})
    return Words(locale, known)


def word_files(project: Project, locale: str) -> tuple[Path, ...]:
    """The catalogues `load_words` reads, the one that wins first."""
    folders = dict.fromkeys((project.locales, shipped_folder("locales")))
    paths = (folder / name / "LC_MESSAGES" / CATALOG for name in _fallbacks(locale) for folder in folders)
    return tuple(path for path in paths if path.is_file())


def _fallbacks(locale: str) -> Iterator[str]:
    while locale:
        yield locale
        locale = locale.rpartition("_")[0]
