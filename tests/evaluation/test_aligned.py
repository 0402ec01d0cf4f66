"""Aligned files are read line by line, or refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import ConfigError
from translate.evaluation.aligned import read_folder, read_pair

SHARED = Path(__file__).parents[3] / "shared" / "eval"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_pair(tmp_path: Path) -> None:
    source = write(tmp_path / "en", "one\u2028still one\ntwo\r\n")
    text = read_pair(source, write(tmp_path / "zh", "一\n二\n"), "zh-Hans")
    assert text.sources == ("one\u2028still one", "two")
    assert text.references == ("一", "二")
    assert text.first(1).sources == ("one\u2028still one",)
    assert text.first(5) is text


def test_other_lengths(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="1 lines for 2"):
        read_pair(write(tmp_path / "en", "one\ntwo\n"), write(tmp_path / "zh", "一\n"), "zh-Hans")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_unusable_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "en").write_bytes(content)
    with pytest.raises(ConfigError):
        read_pair(tmp_path / "en", tmp_path / "en", "zh-Hans")


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_pair(tmp_path / "en", tmp_path / "zh", "mn")
    with pytest.raises(ConfigError, match="no test sets"):
        read_folder(tmp_path, "mn")


def test_line_with_too_few_columns(tmp_path: Path) -> None:
    (tmp_path / "newswire").mkdir()
    write(tmp_path / "newswire" / "dev.tsv", "one\t一\tнэг\ntwo\t二\n")
    assert [text.references for text in read_folder(tmp_path, "zh-Hans")] == [("一", "二")]
    with pytest.raises(ConfigError, match="fewer than 3 columns"):
        read_folder(tmp_path, "mn")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared test sets are not here")
def test_shared_sets() -> None:
    sizes = {
        edition: [(text.name, len(text.sources)) for text in read_folder(SHARED, edition)]
        for edition in ("zh-Hans", "zh-Hant", "mn")
    }
    flores, newswire = ("FLORES-200 devtest", 1012), ("newswire dev", 240)
    assert sizes == {"zh-Hans": [flores, newswire], "zh-Hant": [flores], "mn": [flores, newswire]}
