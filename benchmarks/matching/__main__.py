"""Measures and prints the table; see README.md beside this file."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

from benchmarks.matching.corpus import entries, spellings, stories
from translate.glossary.candidates import Finder
from translate.glossary.matching import Matcher

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def main() -> None:
    options = _options()
    glossary = entries(options.terms)
    text = stories(glossary, options.size)
    results = [_ours(glossary, text), _finder(glossary, text)]
    if not options.alone:
        results += _peers(options.environment, list(spellings(glossary)), text)
    print(f"{options.terms:,} spellings, {options.size / 1e6:g} million characters in {len(text):,} stories\n")
    print("| way | loading, s | matching, s | found | matching, flashtext = 1 |")
    print("|---|---:|---:|---:|---:|")
    peer = next((each["match"] for each in results if each["way"] == "flashtext"), None)
    for each in results:
        ratio = f"{each['match'] / peer:.2f}" if peer else ""
        print(f"| {each['way']} | {each['build']:.2f} | {each['match']:.2f} | {each['found']:,} | {ratio} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", type=int, default=100_000, help="spellings in the glossary")
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of text")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--environment", type=Path, default=ROOT / ".venv-matching", help="the peers' own")
    return parser.parse_args()


def _ours(glossary: list[Any], text: list[list[str]]) -> dict[str, Any]:
    start = time.perf_counter()
    matcher = Matcher(glossary)
    built = time.perf_counter()
    found = sum(len(matches) for story in text for matches in matcher.match_story(story))
    return {"way": "this program", "build": built - start, "match": time.perf_counter() - built, "found": found}


def _finder(glossary: list[Any], text: list[list[str]]) -> dict[str, Any]:
    start = time.perf_counter()
    finder = Finder(glossary)
    built = time.perf_counter()
    found = sum(len(names) for story in text for names in finder.find_story(story))
    return {"way": "finder of names", "build": built - start, "match": time.perf_counter() - built, "found": found}


def _peers(folder: Path, terms: list[str], text: list[list[str]]) -> list[dict[str, Any]]:
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"making {folder} for the peers", file=sys.stderr)
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
    with tempfile.TemporaryDirectory(prefix="matching-") as work:
        data = Path(work) / "data.json"
        data.write_text(json.dumps({"terms": terms, "stories": text}), encoding="utf-8")
        done = subprocess.run([python, HERE / "peers.py", data], check=True, capture_output=True, text=True)
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


if __name__ == "__main__":
    main()
