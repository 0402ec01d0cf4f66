"""This program's engine on the sentences of some stories, or CTranslate2 alone on the same tokens.

`python -m benchmarks.throughput.engine_side engine|limit|replay PACKAGE STORIES.json FOLDER`. FOLDER is where packages
are unpacked; for `replay` it is the project whose stories the command translated: they are translated once more while
CTranslate2's calls are noted, and then only these calls are made. Prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ctranslate2
from sentencex import segment

from translate.engine.packages import Package, open_package
from translate.engine.translator import BATCH_TOKENS, BEAM_SIZE, LENGTH_PENALTY, MAX_TARGET_TOKENS, Request, Translator


def main() -> None:
    kind, archive, stories, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
    texts = list(
        dict.fromkeys(
            sentence.strip()
            for story in json.loads(stories.read_text(encoding="utf-8"))
            for paragraph in story
            for sentence in segment("en", paragraph)
            if sentence.strip()
        )
    )
    if kind == "replay":
        package = open_package(archive, unpacked=folder / ".editions" / "packages")
        calls = _calls_of_the_command(folder)
        run = _replay(package, calls)
    else:
        package = open_package(archive, unpacked=folder)
        run = _engine(package, texts) if kind == "engine" else _limit(package, texts)
    started, processor = time.perf_counter(), time.process_time()
    run()
    report = {"sentences": len(texts), "seconds": time.perf_counter() - started}
    if kind == "replay":
        report["cpu"] = time.process_time() - processor
    print(json.dumps(report))


def _engine(package: Package, texts: list[str]) -> Callable[[], object]:
    translator = Translator(package)
    translator.translate([Request("Warm up.")])
    return lambda: translator.translate([Request(text) for text in texts])


def _limit(package: Package, texts: list[str]) -> Callable[[], object]:
    tokens = [package.encode(text) for text in texts]
    model = _loaded(package)
    model.translate_batch(tokens[:1])
    return lambda: model.translate_batch(
        tokens,
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
        beam_size=BEAM_SIZE,
        length_penalty=LENGTH_PENALTY,
        max_decoding_length=MAX_TARGET_TOKENS,
    )


def _replay(package: Package, calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]]) -> Callable[[], object]:
    model = _loaded(package)
    model.translate_batch([["▁"]])
    return lambda: [getattr(model, name)(*arguments, **options) for name, arguments, options in calls]


def _calls_of_the_command(project: Path) -> list[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    """What the command asked of CTranslate2, noted while it does its work once more from nothing."""
    import shutil

    from click.testing import CliRunner

    from translate.commands import main as command

    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    class Noting(ctranslate2.Translator):  # type: ignore[misc]
        def translate_batch(self, *arguments: Any, **options: Any) -> Any:
            calls.append(("translate_batch", arguments, options))
            return super().translate_batch(*arguments, **options)

        def score_batch(self, *arguments: Any, **options: Any) -> Any:
            calls.append(("score_batch", arguments, options))
            return super().score_batch(*arguments, **options)

    shutil.rmtree(project / "locales")
    original, ctranslate2.Translator = ctranslate2.Translator, Noting
    try:
        CliRunner().invoke(command, ["-C", str(project), "translate", "stories"], catch_exceptions=False)
    finally:
        ctranslate2.Translator = original
    return calls


def _loaded(package: Package) -> ctranslate2.Translator:
    return ctranslate2.Translator(
        str(package.model), compute_type="int8", inter_threads=len(os.sched_getaffinity(0)), intra_threads=1
    )


if __name__ == "__main__":
    main()
