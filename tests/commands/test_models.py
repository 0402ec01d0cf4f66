"""`models` and `doctor` as a person runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.commands import main
from translate.engine.packages import bundled_folder
from translate.engine.packages.known import KnownPackage

BUNDLED = sorted(bundled_folder().glob("*.argosmodel"))


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, and Argos' folder for this test alone."""
    from argostranslate import settings

    folder = tmp_path / "argos" / "packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_list() -> None:
    done = run("models", "list", "--json")
    states = {(row["name"], row["state"]) for row in json.loads(done.stdout)["packages"]}
    assert {("translate-en_mn", "bundled"), ("translate-en_zh", "known"), ("nllb-200-600m", "to convert")} <= states
    assert "not for commercial use" in run("models", "list").stdout


def test_install_verify_info_remove() -> None:
    archive = next(each for each in BUNDLED if "en_zh" in each.name)
    done = run("models", "install", str(archive))
    assert done.exit_code == 0
    assert "installed translate-en_zh" in done.stdout
    assert run("models", "verify", "translate-en_zh").exit_code == 0
    facts = json.loads(run("models", "info", archive.stem, "--json").stdout)
    assert (facts["state"], facts["origin"]) == ("installed", archive.name)
    assert run("models", "remove", "translate-en_zh").stdout.startswith("removed translate-en_zh")
    done = run("models", "remove", "translate-en_zh")
    assert (done.exit_code, "comes with the program" in done.stderr) == (4, True)


def test_install_folder_with_a_broken_package(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(BUNDLED[0], stick)
    (stick / "a.argosmodel").write_bytes(b"broken")
    done = run("models", "install", str(stick))
    assert done.exit_code == 4
    assert "installed" in done.stdout
    assert "a.argosmodel: not a sound package" in done.stderr


def test_install_says_licence_and_asks_before_downloading(monkeypatch: pytest.MonkeyPatch) -> None:
    from translate.engine.packages import known

    package = KnownPackage("mine", "1", "en", "zh", "https://127.0.0.1:9/a", "CC0-1.0", "this test")
    monkeypatch.setattr(known, "known_packages", lambda: (package,))
    done = CliRunner().invoke(main, ["models", "install", "mine"], input="n\n")
    assert "licence CC0-1.0" in done.output
    assert done.exit_code == 1


def test_model_that_is_not_for_commercial_use_says_so() -> None:
    done = run("models", "install", "nllb-200-600m")
    assert done.exit_code == 4
    assert "not for commercial use" in done.stderr
    assert "models convert" in done.stderr


def test_verify_broken_package() -> None:
    run("models", "install", str(BUNDLED[0]))
    from argostranslate import settings

    (folder,) = settings.package_dirs[0].iterdir()
    (folder / "README.md").write_text("changed")
    done = run("models", "verify")
    assert done.exit_code == 4
    assert "README.md was changed" in done.stdout


def test_doctor_on_a_sound_project() -> None:
    done = run("doctor")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) <= 24
    assert all(len(line) < 200 for line in done.stdout.splitlines())


def test_doctor_names_what_is_missing_and_the_command(project: Path) -> None:
    (project / "translate.toml").write_text('models = "none"\n')
    done = run("doctor", "--json")
    assert done.exit_code == 1
    missing = [fact for fact in json.loads(done.stdout) if fact["state"] == "missing"]
    assert [(fact["topic"], fact["hint"]) for fact in missing] == [
        ("zh-Hans", "install one: cli.py models install translate-en_zh"),
        ("mn", "install one: cli.py models install translate-en_mn"),
    ]
