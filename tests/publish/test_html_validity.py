"""The pages are valid HTML by the Nu Html Checker, the validator of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from translate.workflow.previewing import preview_story

from .conftest import STORY, Newsroom


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The checker's command, from npm's package vnu-jar installed globally."""
    java, npm = shutil.which("java"), shutil.which("npm")
    if not java or not npm:
        pytest.skip("the Nu Html Checker needs java and npm")
    root = subprocess.run([npm, "root", "--global"], capture_output=True, text=True, check=True).stdout.strip()
    jar = Path(root) / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        pytest.skip("the Nu Html Checker is not installed: npm install --global vnu-jar")
    # Its warnings are about hashes in a policy and pictures of file: addresses, which the browser tests look at.
    java_options = ["-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    return [java, *java_options, "-jar", str(jar), "--errors-only", "--stdout", "--format", "json", "--also-check-svg"]


def test_every_kind_of_page_is_valid(checker: list[str], site: Newsroom, newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.publish(allow_drafts=True)
    preview = tmp_path / "preview.html"
    preview.write_text(preview_story(STORY, newsroom.project, newsroom.project.editions), encoding="utf-8")
    pages = [site.page("en"), site.page("mn"), newsroom.page("zh-Hans"), newsroom.site / "zh-Hant" / "index.html"]
    pages += [site.site / "index.html", site.site / "icon.svg", preview]
    done = subprocess.run([*checker, *map(str, pages)], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    assert json.loads(done.stdout)["messages"] == []
