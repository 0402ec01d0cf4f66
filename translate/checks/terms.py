"""Every term of the newsroom's glossary stands in the translation of its source, in a form of the edition.

A newsroom's term that is missing altogether is this check's; base-names, mentions and inflection look at the milder
cases.
"""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.rendering import Rendering, is_base, rendered


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each mention of a term of which no form stands in the translation."""
    for demand, how in rendered(subject):
        if how is Rendering.ABSENT and not is_base(demand):
            variant = next((wrong for wrong in demand.wrong if wrong in subject.target), None)
            seen = f"; “{variant}” is a known wrong form" if variant else ""
            yield Finding(f"“{demand.text}” should be {demand.preferred}{seen} ({demand.origin})", demand.label)


CHECK = Check(
    "terms",
    Severity.ERROR,
    "A name or term of the glossary is missing, or written in another way than the glossary says.",
    look,
)
