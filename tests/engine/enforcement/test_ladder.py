"""Terms kept through real translation: whatever the bundled packages do, what is reported as enforced stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from translate.config import DEFAULT_EDITIONS
from translate.engine.enforcement import Draft, Job, Rung, calibrate, draft_all, ladder
from translate.engine.enforcement.stand_ins import StandIns
from translate.engine.guards import Fault
from translate.engine.translator import MAX_SOURCE_TOKENS, Translator
from translate.glossary.demands import Demand
from translate.glossary.figures.verify import stands
from translate.glossary.terms import Entry

LOCALES = {edition.id: edition.locale for edition in DEFAULT_EDITIONS}
DRAFTED = ["zh-Hans", "mn"]

SENTENCES = (
    "Zarqunia",
    "Russian Foreign Minister Sergey Lavrov arrived in Zarqunia on Thursday.",
    "The foreign minister of Zarqunia met Lavrov and signed the Velmora Accord on Dec. 1, 2016.",
    "Zarqunia and Russia reached 100 billion US dollars in trade, up 3.5 percent.",
    "Zarqunia, Japan, Egypt and Turkey signed the Velmora Accord in Zarqunia.",
    "The talks were held in the capital.",
    "More than 1,250 people were killed, 37 of them in Zarqunia, on Nov. 24.",
)


@pytest.fixture(scope="module")
def stand_ins(
    translators: dict[str, Translator], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, StandIns | None]:
    cache = tmp_path_factory.mktemp("calibration")
    return {
        edition: calibrate(translator, LOCALES[edition], (), edition, cache)
        for edition, translator in translators.items()
    }


@pytest.fixture(scope="module")
def drafts(
    translators: dict[str, Translator],
    stand_ins: dict[str, StandIns | None],
    job_of: Callable[[str, str], Job],
) -> dict[str, list[tuple[Job, Draft]]]:
    made = {}
    for edition, translator in translators.items():
        jobs = [job_of(text, edition) for text in SENTENCES]
        found = draft_all(jobs, translator, LOCALES[edition], stand_ins[edition])
        made[edition] = list(zip(jobs, found, strict=True))
    return made


def standing(demand: Demand, text: str) -> bool:
    """Whether the term stands there, found without the engine's own counting."""
    if demand.figure is not None:
        return stands(demand.figure, text, demand.locale) > 0
    return any(form.casefold() in text.casefold() for form in demand.accepted)


@pytest.mark.parametrize("edition", DRAFTED)
def test_what_is_reported_as_enforced_stands(drafts: dict[str, list[tuple[Job, Draft]]], edition: str) -> None:
    for job, draft in drafts[edition]:
        assert len(draft.rungs) == len(job.demands)
        for demand, rung in zip(job.demands, draft.rungs, strict=True):
            assert standing(demand, draft.text) or rung is Rung.LEFT, (demand.text, draft)


@pytest.mark.parametrize("edition", DRAFTED)
def test_every_term_of_the_sentences_is_kept(drafts: dict[str, list[tuple[Job, Draft]]], edition: str) -> None:
    left = [(job.text, draft.text) for job, draft in drafts[edition] if Rung.LEFT in draft.rungs]
    assert left == []


@pytest.mark.parametrize("edition", DRAFTED)
def test_no_symbol_of_the_package_is_left(drafts: dict[str, list[tuple[Job, Draft]]], edition: str) -> None:
    for _, draft in drafts[edition]:
        assert not re.search("[⟦⟧]", draft.text)


@pytest.mark.parametrize("edition", DRAFTED)
def test_a_name_no_model_knows_is_never_the_models_own(
    drafts: dict[str, list[tuple[Job, Draft]]], edition: str
) -> None:
    rungs = {
        rung
        for job, draft in drafts[edition][1:]
        for demand, rung in zip(job.demands, draft.rungs, strict=True)
        if demand.label in ("Zarqunia", "Velmora Accord")
    }
    assert rungs
    assert Rung.MODEL not in rungs


@pytest.mark.parametrize("edition", DRAFTED)
def test_as_often_as_the_source_names_it(drafts: dict[str, list[tuple[Job, Draft]]], edition: str) -> None:
    job, draft = next(each for each in drafts[edition] if each[0].text.count("Zarqunia") == 2)
    form = next(demand.preferred for demand in job.demands if demand.label == "Zarqunia")
    assert draft.text.count(form) == 2


@pytest.mark.parametrize("edition", DRAFTED)
def test_a_segment_that_is_a_term(drafts: dict[str, list[tuple[Job, Draft]]], edition: str) -> None:
    job, draft = drafts[edition][0]
    assert draft == Draft(job.demands[0].preferred, (Rung.WHOLE,))


def test_a_title_goes_with_its_name(drafts: dict[str, list[tuple[Job, Draft]]]) -> None:
    assert "俄外长谢尔盖·拉夫罗夫" in drafts["zh-Hans"][1][1].text
    assert "ОХУ-ын Гадаад хэргийн сайд Сергей Лавров" in drafts["mn"][1][1].text


def test_order_and_company_do_not_matter(
    translators: dict[str, Translator],
    stand_ins: dict[str, StandIns | None],
    drafts: dict[str, list[tuple[Job, Draft]]],
) -> None:
    for edition, translator in translators.items():
        some = [drafts[edition][number] for number in (4, 2, 2, 6)]
        again = draft_all([job for job, _ in some], translator, LOCALES[edition], stand_ins[edition])
        assert again == [draft for _, draft in some]


def test_progress_counts_every_job(translators: dict[str, Translator]) -> None:
    told: list[int] = []
    draft_all([Job("Yes."), Job("Yes.")], translators["zh-Hans"], "zh_Hans", None, progress=told.append)
    assert sum(told) == 2


def test_no_jobs(translators: dict[str, Translator]) -> None:
    assert draft_all([], translators["zh-Hans"], "zh_Hans", None) == []


@pytest.mark.parametrize("edition", DRAFTED)
def test_without_stand_ins_the_draft_says_what_it_lacks(
    translators: dict[str, Translator], job_of: Callable[[str, str], Job], edition: str
) -> None:
    job = job_of("The president of Zarqunia arrived in Japan on Thursday.", edition)
    (draft,) = draft_all([job], translators[edition], LOCALES[edition], None)
    for demand, rung in zip(job.demands, draft.rungs, strict=True):
        assert standing(demand, draft.text) == (rung is not Rung.LEFT)
    assert set(draft.rungs) <= {Rung.MODEL, Rung.REPLACED, Rung.LEFT}


def test_a_package_without_masks_carries_well_known_names(
    translators: dict[str, Translator],
    entries: tuple[Entry, ...],
    demands_of: Callable[[str, str], tuple[Demand, ...]],
    tmp_path: Path,
) -> None:
    plain = Translator(replace(translators["zh-Hans"].package, masks=None))
    found = calibrate(plain, "zh_Hans", entries, "zh-Hans", tmp_path)
    assert found is not None
    assert found.names
    texts = ["The president of Zarqunia arrived in Japan.", "Officials from Zarqunia signed the agreement."]
    jobs = [Job(text, demands_of(text, "zh-Hans")) for text in texts]
    made = draft_all(jobs, plain, "zh_Hans", found)
    rungs = {rung for draft in made for rung in draft.rungs}
    assert rungs & {Rung.SURROGATE, Rung.FORCED}
    assert Rung.MASK not in rungs
    for draft in made:
        assert ("扎尔库尼亚" in draft.text) == (draft.rungs[0] is not Rung.LEFT)


def test_a_segment_beyond_the_models_reach_is_cut(
    translators: dict[str, Translator], stand_ins: dict[str, StandIns | None], job_of: Callable[[str, str], Job]
) -> None:
    clause = "officials from Zarqunia met the foreign minister in Japan on Dec. 1, 2016"
    job = job_of("On that day " + "; ".join([clause] * 12) + ".", "zh-Hans")
    assert translators["zh-Hans"].length(job.text) > MAX_SOURCE_TOKENS
    (draft,) = draft_all([job], translators["zh-Hans"], "zh_Hans", stand_ins["zh-Hans"])
    assert draft.pieces > 1
    assert len(draft.rungs) == len(job.demands) == 48
    assert draft.text.count("扎尔库尼亚") >= 11
    assert Fault.TRUNCATED not in draft.faults


def test_lots_change_nothing_and_progress_is_told_of_each(
    translators: dict[str, Translator],
    stand_ins: dict[str, StandIns | None],
    drafts: dict[str, list[tuple[Job, Draft]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ladder, "LOT", 2)
    told: list[int] = []
    jobs = [job for job, _ in drafts["zh-Hans"]]
    again = draft_all([*jobs, jobs[1]], translators["zh-Hans"], "zh_Hans", stand_ins["zh-Hans"], progress=told.append)
    assert again[:-1] == [draft for _, draft in drafts["zh-Hans"]]
    assert [done for done in told if done] == [1, 3, 2, 2]
    assert sum(told) == len(again)
