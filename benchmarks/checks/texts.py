"""Good translations as the checks see them: the test sets in `../shared/eval` and the project's own news sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translate.checks.model import Subject
from translate.config import Edition, load_project
from translate.evaluation.aligned import AlignedText, read_folder
from translate.glossary.demands import find_demands, unmet
from translate.glossary.figures import find_figures
from translate.glossary.matching import Matcher
from translate.workflow.preparation import load_entries

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval"
NEWSDEV = ROOT / "benchmarks" / "newsdev" / "newsdev.tsv"
_NEWSDEV_COLUMNS = {"zh-Hans": 1, "mn": 2}


@dataclass(frozen=True)
class GoodText:
    """A test set in one edition, each pair as a subject of the checks."""

    name: str
    edition: str
    subjects: tuple[Subject, ...]


def good_texts(*, agreeing: bool = True) -> Iterator[GoodText]:
    """All test sets in all editions; ConfigError when the shared ones are not there.

    `agreeing` leaves out terms that a set's references never render by the glossary.
    """
    project = load_project(ROOT)
    matcher = Matcher(load_entries(project))
    for edition in project.editions:
        sets = read_folder(SHARED, edition.id)
        if edition.id in _NEWSDEV_COLUMNS:
            sets.append(_newsdev(edition.id))
        for text in sets:
            subjects = tuple(_subjects(text, edition, matcher))
            yield GoodText(text.name, edition.id, tuple(_agreeing(subjects)) if agreeing else subjects)


def _newsdev(edition: str) -> AlignedText:
    rows = [line.split("\t") for line in NEWSDEV.read_text(encoding="utf-8").splitlines()]
    column = _NEWSDEV_COLUMNS[edition]
    return AlignedText("newsdev", edition, tuple(row[0] for row in rows), tuple(row[column] for row in rows))


def _subjects(text: AlignedText, edition: Edition, matcher: Matcher) -> Iterator[Subject]:
    for source, target in zip(text.sources, text.references, strict=True):
        # Sentence by sentence: the sets are no stories, and what one sentence says must not settle another's names.
        (found,) = matcher.match_story([source])
        demands = find_demands(found, find_figures(source), edition)
        yield Subject(source, target, "body", edition.id, edition.locale, demands)


def _agreeing(subjects: Sequence[Subject]) -> Iterator[Subject]:
    """The subjects without the terms that the references never render by the glossary.

    The references were made without this glossary: where they call a place otherwise throughout, the two disagree
    about its name, which says nothing of the check.
    """
    rendered: set[str] = set()
    for subject in subjects:
        missing = {(demand.start, demand.end) for demand in unmet(subject.demands, subject.target)}
        rendered |= {demand.label for demand in subject.demands if (demand.start, demand.end) not in missing}
    for subject in subjects:
        demands = tuple(demand for demand in subject.demands if demand.figure or demand.label in rendered)
        yield replace(subject, demands=demands)
