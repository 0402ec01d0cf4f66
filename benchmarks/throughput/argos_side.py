"""argostranslate's own API, as its documentation shows it, in an environment of its own.

`python argos_side.py PACKAGE STORIES.json`: STORIES.json is a list of stories, each a list of paragraphs. Prints JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


class Segmenter:
    """Takes the place of argostranslate's own, which downloads a model; it is the one this program uses."""

    def split_sentences(self, text: str) -> list[str]:
        from sentencex import segment

        return [sentence.strip() for sentence in segment("en", text) if sentence.strip()]


def main() -> None:
    archive, stories = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    import argostranslate.package
    import argostranslate.translate

    argostranslate.package.install_from_path(archive)
    (package,) = argostranslate.package.get_installed_packages()
    translation = argostranslate.translate.get_translation_from_codes(package.from_code, package.to_code)
    # get_translation_from_codes wraps the package's own translation in a cache.
    translation.underlying.sentencizer = segmenter = Segmenter()
    count = sum(len(segmenter.split_sentences(paragraph)) for story in stories for paragraph in story)
    started = time.perf_counter()
    for story in stories:
        translation.translate("\n".join(story))
    print(json.dumps({"sentences": count, "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
