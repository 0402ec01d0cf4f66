"""The memory finds what people approved, in the best order, and what it says depends on the files alone."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import translate
from tests.memory.helpers import BANK, CLOSED, newsroom, po_path, settle, write_story
from translate.catalog.similarity import most_similar
from translate.config import Project
from translate.memory import index
from translate.memory.memory import THRESHOLD, Memory
from translate.memory.model import MemoryUnit
from translate.memory.tmx import tmx_bytes

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(translate.__file__).parents[1])}


def same(project: Project, source: str, context: str = "body", edition: str = "mn") -> list[tuple[str, str]]:
    return [(unit.origin, unit.target) for unit in Memory(project).same(edition, source, context)]


def similar(project: Project, source: str, edition: str = "mn") -> list[tuple[int, str, str]]:
    found = Memory(project).similar(edition, source, "body", 3)
    return [(each.score, each.unit.source, each.unit.target) for each in found]


def everything(project: Project) -> list[MemoryUnit]:
    return Memory(project).every_unit()


def test_only_what_people_approved(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"}, drafts={BANK: "машин"})
    assert same(project, CLOSED) == [("border", "хаав")]
    assert same(project, BANK) == []
    assert same(project, CLOSED, edition="zh-Hans") == []


def test_sentence_that_its_story_no_longer_has_is_remembered(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    path = write_story(project, "mn", "border", {})
    with path.open("a", encoding="utf-8") as file:
        file.write(f'\n#~ msgctxt "body"\n#~ msgid "{CLOSED}"\n#~ msgstr "хаав"\n')
        file.write(f'\n#~ msgctxt "body"\n#, fuzzy\n#~ msgid "{BANK}"\n#~ msgstr "машин"\n')
    assert [(unit.source, unit.current) for unit in everything(project)] == [(CLOSED, False)]


def test_the_sites_own_words_are_not_a_story(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "messages", {"News": "Мэдээ"})
    assert everything(project) == []


def test_order_of_the_same_sentence(tmp_path: Path) -> None:
    """Context, then the newsroom's own, then standing before removed, then the newest."""
    project = newsroom(tmp_path)
    day = [datetime(2016, 12, number, tzinfo=UTC) for number in range(1, 4)]
    write_story(project, "mn", "a", {CLOSED: "хуучин"}, created=day[0])
    write_story(project, "mn", "b", {CLOSED: "шинэ"}, created=day[2])
    write_story(project, "mn", "c", {CLOSED: "гарчиг"}, created=day[2], context="headline")
    removed = write_story(project, "mn", "d", {}, created=day[2])
    removed.write_text(
        removed.read_text(encoding="utf-8") + f'\n#~ msgctxt "body"\n#~ msgid "{CLOSED}"\n#~ msgstr "хасагдсан"\n',
        encoding="utf-8",
    )
    unit = MemoryUnit("mn", CLOSED, "агентлаг", "body", "x", date="2017-01-01T00:00:00Z")
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory" / "agency.tmx").write_bytes(tmx_bytes([unit], project.editions))
    assert same(project, CLOSED) == [
        ("b", "шинэ"),
        ("a", "хуучин"),
        ("d", "хасагдсан"),
        ("memory/agency.tmx", "агентлаг"),
        ("c", "гарчиг"),
    ]
    assert same(project, CLOSED, "headline")[0] == ("c", "гарчиг")


def test_similar_sentences(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав", BANK: "банк"})
    changed = CLOSED.replace("Monday", "Tuesday")
    assert similar(project, changed) == [(92, CLOSED, "хаав")]
    assert similar(project, "On Monday Turkey closed its border with Syria.") == [(91, CLOSED, "хаав")]
    assert similar(project, CLOSED) == []
    assert similar(project, "Wool is dear.") == []
    assert similar(project, "—") == []
    assert similar(project, changed, edition="zh-Hans") == []


def test_words_of_the_index_are_no_queries(tmp_path: Path) -> None:
    """Whatever stands in a sentence, it is data."""
    project = newsroom(tmp_path)
    odd = """'; DROP TABLE unit; -- "a" OR b* NEAR(c) a_b ½ 𞤀x\u0301 (c:d) ^e"""
    write_story(project, "mn", "odd", {odd.replace('"', "“"): "сонин"})
    assert similar(project, odd)[0][2] == "сонин"
    assert everything(project)


def fresh(project: Project) -> list[MemoryUnit]:
    """What a memory made from nothing holds."""
    (project.state / index.FILE).unlink(missing_ok=True)
    return everything(project)


@pytest.mark.parametrize("settled", [True, False])
def test_changed_added_and_removed_files_are_noticed(tmp_path: Path, settled: bool) -> None:
    """Also a change that keeps the size, made right after the last look."""
    project = newsroom(tmp_path)
    path = write_story(project, "mn", "border", {CLOSED: "хаав"}, settled=settled)
    assert same(project, CLOSED) == [("border", "хаав")]
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace("хаав".encode(), "нээв".encode()))
    if not settled:
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert same(project, CLOSED) == [("border", "нээв")]
    write_story(project, "mn", "bank", {BANK: "банк", CLOSED: "хаав"}, settled=settled)
    assert same(project, CLOSED) == [("bank", "хаав"), ("border", "нээв")]
    path.unlink()
    assert same(project, CLOSED) == [("bank", "хаав")]
    assert everything(project) == fresh(project)


def test_untouched_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    before = everything(project)

    def refuse(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(index, "read_if_present", refuse)
    assert everything(project) == before


def test_reading_many_files_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = newsroom(tmp_path)
    for number in range(3):
        write_story(project, "mn", f"story-{number}", {CLOSED: "хаав"})
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(index, "MANY_FILES", 3)
    Memory(project, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    write_story(project, "mn", "story-1", {CLOSED: "нээв"})
    Memory(project, progress=lambda done, total: told.append((done, total)))
    assert len(told) == 3


def test_git_sees_nothing_of_the_index(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    Memory(project).close()
    assert (project.state / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_broken_po_file_is_left_out_and_named(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    path = write_story(project, "mn", "bank", {BANK: "банк"})
    path.write_text('msgid "half', encoding="utf-8")
    memory = Memory(project)
    assert [unit.origin for unit in memory.every_unit()] == ["border"]
    (error,) = memory.stats().errors
    assert str(path) in error


def test_folder_with_the_name_of_a_po_file_is_left_out(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    path = write_story(project, "mn", "border", {CLOSED: "хаав"})
    path.with_name("folder.po").mkdir()
    path.with_name("nowhere.po").symlink_to("gone.po")
    memory = Memory(project)
    assert len(memory.every_unit()) == 1
    assert len(memory.stats().errors) == 1


def test_odd_names_and_texts(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    odd = "a\0b'; DROP TABLE unit"
    path = write_story(project, "mn", "o'dd; \u2028 é %00", {odd: "\0", "\x7f": "\U0010ffff"})
    (path.parent / os.fsdecode(b"\xff.po")).write_bytes(path.read_bytes())
    (path.parent / ".hidden.po").write_bytes(path.read_bytes())
    assert [(unit.source, unit.target) for unit in everything(project)] == [(odd, "\0"), ("\x7f", "\U0010ffff")]
    assert same(project, odd) == [("o'dd; \u2028 é %00", "\0")]


BROKEN = {
    "empty": b"",
    "another file": b"a,b,c\n" * 1000,
    "only the head": None,
    "zeros": bytes(8192),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_index_is_made_anew_without_a_word(tmp_path: Path, name: str) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    before = everything(project)
    path = project.state / index.FILE
    content = BROKEN[name]
    path.write_bytes(path.read_bytes()[:4096] if content is None else content)
    assert everything(project) == before
    assert everything(project) == before


def test_index_that_turns_out_broken_when_asked_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken where the translations stand, which opening it does not touch."""
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {f"{CLOSED} {n}": f"хаав {n}" for n in range(300)})
    before = everything(project)
    path = project.state / index.FILE
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        if "хаав 29".encode() in data[page : page + 4096]:
            data[page : page + 4096] = random.Random(1).randbytes(4096)
    path.write_bytes(data)
    made = []
    real = index.open_index

    def watched(project: Project, **options: bool) -> index.Index:
        made.append(options)
        return real(project, **options)

    monkeypatch.setattr("translate.memory.memory.open_index", watched)
    assert everything(project) == before
    assert made[1:] == [{"anew": True}]
    assert everything(project) == before
    assert len(made) == 3


def test_index_of_another_version_is_made_anew(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    before = everything(project)
    with sqlite3.connect(project.state / index.FILE) as connection:
        connection.execute("DROP TABLE unit")
        connection.execute("UPDATE identity SET text = 'older'")
    connection.close()
    assert everything(project) == before


def test_other_editions_make_another_index(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    assert everything(project)
    (tmp_path / "translate.toml").write_text('[editions.mongolian]\nlocale = "mn"\n', encoding="utf-8")
    renamed = newsroom(tmp_path)
    assert [unit.edition for unit in everything(renamed)] == ["mongolian"]


def test_index_that_cannot_be_written_is_made_in_memory(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    # A file where the folder should be: nothing can be written there, whoever runs the test.
    project.state.write_text("", encoding="utf-8")
    assert same(project, CLOSED) == [("border", "хаав")]


def test_as_it_is_means_as_the_last_run_left_it(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    before = everything(project)
    write_story(project, "mn", "border", {CLOSED: "нээв"})
    assert Memory(project, refresh=False).every_unit() == before
    assert everything(project) != before


def test_as_it_is_is_made_when_there_is_none(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "border", {CLOSED: "хаав"})
    assert len(Memory(project, refresh=False).every_unit()) == 1


COUNT = """
import sys
from pathlib import Path
from translate.config import load_project
from translate.memory.memory import Memory
print(len(Memory(load_project(Path(sys.argv[1]))).every_unit()))
"""


def test_many_at_once(tmp_path: Path) -> None:
    """Processes that all find no index, or a broken one, all get the whole memory."""
    project = newsroom(tmp_path)
    for number in range(20):
        write_story(project, "mn", f"story-{number}", {f"{CLOSED} {number} {n}": "хаав" for n in range(10)})
    for broken in (False, True):
        if broken:
            (project.state / index.FILE).write_bytes(b"broken" * 1000)
        running = [
            subprocess.Popen([sys.executable, "-c", COUNT, str(tmp_path)], env=ENVIRONMENT, stdout=subprocess.PIPE)
            for _ in range(4)
        ]
        assert [each.communicate(timeout=60)[0] for each in running] == [b"200\n"] * 4


KILLED = """
import os, signal, sys
from pathlib import Path
from translate.config import load_project
from translate.memory import index
count = int(sys.argv[2])
real = index._Refresher._take
def take(*arguments):
    global count
    count -= 1
    if count == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments)
index._Refresher._take = take
index.open_index(load_project(Path(sys.argv[1])))
"""


def test_killed_while_refreshing(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    for number in range(3):
        write_story(project, "mn", f"story-{number}", {f"{CLOSED} {number}": "хаав"})
    wanted = everything(project)
    for number in range(3):
        write_story(project, "mn", f"story-{number}", {f"{CLOSED} {number}": "нээв"})
    for count in range(1, 4):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(tmp_path), str(count)],
            env=ENVIRONMENT,
        )
        assert done.returncode == -signal.SIGKILL
        # All of the refresh or nothing of it.
        assert Memory(project, refresh=False).every_unit() == wanted
    assert {unit.target for unit in everything(project)} == {"нээв"}


sentences = st.sampled_from([CLOSED, BANK, CLOSED.replace("Monday", "Tuesday"), "No one was hurt.", "Wool is dear."])
stories = st.dictionaries(sentences, st.sampled_from(["нэг", "хоёр", "гурав"]), max_size=4)
steps = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["mn", "zh-Hans"]), st.none() | stories), max_size=6
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps)
def test_answers_depend_on_the_files_alone(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, dict[str, str] | None]]
) -> None:
    """An index that came through any changes answers as one that is made from nothing."""
    project = newsroom(tmp_path_factory.mktemp("newsroom"))
    for story, edition, approved in changes:
        if approved is None:
            po_path(project, project.edition(edition), story).unlink(missing_ok=True)
        else:
            write_story(project, edition, story, approved)
        everything(project)
    asked = [CLOSED, BANK, f"{CLOSED} again", "No one was hurt on Monday."]
    through = [(same(project, each), similar(project, each)) for each in asked]
    whole = everything(project)
    assert fresh(project) == whole
    assert [(same(project, each), similar(project, each)) for each in asked] == through


def test_index_finds_what_comparing_with_all_finds(tmp_path: Path) -> None:
    """In 2,000 sentences of few and frequent words, which is the hard case."""
    chance = random.Random(4)
    subjects, verbs, objects, ends = (
        ["The president", "The bank", "A court in Darkhan", "The railway", "Officials", "The club", "Police"],
        ["closed", "opened", "praised", "sold", "bought", "visited", "rejected", "approved"],
        ["the border", "a new mine", "its old office", "the plan", "two bridges", "the harvest", "a school"],
        ["on Monday", "last week", "in March", "after the talks", "for the first time", "in Ulan Bator", "again"],
    )
    every = sorted({" ".join(words) + "." for words in itertools.product(subjects, verbs, objects, ends)})
    chosen = chance.sample(every, 2000)
    project = newsroom(tmp_path)
    write_story(project, "mn", "all", dict.fromkeys(chosen, "x"))
    memory = Memory(project)
    for sentence in chance.sample(every, 60):
        query = sentence.replace("the ", "this ")
        wanted = [(min(99, int(s * 100)), t) for s, t in most_similar(query, chosen, THRESHOLD / 100) if t != query]
        found = [(each.score, each.unit.source) for each in memory.similar("mn", query, "body", 1)]
        assert [score for score, _ in found] == [score for score, _ in wanted[:1]]


def test_stats(tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    write_story(project, "mn", "a", {CLOSED: "хаав", BANK: "банк"})
    write_story(project, "mn", "b", {CLOSED: "хаасан"})
    unit = MemoryUnit("mn", "Wool is dear.", "Ноос үнэтэй.", "", "x")
    (tmp_path / "memory").mkdir()
    settle(tmp_path / "memory")
    (tmp_path / "memory" / "agency.tmx").write_bytes(tmx_bytes([unit], project.editions))
    stats = Memory(project).stats()
    mongolian = stats.editions[2]
    assert (mongolian.edition, mongolian.units, mongolian.sources) == ("mn", 4, 3)
    assert (mongolian.rendered_differently, mongolian.stories, mongolian.imported) == (1, 2, 1)
    assert (stats.files, stats.errors) == (3, ())
