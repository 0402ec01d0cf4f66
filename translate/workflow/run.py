"""One run: every given story into every chosen edition, the PO files merged and written.

Stories go through in windows. While some are decoded, which leaves the interpreter free, those before are written and
those behind are read. Reads nothing but the stories, the project's files and the packages; opens no socket; says
nothing: progress goes to the caller, results come back as a report.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from translate.catalog.model import Entry as CatalogEntry
from translate.catalog.model import Key
from translate.catalog.planning import Unit, plan
from translate.catalog.reading import read_catalog
from translate.catalog.states import State, state_of
from translate.config import Edition, Project
from translate.engine.enforcement import Draft
from translate.errors import CatalogError, EditionsError, StoryError
from translate.files import project_lock
from translate.glossary.demands import Demand
from translate.memory.memory import Memory
from translate.story.model import Segment
from translate.workflow.drafting import Order, basis_of, drafters_for
from translate.workflow.paths import catalog_path, template_path
from translate.workflow.preparation import Prepared, Preparer
from translate.workflow.progress import Meter, Progress, file_by_file
from translate.workflow.recall import approved_before
from translate.workflow.report import Failure, Outcome, Report, joined
from translate.workflow.wording import about_segment
from translate.workflow.writing import Work, Writer, references

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

WINDOW = 64
"""Stories drafted together: enough to fill batches, little enough to keep memory constant on an archive."""

AHEAD = 2
"""Windows being drafted while the one before them is written: one decodes while the other goes from rung to rung."""


def translate_stories(
    paths: Sequence[Path], project: Project, editions: Sequence[Edition], *, machine: bool = True, progress: Progress
) -> Report:
    """Bring the PO files of the stories up to date in `editions` and say what was done.

    Story by story, a bad story or PO file is reported and left as it is while the others go on. Progress counts
    stories. Raises GlossaryError, PackageError or StorageError (before anything is changed) for what concerns all
    stories.
    """
    with project_lock(project.root), closing(Run(project, editions, machine=machine, progress=progress)) as run:
        progress.started("stories", len(paths))
        return joined(run.windows(_windows(paths)))


def _windows(paths: Sequence[Path]) -> Iterator[list[Path]]:
    remaining = iter(paths)
    while window := list(islice(remaining, WINDOW)):
        yield window


Drafts = list[dict[Key, Draft]]
"""The machine drafts of some stories in one edition, story by story."""


@dataclass
class _Window:
    """Some stories on their way: read, and planned in the editions that are made of no other; their drafts to come."""

    meter: Meter
    prepared: list[Prepared] = field(default_factory=list)
    works: dict[str, list[Work]] = field(default_factory=dict)
    drafts: dict[str, Future[Drafts]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)


class Run:
    """The glossary, the memory and the engines, loaded once for any number of windows.

    The caller holds the project's lock. The memory is what was approved when the run began; `refresh_memory` false
    takes it as the run that sent this one found it. Raises GlossaryError or PackageError when they cannot be loaded.
    """

    def __init__(
        self,
        project: Project,
        editions: Sequence[Edition],
        *,
        machine: bool,
        progress: Progress,
        refresh_memory: bool = True,
    ) -> None:
        self._project = project
        self._editions = editions
        self._progress = progress
        self._preparer = Preparer(project)
        needed = {edition.id for edition in editions} | {edition.derived_from for edition in editions}
        self._needed = sorted(
            (edition for edition in project.editions if edition.id in needed),
            key=lambda edition: edition.derived_from is not None,
        )
        self._drafters = drafters_for(project, self._needed, self._preparer.entries, machine=machine)
        self._memory = Memory(project, refresh=refresh_memory, progress=file_by_file(progress, "memory"))
        self._writer = Writer(project, editions, self._memory)
        self._paths_by_name: dict[str, Path] = {}
        self._telling = Lock()
        self._closing = Event()

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        # Not imported by a run that has nothing to draft.
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(AHEAD, thread_name_prefix="drafting")

    def close(self) -> None:
        """Let go of the memory; drafts still being made, after an interruption, are given up."""
        self._closing.set()
        if "_threads" in self.__dict__:
            self._threads.shutdown(cancel_futures=True)
        self._memory.close()

    @property
    def identities(self) -> dict[str, str]:
        """What each edition's drafts depend on besides text and glossary: the package's digest, the conversion."""
        return {edition: drafter.identity for edition, drafter in self._drafters.items()}

    def windows(self, windows: Iterable[Sequence[Path]]) -> Iterator[Report]:
        """Translate some stories after others into all editions; a report for each window, in order."""
        begun: deque[_Window] = deque()
        for paths in windows:
            begun.append(self._begin(paths))
            if len(begun) > AHEAD:
                yield self._finish(begun.popleft())
        while begun:
            yield self._finish(begun.popleft())

    def _begin(self, paths: Sequence[Path]) -> _Window:
        window = _Window(Meter(self._progress, len(paths), self._telling))
        window.prepared = [story for path in paths if (story := self._prepare(path, window)) is not None]
        for edition in self._needed:
            if edition.derived_from is None:
                works = self._planned(window, edition, {})
                window.works[edition.id] = works
                if any(work.plan.to_draft for work in works):
                    window.drafts[edition.id] = self._threads.submit(self._draft, edition, works, window.meter)
        return window

    def _finish(self, window: _Window) -> Report:
        written: dict[tuple[str, str], Mapping[Key, CatalogEntry]] = {}
        outcomes: dict[tuple[str, str], Outcome] = {}
        for edition in self._needed:
            if edition.derived_from is not None:
                works = self._planned(window, edition, written)
                drafts = self._draft(edition, works, window.meter)
            else:
                works = window.works[edition.id]
                drafts = window.drafts[edition.id].result() if edition.id in window.drafts else [{} for _ in works]
            for work, made in zip(works, drafts, strict=True):
                name = work.prepared.story.name
                try:
                    catalog, outcomes[name, edition.id] = self._writer.write(work, made)
                except EditionsError as error:
                    window.failures.append(Failure(work.path, edition.id, error))
                    continue
                written[name, edition.id] = {entry.key: entry for entry in catalog.active}
        for story in window.prepared:
            try:
                self._writer.write_template(story)
            except EditionsError as error:
                window.failures.append(Failure(template_path(self._project, story.story.name), None, error))
        window.meter.done()
        made_outcomes = (
            outcomes[story.story.name, edition.id]
            for story in window.prepared
            for edition in self._editions
            if (story.story.name, edition.id) in outcomes
        )
        return Report(tuple(made_outcomes), tuple(window.failures))

    def _prepare(self, path: Path, window: _Window) -> Prepared | None:
        try:
            prepared = self._preparer.prepare(path)
            first = self._paths_by_name.setdefault(prepared.story.name, path)
            if first != path:
                raise StoryError(
                    f"would write the same PO files as {first}", path=path, hint="give one of the files another name"
                )
        except EditionsError as error:
            window.failures.append(Failure(path, None, error))
            return None
        return prepared

    def _planned(
        self, window: _Window, edition: Edition, written: Mapping[tuple[str, str], Mapping[Key, CatalogEntry]]
    ) -> list[Work]:
        works = [work for story in window.prepared if (work := self._plan(window, story, edition, written)) is not None]
        window.meter.expect(sum(len(work.plan.to_draft) for work in works))
        return works

    def _plan(
        self,
        window: _Window,
        prepared: Prepared,
        edition: Edition,
        written: Mapping[tuple[str, str], Mapping[Key, CatalogEntry]],
    ) -> Work | None:
        name = prepared.story.name
        path = catalog_path(self._project, edition, name)
        origins: Mapping[Key, CatalogEntry] = {}
        origin_demands: Sequence[tuple[Demand, ...]] = [()] * len(prepared.segments)
        if edition.derived_from is not None:
            if (name, edition.derived_from) not in written:
                # What it is made from failed and was reported.
                return None
            origins = written[name, edition.derived_from]
            origin_demands = prepared.demands(self._project.edition(edition.derived_from))
        orders = tuple(
            self._order(name, edition, segment, demands, origins.get((segment.context, segment.text)), theirs)
            for segment, demands, theirs in zip(
                prepared.segments, prepared.demands(edition), origin_demands, strict=True
            )
        )
        units = tuple(
            Unit(
                msgid=segment.text,
                msgctxt=segment.context,
                references=standing,
                comments=about_segment(segment.context, order.demands),
                basis=basis_of(self._drafters[edition.id], order),
            )
            for segment, order, standing in zip(
                prepared.segments, orders, references(self._project, prepared), strict=True
            )
        )
        made_by = self._drafters[edition.id].made_by
        try:
            catalog = read_catalog(path) if path.exists() else None
            return Work(prepared, edition, path, units, orders, catalog, plan(catalog, units), made_by)
        except CatalogError as error:
            window.failures.append(Failure(path, edition.id, error))
            return None

    def _order(
        self,
        story: str,
        edition: Edition,
        segment: Segment,
        demands: tuple[Demand, ...],
        origin: CatalogEntry | None,
        origin_demands: tuple[Demand, ...],
    ) -> Order:
        text = origin.msgstr if origin is not None else ""
        return Order(
            segment.context,
            segment.text,
            demands,
            origin_text=text,
            origin_demands=origin_demands,
            origin_approved=origin is not None and state_of(origin) is State.APPROVED,
            recalled=approved_before(self._memory, edition, story, segment.context, segment.text, text),
        )

    def _draft(self, edition: Edition, works: Sequence[Work], meter: Meter) -> Drafts:
        """The machine drafts of all stories in one stream, given back story by story."""
        wanted: list[tuple[int, Key, Order]] = []
        for number, work in enumerate(works):
            to_draft = {unit.key for unit in work.plan.to_draft}
            wanted += [
                (number, unit.key, order)
                for unit, order in zip(work.units, work.orders, strict=True)
                if unit.key in to_draft and order.recalled is None
            ]
        drafts: Drafts = [{} for _ in works]
        if wanted:
            made = self._drafters[edition.id].draft([order for _, _, order in wanted], self._told(meter))
            for (number, key, _), draft in zip(wanted, made, strict=True):
                drafts[number][key] = draft
        return drafts

    def _told(self, meter: Meter) -> Callable[[int], None]:
        def told(segments: int) -> None:
            if self._closing.is_set():
                raise _AbandonedError
            meter.drafted(segments)

        return told


class _AbandonedError(Exception):
    """Ends a drafting thread whose drafts nobody waits for any more."""
