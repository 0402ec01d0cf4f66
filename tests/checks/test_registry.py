"""The registry: stable ids, one way to waive, nothing said of an empty translation."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.checks.helpers import subject
from translate.checks.model import Severity
from translate.checks.registry import ALL_CHECKS, issues_of
from translate.checks.waivers import waivers_in
from translate.workflow.coverage_waivers import GATE

# Waivers in PO files name these: an id may be added, never changed.
IDS = {
    "terms", "wording", "base-names", "mentions", "inflection", "numbers", "dates", "positions", "links",
    "placeholders", "empty", "untranslated", "english", "repetition", "doubled", "length", "script", "homoglyphs",
    "invisible", "markup", "pairs", "punctuation", "quotes", "middle-dot", "spacing", "ending", "capital", "approval",
    "consistency", "term-consistency", "name-consistency", "idle-waivers",
}  # fmt: skip


def test_ids_are_stable_and_can_stand_in_a_waiver() -> None:
    ids = [check.id for check in ALL_CHECKS]
    assert len(ids) == len(set(ids))
    assert set(ids) == IDS
    for check in ALL_CHECKS:
        assert waivers_in([f"waive: {check.id} word — reason"]) == ((check.id, "word"),)


def test_every_check_explains_itself_in_one_sentence() -> None:
    for check in ALL_CHECKS:
        assert re.fullmatch(r"[A-Z].{15,125}\.", check.explanation), check.id


def test_empty_translation_has_no_issues() -> None:
    assert issues_of([subject("mn", "Lavrov came on Dec. 1, 2016.", "")]) == ((),)


def test_issues_come_in_the_order_of_the_subjects() -> None:
    good = subject("mn", "The talks go on.", "Яриа хэлцэл үргэлжилж байна.")
    bad = subject("mn", "The talks go on.", "яриа хэлцэл  үргэлжилж байна")
    first, second, third = issues_of([good, bad, good])
    assert (first, third) == ((), ())
    assert [issue.check for issue in second] == ["spacing", "ending", "capital"]


@pytest.mark.parametrize("waived", [("spacing", ""), ("spacing", "double")])
def test_waived_finding_is_still_reported(waived: tuple[str, str]) -> None:
    bad = subject("mn", "The talks go on.", "Яриа хэлцэл  үргэлжилж байна.", waived=(waived,))
    ((issue,),) = issues_of([bad])
    assert issue.waived
    assert issue.severity is Severity.WARNING


@pytest.mark.parametrize("waived", [("spacing", "end"), ("pairs", ""), ("", "")])
def test_waiver_for_something_else_waives_nothing(waived: tuple[str, str]) -> None:
    bad = subject("mn", "The talks go on.", "Яриа хэлцэл  үргэлжилж байна.", waived=(waived,))
    ((issue, idle),) = issues_of([bad])
    assert (issue.check, issue.waived) == ("spacing", False)
    assert idle.check == "idle-waivers"


def test_waiver_of_what_was_put_right_is_pointed_out() -> None:
    right = subject("mn", "The talks go on.", "Яриа хэлцэл үргэлжилж байна.", waived=(("spacing", "double"),))
    ((issue,),) = issues_of([right])
    assert (issue.check, issue.severity) == ("idle-waivers", Severity.WARNING)
    assert "“waive: spacing double” waives nothing" in issue.message


def test_waiver_of_another_gate_is_left_to_it() -> None:
    right = subject("mn", "The talks go on.", "Яриа хэлцэл үргэлжилж байна.", waived=((GATE, "Mert Macit"),))
    assert issues_of([right]) == ((),)


def test_waiver_names_one_term_and_leaves_the_other_open() -> None:
    bad = subject("zh-Hans", "The ministers of the United Nations met in Antalya.", "部长们会面。")
    waiving = replace(bad, waived=(("terms", "Antalya"),))
    (issues,) = issues_of([waiving])
    assert {issue.label: issue.waived for issue in issues if issue.check == "terms"} == {
        "United Nations": False,
        "Antalya": True,
    }


def test_untouched_approval_is_a_warning() -> None:
    draft = subject("mn", "The talks go on.", "Яриа хэлцэл үргэлжилж байна.", untouched=True)
    ((issue,),) = issues_of([draft])
    assert (issue.check, issue.severity) == ("approval", Severity.WARNING)


def test_approving_what_the_glossary_gives_is_no_oversight() -> None:
    assert issues_of([subject("mn", "Antalya", "Анталья", untouched=True)]) == ((),)
