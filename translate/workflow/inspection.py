"""PO files looked at after the fact: the state of every unit, what it demands, what the checks say.

Works from the PO files alone, so that it sees what reviewers have saved; the stories need not be at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.catalog.header import story_date
from translate.catalog.model import Catalog, Entry
from translate.catalog.reading import read_catalog
from translate.catalog.states import State, state_of
from translate.checks.model import Issue, Severity
from translate.config import Edition, Project
from translate.errors import CatalogError, StoryError
from translate.glossary.demands import Demand, find_demands
from translate.glossary.figures import find_figures
from translate.glossary.matching import Matcher
from translate.memory.collecting import SITE_WORDS
from translate.workflow.checking import Translation, check
from translate.workflow.preparation import load_entries


@dataclass(frozen=True)
class InspectedUnit:
    """An active entry, whose work it is, what it demands, and the issues of its translation."""

    entry: Entry
    state: State
    demands: tuple[Demand, ...]
    issues: tuple[Issue, ...]

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The errors that nobody waived."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR and not issue.waived)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """The warnings that nobody waived."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.WARNING and not issue.waived)


@dataclass(frozen=True)
class InspectedCatalog:
    """A story's PO file in one edition; units in file order."""

    story: str
    edition: Edition
    path: Path
    catalog: Catalog
    units: tuple[InspectedUnit, ...]

    @property
    def words_left(self) -> int:
        """English words of the units that are not approved."""
        return sum(len(unit.entry.msgid.split()) for unit in self.units if unit.state is not State.APPROVED)


class Inspector:
    """Inspects PO files with the project's glossary, loaded once; raises GlossaryError when it is broken."""

    def __init__(self, project: Project) -> None:
        self.entries = load_entries(project)
        self._matcher = Matcher(self.entries)

    def inspect(self, path: Path, edition: Edition) -> InspectedCatalog:
        """The PO file at `path`; raises CatalogError when it does not parse."""
        return self.inspect_catalog(read_catalog(path), edition)

    def inspect_catalog(self, catalog: Catalog, edition: Edition) -> InspectedCatalog:
        """The catalogue, whether or not it is written yet."""
        entries = [entry for entry in catalog.active if entry.msgid_plural is None]
        texts = [entry.msgid for entry in entries]
        created = story_date(catalog.header)
        translations = []
        for entry, matches in zip(entries, self._matcher.match_story(texts), strict=True):
            figures = find_figures(entry.msgid, published=created.date() if created else None)
            demands = find_demands(matches, figures, edition)
            translations.append(Translation(entry.msgid, entry.msgstr, entry.msgctxt or "", demands, entry))
        units = tuple(
            InspectedUnit(entry, state_of(entry), tuple(translation.demands), issues)
            for entry, translation, issues in zip(entries, translations, check(translations, edition), strict=True)
        )
        return InspectedCatalog(catalog.path.stem, edition, catalog.path, catalog, units)


def inspect_catalogs(
    project: Project,
    editions: Sequence[Edition],
    stories: Sequence[str],
    *,
    broken: Callable[[Edition, CatalogError], None],
    progress: Callable[[int, int], None],
) -> Iterator[InspectedCatalog]:
    """The PO files of the stories (all when none is named), one by one; those that do not parse go to `broken`.

    `progress` is told how many files of how many are done. Raises StoryError and GlossaryError.
    """
    places = list(catalogs_of(project, editions, stories))
    inspector = Inspector(project)
    for done, (edition, path) in enumerate(places, start=1):
        try:
            inspected = inspector.inspect(path, edition)
        except CatalogError as error:
            broken(edition, error)
        else:
            yield inspected
        progress(done, len(places))


def catalogs_of(
    project: Project, editions: Sequence[Edition], stories: Sequence[str] = ()
) -> Iterator[tuple[Edition, Path]]:
    """The PO files of the stories (all when none is named), by story, then in the editions' order.

    StoryError when a named story has none.
    """
    found: dict[str, list[tuple[Edition, Path]]] = {}
    for edition in editions:
        for path in sorted((project.locales / edition.locale / "LC_MESSAGES").glob("*.po")):
            if path.stem != SITE_WORDS and (not stories or path.stem in stories):
                found.setdefault(path.stem, []).append((edition, path))
    for story in stories:
        if story not in found:
            hint = "translate it first: cli.py translate STORY; `cli.py status` lists the stories"
            raise StoryError(f"the story “{story}” has no PO file", path=project.locales, hint=hint)
    for story in sorted(found):
        yield from found[story]
