"""`evaluate`: scores of a package on aligned test sets, and two packages compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.options import edition_option, json_option
from translate.commands.output import print_json, print_table

if TYPE_CHECKING:
    from translate.evaluation.running import Evaluation
    from translate.evaluation.scores import Comparison


@click.command("evaluate")
@click.option("--source", type=click.Path(path_type=Path), help="English, a sentence a line (with --reference).")
@click.option("--reference", type=click.Path(path_type=Path), help="Its translation, line by line.")
@click.option(
    "--sets",
    type=click.Path(path_type=Path),
    default=Path("../shared/eval"),
    show_default=True,
    help="Folder of test sets, when no files are named.",
)
@edition_option
@click.option(
    "--glossary",
    "glossaries",
    type=click.Choice(["off", "on", "random"]),
    multiple=True,
    default=["off", "on"],
    show_default=True,
    help="Names and figures enforced or not; random gives names the forms of others (repeatable).",
)
@click.option("--package", type=click.Path(path_type=Path), help="Use this .argosmodel or package folder.")
@click.option("--against", type=click.Path(path_type=Path), help="Compare with this one by paired bootstrap.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first so many sentences of each set.")
@json_option
def command(
    source: Path | None,
    reference: Path | None,
    sets: Path,
    edition_ids: tuple[str, ...],
    glossaries: tuple[str, ...],
    package: Path | None,
    against: Path | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Score translations: BLEU and chrF2++ (sacreBLEU), term success and consistency, per edition.

    Needs the extra: pip install 'editions[evaluate]'.

    \b
    Examples:
      cli.py evaluate -e mn
      cli.py evaluate -e zh-Hans --source news.en --reference news.zh
      cli.py evaluate -e mn --package old.argosmodel --against new.argosmodel
    """
    from translate.config import load_project
    from translate.engine.packages import open_package
    from translate.errors import ConfigError
    from translate.evaluation.aligned import read_folder, read_pair
    from translate.evaluation.running import Evaluator, Glossary, compare_packages

    project = load_project(Path.cwd())
    editions = project.choose(edition_ids)
    if (source is None) != (reference is None):
        raise ConfigError("--source and --reference go together", hint="name both files")
    if (source or package or against) and len(editions) != 1:
        raise ConfigError("files and packages belong to one edition", hint="name it: -e zh-Hans")
    unpacked = project.state / "packages"
    chosen = [open_package(path, unpacked=unpacked) if path else None for path in (package, against)]
    evaluations: list[Evaluation] = []
    comparisons: list[tuple[Evaluation, Evaluation, tuple[Comparison, ...]]] = []
    for edition in editions:
        first = Evaluator(project, edition, chosen[0])
        second = Evaluator(project, edition, chosen[1]) if against else None
        texts = [read_pair(source, reference, edition.id)] if source and reference else read_folder(sets, edition.id)
        for text in (each.first(limit) for each in texts):
            for glossary in map(Glossary, glossaries):
                one = first.evaluate(text, glossary)
                evaluations.append(one)
                if second is not None:
                    other = second.evaluate(text, glossary)
                    evaluations.append(other)
                    comparisons.append((one, other, compare_packages(one, other, text, edition.locale)))
    if as_json:
        print_json(
            {
                "evaluations": [_as_json(each) for each in evaluations],
                "comparisons": [
                    {"set": one.name, "edition": one.edition, "glossary": one.glossary, "first": one.made_by,
                     "second": other.made_by, "metrics": [vars(metric) for metric in found]}
                    for one, other, found in comparisons
                ],
            }
        )  # fmt: skip
        return
    _print(evaluations)
    for one, other, found in comparisons:
        click.echo(f"\n{one.name}, {one.edition}, glossary {one.glossary}: {one.made_by} ↔ {other.made_by}")
        print_table(
            ("metric", "first", "second", "second, 95 %", "p"),
            [
                (metric.metric, _rounded(metric.first), _rounded(metric.second),
                 f"{metric.low:.1f} to {metric.high:.1f}", f"{metric.p_value:.3f}")
                for metric in found
            ],
        )  # fmt: skip


def _print(evaluations: list[Evaluation]) -> None:
    print_table(
        ("set", "edition", "glossary", "sentences", "BLEU", "chrF2++", "terms", "success", "consistent", "figures",
         "right"),
        [
            (each.name, each.edition, each.glossary.value, each.sentences,
             *(_rounded(score.value) for score in each.scores), each.terms.terms, _share(each.terms.success),
             _share(each.terms.consistency), each.terms.figures, _share(each.terms.figure_success))
            for each in evaluations
        ],
    )  # fmt: skip
    for line in dict.fromkeys(
        line
        for each in evaluations
        for line in (
            *(f"{each.edition}: {score.metric} {score.signature}" for score in each.scores),
            f"{each.edition}: {each.made_by}",
        )
    ):
        click.echo(line)


def _as_json(each: Evaluation) -> dict[str, Any]:
    return {
        "set": each.name,
        "edition": each.edition,
        "glossary": each.glossary,
        "sentences": each.sentences,
        "made_by": each.made_by,
        "scores": {score.metric: {"value": score.value, "signature": score.signature} for score in each.scores},
        "terms": {
            "occurrences": each.terms.terms,
            "success": each.terms.success,
            "consistency": each.terms.consistency,
        },
        "figures": {"occurrences": each.terms.figures, "success": each.terms.figure_success},
    }


def _rounded(value: float) -> float:
    return round(value, 2)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"
