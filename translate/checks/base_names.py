"""Places, languages and currencies that only CLDR's base layer names.

CLDR's form is a proposal and not the newsroom's word, so a different form is worth a look, where the terms check calls
a departure from the newsroom's own row an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.model import Check, Finding, Severity, Subject
from translate.checks.rendering import Rendering, is_base, rendered


def look(subject: Subject) -> Iterator[Finding]:
    """One finding for each mention of such a name of which no form stands in the translation."""
    for demand, how in rendered(subject):
        if how is Rendering.ABSENT and is_base(demand):
            message = (
                f"“{demand.text}” is {demand.preferred} by {demand.origin}: see that the name is there, and put the "
                "form you use into the glossary"
            )
            yield Finding(message, demand.label)


CHECK = Check(
    "base-names",
    Severity.WARNING,
    "A place, language or currency is missing, or has another name than CLDR proposes; the glossary has no row for it.",
    look,
)
