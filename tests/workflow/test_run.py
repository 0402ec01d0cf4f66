"""A run over many stories: window by window, a bad one not stopping the others, editions made from each other."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import pytest

from translate.catalog.reading import read_catalog
from translate.config import Project, load_project
from translate.errors import CatalogError, StoryError
from translate.workflow import run as running
from translate.workflow.preparation import Prepared, Preparer
from translate.workflow.progress import Meter
from translate.workflow.report import Report
from translate.workflow.run import translate_stories

STORY = """Turkey closes border number {number}

Turkey closed its border with Syria on Thursday. It opened {number} roads.

Officials from Russia welcomed the plan.
"""


class Progress:
    def __init__(self) -> None:
        self.started_for: list[tuple[str, int]] = []
        self.done = 0

    def started(self, what: str, total: int) -> None:
        self.started_for.append((what, total))

    def advanced(self, count: int) -> None:
        self.done += count


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    from argostranslate import settings

    monkeypatch.setattr(settings, "package_dirs", [tmp_path / "argos"])
    (tmp_path / "stories").mkdir()
    for number in range(7):
        Path("stories", f"story-{number}.txt").write_text(STORY.format(number=number + 20), encoding="utf-8")
    return load_project(tmp_path)


def run(project: Project, *editions: str, machine: bool = False, paths: list[Path] | None = None) -> Report:
    chosen = paths if paths is not None else sorted(Path("stories").glob("*.txt"))
    return translate_stories(chosen, project, project.choose(editions), machine=machine, progress=Progress())


def files() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path("locales").rglob("*.po*"))}


def clear() -> None:
    for path in files():
        Path(path).unlink()


def test_windows_change_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run(project, "zh-Hans", "mn")
    together = files()
    clear()
    monkeypatch.setattr(running, "WINDOW", 2)
    assert run(project, "zh-Hans", "mn") == whole
    assert files() == together


def test_no_more_than_a_few_windows_are_held(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "WINDOW", 1)
    alive: list[weakref.ref[Prepared]] = []
    most = 0
    prepare: Callable[[Preparer, Path], Prepared] = Preparer.prepare

    class Noted(Prepared):
        pass

    def noting(self: Preparer, path: Path) -> Prepared:
        nonlocal most
        made = prepare(self, path)
        noted = Noted(made.story, made.segments, made.matches, made.figures, made.find_names)
        alive.append(weakref.ref(noted))
        most = max(most, sum(each() is not None for each in alive))
        return noted

    monkeypatch.setattr(Preparer, "prepare", noting)
    run(project)
    assert len(alive) == 7
    # Those that are drafted, the one that is written, and the next one, which is read before that is let go.
    assert most <= running.AHEAD + 2


def test_outcomes_come_story_by_story_in_the_projects_order(project: Project) -> None:
    report = run(project, "mn", "zh-Hans")
    assert [(each.story, each.edition) for each in report.outcomes[:4]] == [
        ("story-0", "zh-Hans"), ("story-0", "mn"), ("story-1", "zh-Hans"), ("story-1", "mn"),
    ]  # fmt: skip
    for each in report.outcomes:
        assert each.segments == each.approved + each.reused + each.drafted + each.empty


def test_a_bad_story_and_a_broken_file_stop_nothing_else(project: Project) -> None:
    run(project, "mn")
    Path("stories/story-3.txt").write_bytes(b"\x00\x01")
    broken = Path("locales/mn/LC_MESSAGES/story-5.po")
    broken.write_text("msgid broken", encoding="utf-8")
    Path("stories/story-1.txt").write_text(STORY.format(number=99), encoding="utf-8")
    report = run(project, "mn")
    assert [type(failure.error) for failure in report.failures] == [StoryError, CatalogError]
    assert {each.story for each in report.outcomes} == {f"story-{number}" for number in (0, 1, 2, 4, 6)}
    assert broken.read_text(encoding="utf-8") == "msgid broken"
    assert b"99" in Path("locales/mn/LC_MESSAGES/story-1.po").read_bytes()
    assert report.exit_code == 3


def test_two_stories_of_one_name(project: Project) -> None:
    Path("other").mkdir()
    Path("other/story-0.txt").write_text(STORY.format(number=1), encoding="utf-8")
    report = run(project, "mn", paths=[Path("stories/story-0.txt"), Path("other/story-0.txt")])
    (failure,) = report.failures
    assert "would write the same PO files as stories/story-0.txt" in str(failure.error)
    assert len(report.outcomes) == 1


def test_an_edition_made_from_another_that_is_not_asked_for(project: Project) -> None:
    report = run(project, "zh-Hant", machine=True, paths=[Path("stories/story-0.txt")])
    assert [each.edition for each in report.outcomes] == ["zh-Hant"]
    assert [Path(path).parts[1] for path in files()] == ["story-0.pot", "zh_Hant"]
    entries = read_catalog(Path("locales/zh_Hant/LC_MESSAGES/story-0.po")).active
    assert all("土耳其" in entry.msgstr for entry in entries if "Turkey" in entry.msgid)


def test_what_was_reviewed_is_what_another_edition_is_made_from(project: Project) -> None:
    paths = [Path("stories/story-0.txt")]
    run(project, "zh-Hans", machine=True, paths=paths)
    path = Path("locales/zh_Hans/LC_MESSAGES/story-0.po")
    text = path.read_text(encoding="utf-8")
    start = text.index('msgid "Officials from Russia')
    head, tail = text[:start], text[start:]
    old = tail.split('msgstr "', 1)[1].split('"', 1)[0]
    head = head[: head.rindex("#, fuzzy\n")] + head[head.rindex("#, fuzzy\n") + len("#, fuzzy\n") :]
    path.write_text(head + tail.replace(old, "俄罗斯官员对这一软件表示欢迎。", 1), encoding="utf-8")
    run(project, "zh-Hans", "zh-Hant", machine=True, paths=paths)
    assert "俄羅斯官員對這一軟體表示歡迎。" in Path("locales/zh_Hant/LC_MESSAGES/story-0.po").read_text(
        encoding="utf-8"
    )


def test_no_stories(project: Project) -> None:
    assert run(project, paths=[]) == Report((), ())


def test_progress_is_told_of_every_story_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "WINDOW", 3)
    Path("stories/bad.txt").write_bytes(b"\x00")
    progress = Progress()
    paths = sorted(Path("stories").glob("*.txt"))
    translate_stories(paths, project, project.choose([]), machine=True, progress=progress)
    assert progress.started_for == [("stories", 8)]
    assert progress.done == 8


def test_progress_grows_while_a_window_is_drafted() -> None:
    progress = Progress()
    meter = Meter(progress, 4, Lock())
    meter.expect(8)
    meter.drafted(0)
    meter.drafted(5)
    assert progress.done == 2
    meter.expect(4)
    assert progress.done == 2
    meter.drafted(7)
    # The last story is done when it is written.
    assert progress.done == 3
    meter.done()
    assert progress.done == 4


def test_interrupted_run_ends_without_drafting_the_rest(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "WINDOW", 1)

    class Impatient(Progress):
        def advanced(self, count: int) -> None:
            super().advanced(count)
            raise KeyboardInterrupt

    paths = sorted(Path("stories").glob("*.txt"))
    with pytest.raises(KeyboardInterrupt):
        translate_stories(paths, project, project.choose(["mn"]), machine=True, progress=Impatient())
    assert len(files()) == 2
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("drafting")]
    run(project, "mn", machine=True)
    assert len(files()) == 14


def test_reviewer_is_told_of_names_without_a_form(project: Project) -> None:
    Path("stories/new.txt").write_text(
        "Border closed\n\nTurkey closed its border, Hakan Yurtsever said. The road was open.\n", encoding="utf-8"
    )
    run(project, "mn", paths=[Path("stories/new.txt")])
    by_source = {entry.msgid: entry for entry in read_catalog(Path("locales/mn/LC_MESSAGES/new.po")).active}
    told = "The glossary had no form for: Hakan Yurtsever"
    assert told in by_source["Turkey closed its border, Hakan Yurtsever said."].extracted_comments
    for text in ("Border closed", "The road was open."):
        assert not any(comment.startswith("The glossary had") for comment in by_source[text].extracted_comments)
