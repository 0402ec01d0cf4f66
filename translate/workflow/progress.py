"""How far a run is, in stories, though its drafts are made segment by segment in several threads."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Protocol


class Progress(Protocol):
    """Told how far the run is."""

    def started(self, what: str, total: int) -> None:
        """`total` of something (`stories`, the files of the `memory`) are going to be done."""

    def advanced(self, count: int) -> None:
        """`count` more are done."""


class Meter:
    """Tells the progress of some stories from that of their drafts, as whole stories and each of them once.

    `lock` is one for all that tell the same `progress`.
    """

    def __init__(self, progress: Progress, stories: int, lock: Lock) -> None:
        self._progress = progress
        self._stories = stories
        self._told = 0
        self._segments = 0
        self._drafted = 0
        self._lock = lock

    def expect(self, segments: int) -> None:
        """So many more segments are to be drafted for these stories."""
        with self._lock:
            self._segments += segments

    def drafted(self, segments: int) -> None:
        """So many of them are; from any thread."""
        with self._lock:
            self._drafted += segments
            # The last story is done when its files are written.
            self._tell(min(self._stories * self._drafted // max(self._segments, 1), self._stories - 1))

    def done(self) -> None:
        """The stories are written."""
        with self._lock:
            self._tell(self._stories)

    def _tell(self, stories: int) -> None:
        if stories > self._told:
            self._progress.advanced(stories - self._told)
            self._told = stories


def file_by_file(progress: Progress, what: str) -> Callable[[int, int], None]:
    """For work that tells how many of how many it has done."""

    def told(done: int, total: int) -> None:
        if done == 1:
            progress.started(what, total)
        progress.advanced(1)

    return told
