"""What a gate found, as plain values that every format is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


def file_name(path: Path, root: Path) -> str:
    """The path as reports name it: from the project's root, with `/`; whole when it lies elsewhere.

    A relative path is one seen from the root.
    """
    absolute = root / path
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else path).as_posix()


@dataclass(frozen=True)
class Rule:
    """Something the gate looks for: a stable id, `error` or `warning`, and one sentence on what it means."""

    id: str
    severity: str
    explanation: str


@dataclass(frozen=True)
class Problem:
    """One thing found.

    `file` is relative to the project's root with `/`, `line` and, where known, `column` count from 1. `facts` are
    further facts by name (story, edition, msgctxt, term), the same names in every format. `waived` problems are
    reported and fail nothing.
    """

    rule: str
    severity: str
    message: str
    file: str
    line: int
    facts: Mapping[str, str] = field(default_factory=dict)
    waived: bool = False
    column: int | None = None


@dataclass(frozen=True)
class Findings:
    """What one run of a gate found. `gate` names it; `files` are all files looked at, in order, relative as above."""

    gate: str
    rules: tuple[Rule, ...]
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
