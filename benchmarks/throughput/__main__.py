"""Measures and prints the table; see README.md beside this file."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.throughput.stories import write_stories

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Measurement:
    """One way of translating one number of stories: time in seconds, memory in MiB at its peak.

    `translating` leaves out imports and loading; the command does more than translate and has no such number.
    """

    stories: int
    way: str
    sentences: int
    translating: float | None
    whole: float
    memory: float

    @property
    def rate(self) -> float:
        """Sentences a second while translating; for the command over its whole run."""
        return self.sentences / (self.translating or self.whole)


def main() -> None:
    options = _options()
    peer = _environment(options.environment)
    measurements: list[Measurement] = []
    with tempfile.TemporaryDirectory(prefix="throughput-") as name:
        work = Path(name)
        for count in options.stories:
            measurements += _measure(count, options, peer, work / str(count))
    _print(measurements)
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in measurements], indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[1, 20, 1000], help="how many stories at a time")
    parser.add_argument("--package", type=Path, default=next(iter(sorted(ROOT.glob("models/translate-en_zh-*")))))
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the sentences come from")
    parser.add_argument("--environment", type=Path, default=ROOT / ".venv-throughput", help="argostranslate's own")
    parser.add_argument("--argos-stories", type=int, default=20, help="argostranslate gets no more stories than this")
    parser.add_argument("--json", type=Path, help="write the measurements here too")
    return parser.parse_args()


def _environment(folder: Path) -> Path:
    """The interpreter of an environment with argostranslate and everything it asks for; made when it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"making {folder} for argostranslate (it needs torch: this takes a while)", file=sys.stderr)
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
    return python


def _measure(count: int, options: argparse.Namespace, peer: Path, work: Path) -> list[Measurement]:
    files = write_stories(options.shared, work / "project" / "stories", count)
    stories = [path.read_text(encoding="utf-8").strip().split("\n\n") for path in files]
    (work / "stories.json").write_text(json.dumps(stories), encoding="utf-8")
    sample = stories[: options.argos_stories]
    (work / "sample.json").write_text(json.dumps(sample), encoding="utf-8")
    side = [sys.executable, "-m", "benchmarks.throughput.engine_side"]
    data = [str(options.package), str(work / "stories.json"), str(work / "packages")]
    limit = _run(count, "CTranslate2 alone", [*side, "limit", *data], work)
    return [
        _run(
            len(sample),
            "argostranslate",
            [str(peer), str(HERE / "argos_side.py"), str(options.package), str(work / "sample.json")],
            work,
        ),
        _run(count, "engine", [*side, "engine", *data], work),
        _command(count, limit.sentences, options.package, work),
        limit,
    ]


def _run(count: int, way: str, command: list[str], work: Path) -> Measurement:
    environment = {
        **os.environ,
        "ARGOS_PACKAGES_DIR": str(work / "argos"),
        "XDG_DATA_HOME": str(work / "data"),
        "XDG_CONFIG_HOME": str(work / "config"),
        "XDG_CACHE_HOME": str(work / "cache"),
        "PYTHONPATH": str(ROOT),
    }
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT, text=True)
    assert process.stdout is not None
    output = process.stdout.read()
    whole, memory = _wait(process, started)
    report = json.loads(output.splitlines()[-1])
    return Measurement(count, way, report["sentences"], report["seconds"], whole, memory)


def _command(count: int, sentences: int, package: Path, work: Path) -> Measurement:
    """The command itself in a project of its own, one edition, from a cold start to PO files written."""
    project = work / "project"
    (project / "models").mkdir()
    (project / "models" / package.name).symlink_to(package.resolve())
    (project / "translate.toml").write_text('models = "models"\n[editions.zh-Hans]\npackage = "en_zh"\n')
    environment = {**os.environ, "ARGOS_PACKAGES_DIR": str(work / "none"), "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "translate", "stories", "--json"],
        stdout=subprocess.DEVNULL, env=environment, cwd=project,
    )  # fmt: skip
    whole, memory = _wait(process, started)
    return Measurement(count, "the command", sentences, None, whole, memory)


def _wait(process: subprocess.Popen[str] | subprocess.Popen[bytes], started: float) -> tuple[float, float]:
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"{process.args} failed")
    return seconds, usage.ru_maxrss / 1024


def _print(measurements: list[Measurement]) -> None:
    print(f"{'way':<18} {'stories':>7} {'sentences':>9} {'translating s':>13} {'whole s':>8} {'per s':>7} {'MiB':>6}")
    for each in measurements:
        translating = "–" if each.translating is None else f"{each.translating:.2f}"
        print(
            f"{each.way:<18} {each.stories:>7} {each.sentences:>9} {translating:>13} {each.whole:>8.2f} "
            f"{each.rate:>7.1f} {each.memory:>6.0f}"
        )
    for start in range(0, len(measurements), 4):
        argos, engine, command, limit = measurements[start : start + 4]
        print(
            f"{limit.stories} stories: engine {engine.rate / argos.rate:.1f} × argostranslate, "
            f"{100 * engine.rate / limit.rate:.0f} % of the limit; "
            f"the command {command.rate / (argos.sentences / argos.whole):.1f} × argostranslate's whole process, "
            f"{100 * command.rate / limit.rate:.0f} % of the limit"
        )


if __name__ == "__main__":
    main()
