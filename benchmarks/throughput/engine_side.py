"""This program's engine on the sentences of some stories, or CTranslate2 alone on the same tokens.

`python -m benchmarks.throughput.engine_side engine|limit PACKAGE STORIES.json WORK`. Prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import ctranslate2
from sentencex import segment

from translate.engine.packages import open_package
from translate.engine.translator import BATCH_TOKENS, BEAM_SIZE, MAX_TARGET_TOKENS, Request, Translator


def main() -> None:
    kind, archive, stories, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
    package = open_package(archive, unpacked=work)
    texts = list(
        dict.fromkeys(
            sentence.strip()
            for story in json.loads(stories.read_text(encoding="utf-8"))
            for paragraph in story
            for sentence in segment("en", paragraph)
            if sentence.strip()
        )
    )
    if kind == "engine":
        translator = Translator(package)
        translator.translate([Request("Warm up.")])
        started = time.perf_counter()
        translator.translate([Request(text) for text in texts])
    else:
        tokens = [package.encode(text) for text in texts]
        model = ctranslate2.Translator(
            str(package.model), compute_type="int8", inter_threads=len(os.sched_getaffinity(0)), intra_threads=1
        )
        model.translate_batch(tokens[:1])
        started = time.perf_counter()
        model.translate_batch(
            tokens,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=BEAM_SIZE,
            max_decoding_length=MAX_TARGET_TOKENS,
        )
    print(json.dumps({"sentences": len(texts), "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
