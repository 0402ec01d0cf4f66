"""Aligned test sets: English sentences and their references, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from translate.errors import ConfigError

FLORES_CODES = {"zh-Hans": "zho_Hans", "zh-Hant": "zho_Hant", "mn": "khk_Cyrl"}
NEWSWIRE_COLUMNS = {"zh-Hans": 1, "mn": 2}


@dataclass(frozen=True)
class AlignedText:
    """A test set for one edition; `sources` and `references` are as long as each other, in file order."""

    name: str
    edition: str
    sources: tuple[str, ...]
    references: tuple[str, ...]

    def first(self, count: int | None) -> AlignedText:
        """The same set cut to its first `count` pairs, the name saying so; all of them for None."""
        if count is None or count >= len(self.sources):
            return self
        return AlignedText(f"{self.name}[:{count}]", self.edition, self.sources[:count], self.references[:count])


def read_pair(source: Path, reference: Path, edition: str) -> AlignedText:
    """Two files of which line n is the translation of line n.

    Raises ConfigError when one cannot be read or they are not of one length.
    """
    sources, references = _lines(source), _lines(reference)
    if len(sources) != len(references):
        raise ConfigError(
            f"{len(references)} lines for {len(sources)} in {source}", path=reference, hint="align the files first"
        )
    if not sources:
        raise ConfigError("the file is empty", path=source)
    return AlignedText(reference.name, edition, tuple(sources), tuple(references))


def read_folder(folder: Path, edition: str) -> list[AlignedText]:
    """The test sets in `folder` that know the edition: `flores200/devtest.*` and `newswire/dev.tsv`.

    Raises ConfigError when the folder holds none at all.
    """
    flores, newswire = folder / "flores200", folder / "newswire" / "dev.tsv"
    if not flores.is_dir() and not newswire.is_file():
        raise ConfigError("no test sets in this folder", path=folder, hint="name two aligned files instead")
    found = []
    if edition in FLORES_CODES and (flores / f"devtest.{FLORES_CODES[edition]}").is_file():
        pair = read_pair(flores / "devtest.eng_Latn", flores / f"devtest.{FLORES_CODES[edition]}", edition)
        found.append(AlignedText("FLORES-200 devtest", edition, pair.sources, pair.references))
    if edition in NEWSWIRE_COLUMNS and newswire.is_file():
        rows = [line.split("\t") for line in _lines(newswire)]
        column = NEWSWIRE_COLUMNS[edition]
        if any(len(row) <= column for row in rows):
            raise ConfigError(f"a line has fewer than {column + 1} columns", path=newswire)
        found.append(
            AlignedText("newswire dev", edition, tuple(row[0] for row in rows), tuple(row[column] for row in rows))
        )
    return found


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        raise ConfigError("not UTF-8 text", path=path, hint="save it as UTF-8") from error
    # Not splitlines(): U+2028 and the like may stand inside a sentence.
    return [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")] if text else []
