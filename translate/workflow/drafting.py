"""How one edition's drafts are made: by a package, from another edition, or from the glossary alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol

from translate.config import Edition, Project
from translate.engine.enforcement import Draft, Job, StandIns, calibrate, credit, derive, draft_all, prefill
from translate.engine.packages import Package, bundled_folder, find_package
from translate.engine.script import convert
from translate.engine.translator import Translator
from translate.glossary.demands import Demand
from translate.glossary.terms import Entry
from translate.memory.model import MemoryUnit
from translate.story.model import CREDIT_CONTEXT

RULES_VERSION = 3
"""Raised when drafts of the same input would come out differently, so that untouched ones are made again."""


@dataclass(frozen=True)
class Order:
    """A segment to draft: its context, text and demands, and for a derived edition the origin's text and demands.

    `origin_approved` tells whether a person stands for the origin's text, for the reviewer to know. `recalled` is the
    approved translation of the same sentence elsewhere, which then is the draft.
    """

    context: str
    text: str
    demands: tuple[Demand, ...]
    origin_text: str = ""
    origin_demands: tuple[Demand, ...] = ()
    origin_approved: bool = False
    recalled: MemoryUnit | None = None


class Drafter(Protocol):
    """Makes the drafts of one edition."""

    made_by: str

    @property
    def identity(self) -> str:
        """What the drafts depend on besides the order: the package's digest, the conversion's name."""

    def draft(self, orders: Sequence[Order], progress: Callable[[int], None]) -> list[Draft]:
        """A draft for every order, in order.

        `progress` is told how many more are done, now and then none; what it raises ends the work.
        """


def basis_of(drafter: Drafter, order: Order) -> str:
    """A digest of everything the order's draft depends on besides its text; 8 hexadecimal digits."""
    if order.recalled is not None:
        remembered = (order.recalled.origin, order.recalled.context, order.recalled.target)
        return hashlib.sha256("\0".join(("memory", *remembered)).encode()).hexdigest()[:8]
    parts = [str(RULES_VERSION), drafter.identity, order.origin_text, str(order.origin_approved)]
    for demand in order.demands:
        parts += [str(demand.start), demand.preferred, *demand.accepted]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


class ByPackage:
    """Drafts by a translation package; its model is loaded when the first draft is asked for.

    Several threads may ask at once: while one is between two calls of the model, another's is decoded.
    """

    def __init__(self, package: Package, edition: Edition, entries: Sequence[Entry], cache: Path) -> None:
        self._package = package
        self._edition = edition
        self._entries = entries
        self._cache = cache
        self._loading = Lock()
        self.made_by = f"machine translation, {package.name} {package.version} ({package.digest[:12]})"
        self.identity = package.digest

    @cached_property
    def _engine(self) -> tuple[Translator, StandIns | None]:
        translator = Translator(self._package)
        return translator, calibrate(translator, self._edition.locale, self._entries, self._edition.id, self._cache)

    def draft(self, orders: Sequence[Order], progress: Callable[[int], None]) -> list[Draft]:
        locale = self._edition.locale
        drafts: dict[Order, Draft] = {}
        by_model: list[Order] = []
        for order in orders:
            if order.context == CREDIT_CONTEXT:
                drafts[order] = credit(Job(order.text, order.demands), locale)
            else:
                by_model.append(order)
        progress(len(orders) - len(by_model))
        if by_model:
            jobs = [Job(order.text, order.demands) for order in by_model]
            with self._loading:
                translator, stand_ins = self._engine
            made = draft_all(jobs, translator, locale, stand_ins, progress=progress)
            drafts.update(zip(by_model, made, strict=True))
        return [drafts[order] for order in orders]


class ByConversion:
    """Drafts of an edition that is another one in the other Chinese script."""

    def __init__(self, edition: Edition) -> None:
        self._configuration = edition.opencc or ""
        self.made_by = f"conversion from {edition.derived_from}, OpenCC {self._configuration}"
        self.identity = f"opencc {self._configuration}"

    def draft(self, orders: Sequence[Order], progress: Callable[[int], None]) -> list[Draft]:
        drafts = [
            derive(
                order.origin_text,
                order.origin_demands,
                order.demands,
                lambda text: convert(text, self._configuration),
            )
            for order in orders
        ]
        progress(len(orders))
        return drafts


class ByGlossary:
    """Drafts where no machine is wanted: the English text with the glossary's forms put in."""

    made_by = "the glossary alone: no machine translation"
    identity = "glossary"

    def draft(self, orders: Sequence[Order], progress: Callable[[int], None]) -> list[Draft]:
        progress(len(orders))
        return [prefill(Job(order.text, order.demands)) for order in orders]


def drafters_for(
    project: Project, editions: Sequence[Edition], entries: Sequence[Entry], *, machine: bool
) -> Mapping[str, Drafter]:
    """The drafter of each edition.

    With `machine` false no package is looked for. Raises PackageError, before anything is changed, when a package
    an edition needs is missing or broken.
    """
    bundled = project.models or bundled_folder()
    drafters: dict[str, Drafter] = {}
    for edition in editions:
        if edition.derived_from is not None:
            drafters[edition.id] = ByConversion(edition)
        elif edition.package is None or not machine:
            drafters[edition.id] = ByGlossary()
        else:
            package = find_package(*edition.package, bundled=bundled, unpacked=project.state / "packages")
            drafters[edition.id] = ByPackage(package, edition, entries, project.state / "calibration")
    return drafters
