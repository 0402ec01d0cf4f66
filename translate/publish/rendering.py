"""Pages and feeds by Jinja2 templates, autoescaped; a newsroom's own `templates/` win over those shipped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
)
from markupsafe import Markup

from translate.config import Edition, Project
from translate.errors import ConfigError
from translate.publish.addresses import ICON, absolute, feed_path, index_path, link
from translate.publish.dates import write_date, write_moment
from translate.publish.labels import label_of
from translate.publish.model import Review
from translate.publish.typography import sentence_space
from translate.publish.words import Words

SHIPPED = Path(__file__).parent / "templates"
OWN = "templates"
SITE_TEMPLATES = ("base.html", "story.html", "index.html", "front.html", "feed.xml", "sitemap.xml", "icon.svg")


@dataclass(frozen=True)
class EditionLink:
    """One entry of the edition line; `path` is None where the edition does not have the page."""

    edition: Edition
    path: str | None


@dataclass(frozen=True)
class PageFacts:
    """What every page needs: its path, its edition, the edition line, and the page's files in other formats."""

    path: str
    edition: Edition
    editions: tuple[EditionLink, ...]
    formats: tuple[tuple[str, str, str], ...] = ()


def environment(project: Project) -> Environment:
    """The templates, to be shared by the renderers of a run: each is then compiled once."""
    shipped = FileSystemLoader(SHIPPED)
    own = FileSystemLoader(project.root / OWN)
    return Environment(
        loader=ChoiceLoader([own, shipped, PrefixLoader({"shipped": shipped})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Renderer:
    """Renders the templates in one edition's words."""

    def __init__(self, project: Project, words: Words, templates: Environment) -> None:
        self._project = project
        self._words = words
        self._env = templates
        self._common = {
            "_": words,
            "site_name": project.site_name,
            "sentence_space": sentence_space(words.locale),
            "icon": ICON,
            "feed_path": feed_path,
            "index_path": index_path,
            "absolute": lambda path: absolute(project, path),
            "label_of": self.label,
            "write_date": lambda moment: write_date(moment, words.locale),
            "write_moment": lambda moment: write_moment(moment, words.locale, words),
        }

    def check(self) -> None:
        """Compile every template of a site, so that a broken one is found before anything is written."""
        for template in SITE_TEMPLATES:
            self._get(template)

    def label(self, review: Review) -> str | None:
        """What a reader is told of text in this state; None when nothing need be said."""
        return label_of(review, self._words)

    def page(self, template: str, facts: PageFacts, **values: object) -> str:
        """An HTML page; `values` are for the template."""
        style = self._source("style.css")

        def to(target: str) -> str:
            return link(target, page=facts.path)

        return self.render(template, page=facts, to=to, style=Markup(style), csp=policy([style], []), **values)

    def standalone(self, template: str, **values: object) -> str:
        """A page with a style and a script of its own, `<template>.css` and `.js` beside the template."""
        stem = template.removesuffix(".html")
        style, script = self._source(f"{stem}.css"), self._source(f"{stem}.js")
        rules = policy([style], [script], pictures="data:")
        return self.render(template, style=Markup(style), script=Markup(script), csp=rules, **values)

    def render(self, template: str, **values: object) -> str:
        """Any template. Raises ConfigError, naming the file, when a newsroom's own template is broken."""
        try:
            return self._get(template).render({**self._common, **values})
        except TemplateError as error:
            raise self._broken(template, error) from error

    def _get(self, template: str) -> Template:
        try:
            return self._env.get_template(template)
        except (TemplateError, UnicodeDecodeError) as error:
            raise self._broken(template, error) from error

    def _source(self, template: str) -> str:
        try:
            assert self._env.loader is not None
            return self._env.loader.get_source(self._env, template)[0]
        except (TemplateError, UnicodeDecodeError) as error:
            raise self._broken(template, error) from error

    def _broken(self, template: str, error: TemplateError | UnicodeDecodeError) -> ConfigError:
        said = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.message or type(error).__name__
        path = Path(getattr(error, "filename", None) or self._project.root / OWN / template)
        return ConfigError(
            f"template: {said}",
            path=path,
            line=getattr(error, "lineno", None),
            hint="correct it, or remove it to use the one that comes with the program",
        )


def policy(styles: Sequence[str], scripts: Sequence[str], pictures: str = "'self'") -> str:
    """A Content-Security-Policy that lets in these inline styles and scripts and the site's own pictures alone."""
    rules = ["default-src 'none'", f"img-src {pictures}", "base-uri 'none'", "form-action 'none'"]
    for directive, texts in (("style-src", styles), ("script-src", scripts)):
        if texts:
            rules.append(" ".join([directive, *(f"'sha256-{_base64_digest(text)}'" for text in texts)]))
    return "; ".join(rules)


def _base64_digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def template_files(project: Project) -> tuple[Path, ...]:
    """All files the pages are made from."""
    folders = (project.root / OWN, SHIPPED)
    return tuple(path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
