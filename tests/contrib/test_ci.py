"""The workflow and the hook that a newsroom copies, run as they are: green on a good project, red on a broken one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CI = ROOT / "contrib" / "ci"

GLOSSARY = """term,kind,zh-Hans,zh-Hant,mn,mn-harmony,mn-stem,source
Amara Okafor,person,阿玛拉·奥卡福,阿瑪拉·奧卡福,Амара Окафор,о,plain,ours
Lagos,place,拉各斯,拉哥斯,Лагос,о,plain,ours
"""
STORY = "Amara Okafor’s last book is printed\n\nAmara Okafor lived in Lagos.\n"
PO = """msgid ""
msgstr ""
"Language: mn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "body"
msgid "Amara Okafor lived in Lagos."
msgstr "Амара Окафор Лагост амьдарч байсан."
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom's repository, and the command `editions` in a folder beside it."""
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "editions"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "cli.py"} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    project = tmp_path / "newsroom"
    for name, text in {
        "glossaries/names.csv": GLOSSARY,
        "stories/okafor.txt": STORY,
        "locales/mn/LC_MESSAGES/okafor.po": PO,
    }.items():
        path = project / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return project


def run(newsroom: Path, *command: str) -> subprocess.CompletedProcess[str]:
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = os.environ | identity | {"PATH": f"{newsroom.parent / 'tools'}:{os.environ['PATH']}"}
    return subprocess.run(command, cwd=newsroom, env=environment, capture_output=True, text=True, timeout=60)


def workflow() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((CI / "editions.yml").read_text(encoding="utf-8"))
    return loaded


def steps_run(newsroom: Path) -> dict[str, subprocess.CompletedProcess[str]]:
    """The workflow's own commands after the installation, run by the shell that GitHub runs them with."""
    steps = [step for step in workflow()["jobs"]["gates"]["steps"] if "editions " in step.get("run", "")]
    assert len(steps) == 4
    return {step["name"]: run(newsroom, "bash", "-e", "-c", step["run"]) for step in steps}


def test_the_workflow_passes_a_good_project(newsroom: Path) -> None:
    done = steps_run(newsroom)
    assert {name: each.stderr for name, each in done.items() if each.returncode} == {}
    assert 'name="glossary coverage"' in (newsroom / "glossary-coverage.xml").read_text(encoding="utf-8")


def test_the_workflow_fails_where_something_is_broken(newsroom: Path) -> None:
    (newsroom / "stories" / "okafor.txt").write_text(STORY.replace("Lagos", "Port Harcourt"), encoding="utf-8")
    stop_word = "us,place,美国,美國,АНУ,а,plain,ours\n"
    (newsroom / "glossaries" / "names.csv").write_text(GLOSSARY + stop_word, encoding="utf-8")
    po = newsroom / "locales" / "mn" / "LC_MESSAGES" / "okafor.po"
    po.write_text(PO.replace("Лагост", "Абужад"), encoding="utf-8")
    done = steps_run(newsroom)
    assert {name: each.stdout for name, each in done.items() if "XML" not in name and not each.returncode} == {}
    assert "::error file=glossaries/names.csv,line=4,col=1," in done["The glossary has no faults"].stdout
    coverage = done["Every name has a form"].stdout
    assert coverage.startswith("::error file=stories/okafor.txt,line=3,col=23,")
    assert "“Port Harcourt”" in coverage
    assert "::error file=locales/mn/LC_MESSAGES/okafor.po,line=6," in done["The translations pass the checks"].stdout


def test_the_workflow_installs_files_that_exist() -> None:
    steps = workflow()["jobs"]["gates"]["steps"]
    (install,) = [step["run"] for step in steps if "pip install" in step.get("run", "")]
    paths = [word for word in install.split() if word.startswith(".editions-program")]
    assert len(paths) == 2
    for path in paths:
        assert (ROOT / path.replace(".editions-program", ".")).exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_hook_lets_good_commits_pass_and_stops_bad_ones(newsroom: Path) -> None:
    run(newsroom, "git", "init", "-q")
    shutil.copy(CI / "pre-commit", newsroom / ".git" / "hooks" / "pre-commit")
    run(newsroom, "git", "add", ".")
    first = run(newsroom, "git", "commit", "-q", "-m", "Begin")
    assert first.returncode == 0, first.stderr

    glossary = newsroom / "glossaries" / "names.csv"
    glossary.write_text(GLOSSARY.replace("Лагос", "Лaгос"), encoding="utf-8")
    run(newsroom, "git", "add", ".")
    stopped = run(newsroom, "git", "commit", "-q", "-m", "A Latin letter")
    assert stopped.returncode == 1
    assert "homoglyphs" in stopped.stdout + stopped.stderr

    # What is staged counts, not what lies in the folder.
    run(newsroom, "git", "checkout", "-q", "HEAD", "--", "glossaries")
    glossary.write_text(GLOSSARY.replace("Лагос", "Лaгос"), encoding="utf-8")
    (newsroom / "notes.md").write_text("x\n", encoding="utf-8")
    (newsroom / "stories" / "okafor.txt").write_text(STORY + "\nShe loved Lagos.\n", encoding="utf-8")
    run(newsroom, "git", "add", "notes.md", "stories")
    assert run(newsroom, "git", "commit", "-q", "-m", "A sentence").returncode == 0

    (newsroom / "stories" / "okafor.txt").write_text(STORY + "\nShe loved Ibadan.\n", encoding="utf-8")
    run(newsroom, "git", "add", "stories")
    stopped = run(newsroom, "git", "commit", "-q", "-m", "A new name")
    assert stopped.returncode == 1
    assert "“Ibadan”" in stopped.stdout + stopped.stderr
