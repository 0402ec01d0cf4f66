"""An edition of a story as plain values, ready to be set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from translate.config import Edition
from translate.story.model import Role

SOURCE = Edition(id="en", locale="en", name="English")
"""The edition the stories are written in."""


class Review(StrEnum):
    """How much of an edition people have approved."""

    SOURCE = "source"
    REVIEWED = "reviewed"
    PARTLY = "partly"
    DRAFT = "draft"

    @property
    def is_labelled(self) -> bool:
        """Whether a reader must be told that a machine wrote what no person has read."""
        return self in (Review.PARTLY, Review.DRAFT)


@dataclass(frozen=True)
class Span:
    """A run of text; `lang` is set where it is not in the edition's language (an untranslated sentence)."""

    text: str
    lang: str | None = None


@dataclass(frozen=True)
class Line:
    """A paragraph or heading."""

    spans: tuple[Span, ...]

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True)
class Part:
    """One block below the headline; `credit` and `image` (a path in the site) belong to captions."""

    role: Role
    text: Line
    credit: Line = Line(())
    image: str | None = None


@dataclass(frozen=True)
class Article:
    """A story in one edition.

    `staff` are the lines that say who did what; `section` is the way to the page without its home; `furniture` are
    the page's lines below the story. All are in the edition's language as far as the site's words have them.
    """

    name: str
    edition: Edition
    headline: Line
    parts: tuple[Part, ...]
    review: Review
    published: datetime | None = None
    author: str | None = None
    outlet: str | None = None
    staff: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The first paragraph of the text."""
        return next((str(part.text) for part in self.parts if part.role is Role.BODY), "")

    @property
    def body(self) -> str:
        """The text without captions, a paragraph to a line with a blank one between."""
        return "\n\n".join(str(part.text) for part in self.parts if part.role in (Role.BODY, Role.SUBHEADING))
