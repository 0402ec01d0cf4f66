"""The files of an article: its page, and the same in other formats."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from translate.config import Edition, Project
from translate.publish.addresses import FORMATS, absolute, story_path
from translate.publish.model import SOURCE, Article
from translate.publish.plain import write_json, write_markdown, write_text
from translate.publish.rendering import EditionLink, PageFacts, Renderer
from translate.publish.words import Words


def paths_of(story: str, edition: str) -> tuple[str, ...]:
    """Where the files of a story in an edition stand, in the order of `FORMATS`."""
    return tuple(story_path(edition, story, suffix) for suffix in FORMATS)


def files_of(
    article: Article,
    project: Project,
    editions: Sequence[Edition],
    outgoing: Collection[str],
    renderer: Renderer,
    words: Words,
) -> dict[str, bytes]:
    """The files by their paths; of all `editions` of the site, the story has a page in those named by `outgoing`."""
    html, markdown, text, data = paths_of(article.name, article.edition.id)
    url = absolute(project, html)
    links = tuple(
        EditionLink(edition, story_path(edition.id, article.name) if edition.id in outgoing else None)
        for edition in editions
    )
    facts = PageFacts(
        path=html,
        edition=article.edition,
        editions=links,
        formats=(
            ("text/markdown", "Markdown", markdown),
            ("text/plain", words("Plain text"), text),
            ("application/ld+json", "JSON", data),
        ),
    )
    others = {
        link.edition.id: absolute(project, link.path) for link in links if link.path and link.edition != article.edition
    }
    pictures = {part.image: absolute(project, part.image) for part in article.parts if part.image}
    original = story_path(SOURCE.id, article.name)
    written = {
        html: renderer.page("story.html", facts, article=article, original=original),
        markdown: write_markdown(article, words, url),
        text: write_text(article, words, url),
        data: write_json(article, words, url, project.site_name, others, pictures),
    }
    return {path: content.encode() for path, content in written.items()}
