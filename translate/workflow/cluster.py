"""One run over many processes or machines, by Dask distributed: stories go out in windows, reports come back.

Every worker sees the project's folder under the same path, loads the glossary and the engines once, and writes the PO
files of its own stories. A window whose worker dies is done again elsewhere: doing one twice changes no byte.
"""

from __future__ import annotations

import ctypes
import logging
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from translate import __version__
from translate.config import Edition, Project
from translate.errors import ConfigError, PackageError, StoryError
from translate.files import project_lock
from translate.story.read import story_name
from translate.workflow.progress import Progress
from translate.workflow.report import Failure, Report, joined
from translate.workflow.run import WINDOW, Run

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 2
"""Windows that wait at each worker, so that none is idle while its next one is on the way."""

CONNECT_SECONDS = 10.0

KEPT_MEMORY = {-1: 256 << 20, -3: 32 << 20}
"""mallopt(3)'s M_TRIM_THRESHOLD and M_MMAP_THRESHOLD, in bytes: how much freed memory a worker keeps for its next use.

Dask starts workers with a trim threshold of 64 KiB, which also fixes glibc's other threshold low; every buffer of the
decoder is then asked of the kernel again, and decoding takes three times as long (measured)."""

EXTRA = "install the extra: pip install 'editions[scale]'"


def translate_on_cluster(
    paths: Sequence[Path],
    project: Project,
    editions: Sequence[Edition],
    *,
    machine: bool = True,
    progress: Progress,
    workers: int | None = None,
    scheduler: str | None = None,
) -> Report:
    """As `translate_stories`, by `workers` processes of this machine or by the workers of the Dask `scheduler`.

    `paths` are absolute or seen from the project's folder. The PO files are the same to the byte; outcomes come in
    the order of `paths`. Progress counts stories. Raises ConfigError when Dask is not installed or no scheduler
    answers, PackageError when a worker has other packages or another version of this program, and what
    `translate_stories` raises.
    """
    with project_lock(project.root):
        # Loaded here too, so that a missing package stops the run before any worker starts.
        with closing(Run(project, editions, machine=machine, progress=progress)) as run:
            identities = run.identities
        distinct, failures = _distinct(paths)
        progress.started("stories", len(distinct))
        with _client(workers, scheduler) as client:
            share = None if scheduler else workers
            job = (project, tuple(editions), machine, identities, __version__, share, secrets.token_hex(8))
            reports = _windows_done(client, distinct, job, progress)
        return joined([Report((), tuple(failures)), *reports])


def _windows_done(client: Client, paths: Sequence[Path], job: tuple[object, ...], progress: Progress) -> list[Report]:
    from distributed import KilledWorker, as_completed

    waiting = iter([paths[start : start + WINDOW] for start in range(0, len(paths), WINDOW)])
    numbers: dict[str, int] = {}
    sizes: dict[str, int] = {}
    reports: dict[int, Report] = {}
    running = as_completed()

    def top_up() -> None:
        # Workers may come and go while the run goes on.
        wanted = AHEAD * max(1, len(client.scheduler_info()["workers"])) - (len(numbers) - len(reports))
        for window in islice(waiting, max(0, wanted)):
            future = client.submit(translate_window, list(window), *job, pure=False)
            numbers[future.key], sizes[future.key] = len(numbers), len(window)
            running.add(future)

    top_up()
    for future in running:
        try:
            reports[numbers[future.key]] = future.result()
        except KilledWorker as error:
            raise PackageError(
                "the workers keep dying on the same stories", hint="give them more memory, or run without workers"
            ) from error
        progress.advanced(sizes[future.key])
        future.release()
        top_up()
    return [reports[number] for number in sorted(reports)]


def translate_window(
    paths: list[Path],
    project: Project,
    editions: tuple[Edition, ...],
    machine: bool,
    identities: dict[str, str],
    version: str,
    workers: int | None,
    run_name: str,
) -> Report:
    """Runs in a worker: translate some stories with the engines this process has loaded for this run.

    `workers` is how many share this machine's cores, None for workers that others started.

    Raises PackageError when this worker would draft otherwise than the one that sent the work.
    """
    run = _loaded(_Job(project, editions, machine, workers, run_name))
    if (version, identities) != (__version__, run.identities):
        raise PackageError(
            f"a worker on {os.uname().nodename} has other packages or another version of this program",
            hint="install the same version and the same packages on every machine",
        )
    return joined(run.windows([paths]))


@dataclass(frozen=True)
class _Job:
    """What a worker loads once; compared by value, so that every window of one run finds it loaded.

    A worker may live through many runs; glossary and memory can change between them, hence the run's name.
    """

    project: Project
    editions: tuple[Edition, ...]
    machine: bool
    workers: int | None
    run_name: str


class _Silent:
    def started(self, what: str, total: int) -> None:
        pass

    def advanced(self, count: int) -> None:
        pass


@lru_cache(maxsize=1)
def _loaded(job: _Job) -> Run:
    _settle(job.project.root, job.workers)
    return Run(job.project, job.editions, machine=job.machine, progress=_Silent(), refresh_memory=False)


def _distinct(paths: Sequence[Path]) -> tuple[list[Path], list[Failure]]:
    """The stories that write PO files of their own; of several with one name the first is taken."""
    first: dict[str, Path] = {}
    failures = []
    for path in paths:
        taken = first.setdefault(story_name(path), path)
        if taken != path:
            error = StoryError(
                f"would write the same PO files as {taken}", path=path, hint="give one of the files another name"
            )
            failures.append(Failure(path, None, error))
    return list(first.values()), failures


@contextmanager
def _client(workers: int | None, scheduler: str | None) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ConfigError("working on several processes needs Dask distributed, not installed", hint=EXTRA) from error
    if scheduler is None:
        with (
            LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.ERROR
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise ConfigError(f"no Dask scheduler answers at {scheduler}", hint="start one: dask scheduler") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            raise ConfigError(
                f"the Dask scheduler at {scheduler} has no workers", hint=f"start some: dask worker {scheduler}"
            ) from error
        yield client


def _settle(root: Path, workers: int | None) -> None:
    """Make this worker's process stand in the project, on its share of the machine's cores."""
    from distributed import get_worker

    # Stories are named as the caller named them, from the project's folder.
    os.chdir(root)
    # Only glibc has mallopt; elsewhere Dask's setting has no effect either.
    with suppress(OSError, AttributeError):
        for option, size in KEPT_MEMORY.items():
            ctypes.CDLL(None).mallopt(option, size)
    if workers is not None:
        # In a cluster of this machine a worker's name is its number, kept when it is started again.
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, cores[int(get_worker().name) :: workers] or cores)
