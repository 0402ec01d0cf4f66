"""The quality gate over PO files: what it counts, and what it takes from their comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.catalog.states import mark_comment
from translate.config import DEFAULT_EDITIONS, Project
from translate.workflow.quality import Quality, check_catalogs

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MARK = mark_comment(("body", "The talks go on."), "Яриа хэлцэл үргэлжилж байна.", "0a1b")
DRAFT = f'#. {MARK}\nmsgctxt "body"\nmsgid "The talks go on."\nmsgstr "Яриа хэлцэл үргэлжилж байна."\n\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(root=tmp_path, editions=DEFAULT_EDITIONS)


def check(project: Project, *entries: str) -> Quality:
    path = project.locales / "mn" / "LC_MESSAGES" / "visit.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "".join(entries), encoding="utf-8")
    return check_catalogs(project, DEFAULT_EDITIONS, (), lambda done, total: None)


def rules(quality: Quality) -> list[tuple[str, bool]]:
    return [(problem.rule, problem.waived) for problem in quality.findings.problems]


def test_approved_draft_is_counted_and_a_fuzzy_one_is_not(project: Project) -> None:
    approved = check(project, DRAFT)
    assert rules(approved) == [("approval", False)]
    assert (approved.approved, approved.untouched) == (1, 1)
    fuzzy = check(project, DRAFT.replace("msgctxt", "#, fuzzy\nmsgctxt"))
    assert rules(fuzzy) == []
    assert (fuzzy.checked, fuzzy.approved, fuzzy.untouched) == (1, 0, 0)


def test_touched_draft_is_no_oversight(project: Project) -> None:
    touched = check(project, DRAFT.replace("үргэлжилж байна", "үргэлжилсээр байна"))
    assert rules(touched) == []
    assert (touched.approved, touched.untouched) == (1, 0)


def test_translator_comment_waives(project: Project) -> None:
    waived = check(project, "# waive: approval — read twice\n" + DRAFT)
    assert rules(waived) == [("approval", True)]


def test_extracted_comment_waives_nothing(project: Project) -> None:
    assert rules(check(project, "#. waive: approval\n" + DRAFT)) == [("approval", False)]


def test_obsolete_and_plural_entries_are_not_checked_and_plurals_are_counted(project: Project) -> None:
    obsolete = '#~ msgid "Gone."\n#~ msgstr "gone  gone"\n\n'
    plural = 'msgid "%d story"\nmsgid_plural "%d stories"\nmsgstr[0] "мэдээ"\nmsgstr[1] "мэдээ"\n\n'
    quality = check(project, obsolete, plural)
    assert rules(quality) == []
    assert (quality.checked, quality.plural) == (0, 1)


def test_progress_is_told_of_every_file(project: Project) -> None:
    check(project, DRAFT)
    told: list[tuple[int, int]] = []
    check_catalogs(project, DEFAULT_EDITIONS, (), lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
