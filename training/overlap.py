"""Keeping evaluation text out: pairs that share a long run of words with it are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from training.corpora import Pair

WORD = re.compile(r"\w+")
HAN = re.compile(r"[\u3400-\u9fff]")
# Runs shorter than these are stock phrases ("in the first half of the year"), longer ones are quotations.
RUN = {"en": 8, "zh": 14, "mn": 6}


def runs(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """All runs of `RUN[language]` consecutive words (Chinese: characters) of `text`, case folded."""
    units = HAN.findall(text) if language == "zh" else WORD.findall(text.casefold())
    length = RUN[language]
    for start in range(len(units) - length + 1):
        yield tuple(units[start : start + length])


class EvaluationText:
    """The runs of the evaluation sets, by language."""

    def __init__(self, sentences: Mapping[str, Iterable[str]]) -> None:
        self._runs = {
            language: {run for text in texts for run in runs(text, language)} for language, texts in sentences.items()
        }

    def shares_a_run(self, pair: Pair, target: str) -> bool:
        """Whether either side of the pair holds a run that an evaluation sentence of that language holds."""
        sides = (("en", pair.english), (target, pair.translation))
        return any(run in self._runs.get(language, ()) for language, text in sides for run in runs(text, language))


def read_evaluation_text(folder: Path) -> EvaluationText:
    """The text of `flores200/` and `newswire/dev.tsv` below `folder`."""
    flores = folder / "flores200"
    sentences = {
        "en": (flores / "devtest.eng_Latn").read_text(encoding="utf-8").splitlines(),
        "zh": (flores / "devtest.zho_Hans").read_text(encoding="utf-8").splitlines(),
        "mn": (flores / "devtest.khk_Cyrl").read_text(encoding="utf-8").splitlines(),
    }
    for line in (folder / "newswire" / "dev.tsv").read_text(encoding="utf-8").splitlines():
        for language, text in zip(("en", "zh", "mn"), line.split("\t"), strict=True):
            sentences[language].append(text)
    return EvaluationText(sentences)
