"""Workflow commands that GitHub Actions turns into annotations on the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator

from translate.reporting.model import Findings

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(findings: Findings) -> Iterator[str]:
    """One line for each problem: errors and warnings, and a notice for what is waived."""
    for problem in findings.problems:
        command = "notice" if problem.waived else problem.severity
        title = " ".join(filter(None, (findings.gate, problem.rule, problem.facts.get("edition"))))
        waived = " (waived)" if problem.waived else ""
        column = f"col={problem.column}," if problem.column else ""
        yield (
            f"::{command} file={problem.file.translate(_PROPERTY)},line={problem.line},{column}"
            f"title={title.translate(_PROPERTY)}::{problem.message.translate(_DATA)}{waived}"
        )
