"""BLEU and chrF2++ with their signatures, and paired bootstrap, by sacreBLEU (Post 2018; Koehn 2004)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.errors import ConfigError

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

BOOTSTRAP_SAMPLES = 1000
EXTRA = "install the extra: pip install 'editions[evaluate]'"


@dataclass(frozen=True)
class Score:
    """A metric's value on a whole test set (0 to 100) and the signature that makes it comparable."""

    metric: str
    value: float
    signature: str


@dataclass(frozen=True)
class Comparison:
    """A metric of two systems on the same sentences: `p_value` that the difference is chance.

    `low` and `high` bound the second system's score in 95 % of the resampled test sets.
    """

    metric: str
    first: float
    second: float
    low: float
    high: float
    p_value: float
    signature: str


def score(hypotheses: Sequence[str], references: Sequence[str], locale: str) -> tuple[Score, Score]:
    """BLEU (characters as words for Chinese, `13a` otherwise) and chrF2++ of the translations.

    Raises ConfigError when sacreBLEU is not installed.
    """
    bleu, chrf = (
        Score(name, metric.corpus_score(list(hypotheses), [list(references)]).score, str(metric.get_signature()))
        for name, metric in _metrics(locale).items()
    )
    return bleu, chrf


def compare(
    first: Sequence[str], second: Sequence[str], references: Sequence[str], locale: str
) -> tuple[Comparison, Comparison]:
    """Paired bootstrap resampling of two systems' translations of the same sentences.

    Raises ConfigError when sacreBLEU is not installed.
    """
    metrics = _metrics(locale)
    from sacrebleu.significance import PairedTest

    systems: list[tuple[str, Sequence[str]]] = [("first", list(first)), ("second", list(second))]
    test = PairedTest(systems, metrics, [list(references)], test_type="bs", n_samples=BOOTSTRAP_SAMPLES, n_jobs=1)
    signatures, results = test()
    # On equal output sacreBLEU compares rounding errors; the difference is nothing, for certain.
    equal = list(first) == list(second)
    bleu, chrf = (_comparison(name, results[name], str(signatures[name]), equal) for name in metrics)
    return bleu, chrf


def _comparison(metric: str, results: Sequence[Any], signature: str, equal: bool) -> Comparison:
    first, second = results
    return Comparison(
        metric=metric,
        first=float(first.score),
        second=float(second.score),
        low=float(second.mean - second.ci),
        high=float(second.mean + second.ci),
        p_value=1.0 if equal else float(second.p_value),
        signature=signature,
    )


def _metrics(locale: str) -> Mapping[str, Metric]:
    try:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
    except ImportError as error:
        raise ConfigError("evaluation needs sacreBLEU, which is not installed", hint=EXTRA) from error
    tokenizer = "zh" if locale.split("_")[0] == "zh" else "13a"
    return {"BLEU": BLEU(tokenize=tokenizer), "chrF2++": CHRF(word_order=2)}
