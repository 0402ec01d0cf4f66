"""translate-toolkit's pofilter on the same translations and faults, in an environment of its own.

Its package is called `translate` like ours, so that the two can never be installed together.
"""

from __future__ import annotations

import subprocess
import tempfile
import venv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.checks.faults import FAULTS
from benchmarks.checks.texts import ROOT, GoodText
from translate.catalog.reading import read_catalog
from translate.catalog.strings import quoted
from translate.checks.model import Subject
from translate.checks.registry import CHECKS

Flagged = Callable[[Sequence[Subject], str], set[int]]

ENVIRONMENT = ROOT / ".venv-pofilter"
_LANGUAGES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "mn": "mn"}


@dataclass(frozen=True)
class Comparison:
    """Good translations flagged by any check of one side, and for each kind of fault how many it saw of how many."""

    good_flagged: int
    good: int
    faults: dict[str, tuple[int, int]]


def compare(texts: Sequence[GoodText], flagged: Flagged, *, most: int, seed: int = 4) -> Comparison:
    """What `flagged` finds in the texts of one edition and in up to `most` of them a fault, damaged.

    A damaged translation counts where the good one is not flagged.
    """
    edition = texts[0].edition
    good = [subject for text in texts for subject in text.subjects]
    noisy = flagged(good, edition)
    damaged: list[Subject] = []
    kinds: list[str] = []
    for fault in FAULTS:
        random = Random(f"{seed} {fault.what} {edition}")
        taken = 0
        for index in random.sample(range(len(good)), len(good)):
            harmed = fault.damage(good[index], random) if index not in noisy else None
            if harmed is not None and taken < most:
                taken += 1
                damaged.append(harmed)
                kinds.append(fault.what)
    seen = Counter(kinds[index] for index in flagged(damaged, edition))
    tried = Counter(kinds)
    return Comparison(len(noisy), len(good), {fault.what: (seen[fault.what], tried[fault.what]) for fault in FAULTS})


def by_us(subjects: Sequence[Subject], edition: str) -> set[int]:
    """The indices of the translations of which any of our checks of single units says something."""
    return {
        index for index, subject in enumerate(subjects) if any(True for check in CHECKS for _ in check.look(subject))
    }


def by_pofilter(subjects: Sequence[Subject], edition: str) -> set[int]:
    """The indices of the translations of which any of pofilter's checks, all at their defaults, says something."""
    program = _program()
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "given.po", Path(folder) / "found.po"
        entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
        for index, subject in enumerate(subjects):
            entries.append(f'msgctxt "{index}"\nmsgid {quoted(subject.source)}\nmsgstr {quoted(subject.target)}\n')
        given.write_text("\n".join(entries), encoding="utf-8")
        command: list[str | Path] = [
            program,
            f"--language={_LANGUAGES[edition]}",
            "--progress=none",
            str(given),
            str(found),
        ]
        subprocess.run(command, check=True, capture_output=True)
        return {int(entry.msgctxt or "") for entry in read_catalog(found).active} if found.exists() else set()


def _program() -> Path:
    program = ENVIRONMENT / "bin" / "pofilter"
    if not program.exists():
        venv.create(ENVIRONMENT, with_pip=True)
        requirements = Path(__file__).parent / "requirements.txt"
        subprocess.run([ENVIRONMENT / "bin" / "pip", "install", "-q", "-r", requirements], check=True)
    return program
