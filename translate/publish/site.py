"""What a site has besides its stories: the lists and feeds of the editions, the front page, the icon, the sitemap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from translate.config import Edition
from translate.publish.addresses import FRONT, ICON, SITEMAP, feed_path, index_path
from translate.publish.manifest import Listing, Page
from translate.publish.model import SOURCE
from translate.publish.rendering import EditionLink, PageFacts, Renderer

PER_PAGE = 40

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where a feed must have a date and the story has none."""


def lists(
    pages: Mapping[str, Mapping[str, Page]], editions: Sequence[Edition], renderer_of: Callable[[Edition], Renderer]
) -> Iterator[tuple[str, str]]:
    """Path and content of every list; `pages` are by story and edition, `editions` the whole site, the source first."""
    renderers = {edition.id: renderer_of(edition) for edition in editions}
    listed = {edition.id: _newest_first(pages, edition) for edition in editions}
    for edition in editions:
        yield from _indexes(edition, listed, editions, renderers[edition.id])
        newest = listed[edition.id][:PER_PAGE]
        updated = max((story.published or UNDATED for story in newest), default=UNDATED)
        yield (
            feed_path(edition.id),
            renderers[edition.id].render("feed.xml", edition=edition, stories=newest, updated=updated, undated=UNDATED),
        )
    source = renderers[SOURCE.id]
    links = tuple(EditionLink(edition, index_path(edition.id)) for edition in editions)
    latest = {edition: stories[0] for edition, stories in listed.items() if stories}
    labels = {edition: renderers[edition].label(story.review) for edition, story in latest.items()}
    yield FRONT, source.page("front.html", PageFacts(FRONT, SOURCE, links), latest=latest, labels=labels)
    yield ICON, source.render("icon.svg")
    # A page that asks not to be listed is not offered to be.
    by_story = [
        [
            (edition.id, page.listing.path)
            for edition in editions
            if (page := pages[name].get(edition.id)) and not page.listing.review.is_labelled
        ]
        for name in sorted(pages)
    ]
    yield SITEMAP, source.render("sitemap.xml", stories=by_story)


def _indexes(
    edition: Edition, listed: Mapping[str, Sequence[Listing]], editions: Sequence[Edition], renderer: Renderer
) -> Iterator[tuple[str, str]]:
    stories = listed[edition.id]
    count = max(1, -(-len(stories) // PER_PAGE))
    links = tuple(EditionLink(other, index_path(other.id)) for other in editions)
    for number in range(1, count + 1):
        path = index_path(edition.id, number)
        yield (
            path,
            renderer.page(
                "index.html",
                PageFacts(path, edition, links),
                stories=stories[(number - 1) * PER_PAGE : number * PER_PAGE],
                number=number,
                count=count,
                newer=index_path(edition.id, number - 1) if number > 1 else None,
                older=index_path(edition.id, number + 1) if number < count else None,
            ),
        )


def _newest_first(pages: Mapping[str, Mapping[str, Page]], edition: Edition) -> list[Listing]:
    named = [(name, editions[edition.id].listing) for name, editions in pages.items() if edition.id in editions]
    named.sort(key=lambda each: each[0])
    # Sorting is stable: stories of one moment stay in the order of their names.
    return [story for _, story in sorted(named, key=lambda each: each[1].published or UNDATED, reverse=True)]
