"""What reviewers approved comes back as drafts and offers, and one review serves both Chinese editions."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from translate.catalog import editing
from translate.catalog.model import Catalog, Entry
from translate.catalog.reading import parse_catalog, read_catalog
from translate.catalog.states import State, approved_untouched, state_of
from translate.config import Project, load_project
from translate.memory import index
from translate.memory.model import MemoryUnit
from translate.memory.tmx import tmx_bytes
from translate.workflow.paths import catalog_path
from translate.workflow.run import translate_stories

CLOSED = "Turkey closed its border with Syria on Monday."
REOPENED = "Turkey reopened its border with Syria on Tuesday."
WOOL = "Prices of wool rose by a third."


class Silent:
    def started(self, what: str, total: int) -> None:
        pass

    def advanced(self, count: int) -> None:
        pass


def story(project: Project, name: str, *sentences: str, headline: str = "A visit") -> Path:
    path = project.root / "stories" / f"{name}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n\n".join([headline, *sentences]) + "\n", encoding="utf-8")
    return path


def run(project: Project, *names: str) -> None:
    """A run without packages: drafts by the glossary, and zh-Hant by conversion, which needs none."""
    paths = [project.root / "stories" / f"{name}.txt" for name in names]
    report = translate_stories(paths, project, project.editions, machine=False, progress=Silent())
    assert report.failures == ()


def catalog(project: Project, edition: str, name: str) -> Catalog:
    return read_catalog(catalog_path(project, project.edition(edition), name))


def entry(project: Project, edition: str, name: str, msgid: str) -> Entry:
    (found,) = [each for each in catalog(project, edition, name).active if each.msgid == msgid]
    return found


def change(project: Project, edition: str, name: str, msgid: str, edit: Callable[[Entry], Entry]) -> None:
    """What a reviewer saves."""
    before = catalog(project, edition, name)
    after = editing.with_entries(before, lambda each: edit(each) if each.msgid == msgid else each)
    parse_catalog(after.to_bytes(), before.path)
    before.path.write_bytes(after.to_bytes())


def approve(project: Project, edition: str, name: str, msgid: str, msgstr: str) -> None:
    change(
        project,
        edition,
        name,
        msgid,
        lambda each: editing.with_fuzzy(editing.with_msgstr(each, msgstr, "\n"), False, "\n"),
    )


def files(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(project.locales.rglob("*.po*"))}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two stories that share a sentence, drafted."""
    # Without the newsroom's own glossary, which takes most of the time of a run so short.
    (tmp_path / "translate.toml").write_text("glossaries = []\n", encoding="utf-8")
    project = load_project(tmp_path)
    story(project, "border", CLOSED, WOOL)
    story(project, "visit", CLOSED, REOPENED)
    run(project, "border", "visit")
    return project


def test_same_sentence_of_another_story_is_drafted_from_its_approved_translation(project: Project) -> None:
    approve(project, "mn", "border", CLOSED, "Турк хилээ хаав.")
    run(project, "visit")
    drafted = entry(project, "mn", "visit", CLOSED)
    assert (drafted.msgstr, drafted.fuzzy, state_of(drafted)) == ("Турк хилээ хаав.", True, State.DRAFT)
    assert "Approved for the same sentence in the story border" in drafted.extracted_comments
    assert any("from the translation memory" in comment for comment in drafted.extracted_comments)
    run(project, "border", "visit")
    before = files(project)
    run(project, "border", "visit")
    assert files(project) == before


def test_approving_what_the_memory_gave_is_no_untouched_machine_draft(project: Project) -> None:
    approve(project, "mn", "border", CLOSED, "Турк хилээ хаав.")
    run(project, "visit")
    change(project, "mn", "visit", CLOSED, lambda each: editing.with_fuzzy(each, False, "\n"))
    assert not approved_untouched(entry(project, "mn", "visit", CLOSED))


def test_draft_follows_what_is_approved(project: Project) -> None:
    machine = entry(project, "mn", "visit", CLOSED)
    approve(project, "mn", "border", CLOSED, "Турк хилээ хаав.")
    run(project, "visit")
    approve(project, "mn", "border", CLOSED, "Турк улс хилээ хаалаа.")
    run(project, "visit")
    assert entry(project, "mn", "visit", CLOSED).msgstr == "Турк улс хилээ хаалаа."
    change(project, "mn", "border", CLOSED, lambda each: editing.with_fuzzy(each, True, "\n"))
    run(project, "visit")
    assert entry(project, "mn", "visit", CLOSED).lines == machine.lines


def test_persons_work_beats_the_memory(project: Project) -> None:
    change(project, "mn", "visit", CLOSED, lambda each: editing.with_msgstr(each, "миний", "\n"))
    approve(project, "mn", "border", CLOSED, "Турк хилээ хаав.")
    run(project, "visit")
    edited = entry(project, "mn", "visit", CLOSED)
    assert (edited.msgstr, edited.fuzzy) == ("миний", True)
    assert "Memory, the same sentence in the story border: Турк хилээ хаав." in edited.extracted_comments
    approve(project, "mn", "visit", CLOSED, "миний")
    run(project, "visit")
    approved = entry(project, "mn", "visit", CLOSED)
    assert (approved.msgstr, approved.fuzzy) == ("миний", False)
    assert not any(comment.startswith("Memory") for comment in approved.extracted_comments)


def test_similar_sentence_is_offered_with_what_differs(project: Project) -> None:
    approve(project, "mn", "border", CLOSED, "Турк хилээ хаав.")
    run(project, "visit")
    offered = entry(project, "mn", "visit", REOPENED)
    start = next(n for n, comment in enumerate(offered.extracted_comments) if comment.startswith("Memory"))
    assert offered.extracted_comments[start : start + 3] == (
        f"Memory, 84 % alike, in the story border: {CLOSED}",
        "Its translation: Турк хилээ хаав.",
        "What differs here: “closed” → “reopened”; “Monday.” → “Tuesday.”",
    )
    assert state_of(offered) is State.DRAFT


def test_another_role_is_named(project: Project) -> None:
    words = "Turkey closes its border"
    story(project, "first", CLOSED, headline=words)
    story(project, "second", CLOSED, words, WOOL)
    run(project, "first", "second")
    approve(project, "mn", "first", words, "Турк хилээ хаав")
    run(project, "second")
    drafted = entry(project, "mn", "second", words)
    assert (drafted.msgctxt, drafted.msgstr) == ("subheading", "Турк хилээ хаав")
    assert "Approved for the same sentence in the story first (headline)" in drafted.extracted_comments


def test_imported_memory_is_used_and_named(project: Project) -> None:
    (project.root / "memory").mkdir()
    unit = MemoryUnit("mn", WOOL, "Ноосны үнэ өсөв.", "", "x")
    (project.root / "memory" / "agency.tmx").write_bytes(tmx_bytes([unit], project.editions))
    run(project, "border")
    drafted = entry(project, "mn", "border", WOOL)
    assert drafted.msgstr == "Ноосны үнэ өсөв."
    assert "Approved for the same sentence in memory/agency.tmx" in drafted.extracted_comments


def test_bytes_do_not_depend_on_the_index(project: Project) -> None:
    """Grown through reviews or made anew, in one run or story by story."""
    approve(project, "mn", "border", CLOSED, "Турк хилээ хаав.")
    run(project, "visit")
    approve(project, "zh-Hans", "border", WOOL, "羊毛涨价。")
    story(project, "third", WOOL, REOPENED, CLOSED)
    run(project, "third")
    run(project, "border")
    grown = files(project)
    (project.state / index.FILE).unlink()
    for path in (
        catalog_path(project, project.edition("mn"), "third"),
        catalog_path(project, project.edition("zh-Hans"), "third"),
    ):
        path.unlink()
    run(project, "third", "visit", "border")
    assert files(project) == grown


def test_approved_simplified_text_is_what_traditional_is_made_from(project: Project) -> None:
    draft = entry(project, "zh-Hant", "border", CLOSED)
    waiting = "The zh-Hans text is not approved yet: review that first, this draft follows it"
    assert waiting in draft.extracted_comments
    approve(project, "zh-Hans", "border", CLOSED, "土耳其周一关闭了与叙利亚的边境。")
    run(project, "border")
    derived = entry(project, "zh-Hant", "border", CLOSED)
    assert derived.msgstr != draft.msgstr
    assert "The zh-Hans text is approved" in derived.extracted_comments
    assert waiting not in derived.extracted_comments
    assert (derived.msgstr, derived.fuzzy) == ("土耳其週一關閉了與敘利亞的邊境。", True)
    # Corrected once more in Simplified, derived once more.
    approve(project, "zh-Hans", "border", CLOSED, "土耳其星期一关闭了与叙利亚的边境。")
    run(project, "border")
    assert entry(project, "zh-Hant", "border", CLOSED).msgstr == "土耳其星期一關閉了與敘利亞的邊境。"


@pytest.mark.parametrize("fuzzy", [True, False])
def test_reviewed_traditional_text_stays(project: Project, fuzzy: bool) -> None:
    change(
        project,
        "zh-Hant",
        "border",
        CLOSED,
        lambda each: editing.with_fuzzy(editing.with_msgstr(each, "土耳其封鎖邊境。", "\n"), fuzzy, "\n"),
    )
    approve(project, "zh-Hans", "border", CLOSED, "土耳其周一关闭了与叙利亚的边境。")
    run(project, "border")
    kept = entry(project, "zh-Hant", "border", CLOSED)
    assert (kept.msgstr, kept.fuzzy) == ("土耳其封鎖邊境。", fuzzy)


def test_traditional_text_comes_from_the_memory_where_simplified_is_the_same(project: Project) -> None:
    """Reviewed in both editions there, so neither is done again here."""
    approve(project, "zh-Hans", "border", CLOSED, "土耳其周一关闭了边境。")
    approve(project, "zh-Hant", "border", CLOSED, "土耳其於週一封鎖邊境。")
    run(project, "visit")
    assert entry(project, "zh-Hans", "visit", CLOSED).msgstr == "土耳其周一关闭了边境。"
    assert entry(project, "zh-Hant", "visit", CLOSED).msgstr == "土耳其於週一封鎖邊境。"
    # Another Simplified text is approved here: Traditional follows it, and the other one is offered.
    approve(project, "zh-Hans", "visit", CLOSED, "土耳其周一封锁边境。")
    run(project, "visit")
    derived = entry(project, "zh-Hant", "visit", CLOSED)
    assert derived.msgstr == "土耳其週一封鎖邊境。"
    assert "Memory, the same sentence in the story border: 土耳其於週一封鎖邊境。" in derived.extracted_comments


def test_traditional_text_alone_approved_counts_until_simplified_is_approved_here(project: Project) -> None:
    approve(project, "zh-Hant", "border", CLOSED, "土耳其於週一封鎖邊境。")
    run(project, "visit")
    assert entry(project, "zh-Hant", "visit", CLOSED).msgstr == "土耳其於週一封鎖邊境。"
    approve(project, "zh-Hans", "visit", CLOSED, "土耳其周一封锁边境。")
    run(project, "visit")
    assert entry(project, "zh-Hant", "visit", CLOSED).msgstr == "土耳其週一封鎖邊境。"


POOL = [CLOSED, REOPENED, WOOL, "No one was hurt.", "Talks will be held in Ankara on Friday."]


def approved_texts(project: Project) -> set[tuple[str, str, str | None, str, str]]:
    """Every approved translation, active or obsolete: what no run may touch."""
    return {
        (path.parts[-3], path.stem, each.msgctxt, each.msgid, each.msgstr)
        for path in project.locales.rglob("*.po")
        for each in read_catalog(path).entries
        if not each.is_header and state_of(each) is State.APPROVED
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_newsroom_at_work(project: Project, seed: int) -> None:
    """Stories change, people approve, edit, reopen and empty in any order: nothing approved is touched, a second run
    changes no byte, and an index made anew gives the same files."""
    chance = random.Random(seed)
    names = ["border", "visit"]
    for _ in range(7):
        name = chance.choice(names)
        if chance.random() < 0.4:
            story(project, name, *chance.sample(POOL, chance.randint(1, len(POOL))))
        for _ in range(3):
            edition = chance.choice(["zh-Hans", "zh-Hant", "mn"])
            each = chance.choice(list(catalog(project, edition, name).active))
            text = chance.choice([each.msgstr, f"орчуулга {chance.randint(1, 3)}", ""])
            fuzzy = bool(text) and chance.random() < 0.4
            change(
                project,
                edition,
                name,
                each.msgid,
                lambda one, text=text, fuzzy=fuzzy: editing.with_fuzzy(
                    editing.with_msgstr(one, text, "\n"), fuzzy, "\n"
                ),
            )
        before = approved_texts(project)
        run(project, *names)
        assert approved_texts(project) == before
        written = files(project)
        (project.state / index.FILE).unlink()
        run(project, *reversed(names))
        assert files(project) == written
