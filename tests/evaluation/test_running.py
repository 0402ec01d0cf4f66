"""A test set translated with the glossary off, on and wrong, by the bundled packages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("sacrebleu", reason="the extra `evaluate` is not installed")

from translate.commands import main
from translate.config import load_project
from translate.engine.packages import bundled_folder
from translate.errors import ConfigError, PackageError
from translate.evaluation.aligned import AlignedText
from translate.evaluation.running import Evaluation, Evaluator, Glossary, _shuffled

SOURCES = (
    "The president of Turkey arrived in Moscow on Monday.",
    "Officials from Russia and Turkey met in Ankara.",
    "Mongolia and Japan signed an agreement in Tokyo.",
    "Trade reached 3.5 billion US dollars last year.",
    "The president of Zarqunia arrived in Moscow on Monday.",
)
REFERENCES = (
    "土耳其总统周一抵达莫斯科。",
    "俄罗斯和土耳其官员在安卡拉会晤。",
    "蒙古国和日本在东京签署协议。",
    "去年贸易额达到35亿美元。",
    "扎尔库尼亚总统周一抵达莫斯科。",
)
INVENTED = "term,kind,zh-Hans,source\nZarqunia,place,扎尔库尼亚,invented: no model has seen it\n"


@pytest.fixture(scope="module")
def project_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "en").write_text("\n".join(SOURCES) + "\n", encoding="utf-8")
    (folder / "glossaries").mkdir()
    (folder / "glossaries" / "places.csv").write_text(INVENTED, encoding="utf-8")
    (folder / "zh").write_text("\n".join(REFERENCES) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def evaluations(project_folder: Path) -> dict[Glossary, Evaluation]:
    project = load_project(project_folder)
    evaluator = Evaluator(project, project.edition("zh-Hans"))
    text = AlignedText("five", "zh-Hans", SOURCES, REFERENCES)
    return {glossary: evaluator.evaluate(text, glossary) for glossary in Glossary}


def test_the_glossary_helps_the_terms(evaluations: dict[Glossary, Evaluation]) -> None:
    off, on = evaluations[Glossary.OFF].terms, evaluations[Glossary.ON].terms
    assert off.terms == on.terms >= 7
    assert off.figures == on.figures >= 1
    assert (off.success or 0) < (on.success or 0)
    assert evaluations[Glossary.ON].made_by.startswith("machine translation, translate-en_zh")


def test_a_wrong_glossary_is_asked_for_and_judged(evaluations: dict[Glossary, Evaluation]) -> None:
    wrong = evaluations[Glossary.RANDOM]
    assert wrong.terms.terms == evaluations[Glossary.ON].terms.terms
    assert wrong.translations != evaluations[Glossary.ON].translations


def test_wrong_forms_are_drawn_alike_every_time(project_folder: Path) -> None:
    project = load_project(project_folder)
    evaluator = Evaluator(project, project.edition("zh-Hans"))
    proper = evaluator._demands(SOURCES, project.edition("zh-Hans"), 1)
    drawn = _shuffled(proper)
    assert drawn == _shuffled(proper)
    forms = sorted({demand.preferred for demands in proper for demand in demands})
    assert sorted({demand.preferred for demands in drawn for demand in demands}) == forms
    assert [[(d.start, d.label) for d in demands] for demands in drawn] == [
        [(d.start, d.label) for d in demands] for demands in proper
    ]


def test_derived_edition(project_folder: Path) -> None:
    project = load_project(project_folder)
    found = Evaluator(project, project.edition("zh-Hant")).evaluate(
        AlignedText("one", "zh-Hant", SOURCES[:1], ("土耳其總統週一抵達莫斯科。",)), Glossary.ON
    )
    assert "OpenCC s2twp" in found.made_by
    assert "土耳其" in found.translations[0]


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> dict[str, object]:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["evaluate", *arguments, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    report: dict[str, object] = json.loads(done.stdout)
    return report


def test_command_compares_two_packages(project_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = str(next(bundled_folder().glob("translate-en_zh-*.argosmodel")))
    report = run(
        project_folder, monkeypatch, "-e", "zh-Hans", "--source", "en", "--reference", "zh", "--glossary", "on",
        "--package", package, "--against", package,
    )  # fmt: skip
    (comparison,) = report["comparisons"]
    assert [(metric["metric"], metric["p_value"]) for metric in comparison["metrics"]] == [("BLEU", 1), ("chrF2++", 1)]
    assert [each["sentences"] for each in report["evaluations"]] == [5, 5]


@pytest.mark.parametrize(
    ("arguments", "error", "exit_code"),
    [
        (["--source", "en"], ConfigError, 3),
        (["--source", "en", "--reference", "zh"], ConfigError, 3),
        (["-e", "mn", "--package", "absent.argosmodel"], PackageError, 4),
        (["--sets", "."], ConfigError, 3),
    ],
)
def test_wrong_use_is_one_line(
    project_folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], error: type[Exception], exit_code: int
) -> None:
    monkeypatch.chdir(project_folder)
    done = CliRunner().invoke(main, ["evaluate", *arguments])
    assert done.exit_code == exit_code == error.exit_code
    assert len(done.stderr.splitlines()) == 1


def test_cut_set_says_so() -> None:
    text = AlignedText("five", "zh-Hans", SOURCES, REFERENCES)
    assert text.first(2) == replace(text, name="five[:2]", sources=SOURCES[:2], references=REFERENCES[:2])
