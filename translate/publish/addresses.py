"""Where everything stands in the site, and how one page names another."""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath
from urllib.parse import quote

from translate.config import Project
from translate.errors import ConfigError
from translate.publish.model import SOURCE

FORMATS = ("html", "md", "txt", "json")
"""Suffixes of the four files of a story in an edition; the first is the page itself."""

FRONT = "index.html"
SITEMAP = "sitemap.xml"
ICON = "icon.svg"
"""What a site has once."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_editions(project: Project) -> None:
    """ConfigError when an edition's id cannot be a folder and a language attribute (BCP 47)."""
    for edition in project.editions:
        if not _LANGUAGE_TAG.fullmatch(edition.id):
            raise ConfigError(
                f"edition “{edition.id}” cannot be published", hint="name it by its language: mn, zh-Hans"
            )
        if edition.id == SOURCE.id:
            raise ConfigError(f"edition “{SOURCE.id}” is the source itself", hint="name the edition otherwise")


def story_path(edition: str, name: str, suffix: str = FORMATS[0]) -> str:
    """The file of a story in an edition."""
    return f"{edition}/stories/{name}.{suffix}"


def index_path(edition: str, page: int = 1) -> str:
    """The edition's list of stories; `page` counts from 1."""
    return f"{edition}/index.html" if page == 1 else f"{edition}/page-{page}.html"


def feed_path(edition: str) -> str:
    """The edition's Atom feed."""
    return f"{edition}/feed.xml"


def image_path(digest: str, suffix: str) -> str:
    """A picture, named by its content."""
    return f"images/{digest[:20]}.{suffix}"


def link(target: str, *, page: str) -> str:
    """The relative link from `page` to `target`, both paths in the site."""
    return quote(os.path.relpath(target, PurePosixPath(page).parent.as_posix()))


def absolute(project: Project, path: str) -> str:
    """The public address of a path in the site; a list of stories is its folder."""
    path = (
        "" if path == "index.html" else path.removesuffix("/index.html") + "/" if path.endswith("/index.html") else path
    )
    return f"{project.base_url}/{quote(path)}"
