"""From drafts to PO files: one story's edition merged, checked, written and summed up; and the story's template."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from translate import __version__
from translate.catalog.header import NO_DATE, new_fields
from translate.catalog.merging import Draft as CatalogDraft
from translate.catalog.merging import merge
from translate.catalog.model import Catalog, Key
from translate.catalog.model import Entry as CatalogEntry
from translate.catalog.planning import DRAFTED, Action, Plan, Step, Unit, plan, reference
from translate.catalog.saving import save
from translate.catalog.states import State, state_of
from translate.catalog.template import template
from translate.checks.model import Severity
from translate.config import Edition, Project
from translate.engine.enforcement import Draft, Rung
from translate.files import write_atomically
from translate.memory.memory import Memory
from translate.workflow.checking import Translation, check
from translate.workflow.drafting import Order
from translate.workflow.paths import template_path
from translate.workflow.preparation import Prepared
from translate.workflow.recall import offers
from translate.workflow.report import Outcome
from translate.workflow.wording import (
    about_draft,
    about_issues,
    about_names,
    about_offers,
    about_origin,
    about_recalled,
    about_segment,
)


@dataclass(frozen=True)
class Work:
    """One story in one edition, planned; `units`, `orders` and segments go together. `made_by` makes its drafts."""

    prepared: Prepared
    edition: Edition
    path: Path
    units: tuple[Unit, ...]
    orders: tuple[Order, ...]
    catalog: Catalog | None
    plan: Plan
    made_by: str


def references(project: Project, prepared: Prepared) -> list[tuple[str, ...]]:
    """Where each of a story's segments stands in it, as PO files say it."""
    path = Path(os.path.relpath(prepared.story.path, project.root)).as_posix()
    return [
        tuple(dict.fromkeys(reference(path, place.line) for place in segment.occurrences))
        for segment in prepared.segments
    ]


class Writer:
    """Writes the PO files of a project's stories.

    An edition that is not in `editions` was only needed as another one's origin: it is merged and not written.
    """

    def __init__(self, project: Project, editions: Collection[Edition], memory: Memory) -> None:
        self._project = project
        self._editions = editions
        self._memory = memory

    def write(self, work: Work, made: Mapping[Key, Draft]) -> tuple[Catalog, Outcome]:
        """Merge the drafts into the edition's PO file; the catalogue now, and what was done.

        Raises CatalogError or StorageError; the file is then as it was.
        """
        drafts = _catalog_drafts(work, made)
        orders = {unit.key: order for unit, order in zip(work.units, work.orders, strict=True)}

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
            return merge(catalog, fresh, drafts, _fields(work), path=work.path, notes=notes)

        if work.edition in self._editions:
            saved = save(work.path, build)
            catalog, changed = saved.catalog, saved.changed
        else:
            catalog, changed = build(work.catalog), False
        return catalog, _outcome(work, catalog, changed, made)

    def write_template(self, prepared: Prepared) -> None:
        """Write the story's template (.pot); raises StorageError."""
        path = template_path(self._project, prepared.story.name)
        units = [
            Unit(
                msgid=segment.text,
                msgctxt=segment.context,
                references=standing,
                comments=about_segment(segment.context, ()),
                basis="",
            )
            for segment, standing in zip(prepared.segments, references(self._project, prepared), strict=True)
        ]
        fields = new_fields(
            project=prepared.story.name,
            gettext_locale="en",
            created=prepared.story.published or NO_DATE,
            generator=f"Editions {__version__}",
            extra={"X-Source-Language": "en", "X-Story-Digest": f"sha256:{prepared.story.digest}"},
        )
        write_atomically(path, template(units, fields, path).to_bytes())

    def _offers(self, edition: Edition, step: Step, translation: Translation) -> tuple[str, ...]:
        """What the memory offers for a unit whose translation waits for a person."""
        if step.action not in DRAFTED and step.entry is not None and state_of(step.entry) is State.APPROVED:
            return ()
        found = offers(self._memory, edition, translation.context, translation.source, translation.target)
        return about_offers(found, translation.context, translation.source)


def _catalog_drafts(work: Work, made: Mapping[Key, Draft]) -> dict[Key, CatalogDraft]:
    """What the machine made and what the memory recalled, with what the reviewer is told of each."""
    orders = {unit.key: order for unit, order in zip(work.units, work.orders, strict=True)}
    unnamed = _names_without_form(work) if made else {}
    drafts = {
        key: CatalogDraft(
            draft.text,
            (
                *about_draft(draft, orders[key].demands, work.made_by),
                *about_names(unnamed[key]),
                *about_origin(work.edition, approved=orders[key].origin_approved),
            ),
        )
        for key, draft in made.items()
    }
    return drafts | {
        key: CatalogDraft(order.recalled.target, about_recalled(order.recalled, order.context), recalled=True)
        for key, order in orders.items()
        if order.recalled is not None
    }


def _names_without_form(work: Work) -> dict[Key, list[str]]:
    return {
        unit.key: list(dict.fromkeys(mention.text for mention in mentions if mention.missing))
        for unit, mentions in zip(work.units, work.prepared.mentions([work.edition]), strict=True)
    }


def _fields(work: Work) -> dict[str, str]:
    story = work.prepared.story
    return new_fields(
        project=story.name,
        gettext_locale=work.edition.locale,
        created=story.published or NO_DATE,
        generator=f"Editions {__version__}",
        extra={
            "X-Source-Language": "en",
            "X-Story-Digest": f"sha256:{story.digest}",
            "X-Made-By": work.made_by,
        },
    )


def _outcome(work: Work, catalog: Catalog, changed: bool, made: Mapping[Key, Draft]) -> Outcome:
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


def _text_after(action: Action, entry: CatalogEntry | None, draft: CatalogDraft | None) -> str:
    """The translation a unit will have once the plan is carried out."""
    if action in (Action.DRAFT, Action.REDRAFT) and draft is not None:
        return draft.msgstr
    return entry.msgstr if entry is not None else ""


def _translation(order: Order, text: str, entry: CatalogEntry | None) -> Translation:
    return Translation(order.text, text, order.context, order.demands, entry)
