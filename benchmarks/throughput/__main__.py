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

    `translating` leaves out imports and loading; the command does more than translate and has no such number. `cpu` is
    the processor time of the whole process, which does not depend on what else the machine does.
    """

    stories: int
    way: str
    sentences: int
    translating: float | None
    whole: float
    cpu: float
    memory: float

    @property
    def rate(self) -> float:
        """Sentences a second while translating; for the command over its whole run."""
        return self.sentences / (self.translating or self.whole)


def main() -> None:
    options = _options()
    peer = None if options.alone else _environment(options.environment)
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
    parser.add_argument("--alone", action="store_true", help="leave argostranslate out")
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


def _measure(count: int, options: argparse.Namespace, peer: Path | None, work: Path) -> list[Measurement]:
    files = write_stories(options.shared, work / "project" / "stories", count)
    stories = [path.read_text(encoding="utf-8").strip().split("\n\n") for path in files]
    (work / "stories.json").write_text(json.dumps(stories), encoding="utf-8")
    sample = stories[: options.argos_stories]
    (work / "sample.json").write_text(json.dumps(sample), encoding="utf-8")
    side = [sys.executable, "-m", "benchmarks.throughput.engine_side"]
    data = [str(options.package), str(work / "stories.json"), str(work / "packages")]
    limit = _run(count, "CTranslate2 alone", [*side, "limit", *data], work)
    measurements = [_run(count, "engine", [*side, "engine", *data], work), limit]
    if peer is not None:
        argos = [str(peer), str(HERE / "argos_side.py"), str(options.package), str(work / "sample.json")]
        measurements.insert(0, _run(len(sample), "argostranslate", argos, work))
    command = _command(count, limit.sentences, options.package, work)
    replayed = _run(count, "its tokens alone", [*side, "replay", *data[:2], str(work / "project")], work)
    return [*measurements, command, replayed]


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
    whole, cpu, memory = _wait(process, started)
    report = json.loads(output.splitlines()[-1])
    return Measurement(count, way, report["sentences"], report["seconds"], whole, report.get("cpu", cpu), memory)


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
    whole, cpu, memory = _wait(process, started)
    return Measurement(count, "the command", sentences, None, whole, cpu, memory)


def _wait(process: subprocess.Popen[str] | subprocess.Popen[bytes], started: float) -> tuple[float, float, float]:
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"{process.args} failed")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _print(measurements: list[Measurement]) -> None:
    print(
        f"{'way':<18} {'stories':>7} {'sentences':>9} {'translating s':>13} {'whole s':>8} {'CPU s':>7} {'per s':>7} "
        f"{'MiB':>6}"
    )
    for each in measurements:
        translating = "–" if each.translating is None else f"{each.translating:.2f}"
        print(
            f"{each.way:<18} {each.stories:>7} {each.sentences:>9} {translating:>13} {each.whole:>8.2f} "
            f"{each.cpu:>7.2f} {each.rate:>7.1f} {each.memory:>6.0f}"
        )
    by_count: dict[int, dict[str, Measurement]] = {}
    for each in measurements:
        by_count.setdefault(each.stories, {})[each.way] = each
    for count, ways in by_count.items():
        if "CTranslate2 alone" not in ways:
            continue
        engine, limit = ways["engine"], ways["CTranslate2 alone"]
        command, replayed = ways["the command"], ways["its tokens alone"]
        print(f"{count} stories: engine {100 * engine.rate / limit.rate:.0f} % of CTranslate2 alone; ", end="")
        assert replayed.translating is not None
        print(
            f"the command takes {command.whole / replayed.translating:.2f} times as long as CTranslate2 alone on its "
            f"tokens, which are {100 * replayed.cpu / command.cpu:.0f} % of its processor time"
        )
        if argos := ways.get("argostranslate"):
            print(f"{count} stories: engine {engine.rate / argos.rate:.1f} × argostranslate; ", end="")
            print(f"the command {command.rate / (argos.sentences / argos.whole):.1f} × argostranslate's whole process")


if __name__ == "__main__":
    main()
