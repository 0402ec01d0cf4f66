"""One publication: every given story in every edition that may go out, and the lists, feeds and sitemap of the site.

The site is a function of the stories, the PO files, the project's settings and what is let out, and of nothing that
was in it before: what may no longer stand there is taken down.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

import babel

import translate
from translate.catalog.model import Catalog, Key
from translate.catalog.reading import read_catalog
from translate.config import Edition, Project
from translate.errors import CatalogError, StoryError
from translate.files import digest_of, project_lock, read_if_present
from translate.publish.addresses import (
    FORMATS,
    FRONT,
    ICON,
    SITEMAP,
    check_editions,
    feed_path,
    index_path,
    story_path,
)
from translate.publish.composing import compose
from translate.publish.gate import Policy, Unit, Verdict, judge
from translate.publish.images import addresses_of, digest_of_picture, load_picture
from translate.publish.manifest import Manifest, Page, listing_of
from translate.publish.model import SOURCE, Review
from translate.publish.naming import Names
from translate.publish.pages import files_of, paths_of
from translate.publish.rendering import Renderer, environment, template_files
from translate.publish.site import lists
from translate.publish.words import CATALOG, load_words, word_files
from translate.publish.writing import Site
from translate.story.model import Segment, Story
from translate.story.read import read_story, story_name
from translate.story.segment import segment_story
from translate.workflow.inspection import Inspector
from translate.workflow.paths import catalog_path
from translate.workflow.report import Failure
from translate.workflow.verdicts import Verdicts

_FIRST_REFERENCE = re.compile(rb"^#: (?:\xe2\x81\xa8(?P<isolated>.+?)\xe2\x81\xa9|(?P<plain>\S+?)):\d+", re.MULTILINE)
_UNTRANSLATED = Verdict(Review.DRAFT, 0, 0, ("not translated yet: run translate",))
_SOURCE_VERDICT = Verdict(Review.SOURCE, 0, 0, ())
_PROGRAM = Path(translate.__file__).parent

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done; a story is judged in one and written in another."""


class Outcome(StrEnum):
    """What became of a story in an edition."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HELD_BACK = "held back"


@dataclass(frozen=True)
class Result:
    """One story in one edition; `page` and `catalog` are where its page stands (or would) and its PO file."""

    story: str
    edition: str
    outcome: Outcome
    verdict: Verdict
    page: str
    catalog: Path | None


@dataclass(frozen=True)
class PublishReport:
    """What one publication did.

    `taken_down` are pages that stood in the site and no longer do; `left` are files that would have been removed but
    are no longer what this program wrote; `unworded` the editions for which the site has no words.
    """

    results: tuple[Result, ...]
    taken_down: tuple[str, ...]
    left: tuple[str, ...]
    unworded: tuple[str, ...]
    failures: tuple[Failure, ...]

    @property
    def exit_code(self) -> int:
        """The highest exit code among the failures; else 1 when an edition was held back, else 0."""
        failed = max((failure.error.exit_code for failure in self.failures), default=0)
        return failed or int(any(result.outcome is Outcome.HELD_BACK for result in self.results))


def publish_stories(
    paths: Sequence[Path] | None, project: Project, target: Path, policy: Policy, progress: Progress
) -> PublishReport:
    """Publish the stories (all of the project when None) into the folder `target` and bring its lists up to date.

    Story by story, what cannot be read is reported and its pages stay as they are. Raises ConfigError, GlossaryError,
    CatalogError (the site's words) or StorageError for what concerns all stories; a file in the way that this program
    did not write is found before anything is changed.
    """
    check_editions(project)
    with project_lock(project.root):
        return _Publication(project, target, policy).run(paths, progress)


def project_stories(project: Project) -> tuple[Path, ...]:
    """The files of all stories that were translated, by name, as the templates (.pot) in `locales/` give them."""
    found = []
    for path in sorted(project.locales.glob("*.pot")):
        named = _FIRST_REFERENCE.search(read_if_present(path) or b"")
        if named and path.stem != Path(CATALOG).stem:
            found.append(project.root / (named["isolated"] or named["plain"]).decode("utf-8"))
    return tuple(found)


class _Work:
    """One story on its way; what its file says is read when something of it must be judged or written."""

    def __init__(self, path: Path, data: bytes, timezone: str) -> None:
        self.path = path
        self.name = story_name(path)
        self.digest = _digest(digest_of(data), timezone, path.suffix)
        self.catalogs: dict[str, str] = {}
        self.verdicts: dict[str, Verdict] = {SOURCE.id: _SOURCE_VERDICT}
        self.inputs: dict[str, str] = {SOURCE.id: self.digest}
        self._data_digest = digest_of(data)
        self._timezone = timezone

    @cached_property
    def story(self) -> Story:
        story = read_story(self.path, timezone=self._timezone)
        if digest_of(read_if_present(self.path)) != self._data_digest:
            raise StoryError("changed while it was published", path=self.path, hint="publish again")
        return story

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment_story(self.story))


class _Publication:
    def __init__(self, project: Project, target: Path, policy: Policy) -> None:
        self._project = project
        self._policy = policy
        self._editions = (SOURCE, *project.editions)
        self._site = Site(target)
        self._words = {edition.id: load_words(project, edition.locale) for edition in self._editions}
        self._furniture = frozenset[str]().union(*(words.known for words in self._words.values()))
        self._templates = environment(project)
        self._renderers: dict[str, Renderer] = {}
        self._verdicts = Verdicts(project.state / "verdicts.json")
        self._failures: list[Failure] = []
        self._rules_digest = _digest(_program_digest(), _digest_of_files(project.glossaries))
        words = (path for edition in self._editions for path in word_files(project, edition.locale))
        settings = (project.site_name, project.base_url, project.timezone, *map(repr, self._editions))
        self._site_digest = _digest(self._rules_digest, _digest_of_files((*template_files(project), *words)), *settings)

    def run(self, paths: Sequence[Path] | None, progress: Progress) -> PublishReport:
        chosen = project_stories(self._project) if paths is None else paths
        works = self._judged(chosen, progress)
        names = {story_name(path) for path in chosen}
        pages: dict[str, Mapping[str, Page]] = {
            name: editions for name, editions in self._site.old.pages.items() if paths is not None or name in names
        }
        outgoing = {work.name: self._outgoing(work, pages.get(work.name, {})) for work in works}
        files = (path for name, editions in outgoing.items() for each in editions for path in paths_of(name, each))
        self._site.announce((*files, *self._first_lists()))
        results: list[Result] = []
        for number, work in enumerate(works, 1):
            results += self._publish(work, outgoing[work.name], pages)
            progress(len(chosen) + number, len(chosen) + len(works))
        manifest = self._with_lists({name: editions for name, editions in pages.items() if editions})
        removed, left = self._site.finish(manifest)
        self._verdicts.save(all_used=paths is None)
        return PublishReport(
            results=tuple(results),
            taken_down=tuple(path for path in removed if path.endswith(f".{FORMATS[0]}")),
            left=left,
            unworded=tuple(edition.id for edition in self._project.editions if not self._words[edition.id].known),
            failures=tuple(self._failures),
        )

    def _judged(self, paths: Sequence[Path], progress: Progress) -> list[_Work]:
        works: dict[str, _Work] = {}
        for number, path in enumerate(paths, 1):
            try:
                work = self._start(path)
                if work.name in works:
                    first = works[work.name].path
                    raise StoryError(f"has the same name as {first}", path=path, hint="give one of the files another")
                for edition in self._project.editions:
                    self._judge(work, edition)
                works[work.name] = work
            except StoryError as error:
                self._failures.append(Failure(path, None, error))
            progress(number, 2 * len(paths))
        return list(works.values())

    def _start(self, path: Path) -> _Work:
        data = read_if_present(path)
        if data is None:
            hint = "to withdraw a story, remove its .pot and .po files as well"
            raise StoryError("there is no such file", path=path, hint=hint)
        return _Work(path, data, self._project.timezone)

    def _judge(self, work: _Work, edition: Edition) -> None:
        """Give the work its verdict on an edition; none when the PO file cannot be read, which is reported."""
        path = catalog_path(self._project, edition, work.name)
        data = read_if_present(path)
        work.catalogs[edition.id] = digest_of(data)
        work.inputs[edition.id] = inputs = _digest(self._rules_digest, work.digest, digest_of(data), repr(edition))
        if data is None:
            work.verdicts[edition.id] = _UNTRANSLATED
            return
        try:
            key = _digest(inputs, f"{self._policy.keep:g}", str(self._policy.allow_drafts))
            work.verdicts[edition.id] = self._verdicts.get(key, lambda: self._verdict(work, edition, path))
        except CatalogError as error:
            self._failures.append(Failure(path, edition.id, error))

    def _verdict(self, work: _Work, edition: Edition, path: Path) -> Verdict:
        inspected = self._inspector.inspect(path, edition)
        _same(inspected.catalog, work.catalogs[edition.id])
        units = {unit.entry.key: Unit(unit.state, unit.issues, unit.entry.line) for unit in inspected.units}
        return judge(work.segments, units, self._policy)

    @cached_property
    def _inspector(self) -> Inspector:
        return Inspector(self._project)

    def _outgoing(self, work: _Work, before: Mapping[str, Page]) -> tuple[str, ...]:
        """The editions that will have a page; one whose PO file cannot be read keeps the page it has."""
        return tuple(
            edition.id
            for edition in self._editions
            if (verdict.goes_out if (verdict := work.verdicts.get(edition.id)) else edition.id in before)
        )

    def _publish(self, work: _Work, outgoing: Sequence[str], pages: dict[str, Mapping[str, Page]]) -> list[Result]:
        before = pages.get(work.name, {})
        after: dict[str, Page] = {}
        results: list[Result] = []
        try:
            for edition in self._editions:
                verdict = work.verdicts.get(edition.id)
                if edition.id not in outgoing:
                    outcome = Outcome.HELD_BACK
                elif verdict is None:
                    after[edition.id] = before[edition.id]
                    continue
                else:
                    after[edition.id], outcome = self._page(work, edition, verdict, outgoing, before.get(edition.id))
                if verdict is not None:
                    page = story_path(edition.id, work.name)
                    catalog = None if edition == SOURCE else catalog_path(self._project, edition, work.name)
                    results.append(Result(work.name, edition.id, outcome, verdict, page, catalog))
        except (StoryError, CatalogError) as error:
            self._failures.append(Failure(work.path, None, error))
            return []
        pages[work.name] = after
        return results

    def _page(
        self, work: _Work, edition: Edition, verdict: Verdict, outgoing: Sequence[str], before: Page | None
    ) -> tuple[Page, Outcome]:
        inputs = _digest(self._site_digest, work.inputs[edition.id], verdict.review, *outgoing)
        if before and before.inputs == inputs and self._same_pictures(work, before) and self._site.stands(before.files):
            return before, Outcome.UNCHANGED
        pictures = {
            address: picture
            for address in addresses_of(work.story)
            if (picture := load_picture(address, work.path, self._project.root))
        }
        article = compose(
            work.story,
            work.segments,
            self._translations(work, edition),
            edition,
            verdict.review,
            self._words[edition.id],
            timezone=self._project.timezone,
            named=lambda name: self._names.written(name, edition),
            furniture=self._furniture,
            images={address: picture.path for address, picture in pictures.items()},
        )
        files = {picture.path: picture.data for picture in pictures.values()}
        files |= files_of(
            article, self._project, self._editions, outgoing, self._renderer(edition), self._words[edition.id]
        )
        path = story_path(edition.id, work.name)
        page = Page(
            inputs=inputs,
            listing=listing_of(article, path),
            images={
                address: digest_of_picture(address, work.path, self._project.root)
                for address in addresses_of(work.story)
            },
            files=self._site.write(files),
        )
        return page, Outcome.PUBLISHED

    def _same_pictures(self, work: _Work, page: Page) -> bool:
        return all(
            digest_of_picture(address, work.path, self._project.root) == digest
            for address, digest in page.images.items()
        )

    def _translations(self, work: _Work, edition: Edition) -> dict[Key, str]:
        if edition == SOURCE:
            return {}
        catalog = read_catalog(catalog_path(self._project, edition, work.name))
        _same(catalog, work.catalogs[edition.id])
        return {entry.key: entry.msgstr for entry in catalog.active}

    def _renderer(self, edition: Edition) -> Renderer:
        if edition.id not in self._renderers:
            renderer = Renderer(self._project, self._words[edition.id], self._templates)
            if not self._renderers:
                renderer.check()
            self._renderers[edition.id] = renderer
        return self._renderers[edition.id]

    @cached_property
    def _names(self) -> Names:
        return Names(self._inspector.entries)

    def _first_lists(self) -> tuple[str, ...]:
        pages = (path for edition in self._editions for path in (index_path(edition.id), feed_path(edition.id)))
        return (FRONT, ICON, SITEMAP, *pages)

    def _with_lists(self, pages: Mapping[str, Mapping[str, Page]]) -> Manifest:
        """The manifest with the site's lists, written where they are not what they should be."""
        listed = {name: {key: asdict(page.listing) for key, page in each.items()} for name, each in pages.items()}
        inputs = _digest(self._site_digest, json.dumps(listed, sort_keys=True))
        old = self._site.old
        if old.lists == inputs and self._site.stands(old.files):
            return Manifest(pages, old.files, inputs)
        contents = {path: text.encode() for path, text in lists(pages, self._editions, self._renderer)}
        self._site.announce(contents)
        return Manifest(pages, self._site.write(contents), inputs)


def _same(catalog: Catalog, digest: str) -> None:
    """CatalogError when a reviewer saved since: what was judged and what goes out must be the same."""
    if digest_of(catalog.to_bytes()) != digest:
        raise CatalogError("changed while it was published", path=catalog.path, hint="publish again")


@cache
def _program_digest() -> str:
    """Of everything in this program that may change what a page says; the same as long as the process runs."""
    files = (path for path in _PROGRAM.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".argosmodel"))
    return _digest(_digest_of_files(sorted(files)), babel.__version__)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _digest_of_files(paths: Iterable[Path]) -> str:
    return _digest(*(f"{path.name} {digest_of(read_if_present(path))}" for path in paths))
