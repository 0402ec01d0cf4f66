"""Work spread over processes gives the same files as one process, also when a worker is killed in the middle."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra `scale` is not installed")

from translate.config import load_project
from translate.errors import ConfigError, PackageError
from translate.workflow import cluster
from translate.workflow.cluster import translate_on_cluster
from translate.workflow.report import Report
from translate.workflow.run import translate_stories

STORIES = 14


class Progress:
    def __init__(self) -> None:
        self.total = self.done = 0

    def started(self, what: str, total: int) -> None:
        self.total += total

    def advanced(self, count: int) -> None:
        self.done += count


@pytest.fixture(autouse=True)
def argos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No packages but the bundled ones, in the workers too."""
    from argostranslate import settings

    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.setattr(settings, "package_dirs", [tmp_path / "argos"])


def newsroom(folder: Path) -> list[Path]:
    """A project with stories that share some sentences; one has no text at all."""
    (folder / "stories").mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(STORIES):
        path = Path("stories") / f"visit-{number:02}.txt"
        (folder / path).write_text(
            f"President visits plant number {number}\n\n"
            f"The president said on Monday that {number + 3} plants would open in Turkey.\n\n"
            "Officials from Russia welcomed the plan.\n",
            encoding="utf-8",
        )
        paths.append(path)
    (folder / paths[7]).write_text("\n", encoding="utf-8")
    return paths


def files(folder: Path) -> dict[str, bytes]:
    """The catalogues; a killed worker may leave a temporary file beside them, which a later run clears away."""
    paths = sorted([*folder.glob("locales/**/*.po"), *folder.glob("locales/**/*.pot")])
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def one_process(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], Report]:
    folder = tmp_path_factory.mktemp("one")
    paths = newsroom(folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        project = load_project(folder)
        report = translate_stories(paths, project, project.choose(()), progress=Progress())
    finally:
        os.chdir(before)
    return files(folder), report


def spread(
    folder: Path, monkeypatch: pytest.MonkeyPatch, progress: Progress, **where: object
) -> tuple[dict[str, bytes], Report]:
    paths = newsroom(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(cluster, "WINDOW", 2)
    project = load_project(folder)
    report = translate_on_cluster(paths, project, project.choose(()), progress=progress, **where)
    return files(folder), report


def facts(report: Report) -> list[tuple[object, ...]]:
    """What does not depend on whether a window was done twice."""
    outcomes = [(each.story, each.edition, each.segments, each.errors, each.warnings) for each in report.outcomes]
    return [*outcomes, *((each.path, type(each.error)) for each in report.failures)]


def test_worker_killed_in_the_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_process: tuple[dict[str, bytes], Report]
) -> None:
    killed: list[int] = []

    class Killer(Progress):
        def advanced(self, count: int) -> None:
            super().advanced(count)
            if not killed:
                killed.append(next(iter(workers())))
                os.kill(killed[0], signal.SIGKILL)

    def workers() -> list[int]:
        import psutil

        children = psutil.Process().children(recursive=True)
        return [each.pid for each in children if "spawn_main" in " ".join(each.cmdline()) and not each.children()]

    progress = Killer()
    written, report = spread(tmp_path / "killed", monkeypatch, progress, workers=2)
    assert killed
    assert len(written) == 4 * (STORIES - 1)
    assert written == one_process[0]
    assert facts(report) == facts(one_process[1])
    assert progress.done == progress.total == STORIES


def test_scheduler_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_process: tuple[dict[str, bytes], Report]
) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as running:
        folder = tmp_path / "remote"
        written, _ = spread(folder, monkeypatch, Progress(), scheduler=running.scheduler_address)
        assert written == one_process[0]
        # The same worker, another run: what was approved since is remembered.
        first = folder / "locales/mn/LC_MESSAGES/visit-00.po"
        approved = re.sub(
            r'#, fuzzy\n(msgctxt "body"\nmsgid "Officials from Russia welcomed the plan."\nmsgstr ").*"',
            r'\1Оросын албаныхан баяртай байна."',
            first.read_text(encoding="utf-8"),
        )
        first.write_text(approved, encoding="utf-8")
        alone = Path(shutil.copytree(folder, tmp_path / "alone"))
        written, _ = spread(folder, monkeypatch, Progress(), scheduler=running.scheduler_address)
    assert "Оросын албаныхан баяртай байна.".encode() in written["locales/mn/LC_MESSAGES/visit-01.po"]
    monkeypatch.chdir(alone)
    project = load_project(alone)
    paths = [path.relative_to(alone) for path in sorted((alone / "stories").iterdir())]
    translate_stories(paths, project, project.choose(()), progress=Progress())
    assert files(alone) == written


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.5)
    with pytest.raises(ConfigError, match="no Dask scheduler answers"):
        spread(tmp_path / "none", monkeypatch, Progress(), scheduler="tcp://127.0.0.1:9")


def test_scheduler_without_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.5)
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as idle,
        pytest.raises(ConfigError, match="has no workers"),
    ):
        spread(tmp_path / "idle", monkeypatch, Progress(), scheduler=idle.scheduler_address)


def test_worker_with_other_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = newsroom(tmp_path / "other")
    project = load_project(tmp_path / "other")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackageError, match="other packages or another version"):
        cluster.translate_window(paths, project, project.editions, False, {"zh-Hans": "another"}, "0", None, "run")


def test_two_stories_of_one_name(tmp_path: Path) -> None:
    first, second = Path("a/visit.txt"), Path("b/visit.txt")
    distinct, (failure,) = cluster._distinct([first, second, first])
    assert distinct == [first]
    assert "would write the same PO files as a/visit.txt" in str(failure.error)


def test_extra_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match="not installed"):
        spread(tmp_path / "x", monkeypatch, Progress(), workers=1)
