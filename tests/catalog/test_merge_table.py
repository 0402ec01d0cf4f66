"""docs/merge.md names a test for every row of its tables, and the tests it names are there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
DOCUMENT = TESTS.parent / "docs" / "merge.md"


def rows_held_by_tests() -> list[str]:
    """The last cells of the rows below a head that ends with “held by”."""
    found = []
    inside = False
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        if line.endswith("| held by |"):
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("|---"):
            found.append(line.rstrip("| ").rpartition("| ")[2])
    return found


def test_every_row_is_held_by_a_test() -> None:
    rows = rows_held_by_tests()
    assert len(rows) > 50
    for row in rows:
        module, _, names = row.partition(": ")
        source = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob(f"test_{module}.py"))
        named = re.findall(r"`(test_\w+)`", names)
        assert named, row
        for name in named:
            assert f"def {name}(" in source, f"{name} is not in test_{module}.py"
