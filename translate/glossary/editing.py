"""Changing glossary files: rows are added at the end or replaced in place, and no other byte changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from translate.config import Project
from translate.errors import GlossaryError
from translate.files import digest_of, write_atomically
from translate.glossary.files import FIXED_COLUMNS, SEPARATOR, values
from translate.glossary.lint import columns_of, lint_sheets
from translate.glossary.sheets import Sheet, SheetRow, line_of, parse_sheet, read_sheet
from translate.glossary.terms import TermKind
from translate.reporting.model import Problem

GLOSSARY_FOLDER = "glossaries"


class RefusedError(GlossaryError):
    """The glossary would break a rule; `problems` are the errors, and nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"refused, nothing was written: {first.message}{more}", path=Path(first.file), line=first.line)
        self.problems = tuple(problems)


class Action(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class NewRow:
    """A row to be written: `cells` by column, those left out being empty; `file` is the stem of the file it belongs
    to, when that is known. `is_whole`: the cells left out empty those of the row it replaces."""

    cells: Mapping[str, str]
    file: str = ""
    is_whole: bool = True


@dataclass(frozen=True)
class Change:
    """What became of one row, and where it stands now."""

    action: Action
    path: Path
    line: int
    term: str


def add_row(project: Project, row: NewRow) -> Change:
    """Append one row to the file for its kind; raises RefusedError for what `lint` calls an error, GlossaryError when
    the project has no glossary of its own or its file lacks a column."""
    (change,) = _Edit(project).run([row], replace=False, write=True)
    return change


def merge_rows(project: Project, rows: Sequence[NewRow], *, write: bool) -> tuple[Change, ...]:
    """Add the rows, or replace those with the same term and context, all or none; with `write` false only say so.

    Raises as `add_row` does.
    """
    return _Edit(project).run(rows, replace=True, write=write)


class _Edit:
    def __init__(self, project: Project) -> None:
        self._project = project
        own = [path for path in project.glossaries if path.is_relative_to(project.root)]
        if project.glossaries and not own:
            raise GlossaryError(
                "this project uses the glossary that comes with the program, which is not changed",
                path=project.glossaries[0].parent,
                hint=f"copy its files to {GLOSSARY_FOLDER}/ of the project first",
            )
        self._before = {path: read_sheet(path) for path in own}
        self._others = [read_sheet(path) for path in project.glossaries if path not in self._before]

    def run(self, rows: Sequence[NewRow], *, replace: bool, write: bool) -> tuple[Change, ...]:
        existing = {_key(row.row.cells): (path, row) for path, row in self._rows()} if replace else {}
        replaced: dict[Path, list[tuple[SheetRow, str]]] = {}
        appended: dict[Path, list[str]] = {}
        planned: list[tuple[Action, Path, SheetRow | int, str]] = []
        for new in rows:
            path, old = existing.get(_key(new.cells), (None, None))
            if path is None or old is None:
                path = self._file_for(new)
                lines = appended.setdefault(path, [])
                lines.append(_written(new.cells, self._sheet(path)))
                planned.append((Action.ADDED, path, len(lines) - 1, new.cells["term"]))
                continue
            cells = dict(new.cells) if new.is_whole else {**old.row.cells, **new.cells}
            same = all(
                values(cells.get(name, "")) == values(old.row.cells.get(name, "")) for name in {*cells, *old.cells}
            )
            if not same:
                replaced.setdefault(path, []).append((old, _written(cells, self._sheet(path))))
            planned.append((Action.UNCHANGED if same else Action.REPLACED, path, old, new.cells["term"]))
        after = {
            path: self._edited(path, replaced.get(path, []), appended.get(path, [])) for path in self._paths(appended)
        }
        changes = _located(planned, self._before, after)
        self._refuse_errors(after, changes)
        if write:
            for path, sheet in after.items():
                before = self._before.get(path)
                write_atomically(path, sheet.data, expected=digest_of(before.data if before else None))
        return changes

    def _rows(self) -> Iterable[tuple[Path, SheetRow]]:
        return ((path, row) for path, sheet in self._before.items() for row in sheet.rows)

    def _paths(self, appended: Mapping[Path, object]) -> list[Path]:
        return list(dict.fromkeys([*self._before, *appended]))

    def _sheet(self, path: Path) -> Sheet:
        return self._before.get(path) or self._empty(path)

    def _empty(self, path: Path) -> Sheet:
        editions = list(columns_of(self._project))[: len(self._project.editions)]
        header = [*FIXED_COLUMNS[:4], *editions, *FIXED_COLUMNS[4:]]
        return parse_sheet((",".join(header) + "\n").encode(), path)

    def _file_for(self, new: NewRow) -> Path:
        """The file named, else the one that has most rows of this kind, else one called after the kind."""
        if new.file:
            by_stem = {path.stem: path for path in self._before}
            return by_stem.get(new.file) or self._project.root / GLOSSARY_FOLDER / f"{new.file}.csv"
        kind = new.cells.get("kind", "") or TermKind.TERM.value
        rows = Counter(path for path, row in self._rows() if (row.row.cells.get("kind") or "term") == kind)
        if rows:
            return rows.most_common(1)[0][0]
        return self._project.root / GLOSSARY_FOLDER / f"{kind}.csv"

    def _edited(self, path: Path, replaced: Sequence[tuple[SheetRow, str]], appended: Sequence[str]) -> Sheet:
        sheet = self._sheet(path)
        text = sheet.text
        for row, line in sorted(replaced, key=lambda each: -each[0].start):
            text = text[: row.start] + line + text[row.end :]
        if appended:
            if text and not text.endswith(("\n", "\r")):
                text += sheet.newline
            text += sheet.newline.join(appended) + sheet.newline
        return parse_sheet(("\ufeff" * sheet.marked + text).encode(), path)

    def _refuse_errors(self, after: Mapping[Path, Sheet], changes: Sequence[Change]) -> None:
        changed = {(change.path, change.line) for change in changes if change.action is not Action.UNCHANGED}
        sheets = [after.get(path) for path in self._project.glossaries]
        sheets += [sheet for path, sheet in after.items() if path not in self._project.glossaries]
        errors = [
            problem
            for problem in lint_sheets(self._project, [*filter(None, sheets), *self._others])
            if problem.severity == "error" and (self._project.root / problem.file, problem.line) in changed
        ]
        if errors:
            raise RefusedError(errors)


def _key(cells: Mapping[str, str]) -> tuple[str, tuple[str, ...], str]:
    return cells["term"], values(cells.get("context", "")), cells.get("case", "")


def _written(cells: Mapping[str, str], sheet: Sheet) -> str:
    homeless = [name for name, text in cells.items() if text and name not in sheet.columns]
    if homeless:
        raise GlossaryError(
            f"the file has no column “{homeless[0]}”", path=sheet.path, line=1, hint="add the column to its header"
        )
    return line_of(cells.get(name, "") for name in sheet.columns)


def _located(
    planned: Sequence[tuple[Action, Path, SheetRow | int, str]],
    before: Mapping[Path, Sheet],
    after: Mapping[Path, Sheet],
) -> tuple[Change, ...]:
    """The changes with their lines in the edited files: rows keep their order, new ones stand at the end."""
    places = {id(row): at for sheet in before.values() for at, row in enumerate(sheet.rows)}
    changes = []
    for action, path, row, term in planned:
        first_new = len(before[path].rows) if path in before else 0
        index = first_new + row if isinstance(row, int) else places[id(row)]
        changes.append(Change(action, path, after[path].rows[index].row.line, term))
    return tuple(changes)


def joined(parts: Iterable[str]) -> str:
    """Several values in one cell."""
    return f" {SEPARATOR} ".join(parts)
