"""One run: every given story into every chosen edition, the PO files merged and written.

Reads nothing but the stories, the project's files and the packages; opens no socket; says nothing: progress goes to
the caller, results come back as a report.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from translate import __version__
from translate.catalog.header import NO_DATE, new_fields
from translate.catalog.merging import Draft as CatalogDraft
from translate.catalog.merging import merge
from translate.catalog.model import Catalog, Key
from translate.catalog.model import Entry as CatalogEntry
from translate.catalog.planning import DRAFTED, Action, Plan, Step, Unit, plan, reference
from translate.catalog.reading import read_catalog
from translate.catalog.saving import save
from translate.catalog.states import State, state_of
from translate.catalog.template import template
from translate.checks.model import Severity
from translate.config import Edition, Project
from translate.engine.enforcement import Draft, Rung
from translate.errors import CatalogError, EditionsError, StoryError
from translate.files import project_lock, write_atomically
from translate.glossary.demands import Demand
from translate.memory.memory import Memory
from translate.story.model import Segment
from translate.workflow.checking import Translation, check
from translate.workflow.drafting import Order, basis_of, drafters_for
from translate.workflow.preparation import Prepared, Preparer
from translate.workflow.recall import approved_before, offers
from translate.workflow.report import Failure, Outcome, Report, joined
from translate.workflow.wording import (
    about_draft,
    about_issues,
    about_offers,
    about_origin,
    about_recalled,
    about_segment,
)

WINDOW = 256
"""Stories drafted together: enough to fill batches, little enough to keep memory constant on an archive."""


class Progress(Protocol):
    """Told how far the run is."""

    def started(self, edition: str, segments: int) -> None:
        """`segments` segments are going to be drafted for `edition`."""

    def advanced(self, segments: int) -> None:
        """`segments` more are done."""


@dataclass(frozen=True)
class _Work:
    """One story in one edition, between planning and writing; `units`, `orders` and segments go together."""

    prepared: Prepared
    edition: Edition
    path: Path
    units: tuple[Unit, ...]
    orders: tuple[Order, ...]
    catalog: Catalog | None
    plan: Plan


def translate_stories(
    paths: Sequence[Path], project: Project, editions: Sequence[Edition], *, machine: bool = True, progress: Progress
) -> Report:
    """Bring the PO files of the stories up to date in `editions` and say what was done.

    Story by story, a bad story or PO file is reported and left as it is while the others go on. Raises GlossaryError,
    PackageError or StorageError (before anything is changed) for what concerns all stories.
    """
    with project_lock(project.root), closing(Run(project, editions, machine=machine, progress=progress)) as run:
        return joined(run.window(window) for window in _windows(paths))


def _windows(paths: Sequence[Path]) -> Iterator[list[Path]]:
    remaining = iter(paths)
    while window := list(islice(remaining, WINDOW)):
        yield window


def catalog_path(project: Project, edition: Edition, story: str) -> Path:
    """Where the PO file of a story's edition stands."""
    return project.locales / edition.locale / "LC_MESSAGES" / f"{story}.po"


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
        self._failures: list[Failure] = []
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
        self._memory = Memory(project, refresh=refresh_memory, progress=_file_by_file(progress))
        self._paths_by_name: dict[str, Path] = {}

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()

    @property
    def identities(self) -> dict[str, str]:
        """What each edition's drafts depend on besides text and glossary: the package's digest, the conversion."""
        return {edition: drafter.identity for edition, drafter in self._drafters.items()}

    def window(self, paths: Sequence[Path]) -> Report:
        """Translate some stories into all editions."""
        self._failures = []
        prepared = [story for path in paths if (story := self._prepare(path)) is not None]
        written: dict[tuple[str, str], Mapping[Key, CatalogEntry]] = {}
        outcomes: dict[tuple[str, str], Outcome] = {}
        for edition in self._needed:
            works = [work for story in prepared if (work := self._plan(story, edition, written)) is not None]
            drafts = self._draft(edition, works)
            for work, made in zip(works, drafts, strict=True):
                name = work.prepared.story.name
                try:
                    catalog, changed = self._write(work, made)
                except EditionsError as error:
                    self._failures.append(Failure(work.path, edition.id, error))
                    continue
                written[name, edition.id] = {entry.key: entry for entry in catalog.active}
                outcomes[name, edition.id] = self._outcome(work, catalog, changed, made)
        for story in prepared:
            self._write_template(story)
        made_outcomes = (
            outcomes[story.story.name, edition.id]
            for story in prepared
            for edition in self._editions
            if (story.story.name, edition.id) in outcomes
        )
        return Report(tuple(made_outcomes), tuple(self._failures))

    def _prepare(self, path: Path) -> Prepared | None:
        try:
            prepared = self._preparer.prepare(path)
            first = self._paths_by_name.setdefault(prepared.story.name, path)
            if first != path:
                raise StoryError(
                    f"would write the same PO files as {first}", path=path, hint="give one of the files another name"
                )
        except EditionsError as error:
            self._failures.append(Failure(path, None, error))
            return None
        return prepared

    def _plan(
        self, prepared: Prepared, edition: Edition, written: Mapping[tuple[str, str], Mapping[Key, CatalogEntry]]
    ) -> _Work | None:
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
        units = tuple(self._unit(prepared, index, order, edition) for index, order in enumerate(orders))
        try:
            catalog = read_catalog(path) if path.exists() else None
            return _Work(prepared, edition, path, units, orders, catalog, plan(catalog, units))
        except CatalogError as error:
            self._failures.append(Failure(path, edition.id, error))
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

    def _unit(self, prepared: Prepared, index: int, order: Order, edition: Edition) -> Unit:
        segment = prepared.segments[index]
        return Unit(
            msgid=segment.text,
            msgctxt=segment.context,
            references=self._references(prepared, segment),
            comments=about_segment(segment.context, order.demands),
            basis=basis_of(self._drafters[edition.id], order),
        )

    def _references(self, prepared: Prepared, segment: Segment) -> tuple[str, ...]:
        path = Path(os.path.relpath(prepared.story.path, self._project.root)).as_posix()
        return tuple(dict.fromkeys(reference(path, place.line) for place in segment.occurrences))

    def _draft(self, edition: Edition, works: Sequence[_Work]) -> list[dict[Key, Draft]]:
        """The machine drafts of all stories in one stream, given back story by story."""
        wanted: list[tuple[int, Key, Order]] = []
        for number, work in enumerate(works):
            to_draft = {unit.key for unit in work.plan.to_draft}
            wanted += [
                (number, unit.key, order)
                for unit, order in zip(work.units, work.orders, strict=True)
                if unit.key in to_draft and order.recalled is None
            ]
        drafts: list[dict[Key, Draft]] = [{} for _ in works]
        if wanted:
            self._progress.started(edition.id, len(wanted))
            made = self._drafters[edition.id].draft([order for _, _, order in wanted], self._progress.advanced)
            for (number, key, _), draft in zip(wanted, made, strict=True):
                drafts[number][key] = draft
        return drafts

    def _write(self, work: _Work, made: Mapping[Key, Draft]) -> tuple[Catalog, bool]:
        """Merge and write; an edition that was only needed as another one's origin is merged and not written."""
        orders = {unit.key: order for unit, order in zip(work.units, work.orders, strict=True)}
        made_by = self._drafters[work.edition.id].made_by
        drafts = {
            key: CatalogDraft(
                draft.text,
                (
                    *about_draft(draft, orders[key].demands, made_by),
                    *about_origin(work.edition, approved=orders[key].origin_approved),
                ),
            )
            for key, draft in made.items()
        }
        drafts |= {
            key: CatalogDraft(order.recalled.target, about_recalled(order.recalled, order.context), recalled=True)
            for key, order in orders.items()
            if order.recalled is not None
        }

        def build(catalog: Catalog | None) -> Catalog:
            fresh = work.plan if catalog == work.catalog else plan(catalog, work.units)
            translations = [
                _translation(
                    orders[step.unit.key], _text_after(step.action, step.entry, drafts.get(step.unit.key)), step.entry
                )
                for step in fresh.steps
            ]
            notes = {
                step.unit.key: (*about_issues(issues), *self._offers(work.edition, step, translation))
                for step, translation, issues in zip(
                    fresh.steps, translations, check(translations, work.edition), strict=True
                )
            }
            return merge(catalog, fresh, drafts, self._fields(work), path=work.path, notes=notes)

        if work.edition not in self._editions:
            return build(work.catalog), False
        result = save(work.path, build)
        return result.catalog, result.changed

    def _offers(self, edition: Edition, step: Step, translation: Translation) -> tuple[str, ...]:
        """What the memory offers for a unit whose translation waits for a person."""
        if step.action not in DRAFTED and step.entry is not None and state_of(step.entry) is State.APPROVED:
            return ()
        found = offers(self._memory, edition, translation.context, translation.source, translation.target)
        return about_offers(found, translation.context, translation.source)

    def _fields(self, work: _Work) -> dict[str, str]:
        story = work.prepared.story
        return new_fields(
            project=story.name,
            gettext_locale=work.edition.locale,
            created=story.published or NO_DATE,
            generator=f"Editions {__version__}",
            extra={
                "X-Source-Language": "en",
                "X-Story-Digest": f"sha256:{story.digest}",
                "X-Made-By": self._drafters[work.edition.id].made_by,
            },
        )

    def _write_template(self, prepared: Prepared) -> None:
        path = self._project.locales / f"{prepared.story.name}.pot"
        units = [
            Unit(
                msgid=segment.text,
                msgctxt=segment.context,
                references=self._references(prepared, segment),
                comments=about_segment(segment.context, ()),
                basis="",
            )
            for segment in prepared.segments
        ]
        fields = new_fields(
            project=prepared.story.name,
            gettext_locale="en",
            created=prepared.story.published or NO_DATE,
            generator=f"Editions {__version__}",
            extra={"X-Source-Language": "en", "X-Story-Digest": f"sha256:{prepared.story.digest}"},
        )
        try:
            write_atomically(path, template(units, fields, path).to_bytes())
        except EditionsError as error:
            self._failures.append(Failure(path, None, error))

    def _outcome(self, work: _Work, catalog: Catalog, changed: bool, made: Mapping[Key, Draft]) -> Outcome:
        entries = {entry.key: entry for entry in catalog.active}
        actions = [step.action for step in work.plan.steps]
        translations = [
            _translation(order, entries[unit.key].msgstr, entries[unit.key])
            for unit, order in zip(work.units, work.orders, strict=True)
        ]
        issues = [issue for found in check(translations, work.edition) for issue in found]
        open_issues = [issue for issue in issues if not issue.waived]
        rungs = [rung for draft in made.values() for rung in draft.rungs]
        approved = actions.count(Action.KEEP_APPROVED)
        empty = sum(not entries[unit.key].msgstr for unit in work.units)
        drafted = sum(bool(draft.text) for draft in made.values())
        return Outcome(
            story=work.prepared.story.name,
            edition=work.edition.id,
            catalog=work.path,
            changed=changed,
            segments=len(work.units),
            approved=approved,
            reused=len(work.units) - approved - drafted - empty,
            drafted=drafted,
            empty=empty,
            terms=len(rungs),
            enforced=sum(rung is not Rung.LEFT for rung in rungs),
            errors=sum(issue.severity is Severity.ERROR for issue in open_issues),
            warnings=sum(issue.severity is Severity.WARNING for issue in open_issues),
            waived=len(issues) - len(open_issues),
        )


def _file_by_file(progress: Progress) -> Callable[[int, int], None]:
    """For the memory's files, which take a while when there are many new ones."""

    def told(done: int, total: int) -> None:
        if done == 1:
            progress.started("memory", total)
        progress.advanced(1)

    return told


def _text_after(action: Action, entry: CatalogEntry | None, draft: CatalogDraft | None) -> str:
    """The translation a unit will have once the plan is carried out."""
    if action in (Action.DRAFT, Action.REDRAFT) and draft is not None:
        return draft.msgstr
    return entry.msgstr if entry is not None else ""


def _translation(order: Order, text: str, entry: CatalogEntry | None) -> Translation:
    return Translation(order.text, text, order.context, order.demands, entry)
