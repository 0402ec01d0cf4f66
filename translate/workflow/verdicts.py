"""Verdicts remembered from one publication to the next, so that an unchanged PO file is not checked again."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from translate.files import read_if_present, write_atomically
from translate.publish.gate import Verdict
from translate.publish.model import Review


class Verdicts:
    """Verdicts by the digest of all they depend on, in a file that can be lost: they are then made anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Verdict] = {}
        self._used: dict[str, Verdict] = {}
        # Whatever the file holds instead, it is only a memory.
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            self._known = {
                digest: Verdict(Review(v["review"]), v["approved"], v["segments"], tuple(v["reasons"]))
                for digest, v in json.loads(read_if_present(path) or b"{}").items()
            }

    def get(self, digest: str, judge: Callable[[], Verdict]) -> Verdict:
        """The verdict under this digest, or what `judge` says now."""
        if digest not in self._used:
            self._used[digest] = self._known.get(digest) or judge()
        return self._used[digest]

    def save(self, *, all_used: bool) -> None:
        """Write the file; with `all_used` what this run did not ask for is forgotten."""
        kept = self._used if all_used else {**self._known, **self._used}
        content = {digest: asdict(verdict) for digest, verdict in sorted(kept.items())}
        write_atomically(self._path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
