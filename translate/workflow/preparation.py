"""From a story file to segments with their terms and figures: everything about a story that no edition changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from translate.config import Edition, Project
from translate.glossary.cldr import base_entries, without_ruled
from translate.glossary.demands import Demand, find_demands
from translate.glossary.figures import Figure, find_figures
from translate.glossary.files import read_entries
from translate.glossary.matching import Matcher
from translate.glossary.terms import Entry, TermMatch
from translate.story.model import Segment, Story
from translate.story.read import read_story
from translate.story.segment import segment_story

if TYPE_CHECKING:
    from translate.glossary.candidates import Candidate, Finder
    from translate.glossary.coverage import Mention


@dataclass(frozen=True)
class Prepared:
    """A story with its segments in story order, and each segment's term matches and figures.

    Its names, known to the glossary or not, are looked for when they are first asked for.
    """

    story: Story
    segments: tuple[Segment, ...]
    matches: tuple[tuple[TermMatch, ...], ...]
    figures: tuple[tuple[Figure, ...], ...]
    find_names: Callable[[Sequence[str]], Sequence[Sequence[Candidate]]] = field(repr=False, compare=False)

    @cached_property
    def candidates(self) -> Sequence[Sequence[Candidate]]:
        """What looks like a name in each segment."""
        return self.find_names([segment.text for segment in self.segments])

    def mentions(self, editions: Sequence[Edition]) -> list[tuple[Mention, ...]]:
        """The names of each segment, with the editions that have no form for them."""
        from translate.glossary.coverage import mentions

        matched = {match.text for matches in self.matches for match in matches}
        return [
            mentions(segment.text, matches, candidates, editions, matched)
            for segment, matches, candidates in zip(self.segments, self.matches, self.candidates, strict=True)
        ]

    def demands(self, edition: Edition) -> tuple[tuple[Demand, ...], ...]:
        """What each segment demands in `edition`."""
        return tuple(
            find_demands(matches, figures, edition) for matches, figures in zip(self.matches, self.figures, strict=True)
        )


class Preparer:
    """Reads and prepares the stories of a project, with its glossary loaded once.

    Raises GlossaryError when a glossary file breaks its schema.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.entries = load_entries(project)
        self._matcher = Matcher(self.entries)

    @cached_property
    def _finder(self) -> Finder:
        # Not imported by a run that has nothing to draft.
        from translate.glossary.candidates import Finder

        return Finder(self.entries)

    def prepare(self, path: Path) -> Prepared:
        """The story in `path`, prepared; raises StoryError when it cannot be read."""
        story = read_story(path, timezone=self._project.timezone)
        segments = segment_story(story)
        texts = [segment.text for segment in segments]
        published = story.published.date() if story.published else None
        return Prepared(
            story=story,
            segments=segments,
            matches=tuple(self._matcher.match_story(texts)),
            figures=tuple(find_figures(text, published=published) for text in texts),
            find_names=lambda segments: self._finder.find_story(segments),
        )


def load_entries(project: Project) -> tuple[Entry, ...]:
    """The newsroom's entries, then CLDR's base layer; the first to claim a spelling wins."""
    newsroom = read_entries(project.glossaries, root=project.root)
    return (*newsroom, *without_ruled(base_entries(_columns(project.editions)), newsroom))


def _columns(editions: Sequence[Edition]) -> dict[str, str]:
    columns = {edition.id: edition.locale for edition in editions}
    columns |= {
        edition.glossary_variant: edition.glossary_variant.replace("-", "_")
        for edition in editions
        if edition.glossary_variant
    }
    return columns
