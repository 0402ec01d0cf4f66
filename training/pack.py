"""An Argos package from a CTranslate2 model: metadata, model card, the same bytes from the same parts."""

from __future__ import annotations

import json
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from training.checkpoints import Progress
from training.evaluate import Score
from training.model import Shape
from training.symbols import CASE_MARKS, FIGURE_MASKS, NAME_MASKS

LANGUAGES = {"zh": "Chinese", "mn": "Mongolian"}
DESCRIBED = {"zh": "Simplified Chinese", "mn": "Mongolian (Khalkha, Cyrillic)"}
LICENCE = "CC BY-SA 4.0"
SOURCES = Path(__file__).parent / "sources.toml"
TEMPLATE = Path(__file__).parent / "card.md"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Card:
    """What a model card tells: where the weights come from and what they reach."""

    shape: Shape
    progress: Progress
    parameters: int
    pairs: Mapping[str, int]
    scores: Sequence[Score]


def metadata(target: str, version: str, card: Card) -> dict[str, object]:
    """The package's `metadata.json`: what Argos reads, and what only this program reads under `editions`."""
    editions: dict[str, object] = {"name_masks": list(NAME_MASKS), "figure_masks": list(FIGURE_MASKS)}
    if target == "mn":
        editions["case_marks"] = dict(CASE_MARKS)
    editions["licence"] = LICENCE
    editions["pieces_seen"] = card.progress.tokens
    editions["quality"] = {one.name: {"BLEU": one.bleu, "chrF2++": one.chrf} for one in card.scores}
    return {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": "en",
        "from_name": "English",
        "to_code": target,
        "to_name": LANGUAGES[target],
        "links": [],
        "type": "translate",
        "code": f"translate-en_{target}",
        "editions": editions,
    }


def model_card(target: str, version: str, card: Card) -> str:
    """The package's README.md, from the template `card.md`."""
    described = tomllib.loads(SOURCES.read_text(encoding="utf-8"))
    ours = sorted((key, count) for key, count in card.pairs.items() if key.startswith(f"{target}/"))
    signatures = dict.fromkeys(each for one in card.scores for each in (one.bleu_signature, one.chrf_signature))
    marks = "A case mark such as `⟦gen⟧` after a mask says which case the sentence asks for."
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        name=f"translate-en_{target}",
        version=version,
        language=DESCRIBED[target],
        encoder_layers=card.shape.encoder_layers,
        decoder_layers=card.shape.decoder_layers,
        width=card.shape.width,
        feed_forward=f"{card.shape.feed_forward:,}",
        heads=card.shape.heads,
        parameters=f"{card.parameters / 1e6:.1f}",
        vocabulary=f"{card.shape.vocabulary:,}",
        tokens=f"{card.progress.tokens / 1e6:.1f}",
        case_marks=marks if target == "mn" else "",
        masks="; ".join(f"{one.kept} of {one.masked} sentences of {one.name}" for one in card.scores),
        scores="\n".join(
            f"| {one.name} ({one.sentences}) | {one.bleu} | {one.chrf} | {_share(one.terms)} | {_share(one.figures)} |"
            for one in card.scores
        ),
        signatures="\n".join(f"- `{line}`" for line in signatures),
        data="\n".join(f"| {described[key][0]} | {count:,} | {described[key][1]} |" for key, count in ours),
        licence=LICENCE,
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def pack(model: Path, tokenizer: Path, target: str, version: str, card: Card, folder: Path) -> Path:
    """Write `translate-en_<target>-<version>.argosmodel` into `folder`; the version's dots become underscores."""
    name = f"translate-en_{target}-{version.replace('.', '_')}"
    files = {
        "README.md": model_card(target, version, card).encode(),
        "metadata.json": (json.dumps(metadata(target, version, card), ensure_ascii=False, indent=1) + "\n").encode(),
        "sentencepiece.model": tokenizer.read_bytes(),
        **{f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())},
    }
    archive = folder / f"{name}.argosmodel"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for inner, content in files.items():
            packed.writestr(zipfile.ZipInfo(f"{name}/{inner}", FIRST_DATE), content, zipfile.ZIP_DEFLATED)
    return archive
