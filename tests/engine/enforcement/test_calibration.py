"""What a package carries through is measured once and remembered under its digest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from translate.engine.enforcement import calibrate
from translate.engine.translator import Decoding, Hypothesis, Request, Translator
from translate.glossary.terms import Entry

ONCE = Decoding()


class Counting(Translator):
    """A translator that counts what it is asked."""

    asked = 0

    def translate(self, requests: Sequence[Request], decoding: Decoding = ONCE) -> list[list[Hypothesis]]:
        self.asked += len(requests)
        return super().translate(requests, decoding)


@pytest.fixture
def counting(translators: dict[str, Translator]) -> Counting:
    return Counting(translators["zh-Hans"].package)


def test_measured_once(counting: Counting, tmp_path: Path) -> None:
    first = calibrate(counting, "zh_Hans", (), "zh-Hans", tmp_path)
    assert first is not None
    assert counting.asked > 0
    counting.asked = 0
    assert calibrate(counting, "zh_Hans", (), "zh-Hans", tmp_path) == first
    assert counting.asked == 0
    (remembered,) = tmp_path.iterdir()
    assert remembered.name == f"{counting.package.digest}-zh_Hans.json"
    rates = json.loads(remembered.read_text(encoding="utf-8"))["carried"]
    assert set(rates) == {*counting.package.masks.names, *counting.package.masks.figures}  # type: ignore[union-attr]
    assert all(0 <= rate <= 1 for rate in rates.values())


def test_another_package_is_measured_anew(counting: Counting, tmp_path: Path) -> None:
    calibrate(counting, "zh_Hans", (), "zh-Hans", tmp_path)
    counting.asked = 0
    other = Counting(replace(counting.package, digest="0" * 64))
    calibrate(other, "zh_Hans", (), "zh-Hans", tmp_path)
    assert other.asked > 0


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 0, "carried": {}}', '{"version": 1, "carried": {"x": 1}}']
)
def test_a_broken_memory_is_made_anew(counting: Counting, tmp_path: Path, content: str) -> None:
    path = tmp_path / f"{counting.package.digest}-zh_Hans.json"
    path.write_text(content, encoding="utf-8")
    assert calibrate(counting, "zh_Hans", (), "zh-Hans", tmp_path) is not None
    assert json.loads(path.read_text(encoding="utf-8"))["carried"]


def test_the_best_carried_come_first_and_the_lost_are_left_out(counting: Counting, tmp_path: Path) -> None:
    calibrate(counting, "zh_Hans", (), "zh-Hans", tmp_path)
    (path,) = tmp_path.iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    names = list(counting.package.masks.names)  # type: ignore[union-attr]
    data["carried"] |= {names[0]: 0.6, names[1]: 1.0, names[2]: 0.1}
    path.write_text(json.dumps(data), encoding="utf-8")
    found = calibrate(counting, "zh_Hans", (), "zh-Hans", tmp_path)
    assert found is not None
    sources = [each.source for each in found.names]
    assert names[2] not in sources
    assert sources.index(names[1]) < sources.index(names[0])
    # What may not stay in a draft includes the symbols that are not used.
    assert names[2] in found.symbols


def test_nothing_known_to_carry(counting: Counting, entries: tuple[Entry, ...], tmp_path: Path) -> None:
    plain = Counting(replace(counting.package, masks=None))
    found = calibrate(plain, "zh_Hans", entries, "zh-Hans", tmp_path)
    assert found is not None
    assert found.symbols == ()
    assert {each.target for each in found.names} <= {form.text for e in entries for form in e.forms.get("zh-Hans", ())}
