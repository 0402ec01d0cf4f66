"""A converted model translates as the original does; what cannot be converted is refused in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.engine.packages.tiny_models import TEXTS
from translate.engine.packages.converting import Conversion, convert
from translate.engine.packages.installing import install_archive
from translate.errors import PackageError

ROOT = Path(__file__).parents[3]
NEEDED = "import torch, transformers, ctranslate2, sentencepiece"


@pytest.fixture(scope="module")
def python() -> str:
    """An interpreter with torch and transformers: this one, or the one of the training recipe."""
    for candidate in (sys.executable, ROOT / ".venv-training" / "bin" / "python"):
        if Path(candidate).exists() and not subprocess.run([candidate, "-c", NEEDED], capture_output=True).returncode:
            return str(candidate)
    pytest.skip("no environment with torch and transformers (training/ makes one)")


@pytest.fixture(scope="module")
def reports(python: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    done = subprocess.run(
        [python, "-m", "tests.engine.packages.tiny_models", str(tmp_path_factory.mktemp("models"))],
        cwd=ROOT,
        env={**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("kind", ["joint", "split", "m2m100"])
def test_translates_as_the_original(installed: Path, reports: dict[str, dict[str, Any]], kind: str) -> None:
    import ctranslate2

    report = reports[kind]
    package = install_archive(Path(report["archive"]))
    assert package.licence == (None if kind == "m2m100" else "MIT")
    assert (package.folder / "sentencepiece.target.model").exists() == (kind == "split")
    model = ctranslate2.Translator(str(package.model))
    results = model.translate_batch(
        [package.encode(text) for text in TEXTS],
        target_prefix=[[package.target_prefix]] * len(TEXTS) if package.target_prefix else None,
        beam_size=1,
        max_decoding_length=20,
    )
    ours = [package.decode(result.hypotheses[0]) for result in results]
    assert ours == report["expected"]
    assert len(set(ours)) > 1


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="no model in this folder"):
        convert(tmp_path, tmp_path / "out", Conversion("en", "zh"))


def test_broken_opus_folder(tmp_path: Path) -> None:
    (tmp_path / "decoder.yml").write_text("models: []\n")
    with pytest.raises(PackageError):
        convert(tmp_path, tmp_path / "out", Conversion("en", "zh"))
    assert not list(tmp_path.glob("out/*"))


def test_extra_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setitem(sys.modules, "transformers", None)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(PackageError, match="conversion needs torch") as caught:
        convert(tmp_path, tmp_path / "out", Conversion("en", "zh"))
    assert "editions[convert]" in (caught.value.hint or "")
