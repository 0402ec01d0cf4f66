"""Measures and prints both tables; see README.md beside this file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks.checks.alarms import LIMITS, AlarmRate, alarm_rates
from benchmarks.checks.detection import detections, names_respelt
from benchmarks.checks.faults import FAULTS
from benchmarks.checks.peer import by_pofilter, by_us, compare
from benchmarks.checks.texts import SHARED, GoodText, good_texts


def main() -> int:
    """Print the tables; 1 when a check flags more good translations than it may."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks", description=__doc__)
    parser.add_argument("--faults", type=int, default=200, help="translations damaged for each kind of fault")
    parser.add_argument("--all-terms", action="store_true", help="count names that the references spell otherwise")
    parser.add_argument("--peer", action="store_true", help="compare with translate-toolkit's pofilter instead")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit("the test sets are not in ../shared/eval")
    texts = list(good_texts(agreeing=not arguments.all_terms))
    if arguments.peer:
        _print_comparison(texts, arguments.faults)
        return 0
    rates = [alarm_rates(text) for text in texts]
    _print_alarms(texts, rates)
    _print_detection(texts, arguments.faults)
    return 1 if any(rate.too_many for row in rates for rate in row) else 0


def _print_alarms(texts: Sequence[GoodText], rates: Sequence[Sequence[AlarmRate]]) -> None:
    limits = ", ".join(f"{severity}s {share:.0%}" for severity, share in LIMITS.items())
    print(f"Good translations flagged, % (most allowed: {limits})\n")
    heads = [f"{text.name.split()[0]} {text.edition}" for text in texts]
    print(f"{'check':<17}{'severity':<9}" + "".join(f"{head:>18}" for head in heads))
    for column in zip(*rates, strict=True):
        cells = "".join(f"{100 * rate.share:>17.1f}{'!' if rate.too_many else ' '}" for rate in column)
        print(f"{column[0].check:<17}{column[0].severity:<9}{cells}".rstrip())
    print(f"{'translations':<26}" + "".join(f"{len(text.subjects):>17} " for text in texts).rstrip() + "\n")


def _print_detection(texts: Sequence[GoodText], most: int) -> None:
    print("Faults seen, % of those put in (how many)\n")
    by_edition: dict[str, dict[str, tuple[int, int]]] = {}
    for text in texts:
        column = by_edition.setdefault(text.edition, {})
        for found in detections(text, most=most):
            seen, tried = column.get(found.fault.what, (0, 0))
            column[found.fault.what] = (seen + found.seen, tried + found.tried)
    print(f"{'fault':<36}{'check':<18}" + "".join(f"{edition:>16}" for edition in by_edition))
    for fault in FAULTS:
        cells = ""
        for column in by_edition.values():
            seen, tried = column[fault.what]
            cells += f"{f'{100 * seen / tried:.1f} ({tried})' if tried else '–':>16}"
        print(f"{fault.what:<36}{fault.checks[0]:<18}{cells}")
    pairs = {edition: [names_respelt(text) for text in texts if text.edition == edition] for edition in by_edition}
    counts = [[sum(numbers) for numbers in zip(*pair, strict=True)] for pair in pairs.values()]
    cells = "".join(f"{f'{100 * seen / tried:.1f} ({tried})' if tried else '–':>16}" for seen, tried in counts)
    print(f"{'a name respelt':<36}{'name-consistency':<18}{cells}")


def _print_comparison(texts: Sequence[GoodText], most: int) -> None:
    editions = list(dict.fromkeys(text.edition for text in texts))
    columns = {
        f"{side} {edition}": compare([text for text in texts if text.edition == edition], flagged, most=most)
        for edition in editions
        for side, flagged in (("ours", by_us), ("pofilter", by_pofilter))
    }
    print("Flagged by any check, errors and warnings, %\n")
    print(f"{'':<36}" + "".join(f"{head:>20}" for head in columns))
    rows = {"good translations": [(column.good_flagged, column.good) for column in columns.values()]}
    rows |= {fault.what: [column.faults[fault.what] for column in columns.values()] for fault in FAULTS}
    for what, counts in rows.items():
        cells = [f"{100 * seen / tried:.1f} ({tried})" if tried else "–" for seen, tried in counts]
        print(f"{what:<36}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    sys.exit(main())
