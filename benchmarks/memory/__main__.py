"""The translation memory at the size of years of work: making the index, looking up, and what the index misses.

    python -m benchmarks.memory [SEGMENTS] [QUERIES]

News sentences from `../shared/corpora` are the approved segments, 25 a story. The queries are sentences of them, edited
as a desk edits: words changed, dropped and added. The peer is a comparison with every segment (RapidFuzz). Times are
processor time, so that other work on the machine does not count.
"""

from __future__ import annotations

import gzip
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from translate.catalog import editing
from translate.catalog.header import NO_DATE, new_fields
from translate.catalog.merging import merge
from translate.catalog.planning import Unit, plan
from translate.catalog.similarity import most_similar
from translate.config import Project, load_project
from translate.memory.index import FILE
from translate.memory.memory import THRESHOLD, Memory

CORPORA = Path(__file__).parents[3] / "shared" / "corpora" / "zh"
PER_STORY = 25
EDITION = "zh-Hans"


def pairs() -> Iterator[tuple[str, str]]:
    """Distinct English sentences of 40 to 300 characters with their Chinese, news first."""
    seen: set[str] = set()
    names = sorted(CORPORA.glob("*.tsv.gz"), key=lambda path: (not path.name.startswith(("wmt", "news")), path.name))
    for path in names:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                english, _, chinese = line.rstrip("\n").partition("\t")
                english, chinese = " ".join(english.split()), chinese.split("\t")[0].strip()
                if 40 <= len(english) <= 300 and chinese and english not in seen:
                    seen.add(english)
                    yield english, chinese


def write_stories(project: Project, every: list[tuple[str, str]]) -> None:
    """PO files in which every entry is approved."""
    edition = project.edition(EDITION)
    folder = project.locales / edition.locale / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for start in range(0, len(every), PER_STORY):
        name = f"story-{start // PER_STORY:05}"
        chunk = every[start : start + PER_STORY]
        units = [
            Unit(english, "body", (f"stories/{name}.txt:{n}",), ("Body text",), "b")
            for n, (english, _) in enumerate(chunk, 1)
        ]
        fields = new_fields(
            project=name, gettext_locale=edition.locale, created=NO_DATE, generator="benchmark", extra={}
        )
        catalog = merge(None, plan(None, units), {}, fields, path=Path(f"{name}.po"))
        chinese = dict(chunk)
        catalog = replace(
            catalog,
            entries=tuple(
                entry if entry.is_header else editing.with_msgstr(entry, chinese[entry.msgid], "\n")
                for entry in catalog.entries
            ),
        )
        (folder / f"{name}.po").write_bytes(catalog.to_bytes())


def edited(sentence: str, chance: random.Random, vocabulary: list[str]) -> str:
    """The sentence with one to four words changed, dropped or added."""
    words = sentence.split(" ")
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(words))
        kind = chance.randrange(3)
        if kind == 0:
            words[place] = chance.choice(vocabulary)
        elif kind == 1 and len(words) > 4:
            del words[place]
        else:
            words.insert(place, chance.choice(vocabulary))
    return " ".join(words)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    queries = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    if not CORPORA.is_dir():
        sys.exit(f"needs sentence pairs in {CORPORA}")
    every = [pair for pair, _ in zip(pairs(), range(count), strict=False)]
    with tempfile.TemporaryDirectory() as folder:
        project = load_project(Path(folder))
        write_stories(project, every)
        start = time.process_time()
        Memory(project).close()
        print(f"{len(every)} segments; index made in {time.process_time() - start:.1f} s,", end=" ")
        print(f"{(project.state / FILE).stat().st_size / 1e6:.1f} MB")
        time.sleep(2.1)
        Memory(project).close()
        start = time.process_time()
        memory = Memory(project)
        print(f"opened again, nothing changed: {1000 * (time.process_time() - start):.0f} ms")
        chance = random.Random(1)
        sources = [english for english, _ in every]
        vocabulary = sorted({word for text in sources[:2000] for word in re.findall(r"[A-Za-z]+", text)})
        asked = [edited(chance.choice(sources), chance, vocabulary) for _ in range(queries)]
        start = time.process_time()
        for text in sources[:: max(1, len(sources) // 5000)]:
            memory.same(EDITION, text, "body")
        looked = len(sources[:: max(1, len(sources) // 5000)])
        print(f"same sentence: {1e6 * (time.process_time() - start) / looked:.0f} µs a look-up")
        start = time.process_time()
        found = [memory.similar(EDITION, text, "body", 1) for text in asked]
        print(f"similar sentence: {1000 * (time.process_time() - start) / queries:.2f} ms a look-up")
        start = time.process_time()
        wanted = [most_similar(text, sources, THRESHOLD / 100)[:1] for text in asked]
        print(f"comparing with all: {1000 * (time.process_time() - start) / queries:.2f} ms a look-up")
        there = sum(bool(best) for best in wanted)
        right = sum(
            bool(best and mine) and mine[0].score == min(99, int(best[0][0] * 100))
            for best, mine in zip(wanted, found, strict=True)
        )
        print(f"queries with a match of {THRESHOLD} % or more: {there} of {queries}; the best one found: {right}")


if __name__ == "__main__":
    main()
