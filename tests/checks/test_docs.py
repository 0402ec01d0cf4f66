"""The page for reviewers lists every check as it is."""

from pathlib import Path

from translate.checks.registry import ALL_CHECKS

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")


def test_page_lists_every_check_with_severity_and_meaning() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `") and line.count("|") == 5]
    assert [row.rsplit("|", 2)[0] for row in rows] == [
        f"| `{check.id}` | {check.severity} | {check.explanation} " for check in ALL_CHECKS
    ]
