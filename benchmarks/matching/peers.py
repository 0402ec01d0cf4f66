"""The peers' side: reads terms and text from a file, prints JSON; runs in an environment of its own."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import ahocorasick
from flashtext import KeywordProcessor


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    terms, text = data["terms"], "\n".join("\n".join(story) for story in data["stories"])
    print(json.dumps([_flashtext(terms, text), _automaton(terms, text)]))


def _flashtext(terms: list[str], text: str) -> dict[str, object]:
    start = time.perf_counter()
    processor = KeywordProcessor()
    for term in terms:
        processor.add_keyword(term)
    built = time.perf_counter()
    found = processor.extract_keywords(text, span_info=True)
    return {"way": "flashtext", "build": built - start, "match": time.perf_counter() - built, "found": len(found)}


def _automaton(terms: list[str], text: str) -> dict[str, object]:
    start = time.perf_counter()
    automaton = ahocorasick.Automaton()
    for term in terms:
        automaton.add_word(term.lower(), len(term))
    automaton.make_automaton()
    built = time.perf_counter()
    found = sum(1 for _ in automaton.iter(text.lower()))
    return {"way": "pyahocorasick alone", "build": built - start, "match": time.perf_counter() - built, "found": found}


if __name__ == "__main__":
    main()
