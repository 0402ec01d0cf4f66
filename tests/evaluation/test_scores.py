"""Scores agree with sacreBLEU's own command, and the bootstrap tells a better system from a worse one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sacrebleu", reason="the extra `evaluate` is not installed")

from translate.errors import ConfigError
from translate.evaluation.scores import compare, score

REFERENCES = [f"总统在北京说，第{number}次会谈将继续进行。" for number in range(60)]
WORSE = [text.replace("会谈", "访问").replace("继续", "结束") for text in REFERENCES]


def test_agrees_with_the_command(tmp_path: Path) -> None:
    (tmp_path / "reference").write_text("\n".join(REFERENCES), encoding="utf-8")
    (tmp_path / "hypothesis").write_text("\n".join(WORSE), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", str(tmp_path / "reference"), "-i", str(tmp_path / "hypothesis"),
         "-m", "bleu", "chrf", "--chrf-word-order", "2", "-tok", "zh", "-w", "6"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = {each["name"]: each for each in json.loads(done.stdout)}
    bleu, chrf = score(WORSE, REFERENCES, "zh_Hans")
    assert bleu.value == pytest.approx(theirs["BLEU"]["score"], abs=1e-5)
    assert chrf.value == pytest.approx(theirs["chrF2++"]["score"], abs=1e-5)
    assert "tok:zh" in bleu.signature
    assert theirs["BLEU"]["signature"] == bleu.signature


def test_tokenizer_follows_the_language() -> None:
    assert "tok:13a" in score(["Сайн байна"], ["Сайн байна уу"], "mn")[0].signature
    assert "tok:zh" in score(["你好"], ["你好吗"], "zh_Hant")[0].signature


def test_bootstrap() -> None:
    for metric in compare(WORSE, REFERENCES, REFERENCES, "zh_Hans"):
        assert metric.first < metric.second == pytest.approx(100)
        assert metric.p_value < 0.01
        assert metric.low <= metric.second + 1e-6
    for metric in compare(WORSE, WORSE, REFERENCES, "zh_Hans"):
        assert metric.p_value > 0.5
    assert compare(WORSE, REFERENCES, REFERENCES, "zh_Hans") == compare(WORSE, REFERENCES, REFERENCES, "zh_Hans")


def test_extra_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sacrebleu.metrics.bleu", None)
    with pytest.raises(ConfigError, match="not installed") as caught:
        score(["a"], ["a"], "mn")
    assert "editions[evaluate]" in (caught.value.hint or "")
