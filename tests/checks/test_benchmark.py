"""The promises on false alarms and detection, measured as `python -m benchmarks.checks` does."""

from __future__ import annotations

import pytest

from benchmarks.checks.alarms import alarm_rates
from benchmarks.checks.detection import detections
from benchmarks.checks.faults import FAULTS
from benchmarks.checks.texts import SHARED, GoodText, good_texts

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared test sets are not here")

LEAST_SEEN = 0.9


@pytest.fixture(scope="module")
def texts() -> list[GoodText]:
    return list(good_texts())


def test_good_translations_are_seldom_flagged(texts: list[GoodText]) -> None:
    rates = [rate for text in texts for rate in alarm_rates(text)]
    assert {rate.edition for rate in rates} == {"zh-Hans", "zh-Hant", "mn"}
    too_many = [f"{rate.check} {rate.text} {rate.edition} {rate.share:.1%}" for rate in rates if rate.too_many]
    assert not too_many


def test_faults_are_seen(texts: list[GoodText]) -> None:
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for text in texts:
        for found in detections(text, most=40):
            before, tried = seen.get((found.fault.what, found.edition), (0, 0))
            seen[found.fault.what, found.edition] = (before + found.seen, tried + found.tried)
    missed = {place: counts for place, counts in seen.items() if counts[1] and counts[0] / counts[1] < LEAST_SEEN}
    assert len(seen) == 3 * len(FAULTS)
    assert not missed
