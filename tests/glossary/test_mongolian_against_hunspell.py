"""The spelling of case forms against Debian's hunspell-mn, where it is installed (a development check)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from translate.glossary.mongolian import Case, inflect

FOLDERS = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
DICTIONARY = next((folder / "mn_MN.dic" for folder in FOLDERS if (folder / "mn_MN.dic").exists()), None)
pytestmark = pytest.mark.skipif(
    DICTIONARY is None or shutil.which("hunspell") is None,
    reason="hunspell or its Mongolian dictionary is not installed (Debian packages: hunspell, hunspell-mn)",
)
CASES = tuple(Case)[1:7]
NAME_CLASS = re.compile(r"N([0-7])")
KEEPS_ITS_VOWEL = re.compile(r"[уүюы]$|[аоэөеёиуүяюйырхжчш][аоэөе]$|[аоэөеёиуүяюйырхчцль][яё]$", re.IGNORECASE)


def names_with_facts() -> Iterator[tuple[str, str, str]]:
    """Capitalised words in the dictionary's case classes N0 … N7: harmony by the class, г-class from N4 on."""
    assert DICTIONARY is not None
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        word, _, flags = line.partition("/")
        found = NAME_CLASS.match(flags)
        if not found or not word[0].isupper():
            continue
        number = int(found[1])
        open_class = "drop" if word[-1] in "аоэөеяё" else "plain"
        stem = "g" if number > 3 or KEEPS_ITS_VOWEL.search(word) else open_class
        yield word, "аоөэ"[number % 4], stem


def rejected(words: Iterable[str]) -> set[str]:
    assert DICTIONARY is not None
    found = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", str(DICTIONARY.with_suffix("")), "-l"],
        input="\n".join(words),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(found.stdout.split())


def spellings(name: str, case: Case) -> set[str]:
    return {inflect(name, case, harmony=h, stem=s) for h in "аоөэ" for s in ("g", "plain", "drop")}


def share_accepted(forms: dict[str, str], case: Case, wrong: set[str]) -> float:
    """Per cent of `forms` (by name) the dictionary accepts; names it has no form of in this case are left out."""
    failed = [name for name, form in forms.items() if form in wrong]
    known = sum(not spellings(name, case) <= wrong for name in failed)
    return 100 - 100 * known / (len(forms) - len(failed) + known)


def test_forms_made_with_facts_are_spelt_as_the_dictionary_spells_them(capsys: pytest.CaptureFixture[str]) -> None:
    names = list(names_with_facts())
    assert len(names) > 6000
    given = {case: {word: inflect(word, case, harmony=h, stem=s) for word, h, s in names} for case in CASES}
    bare = {case: {word: inflect(word, case) for word, _, _ in names} for case in CASES}
    # Two runs for everything: hunspell takes seconds to load its dictionary.
    wrong = rejected({form for case in CASES for form in (*given[case].values(), *bare[case].values())})
    wrong |= rejected(
        {
            spelling
            for case in CASES
            for forms in (given[case], bare[case])
            for name, form in forms.items()
            if form in wrong
            for spelling in spellings(name, case)
        }
    )
    shares = {case: share_accepted(given[case], case, wrong) for case in CASES}
    guessed = {case: share_accepted(bare[case], case, wrong) for case in CASES}
    with capsys.disabled():
        print(f"\nhunspell-mn, {len(names)} names, % accepted with facts (without):")
        print("  ".join(f"{case} {shares[case]:.2f} ({guessed[case]:.1f})" for case in CASES))
    assert all(share >= 99.8 for share in shares.values())
    assert all(share >= 85 for share in guessed.values())
