"""An article as plain text, as Markdown and as JSON (schema.org NewsArticle)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from translate.publish.dates import write_moment
from translate.publish.labels import label_of
from translate.publish.model import SOURCE, Article, Line, Part, Review
from translate.publish.typography import sentence_space
from translate.publish.words import Words
from translate.story.model import Role

_INLINE = re.compile(r"([\\`*_\[\]<>|~])")
# What would begin a heading, a list or an underlined title.
_AT_START = re.compile(r"^(\d+(?=[.)])|)([#+=.)-])")
_MACHINE = {
    Review.DRAFT: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    Review.PARTLY: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}


def write_text(article: Article, words: Words, url: str) -> str:
    """The article as text: label, headline, who and when, paragraphs; captions in brackets with their name."""
    label = label_of(article.review, words)
    head = [*([f"[{label}]"] if label else []), str(article.headline), *_lines_about(article, words)]
    body = [_text_part(part, words) for part in article.parts]
    return "\n\n".join(["\n".join(head), *body, url]) + "\n"


def _text_part(part: Part, words: Words) -> str:
    if part.role is Role.CAPTION:
        return "[" + words("%(role)s: %(name)s", role=words("Photo"), name=_caption(part, words)) + "]"
    return str(part.text)


def write_markdown(article: Article, words: Words, url: str) -> str:
    """The article as CommonMark with a front matter of JSON strings, which are YAML; markup in its text is escaped."""
    label = label_of(article.review, words)
    facts = {
        "lang": article.edition.id,
        "title": str(article.headline),
        "date": article.published.isoformat() if article.published else None,
        "canonical": url,
        "review": article.review.value,
    }
    front = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items() if value is not None]
    about = [_escaped(line) for line in _lines_about(article, words)]
    pieces = [
        "\n".join(["---", *front, "---"]),
        *([f"**{_escaped(label)}**"] if label else []),
        f"# {_escaped(str(article.headline))}",
        *(["\\\n".join(about)] if about else []),
        *(_markdown_part(part, words) for part in article.parts),
    ]
    return "\n\n".join(pieces) + "\n"


def _markdown_part(part: Part, words: Words) -> str:
    if part.role is Role.SUBHEADING:
        return f"## {_escaped(str(part.text))}"
    # A quotation, because italics are no Han letter's.
    return f"> {_escaped(_caption(part, words))}" if part.role is Role.CAPTION else _escaped(str(part.text))


def _escaped(text: str) -> str:
    return _AT_START.sub(r"\1\\\2", _INLINE.sub(r"\\\1", text.replace("&", "&amp;")))


def _caption(part: Part, words: Words) -> str:
    return sentence_space(words.locale).join(str(line) for line in (part.text, part.credit) if line)


def _lines_about(article: Article, words: Words) -> list[str]:
    by = article.staff
    if article.outlet and by:
        by = (f"{by[0]} | {article.outlet}", *by[1:])
    when = write_moment(article.published, article.edition.locale, words) if article.published else None
    return [*by, *([when] if when else [])]


def write_json(
    article: Article, words: Words, url: str, site: str, others: Mapping[str, str], images: Mapping[str, str]
) -> str:
    """The article as a schema.org NewsArticle.

    `others` are the addresses of the story in the other editions, `images` those of pictures by their path. What no
    person has reviewed says so in `creativeWorkStatus`, in the edition's language, and in `digitalSourceType`.
    """
    label = label_of(article.review, words)
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "inLanguage": article.edition.id,
        "headline": str(article.headline),
        "creativeWorkStatus": label,
        "digitalSourceType": _MACHINE.get(article.review),
        "datePublished": article.published.isoformat() if article.published else None,
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "sourceOrganization": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": site},
        "articleSection": list(article.section) or None,
        "articleBody": article.body,
        "image": [_image(part, images) for part in article.parts if part.role is Role.CAPTION] or None,
    }
    if article.review is Review.SOURCE:
        facts["workTranslation"] = [_work(lang, address) for lang, address in others.items()] or None
    elif SOURCE.id in others:
        facts["translationOfWork"] = _work(SOURCE.id, others[SOURCE.id])
    told = {key: value for key, value in facts.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _work(lang: str, url: str) -> dict[str, str]:
    return {"@type": "NewsArticle", "@id": url, "inLanguage": lang}


def _image(part: Part, images: Mapping[str, str]) -> dict[str, str]:
    def text(line: Line) -> str:
        return str(line).strip()

    facts = {"@type": "ImageObject", "caption": text(part.text)}
    if part.credit:
        facts["creditText"] = text(part.credit).strip("()（）")
    if part.image:
        facts["contentUrl"] = images[part.image]
    return facts
