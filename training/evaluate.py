"""Scores of a package on the evaluation sets, translated the way stock Argos code does it."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from training.names import EDITIONS, ROOT, termbase
from training.symbols import CASE_MARKS, FIGURE_MASKS, NAME_MASKS

FLORES = {"zh": "zho_Hans", "mn": "khk_Cyrl"}
BEAM = 4


@dataclass(frozen=True)
class Score:
    """BLEU and chrF2++ of one evaluation set, with sacreBLEU's signatures."""

    name: str
    sentences: int
    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str


@dataclass(frozen=True)
class MaskScore:
    """How often masks arrive: sentences with masks, and those whose translation holds each mask exactly once."""

    name: str
    sentences: int
    kept: int


def translate(model_folder: Path, tokenizer_file: Path, sentences: Sequence[str], *, threads: int = 1) -> list[str]:
    """Translate as `argostranslate` does: the package's pieces, beam search, pieces joined as text."""
    import ctranslate2
    import sentencepiece

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer_file))
    translator = ctranslate2.Translator(str(model_folder), device="cpu", intra_threads=threads)
    tokenised = tokenizer.encode(list(sentences), out_type=str)
    results = translator.translate_batch(
        tokenised, beam_size=BEAM, max_batch_size=1024, batch_type="tokens", length_penalty=0.2, replace_unknowns=True
    )
    return ["".join(result.hypotheses[0]).replace("▁", " ").strip() for result in results]


def read_sets(folder: Path, target: str, limit: int | None = None) -> dict[str, tuple[list[str], list[str]]]:
    """The evaluation sets below `folder`: English and reference sentences by name, the first `limit` of each."""
    flores = folder / "flores200"
    sets = {
        "flores200 devtest": (
            (flores / "devtest.eng_Latn").read_text(encoding="utf-8").splitlines(),
            (flores / f"devtest.{FLORES[target]}").read_text(encoding="utf-8").splitlines(),
        )
    }
    rows = [line.split("\t") for line in (folder / "newswire" / "dev.tsv").read_text(encoding="utf-8").splitlines()]
    column = {"zh": 1, "mn": 2}[target]
    sets["newswire"] = [row[0] for row in rows], [row[column] for row in rows]
    return {name: (english[:limit], reference[:limit]) for name, (english, reference) in sets.items()}


def score(name: str, target: str, translations: Sequence[str], references: Sequence[str]) -> Score:
    """BLEU (Chinese tokeniser for zh, 13a otherwise) and chrF2++."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(tokenize="zh" if target == "zh" else "13a"), CHRF(word_order=2)
    measured: list[Any] = [metric.corpus_score(list(translations), [list(references)]) for metric in (bleu, chrf)]
    return Score(
        name,
        len(references),
        round(measured[0].score, 1),
        round(measured[1].score, 1),
        str(bleu.get_signature()),
        str(chrf.get_signature()),
    )


def score_masks(name: str, sources: Sequence[str], translations: Sequence[str]) -> MaskScore:
    """Count the sentences whose masks all arrive, each exactly as often as in the source."""
    masks = (*NAME_MASKS, *FIGURE_MASKS)
    pairs = zip(sources, translations, strict=True)
    kept = sum(all(text.count(m) == source.count(m) for m in masks) for source, text in pairs)
    return MaskScore(name, len(sources), kept)


def evaluate(
    model_folder: Path,
    tokenizer_file: Path,
    evaluation: Path,
    target: str,
    *,
    limit: int | None = None,
    threads: int = 1,
) -> list[Score]:
    """Score a CTranslate2 model on every evaluation set of its target language."""
    scores = []
    for name, (english, references) in read_sets(evaluation, target, limit).items():
        translations = translate(model_folder, tokenizer_file, english, threads=threads)
        scores.append(score(name, target, translations, references))
    return scores


def evaluate_package(
    package: Path, evaluation: Path, target: str, *, limit: int | None = None
) -> tuple[list[Score], list[MaskScore]]:
    """Score a package, as an `.argosmodel` file or a folder it was unpacked to, and its masks."""
    if package.is_dir():
        model, tokenizer = package / "model", package / "sentencepiece.model"
        return (
            evaluate(model, tokenizer, evaluation, target, limit=limit),
            evaluate_masks(model, tokenizer, evaluation, target, limit=limit),
        )
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
        return evaluate_package(next(Path(folder).iterdir()), evaluation, target, limit=limit)


def mask_as_the_program(sentences: Sequence[str], target: str) -> list[str]:
    """The sentences that have terms or figures, with masks where the program places them: termbase, CLDR, figures."""
    from translate.config import load_project
    from translate.engine.enforcement.placements import place
    from translate.engine.enforcement.stand_ins import from_masks, mask
    from translate.engine.packages import Masks
    from translate.glossary.demands import find_demands
    from translate.glossary.figures import find_figures
    from translate.glossary.matching import Matcher

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


def evaluate_masks(
    model_folder: Path, tokenizer_file: Path, evaluation: Path, target: str, *, limit: int | None = None
) -> list[MaskScore]:
    """Mask each evaluation set as the program would, and count how many translations keep their masks."""
    scores = []
    for name, (english, _) in read_sets(evaluation, target, limit).items():
        sources = mask_as_the_program(english, target)
        scores.append(score_masks(name, sources, translate(model_folder, tokenizer_file, sources)))
    return scores


def as_json(scores: Sequence[Score], masks: Sequence[MaskScore]) -> str:
    """The scores as a JSON object of two lists."""
    return json.dumps(
        {name: [asdict(one) for one in each] for name, each in (("scores", scores), ("masks", masks))}, indent=1
    )
