"""The spelling of the grammar's Mongolian against Debian's hunspell-mn, where it is installed (a development check)."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from training.grammar import generate

FOLDERS = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
DICTIONARY = next((folder / "mn_MN" for folder in FOLDERS if (folder / "mn_MN.dic").exists()), None)


@pytest.mark.skipif(
    DICTIONARY is None or shutil.which("hunspell") is None,
    reason="hunspell or its Mongolian dictionary is not installed (Debian packages: hunspell, hunspell-mn)",
)
def test_nearly_all_words_are_in_the_dictionary(capsys: pytest.CaptureFixture[str]) -> None:
    words = {
        word
        for triple in generate(6000, 21)
        for word in re.findall(r"(?<![\w⟧.-])[а-яөүё]{2,}(?![\w-])", triple.mongolian)
    }
    found = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", str(DICTIONARY), "-l"],
        input="\n".join(words),
        capture_output=True,
        text=True,
        check=True,
    )
    unknown = set(found.stdout.split()) & words
    share = 100 - 100 * len(unknown) / len(words)
    with capsys.disabled():
        print(f"\nhunspell-mn accepts {share:.1f} % of {len(words)} word forms of the grammar")
    assert len(words) > 2000
    assert share > 95, sorted(unknown)
