"""`translate` as the desk runs it: real stories in, PO files out, by the bundled packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.commands import main

STORY = """Turkey, Russia discuss Syria

ANKARA, Dec. 1 (Xinhua) -- Turkey closed its border with Syria on Thursday. Trade reached 100 billion US dollars.
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_packages: Path) -> None:
    """A project with one story; the bundled packages are unpacked once for all tests."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "border.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / ".editions").mkdir()
    (tmp_path / ".editions" / "packages").symlink_to(shared_packages)
    monkeypatch.chdir(tmp_path)
    # No packages but the bundled ones, in other processes too.
    from argostranslate import settings

    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.setattr(settings, "package_dirs", [tmp_path / "argos"])


@pytest.fixture(scope="session")
def shared_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unpacked")


def translate(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["translate", *arguments], catch_exceptions=False)


def files() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path("locales").rglob("*.po*"))}


def test_one_story_in_three_editions() -> None:
    done = translate("stories/border.txt", "--json")
    assert done.exit_code == 0
    report = json.loads(done.stdout)
    assert [each["edition"] for each in report["editions"]] == ["zh-Hans", "zh-Hant", "mn"]
    for each in report["editions"]:
        assert each["changed"]
        assert each["drafted"] == each["segments"] >= 3
        assert each["terms"] == each["terms_enforced"] > 0
    assert report["failures"] == []
    for locale, money in (("zh_Hans", "1000亿美元"), ("zh_Hant", "1000億美元"), ("mn", "100 тэрбум ам.доллар")):
        text = Path("locales", locale, "LC_MESSAGES", "border.po").read_text(encoding="utf-8")
        assert money in text
        assert "⟦" not in text


def test_the_table_names_the_files() -> None:
    done = translate("stories", "-e", "mn")
    assert done.exit_code == 0
    assert "locales/mn/LC_MESSAGES/border.po" in done.stdout
    assert "zh-Hans" not in done.stdout


def test_an_unchanged_story_changes_no_byte_and_loads_no_model() -> None:
    translate("stories/border.txt")
    before = files()
    script = (
        "import sys; from translate.commands import main\n"
        "try: main(['translate', 'stories/border.txt'])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "loaded = {'ctranslate2', 'sentencepiece', 'numpy', 'torch', 'argostranslate.translate', 'urllib.request'}\n"
        "assert not loaded & set(sys.modules), loaded & set(sys.modules)\n"
    )
    again = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert again.stdout.count("(unchanged)") == 3
    assert files() == before


def test_a_changed_sentence_is_drafted_alone() -> None:
    translate("stories/border.txt", "-e", "zh-Hans")
    Path("stories/border.txt").write_text(STORY.replace("100 billion", "120 billion"), encoding="utf-8")
    done = translate("stories/border.txt", "-e", "zh-Hans", "--json")
    (edition,) = json.loads(done.stdout)["editions"]
    assert edition["drafted"] == 1
    assert "1200亿美元" in Path("locales/zh_Hans/LC_MESSAGES/border.po").read_text(encoding="utf-8")


def test_without_machine_translation_the_names_are_there() -> None:
    done = translate("stories/border.txt", "--no-machine")
    assert done.exit_code == 0
    text = Path("locales/mn/LC_MESSAGES/border.po").read_text(encoding="utf-8")
    assert "the glossary alone" in text
    assert "closed its border with" in text


def test_over_processes_the_files_are_the_same() -> None:
    pytest.importorskip("distributed", reason="the extra `scale` is not installed")
    translate("stories/border.txt", "-e", "zh-Hans")
    before = files()
    for path in before:
        Path(path).unlink()
    done = translate("stories/border.txt", "-e", "zh-Hans", "--workers", "1")
    assert done.exit_code == 0
    assert files() == before


def test_workers_and_a_scheduler_exclude_each_other() -> None:
    done = translate("stories/border.txt", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1")
    assert done.exit_code == 2
    assert "exclude each other" in done.stderr


def test_many_stories_one_of_them_bad() -> None:
    Path("stories/bad.txt").write_bytes(b"\xff\xfe\x00broken")
    done = translate("stories", "-e", "zh-Hans", "--no-machine")
    assert done.exit_code == 3
    assert "bad.txt" in done.stderr
    assert Path("locales/zh_Hans/LC_MESSAGES/border.po").exists()
    assert not Path("locales/zh_Hans/LC_MESSAGES/bad.po").exists()
