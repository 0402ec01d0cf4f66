"""The coverage gate: the names of stories, and in which editions the glossary has a form for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate.checks.model import Severity
from translate.config import Edition, Project
from translate.errors import CatalogError, StoryError
from translate.glossary.near_misses import NearMisses
from translate.glossary.terms import Entry, TermKind
from translate.reporting.model import Findings, Problem, Rule, file_name
from translate.workflow.coverage_waivers import GATE, StoryWaivers
from translate.workflow.places import Place, Places
from translate.workflow.preparation import Preparer

MISSING = Rule("missing-form", "error", "A name of the story has no form in an edition.")
UNREADABLE = Rule("po-file", "error", "The PO file cannot be read, so that its waivers are not known.")
IDLE = Rule("idle-waiver", "warning", "A translator comment waives a name that needs no waiver.")
RULES = (MISSING, UNREADABLE, IDLE)


@dataclass(frozen=True)
class Occurring:
    """Where a name is written: the story's file and name, the place, and the words there."""

    file: str
    story: str
    place: Place
    text: str


@dataclass
class Name:
    """A name with all its mentions.

    `missing` and `waived` are editions without a form, by whether a person waived every mention that lacks one.
    """

    name: str
    kind: TermKind | None
    entry: Entry | None
    occurrences: list[Occurring] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    waived: set[str] = field(default_factory=set)

    @property
    def stories(self) -> tuple[str, ...]:
        """The stories it stands in, each once."""
        return tuple(dict.fromkeys(each.story for each in self.occurrences))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways it is written, each once."""
        return tuple(dict.fromkeys(each.text for each in self.occurrences))


@dataclass(frozen=True)
class EditionCoverage:
    """How many names have a form in an edition, how many are waived and how many are missing."""

    edition: str
    names: int
    with_form: int
    waived: int
    missing: int

    @property
    def percent(self) -> float:
        """The share of names that have a form or a waiver; 0 when there is no name."""
        return 100 * (self.with_form + self.waived) / self.names if self.names else 0.0


@dataclass(frozen=True)
class Coverage:
    """What the gate found: every name in story order, the share of each edition, and the stories and PO files that
    could not be read."""

    findings: Findings
    names: tuple[Name, ...]
    editions: tuple[EditionCoverage, ...]
    stories: int
    broken: tuple[StoryError | CatalogError, ...]


def cover(project: Project, editions: Sequence[Edition], paths: Sequence[Path], *, limit: float) -> Coverage:
    """Look for the names of the stories at `paths`; a story that cannot be read does not stop the others.

    A name without a form is an error in an edition that covers less than `limit` per cent, else a warning. Raises
    GlossaryError when the glossary is broken.
    """
    run = _Run(project, editions)
    for path in paths:
        run.read(path)
    return run.result(limit)


class _Run:
    """Gathers the names of one story after the other."""

    def __init__(self, project: Project, editions: Sequence[Edition]) -> None:
        self._project = project
        self._editions = editions
        self._preparer = Preparer(project)
        self._names: dict[str, Name] = {}
        self._stories = 0
        self._files: list[str] = []
        self._broken: list[StoryError | CatalogError] = []
        self._in_catalogs: list[Problem] = []

    def read(self, path: Path) -> None:
        try:
            prepared = self._preparer.prepare(path)
            places = Places(prepared.story)
        except StoryError as error:
            self._broken.append(error)
            return
        self._stories += 1
        file = file_name(path, self._project.root)
        self._files.append(file)
        waivers = StoryWaivers(self._project, self._editions, prepared.story.name)
        for segment, found in zip(prepared.segments, prepared.mentions(self._editions), strict=True):
            for mention in found:
                name = self._names.setdefault(mention.name, Name(mention.name, mention.kind, mention.entry))
                name.kind = name.kind or mention.kind
                for occurrence in segment.occurrences:
                    place = places.of(occurrence, mention.start, mention.text)
                    name.occurrences.append(Occurring(file, prepared.story.name, place, mention.text))
                for edition in mention.missing:
                    waived = waivers.waives(edition, segment, (mention.text, mention.name))
                    (name.waived if waived else name.missing).add(edition)
                # One mention without a waiver is enough to miss the form.
                name.waived -= name.missing
        self._look_at_catalogs(waivers)

    def _look_at_catalogs(self, waivers: StoryWaivers) -> None:
        for path, error in waivers.broken:
            self._broken.append(error)
            self._report(UNREADABLE, error.what, path, error.line or 1, {})
        for idle in waivers.idle():
            comment = f"waive: {GATE} {idle.label}".rstrip()
            message = f"“{comment}” waives nothing: the name has a form, or is not found there; delete the comment"
            self._report(IDLE, message, idle.path, idle.line, {"edition": idle.edition, "term": idle.label})

    def _report(self, rule: Rule, message: str, path: Path, line: int, facts: dict[str, str]) -> None:
        file = file_name(path, self._project.root)
        if file not in self._files:
            self._files.append(file)
        self._in_catalogs.append(Problem(rule.id, rule.severity, message, file, line, facts))

    def result(self, limit: float) -> Coverage:
        names = tuple(self._names.values())
        shares = tuple(_of_edition(edition.id, names) for edition in self._editions)
        under = {share.edition for share in shares if share.percent < limit}
        near = NearMisses(self._preparer.entries)
        problems = [*self._in_catalogs, *(problem for name in names for problem in _problems(name, near, under))]
        order = {file: number for number, file in enumerate(self._files)}
        problems.sort(key=lambda problem: (order[problem.file], problem.line, problem.column or 0))
        findings = Findings("glossary coverage", RULES, tuple(self._files), tuple(problems))
        return Coverage(findings, names, shares, self._stories, tuple(self._broken))


def _problems(name: Name, near: NearMisses, under: set[str]) -> list[Problem]:
    found = []
    for editions, waived in ((name.missing, False), (name.waived, True)):
        if not editions:
            continue
        first = name.occurrences[0]
        kind = name.kind.value if name.kind else "kind unknown"
        times = f"{len(name.occurrences)} mention{'s' if len(name.occurrences) > 1 else ''}"
        listed = ", ".join(sorted(editions))
        miss = near.of_name(name.name) if name.entry is None else None
        hint = f"; {miss.why}" if miss else ""
        message = f"“{name.name}” ({kind}) has no form for {listed}: {times} in {', '.join(name.stories)}{hint}"
        facts = {
            "term": name.name,
            "kind": name.kind.value if name.kind else "",
            "editions": listed,
            "mentions": str(len(name.occurrences)),
            "stories": ", ".join(name.stories),
        }
        severity = MISSING.severity if editions & under else Severity.WARNING
        found.append(
            Problem(MISSING.id, severity, message, first.file, first.place.line, facts, waived, first.place.column)
        )
    return found


def _of_edition(edition: str, names: Sequence[Name]) -> EditionCoverage:
    missing = sum(edition in name.missing for name in names)
    waived = sum(edition in name.waived for name in names)
    return EditionCoverage(edition, len(names), len(names) - missing - waived, waived, missing)
