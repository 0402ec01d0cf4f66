"""Two reviewers edited two copies: every combination of their work has one result, and no text is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.catalog.helpers import actions, approve, change, comment, find, msgids, parsed, run, units, write
from translate.catalog import editing
from translate.catalog.combining import OTHER_TRANSLATION, combine
from translate.catalog.model import Catalog
from translate.catalog.planning import Action
from translate.catalog.states import State, state_of

A, B, C = "Turkey closed its border.", "The bank will open a branch.", "Prices of wool rose."

COPIES: dict[str, Callable[[Catalog], Catalog]] = {
    "approved": lambda catalog: approve(catalog, A, "батлав"),
    "approved otherwise": lambda catalog: approve(catalog, A, "өөрөөр"),
    "edited": lambda catalog: write(catalog, A, "засав"),
    "edited otherwise": lambda catalog: write(catalog, A, "өөрөөр засав"),
    "emptied": lambda catalog: write(catalog, A, ""),
    "draft": lambda catalog: catalog,
}
DRAFT = f"b1: {A}"


@pytest.mark.parametrize(
    ("mine", "theirs", "msgstr", "state", "kept"),
    [
        ("approved", "approved", "батлав", State.APPROVED, []),
        ("approved", "approved otherwise", "батлав", State.EDITED, ["өөрөөр"]),
        ("approved", "edited", "батлав", State.APPROVED, ["засав"]),
        ("edited", "approved", "батлав", State.APPROVED, ["засав"]),
        ("approved", "emptied", "батлав", State.APPROVED, []),
        ("emptied", "approved", "батлав", State.APPROVED, []),
        ("approved", "draft", "батлав", State.APPROVED, []),
        ("draft", "approved", "батлав", State.APPROVED, []),
        ("edited", "edited otherwise", "засав", State.EDITED, ["өөрөөр засав"]),
        ("edited", "emptied", "засав", State.EDITED, []),
        ("emptied", "edited", "засав", State.EDITED, []),
        ("edited", "draft", "засав", State.EDITED, []),
        ("draft", "edited", "засав", State.EDITED, []),
        ("emptied", "draft", "", State.EMPTIED, []),
        ("draft", "emptied", "", State.EMPTIED, []),
        ("draft", "draft", DRAFT, State.DRAFT, []),
    ],
)
def test_translations(mine: str, theirs: str, msgstr: str, state: State, kept: list[str]) -> None:
    base = run(None, units(A, B))
    result = combine(COPIES[mine](base), COPIES[theirs](base))
    entry = find(result, A)
    assert (entry.msgstr, state_of(entry)) == (msgstr, state)
    assert list(entry.translator_comments) == [OTHER_TRANSLATION + text for text in kept]
    assert combine(result, result).to_bytes() == result.to_bytes()


def test_drafts_that_differ_stay_mine() -> None:
    result = combine(run(None, units(A)), run(None, units(A, basis="b2")))
    assert find(result, A).msgstr == DRAFT


def test_draft_approved_untouched_against_another_translation_is_not_drafted_anew() -> None:
    base = run(None, units(A))
    result = combine(approve(base, A), approve(base, A, "өөрөөр"))
    assert find(result, A).msgstr == DRAFT
    assert actions(result, units(A, basis="b2")) == [Action.KEEP_EDITED]


def test_comments_of_both_are_kept() -> None:
    base = run(None, units(A))
    result = combine(comment(base, A, "one", "both"), comment(approve(base, A), A, "both", "two"))
    assert find(result, A).translator_comments == ("one", "both", "two")


def test_entries_of_only_one_copy_are_kept() -> None:
    mine, theirs = run(None, units(A, B)), run(run(None, units(A, C, B)), units(A, C))
    result = combine(mine, theirs)
    assert msgids(result) == [A, B, C]
    assert not list(result.obsolete)


def test_entry_that_is_obsolete_in_one_copy_stays_active() -> None:
    base = approve(run(None, units(A, B)), B, "хоёр")
    for pair in ((base, run(base, units(A))), (run(base, units(A)), base)):
        entry = find(combine(*pair), B)
        assert (entry.msgstr, entry.fuzzy, entry.obsolete) == ("хоёр", False, False)


def test_entry_that_is_obsolete_in_both_stays_obsolete() -> None:
    base = approve(run(None, units(A, B)), B, "хоёр")
    gone = run(base, units(A))
    assert [entry.msgstr for entry in combine(gone, gone).obsolete] == ["хоёр"]


def test_plural_entry_stays_mine() -> None:
    text = run(None, units(A)).to_bytes().decode()
    one, other = (parsed(f'{text}\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "{n}"\nmsgstr[1] ""\n') for n in (1, 2))
    assert find(combine(one, other), "one", msgctxt=None).msgstr == "1"


def test_combining_again_decides_nothing() -> None:
    base = run(None, units(A, B, C))
    mine = approve(write(approve(base, A, "нэг"), B, "минийх"), C, "гурав")
    theirs = approve(approve(base, A, "ганц"), B, "хоёр")
    once = combine(mine, theirs)
    assert combine(once, theirs).to_bytes() == once.to_bytes()
    assert find(once, A).fuzzy
    # A person has decided since, against theirs.
    decided = approve(once, A, "нэг")
    assert combine(decided, theirs).to_bytes() == decided.to_bytes()


def test_with_a_base_what_only_one_changed_is_taken() -> None:
    base = approve(approve(run(None, units(A, B, C)), A, "нэг"), B, "хоёр")
    corrected = approve(base, A, "ганц")
    other = approve(base, B, "хос")
    for pair in ((corrected, other), (other, corrected)):
        result = combine(*pair, base)
        assert [(entry.msgstr, entry.fuzzy) for entry in result.active][:2] == [("ганц", False), ("хос", False)]
        assert not any(entry.translator_comments for entry in result.active)
    reopened = change(base, A, lambda entry: editing.with_fuzzy(entry, True, "\n"))
    assert find(combine(base, reopened, base), A).fuzzy
    both = combine(corrected, approve(base, A, "нэгэн"), base)
    assert (find(both, A).msgstr, find(both, A).fuzzy) == ("ганц", True)
    assert find(both, A).translator_comments == (OTHER_TRANSLATION + "нэгэн",)


def test_several_lines_are_kept_as_comments() -> None:
    base = run(None, units(A))
    theirs = change(base, A, lambda entry: editing.with_msgstr(entry, "нэг\nхоёр\tx", "\n"))
    entry = find(combine(approve(base, A, "y"), theirs), A)
    assert entry.translator_comments == (OTHER_TRANSLATION + "нэг", OTHER_TRANSLATION + "хоёр\tx")
