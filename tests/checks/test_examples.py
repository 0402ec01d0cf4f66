"""Each check on real sentences: it flags the bad translation, and no check flags the good one."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.checks.helpers import HERE, subject
from translate.checks.registry import CHECKS, issues_of

EXAMPLES: dict[str, list[dict[str, Any]]] = tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(check, row, id=f"{check} {row['edition']} {number}")
    for check, rows in EXAMPLES.items()
    for number, row in enumerate(rows)
]
ONE_SCRIPT = {"inflection", "script", "middle-dot", "capital", "approval"}


@pytest.mark.parametrize(("check", "row"), ROWS)
def test_bad_translation_is_flagged(check: str, row: dict[str, Any]) -> None:
    (issues,) = issues_of([subject(row["edition"], row["source"], row["bad"], context=row.get("context", "body"))])
    found = [issue for issue in issues if issue.check == check]
    assert found, issues
    if "label" in row:
        assert row["label"] in [issue.label for issue in found]


@pytest.mark.parametrize(("check", "row"), ROWS)
def test_good_translation_passes_all_checks(check: str, row: dict[str, Any]) -> None:
    (issues,) = issues_of([subject(row["edition"], row["source"], row["good"], context=row.get("context", "body"))])
    assert issues == ()


def test_every_check_has_examples_in_chinese_and_mongolian() -> None:
    for check in CHECKS:
        editions = {row["edition"].split("-")[0] for row in EXAMPLES.get(check.id, [])}
        assert editions == {"zh", "mn"} or check.id in ONE_SCRIPT, check.id
