"""What the glossary did with a story: each match with its reason, and what looks like a name and was not matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.config import Edition, Project
from translate.glossary.coverage import has_form, mentions
from translate.glossary.near_misses import NearMisses
from translate.glossary.terms import Entry, TermMatch
from translate.workflow.places import Place, Places
from translate.workflow.preparation import Preparer


@dataclass(frozen=True)
class Explained:
    """Words of a story and the entry they were taken for, or perhaps stand for.

    `forms` are what the editions write, None where an edition has no form; empty for what was not matched. `entry`
    is None for a name that the glossary does not know at all.
    """

    place: Place
    text: str
    entry: Entry | None
    why: str
    forms: dict[str, str | None]


@dataclass(frozen=True)
class Explanation:
    """A story's matches and what was not matched, each in story order; a segment that recurs counts once."""

    matched: tuple[Explained, ...]
    unmatched: tuple[Explained, ...]


def explain(project: Project, editions: Sequence[Edition], path: Path) -> Explanation:
    """Look at the story in `path`; raises StoryError and GlossaryError as reading does."""
    preparer = Preparer(project)
    prepared = preparer.prepare(path)
    texts = [segment.text for segment in prepared.segments]
    near = NearMisses(preparer.entries)
    ruled_out = near.by_rule(texts, prepared.matches)
    places = Places(prepared.story)
    matched: list[Explained] = []
    unmatched: list[Explained] = []
    for segment, matches, found, missed in zip(
        prepared.segments, prepared.matches, prepared.candidates, ruled_out, strict=True
    ):
        occurrence = segment.occurrences[0]
        for match in matches:
            forms = {edition.id: _written(match, edition) for edition in editions}
            place = places.of(occurrence, match.start, match.text)
            matched.append(Explained(place, match.text, match.entry, match.why, forms))
        by_rule = {
            match.start: Explained(places.of(occurrence, match.start, match.text), match.text, match.entry, why, {})
            for match, why in missed
        }
        for mention in mentions(segment.text, matches, found, editions):
            if mention.entry is None and mention.start not in by_rule:
                miss = near.of_name(mention.text)
                why = miss.why if miss else "not in the glossary"
                place = places.of(occurrence, mention.start, mention.text)
                entry = miss.entry if miss else None
                by_rule[mention.start] = Explained(place, mention.text, entry, why, {})
        unmatched += (by_rule[start] for start in sorted(by_rule))
    return Explanation(tuple(matched), tuple(unmatched))


def _written(match: TermMatch, edition: Edition) -> str | None:
    if not has_form(match.entry, edition):
        return None
    columns = (edition.glossary_variant, edition.id)
    form = next((form for column in columns if column and (form := match.form(column))), None)
    return form.text if form else match.text
