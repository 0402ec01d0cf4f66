"""Scores of a package on the evaluation sets: those `cli.py evaluate` prints, and how often masks arrive."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from training.names import EDITIONS, ROOT, termbase
from training.symbols import CASE_MARKS, FIGURE_MASKS, NAME_MASKS
from translate.config import load_project
from translate.engine.enforcement.placements import place
from translate.engine.enforcement.stand_ins import from_masks, mask
from translate.engine.packages import Masks, Package, open_package
from translate.engine.translator import Request, Translator
from translate.evaluation.aligned import read_folder
from translate.evaluation.running import Evaluator, Glossary
from translate.glossary.demands import find_demands
from translate.glossary.figures import find_figures
from translate.glossary.matching import Matcher


@dataclass(frozen=True)
class Score:
    """One evaluation set: BLEU and chrF2++ without a glossary, with sacreBLEU's signatures.

    `terms` and `figures` are the shares that stand as the glossary asks when it is on. Of `masked` sentences with
    masks, `kept` have each exactly once in the model's first translation.
    """

    name: str
    sentences: int
    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str
    terms: float | None
    figures: float | None
    masked: int
    kept: int


def evaluate_package(path: Path, evaluation: Path, target: str, *, limit: int | None = None) -> list[Score]:
    """Score a package, an `.argosmodel` file or a folder it was unpacked to, on every set of its target language."""
    project = load_project(ROOT)
    edition = project.edition(EDITIONS[target])
    scores = []
    with tempfile.TemporaryDirectory() as folder:
        package = open_package(path, unpacked=Path(folder))
        evaluator = Evaluator(project, edition, package)
        for text in (each.first(limit) for each in read_folder(evaluation, edition.id)):
            plain, enforced = (evaluator.evaluate(text, glossary) for glossary in (Glossary.OFF, Glossary.ON))
            bleu, chrf = plain.scores
            sources = mask_as_the_program(text.sources, target)
            scores.append(
                Score(
                    text.name,
                    plain.sentences,
                    round(bleu.value, 2),
                    round(chrf.value, 2),
                    f"BLEU {bleu.signature}",
                    f"chrF2++ {chrf.signature}",
                    enforced.terms.success,
                    enforced.terms.figure_success,
                    len(sources),
                    count_kept(sources, first_translations(package, sources)),
                )
            )
    return scores


def first_translations(package: Package, sources: Sequence[str]) -> list[str]:
    """The model's best translation of each source, nothing enforced or repaired."""
    return [found[0].text for found in Translator(package).translate([Request(source) for source in sources])]


def count_kept(sources: Sequence[str], translations: Sequence[str]) -> int:
    """The translations that hold each mask exactly as often as their source."""
    masks = (*NAME_MASKS, *FIGURE_MASKS)
    pairs = zip(sources, translations, strict=True)
    return sum(all(text.count(mask) == source.count(mask) for mask in masks) for source, text in pairs)


def mask_as_the_program(sentences: Sequence[str], target: str) -> list[str]:
    """The sentences that have terms or figures, with masks where the program places them: termbase, CLDR, figures."""
    edition = load_project(ROOT).edition(EDITIONS[target])
    matcher = Matcher(termbase(target))
    stand_ins = from_masks(Masks(NAME_MASKS, FIGURE_MASKS, CASE_MARKS if target == "mn" else {}), edition.locale)
    masked = []
    for sentence in sentences:
        matches = matcher.match_story([sentence])[0]
        demands = find_demands(matches, find_figures(sentence, published=None), edition)
        made = mask(sentence, place(sentence, demands), stand_ins)
        if made.placed:
            masked.append(made.text)
    return masked


def as_json(scores: Sequence[Score]) -> str:
    """The scores as a JSON list."""
    return json.dumps([asdict(one) for one in scores], indent=1)
