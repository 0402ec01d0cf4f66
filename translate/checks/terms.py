"""Every name of the newsroom's glossary stands in the translation of its source, in a form of the edition.

A name that is missing altogether is this check's, and so is any known wrong form; wording, base-names, mentions and
inflection look at the milder cases.
"""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.rendering import NAMES, Rendering, is_base, rendered


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each mention of a name of which no form stands in the translation."""
    for demand, how in rendered(subject):
        variant = next((wrong for wrong in demand.wrong if wrong in subject.target), None)
        is_name = demand.kind in NAMES and not is_base(demand)
        if how is Rendering.ABSENT and (is_name or variant is not None):
            seen = f"; “{variant}” is a known wrong form" if variant else ""
            yield Finding(f"“{demand.text}” should be {demand.preferred}{seen} ({demand.origin})", demand.label)


CHECK = Check(
    "terms",
    Severity.ERROR,
    "A name of the glossary is missing or written otherwise, or a form that the glossary calls wrong stands there.",
    look,
)
