"""What this program wrote into a site: what need not be written again, and what alone it may remove."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from translate.errors import StorageError
from translate.files import read_if_present
from translate.publish.model import Article, Review

NAME = ".editions.json"
_VERSION = 1

PENDING = ""
"""The digest of a file that is about to be written."""


@dataclass(frozen=True)
class Listing:
    """What lists, feeds and the sitemap say of a story in an edition."""

    headline: str
    summary: str
    section: str
    author: str | None
    moment: str | None
    review: Review
    path: str

    @property
    def published(self) -> datetime | None:
        """When the story was published; aware."""
        return datetime.fromisoformat(self.moment) if self.moment else None


def listing_of(article: Article, path: str) -> Listing:
    """The listing of an article whose page is at `path`."""
    return Listing(
        headline=str(article.headline),
        summary=article.summary,
        section=" › ".join(article.section),
        author=article.author,
        moment=article.published.isoformat() if article.published else None,
        review=article.review,
        path=path,
    )


@dataclass(frozen=True)
class Page:
    """A story in an edition as written: the digest of all it was made from, of its pictures, and of its files."""

    inputs: str
    listing: Listing
    images: Mapping[str, str]
    files: Mapping[str, str]


@dataclass(frozen=True)
class Manifest:
    """All that was written: pages by story and edition, and the lists (`lists` is the digest of their contents)."""

    pages: Mapping[str, Mapping[str, Page]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    lists: str = ""

    @property
    def all_files(self) -> dict[str, str]:
        """Every file by its path in the site, with the digest it was written with."""
        pages = (page for editions in self.pages.values() for page in editions.values())
        return {**self.files, **{path: digest for page in pages for path, digest in page.files.items()}}

    def to_bytes(self) -> bytes:
        """The file's content; the same for the same manifest."""
        pages = {name: {key: asdict(page) for key, page in editions.items()} for name, editions in self.pages.items()}
        content = {"version": _VERSION, "lists": self.lists, "files": dict(self.files), "pages": pages}
        return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def read_manifest(site: Path) -> Manifest:
    """The manifest of a site, an empty one where there is none; StorageError when it is not what we write."""
    path = site / NAME
    data = read_if_present(path)
    if data is None:
        return Manifest()
    try:
        manifest = _parse(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StorageError(
            f"not a list of published files ({error})", path=path, hint="publish to a new folder, or remove the site"
        ) from error
    for file in manifest.all_files:
        # The list says what may be removed, so it is not believed blindly.
        if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts or not file:
            raise StorageError(f"names a file outside the site: {file}", path=path, hint="publish to a new folder")
    return manifest


def _parse(content: Any) -> Manifest:
    if content["version"] != _VERSION:
        raise ValueError(f"version {content['version']}")
    return Manifest(
        pages={
            name: {
                edition: Page(
                    inputs=page["inputs"],
                    listing=Listing(**{**page["listing"], "review": Review(page["listing"]["review"])}),
                    images=dict(page["images"]),
                    files=dict(page["files"]),
                )
                for edition, page in editions.items()
            }
            for name, editions in content["pages"].items()
        },
        files=dict(content["files"]),
        lists=content["lists"],
    )
