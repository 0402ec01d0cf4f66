"""The same English is translated in the same way throughout a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.checks.model import Finding, Severity, StoryCheck, Subject

_MARKS = " .。!！?？,，;；:：…\"'“”‘’「」『』«»"


def look(subjects: Sequence[Subject]) -> Iterator[tuple[int, Finding]]:
    """One finding for each entry that renders a sentence otherwise than the first entry with the same English."""
    first: dict[str, str] = {}
    for index, subject in enumerate(subjects):
        source, target = _essence(subject.source), _essence(subject.target)
        if not source:
            continue
        before = first.setdefault(source, subject.target)
        if _essence(before) != target:
            message = f"The same English is “{before}” elsewhere in this story: choose one"
            yield index, Finding(message)


def _essence(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_MARKS)


CHECK = StoryCheck(
    "consistency",
    Severity.WARNING,
    "The same English stands in the story in two translations.",
    look,
)
