"""The coverage gate: the names of stories, and in which editions the glossary has a form for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate.catalog.reading import read_catalog
from translate.checks.model import Severity
from translate.checks.waivers import waivers_in
from translate.config import Edition, Project
from translate.errors import CatalogError, StoryError
from translate.glossary.candidates import Finder
from translate.glossary.coverage import Mention, mentions
from translate.glossary.near_misses import NearMisses
from translate.glossary.terms import Entry, TermKind
from translate.reporting.model import Findings, Problem, Rule
from translate.story.model import Segment
from translate.workflow.places import Place, Places
from translate.workflow.preparation import Prepared, Preparer

WAIVER = "coverage"
"""The check's name in a translator comment: `waive: coverage Mert Macit — a photographer`."""

MISSING = Rule("missing-form", "error", "A name of the story has no form in an edition.")
UNREADABLE = Rule("po-file", "error", "The PO file cannot be read, so that its waivers are not known.")


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
    preparer = Preparer(project)
    finder = Finder(preparer.entries)
    names: dict[str, Name] = {}
    broken: list[StoryError | CatalogError] = []
    unreadable: list[Problem] = []
    files: list[str] = []
    read = 0
    for path in paths:
        try:
            prepared = preparer.prepare(path)
            found = _mentions(prepared, finder, editions)
            places = Places(prepared.story)
        except StoryError as error:
            broken.append(error)
            continue
        file = _relative(path, project.root)
        files.append(file)
        read += 1
        waivers = {}
        for edition in editions:
            po = project.locales / edition.locale / "LC_MESSAGES" / f"{prepared.story.name}.po"
            try:
                waivers[edition.id] = _waivers(po)
            except CatalogError as error:
                broken.append(error)
                files.append(_relative(po, project.root))
                unreadable.append(Problem(UNREADABLE.id, "error", error.what, files[-1], error.line or 1))
        _gather(names, prepared, found, waivers, places, file)
    ordered = tuple(names.values())
    shares = tuple(_of_edition(edition.id, ordered) for edition in editions)
    under = {share.edition for share in shares if share.percent < limit}
    near = NearMisses(preparer.entries)
    problems = [problem for name in ordered for problem in _problems(name, near, under)]
    order = {file: number for number, file in enumerate(files)}
    problems.sort(key=lambda problem: (order[problem.file], problem.line, problem.column or 0))
    return Coverage(
        Findings("glossary coverage", (MISSING, UNREADABLE), tuple(files), (*unreadable, *problems)),
        ordered,
        shares,
        read,
        tuple(broken),
    )


def _mentions(prepared: Prepared, finder: Finder, editions: Sequence[Edition]) -> list[tuple[Mention, ...]]:
    texts = [segment.text for segment in prepared.segments]
    matched = {match.text for matches in prepared.matches for match in matches}
    return [
        mentions(text, matches, candidates, editions, matched)
        for text, matches, candidates in zip(texts, prepared.matches, finder.find_story(texts), strict=True)
    ]


_Waivers = dict[tuple[str, str], tuple[str, ...]]


def _waivers(po: Path) -> _Waivers:
    """The labels that a PO file waives for coverage, by msgctxt and msgid; an empty label waives all names."""
    if not po.exists():
        return {}
    found = {}
    for entry in read_catalog(po).active:
        labels = tuple(label for check, label in waivers_in(entry.translator_comments) if check == WAIVER)
        if labels:
            found[entry.msgctxt or "", entry.msgid] = labels
    return found


def _gather(
    names: dict[str, Name],
    prepared: Prepared,
    found: Sequence[Sequence[Mention]],
    waivers: dict[str, _Waivers],
    places: Places,
    file: str,
) -> None:
    for segment, each in zip(prepared.segments, found, strict=True):
        for mention in each:
            name = names.setdefault(mention.name, Name(mention.name, mention.kind, mention.entry))
            name.kind = name.kind or mention.kind
            for occurrence in segment.occurrences:
                place = places.of(occurrence, mention.start, mention.text)
                name.occurrences.append(Occurring(file, prepared.story.name, place, mention.text))
            for edition in mention.missing:
                waived = _is_waived(waivers.get(edition, {}), segment, mention)
                (name.waived if waived else name.missing).add(edition)
            # One mention without a waiver is enough to miss the form.
            name.waived -= name.missing


def _is_waived(waivers: _Waivers, segment: Segment, mention: Mention) -> bool:
    labels = waivers.get((segment.context, segment.text), ())
    return any(label in ("", mention.text, mention.name) for label in labels)


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


def _relative(path: Path, root: Path) -> str:
    absolute = path if path.is_absolute() else root / path
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else path).as_posix()
