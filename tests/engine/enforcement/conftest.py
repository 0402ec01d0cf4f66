"""The bundled packages, loaded once, and what a sentence demands of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from translate.config import DEFAULT_EDITIONS, Edition
from translate.engine.enforcement import Job
from translate.engine.packages import bundled_folder, open_package
from translate.engine.translator import Translator
from translate.glossary.cldr import base_entries
from translate.glossary.demands import Demand, find_demands
from translate.glossary.figures import find_figures
from translate.glossary.matching import Matcher
from translate.glossary.terms import Entry, Form, TermKind

EDITIONS = {edition.id: edition for edition in DEFAULT_EDITIONS}


def entry(
    term: str, kind: TermKind, zh: Sequence[str], hant: Sequence[str], mn: Sequence[Form], **facts: object
) -> Entry:
    forms = {
        "zh-Hans": tuple(map(Form, zh)),
        "zh-Hant": tuple(map(Form, hant)),
        "mn": tuple(mn),
    }
    return Entry(term, kind, forms, source="test", origin="test.csv:1", **facts)  # type: ignore[arg-type]


ENTRIES = (
    entry(
        "Sergey Lavrov",
        TermKind.PERSON,
        ["谢尔盖·拉夫罗夫", "拉夫罗夫"],
        ["謝爾蓋·拉夫羅夫", "拉夫羅夫"],
        [Form("Сергей Лавров", "о"), Form("Лавров", "о")],
        aliases=("Sergei Lavrov",),
        short=("Lavrov",),
    ),
    entry("foreign minister", TermKind.TITLE, ["外长"], ["外長"], [Form("Гадаад хэргийн сайд", "а", "plain")],
          aliases=("FM",)),
    entry("Russian foreign minister", TermKind.TITLE, ["俄外长"], ["俄外長"],
          [Form("ОХУ-ын Гадаад хэргийн сайд", "а")]),
    # No model has seen these.
    entry("Zarqunia", TermKind.PLACE, ["扎尔库尼亚"], ["札爾庫尼亞"], [Form("Заркуни", "э", "plain")]),
    entry("Velmora Accord", TermKind.EVENT, ["韦尔莫拉协议"], ["韋爾莫拉協議"], [Form("Велморагийн хэлэлцээр", "э")]),
    entry("Russia", TermKind.PLACE, ["俄罗斯"], ["俄羅斯"], [Form("Орос", "о", "plain")]),
)  # fmt: skip

Demands = Callable[[str, str], tuple[Demand, ...]]


@pytest.fixture(scope="session")
def entries() -> tuple[Entry, ...]:
    return (*ENTRIES, *base_entries({edition.id: edition.locale for edition in EDITIONS.values()}))


@pytest.fixture(scope="session")
def demands_of(entries: tuple[Entry, ...]) -> Demands:
    """What a sentence demands in an edition, as a story that was published on 2 December 2016."""
    matcher = Matcher(entries)

    def found(text: str, edition: str) -> tuple[Demand, ...]:
        chosen: Edition = EDITIONS[edition]
        return find_demands(matcher.match_story([text])[0], find_figures(text, published=date(2016, 12, 2)), chosen)

    return found


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packages")


def _bundled(language: str, unpacked: Path) -> Translator:
    archive = max(bundled_folder().glob(f"translate-en_{language}-*.argosmodel"))
    return Translator(open_package(archive, unpacked=unpacked))


@pytest.fixture(scope="session")
def translators(unpacked: Path) -> dict[str, Translator]:
    """By edition, the translator of the bundled package that makes it."""
    return {"zh-Hans": _bundled("zh", unpacked), "mn": _bundled("mn", unpacked)}


@pytest.fixture(scope="session")
def job_of(demands_of: Demands) -> Callable[[str, str], Job]:
    return lambda text, edition: Job(text, demands_of(text, edition))
