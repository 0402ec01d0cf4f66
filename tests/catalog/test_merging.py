"""Each row of the table in docs/merge.md: what a run makes of what people and stories do."""

from __future__ import annotations

import pytest

from tests.catalog.helpers import (
    HEADER,
    PATH,
    actions,
    approve,
    change,
    comment,
    fields,
    find,
    msgids,
    parsed,
    run,
    unit,
    units,
    write,
)
from translate.catalog import editing
from translate.catalog.merging import Draft, merge
from translate.catalog.model import Entry
from translate.catalog.planning import Action, plan
from translate.catalog.states import State, approved_untouched, state_of

A = "Turkey closed its border on Monday."
A2 = "Turkey closed its border with Syria on Monday."
B = "The bank will open a branch in Darkhan next year."
C = "Prices of wool rose by a third."


# The story is as it was.


def test_unchanged_run_changes_nothing() -> None:
    first = run(None, units(A, B))
    assert run(first, units(A, B)) is first


def test_approved_stays() -> None:
    catalog = approve(run(None, units(A)), A, "人")
    assert actions(catalog, units(A, basis="b2")) == [Action.KEEP_APPROVED]
    again = run(catalog, units(A, basis="b2"))
    assert again.to_bytes() == catalog.to_bytes()


def test_draft_approved_untouched_stays_and_is_known() -> None:
    catalog = run(approve(run(None, units(A)), A), units(A, basis="b2"))
    assert find(catalog, A).msgstr == f"b1: {A}"
    assert approved_untouched(find(catalog, A))
    assert not approved_untouched(find(approve(catalog, A, "人"), A))


def test_edited_draft_stays_fuzzy() -> None:
    catalog = write(run(None, units(A)), A, "half done")
    assert actions(catalog, units(A, basis="b2")) == [Action.KEEP_EDITED]
    entry = find(run(catalog, units(A, basis="b2")), A)
    assert (entry.msgstr, entry.fuzzy) == ("half done", True)


def test_untouched_draft_of_the_same_basis_stays() -> None:
    assert actions(run(None, units(A)), units(A)) == [Action.KEEP_DRAFT]


def test_untouched_draft_of_another_basis_is_made_anew() -> None:
    catalog = run(None, units(A))
    assert actions(catalog, units(A, basis="b2")) == [Action.REDRAFT]
    entry = find(run(catalog, units(A, basis="b2")), A)
    assert (entry.msgstr, state_of(entry)) == (f"b2: {A}", State.DRAFT)


def test_comment_on_an_untouched_draft_stays_when_it_is_made_anew() -> None:
    catalog = comment(run(None, units(A)), A, "who is meant?", "asked the desk")
    entry = find(run(catalog, units(A, basis="b2")), A)
    assert entry.msgstr == f"b2: {A}"
    assert entry.translator_comments == ("who is meant?", "asked the desk")


def test_draft_without_its_mark_counts_as_a_persons() -> None:
    catalog = change(run(None, units(A)), A, lambda entry: editing.with_extracted_comments(entry, ("role",), "\n"))
    assert actions(catalog, units(A, basis="b2")) == [Action.KEEP_EDITED]


def test_mark_that_came_to_another_entry_does_not_count() -> None:
    catalog = run(None, units(A, B))
    marked, msgstr = find(catalog, A).extracted_comments, find(catalog, A).msgstr
    catalog = write(catalog, B, msgstr)
    catalog = change(catalog, B, lambda entry: editing.with_extracted_comments(entry, marked, "\n"))
    assert state_of(find(catalog, B)) is State.EDITED


def test_emptied_draft_stays_empty_until_the_basis_changes() -> None:
    catalog = write(run(None, units(A)), A, "")
    assert actions(catalog, units(A)) == [Action.KEEP_EMPTIED]
    assert run(catalog, units(A)).to_bytes() == catalog.to_bytes()
    assert actions(catalog, units(A, basis="b2")) == [Action.REDRAFT]


def test_empty_entry_is_drafted() -> None:
    catalog = parsed(HEADER + f'\n#: a:1\nmsgctxt "body"\nmsgid "{A}"\nmsgstr ""\n')
    assert actions(catalog, units(A)) == [Action.DRAFT]
    assert state_of(find(run(catalog, units(A)), A)) is State.DRAFT


def test_empty_draft_is_not_fuzzy_and_not_drafted_again() -> None:
    catalog = run(None, units(A), draft=lambda wanted: Draft(""))
    assert not find(catalog, A).fuzzy
    assert actions(catalog, units(A)) == [Action.KEEP_DRAFT]
    assert actions(catalog, units(A, basis="b2")) == [Action.REDRAFT]


def test_unit_whose_draft_is_missing_is_planned_again() -> None:
    planned = plan(None, units(A))
    catalog = merge(None, planned, {}, fields(), path=PATH)
    assert find(catalog, A).msgstr == ""
    assert actions(catalog, units(A)) == [Action.DRAFT]


def test_missing_redraft_keeps_the_old_draft() -> None:
    catalog = run(None, units(A))
    again = merge(catalog, plan(catalog, units(A, basis="b2")), {}, fields(), path=catalog.path)
    assert find(again, A).msgstr == f"b1: {A}"
    assert actions(again, units(A, basis="b2")) == [Action.REDRAFT]


# The story changed.


def test_changed_sentence_keeps_its_approved_translation_as_fuzzy() -> None:
    catalog = comment(approve(run(None, units(A, B)), A, "人"), A, "checked")
    assert actions(catalog, units(A2, B)) == [Action.CARRY_OVER, Action.KEEP_DRAFT]
    again = run(catalog, units(A2, B))
    entry = find(again, A2)
    assert (entry.msgstr, entry.fuzzy, state_of(entry)) == ("人", True, State.EDITED)
    assert (entry.previous_msgctxt, entry.previous_msgid) == ("body", A)
    assert entry.translator_comments == ("checked",)
    old = find(again, A)
    assert old.obsolete
    assert (old.msgstr, old.fuzzy) == ("人", False)


def test_changed_sentence_keeps_its_edited_translation_as_fuzzy() -> None:
    catalog = write(run(None, units(A)), A, "half done")
    entry = find(run(catalog, units(A2)), A2)
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("half done", True, A)


def test_changed_sentence_with_an_untouched_draft_is_drafted() -> None:
    catalog = run(None, units(A))
    assert actions(catalog, units(A2)) == [Action.DRAFT]


def test_sentence_changed_twice_names_the_one_that_was_translated() -> None:
    catalog = approve(run(None, units(A)), A, "人")
    again = run(run(catalog, units(A2)), units(A2 + " Again."))
    entry = find(again, A2 + " Again.")
    assert (entry.msgstr, entry.previous_msgid) == ("人", A)


def test_sentence_changed_back_is_approved_again() -> None:
    catalog = approve(run(None, units(A)), A, "人")
    entry = find(run(run(catalog, units(A2)), units(A)), A)
    assert (entry.msgstr, entry.fuzzy, entry.obsolete) == ("人", False, False)


def test_changed_and_moved_sentence_finds_its_translation() -> None:
    catalog = approve(run(None, units(A, B, C)), A, "人")
    assert find(run(catalog, units(B, C, A2)), A2).msgstr == "人"


def test_each_old_translation_is_carried_over_once() -> None:
    catalog = approve(run(None, units(A)), A, "人")
    again = run(catalog, units(A2, A2 + " Again."))
    assert [find(again, text).msgstr == "人" for text in (A2, A2 + " Again.")] == [True, False]


def test_sentence_with_nothing_alike_is_drafted() -> None:
    catalog = approve(run(None, units(A)), A, "人")
    assert actions(catalog, units(B)) == [Action.DRAFT]


def test_same_sentence_in_another_context_is_carried_over() -> None:
    catalog = approve(run(None, [unit(A, msgctxt="body")]), A, "人")
    entry = find(run(catalog, [unit(A, msgctxt="caption")]), A, msgctxt="caption")
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgctxt) == ("人", True, "body")


def test_removed_sentence_becomes_obsolete_and_comes_back() -> None:
    catalog = comment(approve(run(None, units(A, B, C)), B, "人"), B, "checked")
    without = run(catalog, units(A, C))
    gone = find(without, B)
    assert gone.obsolete
    assert (gone.msgstr, gone.fuzzy, gone.translator_comments) == ("人", False, ("checked",))
    assert actions(without, units(A, B, C)) == [Action.KEEP_DRAFT, Action.REVIVE, Action.KEEP_DRAFT]
    assert run(without, units(A, B, C)).to_bytes() == catalog.to_bytes()


def test_removed_draft_comes_back_as_draft() -> None:
    without = run(run(None, units(A, B)), units(A))
    assert state_of(find(without, B)) is State.DRAFT
    assert actions(without, units(A, B)) == [Action.KEEP_DRAFT, Action.REVIVE]
    assert actions(without, units(A, B, basis="b2")) == [Action.REDRAFT, Action.REDRAFT]
    assert not list(run(without, units(A, B, basis="b2")).obsolete)


def test_removed_entry_without_translation_goes() -> None:
    catalog = parsed(HEADER + f'\n#: a:1\nmsgctxt "body"\nmsgid "{B}"\nmsgstr ""\n')
    assert not list(run(catalog, units(A)).obsolete)


def test_removed_entry_without_translation_but_with_a_comment_stays() -> None:
    catalog = parsed(HEADER + f'\n# why?\n#: a:1\nmsgctxt "body"\nmsgid "{B}"\nmsgstr ""\n')
    assert [entry.translator_comments for entry in run(catalog, units(A)).obsolete] == [("why?",)]


def test_new_sentences_stand_in_story_order() -> None:
    catalog = run(None, units(A, B))
    assert msgids(run(catalog, units("First.", A, "Second.", "Third.", B, "Last."))) == [
        "First.",
        A,
        "Second.",
        "Third.",
        B,
        "Last.",
    ]


def test_moved_sentences_keep_their_place_in_the_file() -> None:
    catalog = run(None, units(A, B, C))
    again = run(catalog, units(C, A, B))
    assert msgids(again) == [A, B, C]
    assert find(again, C).references == ("stories/a.txt:1",)


def test_two_units_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same context and msgid"):
        plan(None, units(A, A))


# What people do to the file.


def test_entry_made_by_a_person_stays() -> None:
    catalog = parsed(run(None, units(A)).to_bytes().decode() + '\n# mine\nmsgid "Extra"\nmsgstr "人"\n')
    again = run(catalog, units(A2))
    entry = find(again, "Extra", msgctxt=None)
    assert (entry.msgstr, entry.obsolete, entry.translator_comments) == ("人", False, ("mine",))


def test_plural_entry_of_a_person_stays() -> None:
    plural = '\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "нэг"\nmsgstr[1] "олон"\n'
    catalog = parsed(run(None, units(A)).to_bytes().decode() + plural)
    again = run(catalog, units(A2))
    assert again.to_bytes().decode().count(plural) == 1


def test_order_of_a_person_stays() -> None:
    catalog = run(None, units(A, B, C))
    header, a, b, c = catalog.entries
    shuffled = parsed("".join(entry.raw for entry in (header, c, a, b)))
    assert msgids(run(shuffled, units(A, B, C, basis="b2"))) == [C, A, B]


def test_flags_of_a_person_stay_when_a_draft_is_made_anew() -> None:
    text = run(None, units(A)).to_bytes().decode().replace("#, fuzzy", "#, fuzzy, no-wrap")
    assert find(run(parsed(text), units(A, basis="b2")), A).flags == ("fuzzy", "no-wrap")


def test_obsolete_translation_beats_an_empty_twin() -> None:
    """`pybabel update` adds an empty entry beside the obsolete one with the translation."""
    obsolete = f'\n# mine\n#~ msgctxt "body"\n#~ msgid "{A}"\n#~ msgstr "人"\n'
    catalog = parsed(HEADER + f'\n#: a:1\nmsgctxt "body"\nmsgid "{A}"\nmsgstr ""\n' + obsolete)
    assert actions(catalog, units(A)) == [Action.REVIVE]
    again = run(catalog, units(A))
    assert find(again, A).msgstr == "人"
    assert not list(again.obsolete)


def test_obsolete_twin_of_a_persons_entry_stays_when_it_differs() -> None:
    catalog = approve(run(None, units(A)), A, "人")
    text = catalog.to_bytes().decode() + '\n#~ msgctxt "body"\n#~ msgid "%s"\n#~ msgstr "%s"\n'
    assert [entry.msgstr for entry in run(parsed(text % (A, "他")), units(A)).obsolete] == ["他"]
    assert not list(run(parsed(text % (A, "人")), units(A)).obsolete)


def test_programs_comments_and_references_are_renewed_on_an_approved_entry() -> None:
    catalog = comment(approve(run(None, units(A)), A, "人"), A, "checked")
    again = run(catalog, [unit(A, line=7)])
    entry = find(again, A)
    assert entry.references == ("stories/a.txt:7",)
    assert entry.extracted_comments[-1] == "Engine: test"
    assert (entry.msgstr, entry.fuzzy, entry.translator_comments) == ("人", False, ("checked",))


def test_notes_stand_before_the_draft_and_are_replaced() -> None:
    wanted = units(A)
    catalog = run(None, wanted)
    key = wanted[0].key
    for note in (("check: numbers",), ("check: quotes",), ()):
        catalog = merge(catalog, plan(catalog, wanted), {}, fields(), path=catalog.path, notes={key: note})
        comments = find(catalog, A).extracted_comments
        assert comments[: 1 + len(note)] == ("role: body", *note)
        assert comments[1 + len(note)].startswith("Draft ")


def test_comment_of_the_program_cannot_pass_for_a_draft_mark() -> None:
    forged = find(run(None, units(A)), A).extracted_comments[1]
    wanted = units(A)[0]
    catalog = approve(run(None, [wanted]), A, "人")
    catalog = merge(catalog, plan(catalog, [wanted]), {}, fields(), path=catalog.path, notes={wanted.key: [forged]})
    assert find(catalog, A).extracted_comments[1] == f"- {forged}"


# The header.


def test_header_follows_the_story_and_keeps_peoples_fields() -> None:
    text = run(None, units(A)).to_bytes().decode()
    text = text.replace("Last-Translator: Newsroom <desk@newsroom.mn>", "Last-Translator: Oyuna <o@newsroom.mn>")
    text = text.replace("PO-Revision-Date: 2016-12-02 13:03+0800", "PO-Revision-Date: 2017-01-01 10:00+0800")
    text = text.replace('"X-Story', '"X-Poedit-Basepath: ..\\n"\n"X-Story').replace("Editions 1.0", "Poedit 3.4")
    again = run(parsed(text), units(A), header=fields(digest="d2"))
    said = again.header.msgstr if again.header else ""
    for line in (
        "Last-Translator: Oyuna <o@newsroom.mn>",
        "PO-Revision-Date: 2017-01-01 10:00+0800",
        "X-Poedit-Basepath: ..",
        "X-Story-Digest: d2",
        "X-Generator: Editions 1.0",
    ):
        assert line in said.split("\n")


def test_file_that_a_tool_signed_is_not_touched_for_that_alone() -> None:
    text = run(None, units(A)).to_bytes().decode().replace("Editions 1.0", "Poedit 3.4")
    assert run(parsed(text), units(A)).to_bytes().decode() == text


def test_new_version_of_the_program_does_not_touch_the_file() -> None:
    catalog = run(None, units(A))
    assert run(catalog, units(A), header=fields(generator="Editions 2.0")) is catalog


def test_placeholders_of_gettext_are_filled_in() -> None:
    catalog = parsed(
        HEADER.replace('charset=UTF-8\\n"', 'charset=UTF-8\\n"\n"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"')
    )
    header = run(catalog, units(A)).header
    assert header is not None
    assert "PO-Revision-Date: 2016-12-02 13:03+0800\n" in header.msgstr


# Two reviewers at once.


def edited_meanwhile(entry: Entry) -> Entry:
    return editing.with_fuzzy(editing.with_msgstr(entry, "人", "\n"), False, "\n")


def test_plan_made_again_from_a_changed_file_keeps_what_changed() -> None:
    catalog = run(None, units(A, B))
    meanwhile = change(catalog, A, edited_meanwhile)
    again = run(meanwhile, units(A, B, basis="b2"))
    assert find(again, A).msgstr == "人"
    assert find(again, B).msgstr == f"b2: {B}"
