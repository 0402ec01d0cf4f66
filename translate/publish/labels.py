"""What a reader is told of text that no person has approved."""

from __future__ import annotations

from translate.publish.model import Review
from translate.publish.words import N_, Words

_LABELS = {
    Review.DRAFT: N_("Machine translation, not reviewed"),
    Review.PARTLY: N_("Parts of this are machine translation, not reviewed"),
}


def label_of(review: Review, words: Words) -> str | None:
    """The label in the edition's language; None for what needs none."""
    return words(_LABELS[review]) if review.is_labelled else None
