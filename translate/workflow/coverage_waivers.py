"""What the PO files of a story waive for the coverage gate, and which of these waivers nothing needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.catalog.reading import read_catalog
from translate.checks.waivers import waivers_in
from translate.config import Edition, Project
from translate.errors import CatalogError
from translate.story.model import Segment

GATE = "coverage"
"""The gate's name in a translator comment: `waive: coverage Mert Macit — a photographer`."""


@dataclass(frozen=True)
class Waiver:
    """A translator comment of an entry: `label` is the name it waives, empty for all names of the sentence."""

    path: Path
    line: int
    edition: str
    context: str
    source: str
    label: str


class StoryWaivers:
    """The waivers of one story's PO files; `broken` are the files that could not be read, with what is wrong."""

    def __init__(self, project: Project, editions: Sequence[Edition], story: str) -> None:
        self.broken: list[tuple[Path, CatalogError]] = []
        self._waivers: dict[tuple[str, str, str], list[Waiver]] = {}
        self._used: set[Waiver] = set()
        for edition in editions:
            path = project.locales / edition.locale / "LC_MESSAGES" / f"{story}.po"
            try:
                for waiver in _waivers(path, edition):
                    self._waivers.setdefault((edition.id, waiver.context, waiver.source), []).append(waiver)
            except CatalogError as error:
                self.broken.append((path, error))

    def waives(self, edition: str, segment: Segment, labels: Sequence[str]) -> bool:
        """Whether the edition waives, in this segment, a name that goes by any of `labels`."""
        found = [
            waiver
            for waiver in self._waivers.get((edition, segment.context, segment.text), ())
            if waiver.label in ("", *labels)
        ]
        self._used.update(found)
        return bool(found)

    def idle(self) -> Iterator[Waiver]:
        """The waivers that no call of `waives` needed."""
        for waivers in self._waivers.values():
            yield from (waiver for waiver in waivers if waiver not in self._used)


def _waivers(path: Path, edition: Edition) -> Iterator[Waiver]:
    if not path.exists():
        return
    for entry in read_catalog(path).active:
        for gate, label in waivers_in(entry.translator_comments):
            if gate == GATE:
                yield Waiver(path, entry.line, edition.id, entry.msgctxt or "", entry.msgid, label)
