"""Measures and prints the tables; see README.md beside this file."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from translate import __version__
from translate.commands.output import print_table
from translate.config import Edition, Project, load_project
from translate.engine.enforcement import Rung
from translate.engine.packages import open_package
from translate.evaluation.aligned import AlignedText, read_folder
from translate.evaluation.running import SEED, Evaluation, Evaluator, Glossary

ROOT = Path(__file__).resolve().parents[2]

STORY = 16
"""Sentences that are taken as one story: as many as a news story has. FLORES has its articles in order."""


def main() -> None:
    options = _options()
    project = load_project(ROOT)
    editions = project.choose(options.edition)
    evaluations: list[Evaluation] = []
    for edition in editions:
        package = options.package and open_package(options.package, unpacked=project.state / "packages")
        evaluator = Evaluator(project, edition, package)
        for text in _texts(options.sets, edition, options.limit):
            evaluations += [evaluator.evaluate(text, glossary, story=STORY) for glossary in Glossary]
    _print(evaluations)
    print("\n" + "\n".join(_signatures(project, evaluations)))
    if options.json:
        facts = [_facts(each) for each in evaluations]
        options.json.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-e", "--edition", action="append", default=[], help="only this edition (repeatable)")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval", help="folder of test sets")
    parser.add_argument("--limit", type=int, help="only the first so many sentences of each set")
    parser.add_argument("--package", type=Path, help="this .argosmodel instead of the project's (with one -e)")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    return parser.parse_args()


def _texts(sets: Path, edition: Edition, limit: int | None) -> Iterator[AlignedText]:
    if not sets.is_dir():
        raise SystemExit(f"no test sets at {sets}; name their folder: --sets FOLDER")
    for text in read_folder(sets, edition.id):
        yield text.first(limit)


def _print(evaluations: Sequence[Evaluation]) -> None:
    print_table(
        ("set", "edition", "glossary", "chrF2++", "BLEU", "terms", "success", "consistent", "figures", "right",
         "reported: stand"),
        [
            (each.name, each.edition, each.glossary.value, *(f"{score.value:.2f}" for score in reversed(each.scores)),
             each.terms.terms, _share(each.terms.success), _share(each.terms.consistency), each.terms.figures,
             _share(each.terms.figure_success), _share(each.terms.enforced))
            for each in evaluations
        ],
    )  # fmt: skip
    print()
    used = [rung for rung in Rung if any(rung in each.terms.rungs for each in evaluations)]
    print_table(
        ("set", "edition", "glossary", *(rung.value for rung in used)),
        [
            (each.name, each.edition, each.glossary.value, *_shares(each, used))
            for each in evaluations
            if each.terms.rungs
        ],
    )


def _shares(each: Evaluation, rungs: Iterable[Rung]) -> list[str]:
    total = sum(each.terms.rungs.values())
    return [f"{100 * each.terms.rungs.get(rung, 0) / total:.1f} %" for rung in rungs]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def _signatures(project: Project, evaluations: Sequence[Evaluation]) -> list[str]:
    content = hashlib.sha256(b"\0".join(path.read_bytes() for path in project.glossaries)).hexdigest()
    versions = (f"{name}:{version(name)}" for name in ("ctranslate2", "babel", "opencc"))
    signature = "|".join(
        (f"editions:{__version__}", f"glossary:{content[:12]}", f"story:{STORY}", f"seed:{SEED}", *versions)
    )
    made = dict.fromkeys(f"{each.edition}: {each.made_by}" for each in evaluations)
    metrics = dict.fromkeys(
        f"{each.edition}: {score.metric} {score.signature}" for each in evaluations for score in each.scores
    )
    return [signature, *made, *metrics]


def _facts(each: Evaluation) -> dict[str, Any]:
    return {
        "set": each.name,
        "edition": each.edition,
        "glossary": each.glossary,
        "sentences": each.sentences,
        "scores": {score.metric: score.value for score in each.scores},
        "terms": each.terms.terms,
        "success": each.terms.success,
        "consistency": each.terms.consistency,
        "figures": each.terms.figures,
        "figure_success": each.terms.figure_success,
        "enforced": each.terms.enforced,
        "rungs": each.terms.rungs,
    }


if __name__ == "__main__":
    main()
