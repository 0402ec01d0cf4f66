"""The memory's index: an SQLite file that is made from the memory's files and can be thrown away at any time."""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from translate.config import Project
from translate.errors import StorageError
from translate.files import digest_of, make_state_folder, read_if_present
from translate.memory.collecting import Found, find_files, units_of
from translate.memory.model import EditionStats, MemoryUnit, Stats

FILE = "memory.sqlite"

CANDIDATES = 600
"""How many sources that share a rare word with a sentence are compared with it, at least where there are as many.

Words are taken from the rarest on until they have led to so many, so that the cost of a look-up does not grow with the
memory. For 2 of 487 edited sentences with a match among 50,000, comparing with all finds a better one
(benchmarks/memory)."""

SETTLED_SECONDS = 2.0
"""A file written less long ago may be written again under the same stamp (its clock is coarse): it is read again."""

MANY_FILES = 500
"""From so many changed files on, reading them takes long enough to show it."""

Progress = Callable[[int, int], None]
"""Told how many of how many files are read."""

_VERSION = 1
_WORD = re.compile(r"\w+")
_SCHEMA = """
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT UNIQUE, stamp TEXT, digest TEXT, error TEXT);
CREATE TABLE source (id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE unit (
    file INTEGER, source INTEGER, edition TEXT, target TEXT, context TEXT, origin TEXT, imported INTEGER, date TEXT,
    current INTEGER
);
CREATE INDEX unit_by_file ON unit (file);
CREATE INDEX unit_by_source ON unit (source, edition);
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT UNIQUE, count INTEGER);
CREATE TABLE occurrence (word INTEGER, source INTEGER, PRIMARY KEY (word, source)) WITHOUT ROWID;
CREATE TABLE identity (text TEXT);
"""
_UNIT = "edition, source.text, target, context, origin, imported, date, current"


class Index:
    """An open index. Its answers do not depend on the order in which files came into it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to find."""
        return self._connection.execute("SELECT 1 FROM unit LIMIT 1").fetchone() is None

    def units(self, edition: str, source: str) -> list[MemoryUnit]:
        """The units of an edition with this very source, in no particular order."""
        return self._units(
            f"SELECT {_UNIT} FROM unit JOIN source ON source.id = unit.source WHERE source.text = ? AND edition = ?",
            (source, edition),
        )

    def every_unit(self) -> list[MemoryUnit]:
        """All units, in an order that depends on them alone."""
        return self._units(
            f"SELECT {_UNIT} FROM unit JOIN source ON source.id = unit.source JOIN file ON file.id = unit.file "
            "ORDER BY origin, name, unit.rowid",
            (),
        )

    def sources_like(self, text: str) -> list[str]:
        """The sources that share the rarest words of `text`, in no particular order."""
        words = sorted(_words(text))
        marks = ", ".join("?" * len(words))
        rarest_first = self._connection.execute(
            f"SELECT id, count FROM word WHERE text IN ({marks}) ORDER BY count, text", words
        )
        chosen: list[int] = []
        reached = 0
        for word, count in rarest_first:
            if chosen and reached + count > CANDIDATES:
                break
            chosen.append(word)
            reached += count
        marks = ", ".join("?" * len(chosen))
        return [
            text
            for (text,) in self._connection.execute(
                f"SELECT text FROM source WHERE id IN (SELECT source FROM occurrence WHERE word IN ({marks}))",
                chosen,
            )
        ]

    def stats(self, editions: Sequence[str]) -> Stats:
        """What the memory holds."""
        made = []
        for edition in editions:
            units, sources, imported = self._connection.execute(
                "SELECT count(*), count(DISTINCT source), coalesce(sum(imported), 0) FROM unit WHERE edition = ?",
                (edition,),
            ).fetchone()
            (stories,) = self._connection.execute(
                "SELECT count(DISTINCT origin) FROM unit WHERE edition = ? AND NOT imported", (edition,)
            ).fetchone()
            (differently,) = self._connection.execute(
                "SELECT count(*) FROM "
                "(SELECT 1 FROM unit WHERE edition = ? GROUP BY source HAVING count(DISTINCT target) > 1)",
                (edition,),
            ).fetchone()
            made.append(EditionStats(edition, units, sources, differently, stories, imported))
        (files,) = self._connection.execute("SELECT count(*) FROM file WHERE error = ''").fetchone()
        errors = self._connection.execute("SELECT error FROM file WHERE error != '' ORDER BY error").fetchall()
        return Stats(tuple(made), files, tuple(error for (error,) in errors))

    def _units(self, query: str, values: tuple[str, ...]) -> list[MemoryUnit]:
        return [
            MemoryUnit(edition, source, target, context, origin, bool(imported), date, bool(current))
            for edition, source, target, context, origin, imported, date, current in self._connection.execute(
                query, values
            )
        ]


def open_index(
    project: Project, *, refresh: bool = True, anew: bool = False, progress: Progress | None = None
) -> Index:
    """The index of a project, brought up to date with the files unless `refresh` is false.

    `anew` throws away the one that is there. One that is missing, broken or of another version is made anew without a
    word; where it cannot be written (a read-only folder, a full disk) it is made in memory. A file of the memory that
    cannot be read is left out, and the stats name it. `progress` is told how many of how many files are read, when
    there are many.
    """
    path = project.state / FILE
    if not refresh and (ready := _opened_as_it_is(project, path)) is not None:
        return ready
    try:
        with _locked(project):
            if not anew:
                with suppress(sqlite3.DatabaseError):
                    return _brought_up_to_date(project, path, progress)
            # An old journal beside a new file would be rolled back into it.
            for each in (path.with_name(f"{FILE}-journal"), path):
                each.unlink(missing_ok=True)
            return _brought_up_to_date(project, path, progress)
    except (sqlite3.DatabaseError, OSError):
        return _brought_up_to_date(project, None, progress)


def _opened_as_it_is(project: Project, path: Path) -> Index | None:
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=60)
        if _identity_in(connection) == _identity_of(project):
            return Index(connection)
        connection.close()
    except sqlite3.DatabaseError:
        pass
    return None


@contextmanager
def _locked(project: Project) -> Iterator[None]:
    """Hold the index for writing; the kernel lets go of it when the process ends."""
    make_state_folder(project.root)
    descriptor = os.open(project.state / f"{FILE}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _brought_up_to_date(project: Project, path: Path | None, progress: Progress | None) -> Index:
    connection = sqlite3.connect(path or ":memory:", timeout=60, isolation_level=None)
    try:
        if _identity_in(connection) != _identity_of(project):
            _begin_anew(connection, project)
        _Refresher(connection, project, progress).refresh()
    except BaseException:
        connection.close()
        raise
    return Index(connection)


def _identity_of(project: Project) -> str:
    """What, besides its files, decides what an index holds."""
    return repr((_VERSION, [(edition.id, edition.locale) for edition in project.editions]))


def _identity_in(connection: sqlite3.Connection) -> str | None:
    with suppress(sqlite3.OperationalError):
        row = connection.execute("SELECT text FROM identity").fetchone()
        return None if row is None else str(row[0])
    return None


def _begin_anew(connection: sqlite3.Connection, project: Project) -> None:
    connection.execute("BEGIN IMMEDIATE")
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (name,) in tables.fetchall():
        connection.execute(f"DROP TABLE {name}")
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO identity VALUES (?)", (_identity_of(project),))
    connection.execute("COMMIT")


class _Refresher:
    """Takes the files that changed into the index, all of them or none."""

    def __init__(self, connection: sqlite3.Connection, project: Project, progress: Progress | None) -> None:
        self._connection = connection
        self._project = project
        self._progress = progress
        self._numbers: dict[str, int] = {}
        self._more: Counter[int] = Counter()

    def refresh(self) -> None:
        known = {
            name: (number, stamp, digest)
            for number, name, stamp, digest in self._connection.execute("SELECT id, name, stamp, digest FROM file")
        }
        found = {each.name: each for each in find_files(self._project)}
        gone = [number for name, (number, _, _) in known.items() if name not in found]
        # By name, so that a new index has the same bytes whatever order the folder lists them in.
        changed = [each for name, each in sorted(found.items()) if name not in known or known[name][1] != each.stamp]
        if not gone and not changed:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for number in gone:
                self._forget(number)
            for done, each in enumerate(changed, start=1):
                self._take(each, known.get(each.name))
                if self._progress is not None and len(changed) >= MANY_FILES:
                    self._progress(done, len(changed))
            self._drop_unused()
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _take(self, found: Found, known: tuple[int, str, str] | None) -> None:
        now = time.time()
        stamp = found.stamp if found.modified < now - SETTLED_SECONDS else ""
        units: tuple[MemoryUnit, ...] = ()
        try:
            data = read_if_present(self._project.root / found.name)
            digest = digest_of(data)
            if known is not None and known[2] == digest:
                self._connection.execute("UPDATE file SET stamp = ? WHERE id = ?", (stamp, known[0]))
                return
            error = ""
            if data is not None:
                units, error = units_of(found, data, self._project)
        except StorageError as refused:
            # Asked for again next time: that it may be read now does not show in its stamp.
            stamp, digest, error = "", "", str(refused)
        if known is not None:
            self._forget(known[0])
        number = self._connection.execute(
            "INSERT INTO file (name, stamp, digest, error) VALUES (?, ?, ?, ?)", (found.name, stamp, digest, error)
        ).lastrowid
        self._connection.executemany(
            "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number,
                    self._source(unit.source),
                    unit.edition,
                    unit.target,
                    unit.context,
                    unit.origin,
                    unit.imported,
                    unit.date,
                    unit.current,
                )
                for unit in units
            ],
        )

    def _source(self, text: str) -> int:
        row = self._connection.execute("SELECT id FROM source WHERE text = ?", (text,)).fetchone()
        if row is not None:
            return int(row[0])
        number = self._connection.execute("INSERT INTO source (text) VALUES (?)", (text,)).lastrowid
        assert number is not None
        words = [self._word(word) for word in _words(text)]
        self._more.update(words)
        self._connection.executemany("INSERT INTO occurrence VALUES (?, ?)", [(word, number) for word in words])
        return number

    def _word(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            row = self._connection.execute("SELECT id FROM word WHERE text = ?", (text,)).fetchone()
            number = (
                row[0] if row else self._connection.execute("INSERT INTO word VALUES (NULL, ?, 0)", (text,)).lastrowid
            )
            assert number is not None
            self._numbers[text] = number
        return number

    def _forget(self, number: int) -> None:
        self._connection.execute("DELETE FROM unit WHERE file = ?", (number,))
        self._connection.execute("DELETE FROM file WHERE id = ?", (number,))

    def _drop_unused(self) -> None:
        unused = self._connection.execute(
            "SELECT id, text FROM source WHERE NOT EXISTS (SELECT 1 FROM unit WHERE unit.source = source.id)"
        ).fetchall()
        for number, text in unused:
            words = [self._word(word) for word in _words(text)]
            self._more.subtract(words)
            self._connection.executemany(
                "DELETE FROM occurrence WHERE word = ? AND source = ?", [(word, number) for word in words]
            )
            self._connection.execute("DELETE FROM source WHERE id = ?", (number,))
        self._connection.executemany(
            "UPDATE word SET count = count + ? WHERE id = ?", [(more, word) for word, more in self._more.items()]
        )


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
