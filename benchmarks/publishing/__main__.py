"""Publishes an archive of one story many times over, each a little different; see README.md beside this file."""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from translate.config import Project, load_project
from translate.publish.gate import Policy
from translate.workflow.publishing import publish_stories
from translate.workflow.run import translate_stories

ROOT = Path(__file__).parents[2]


class _Silent:
    def started(self, what: str, total: int) -> None: ...

    def advanced(self, count: int) -> None: ...


def main() -> None:
    """Print wall-clock and processor seconds of each publication."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.publishing", description=__doc__)
    parser.add_argument("--stories", type=int, default=1000)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder)
        # Of its own, so that a glossary edited meanwhile does not change the pages.
        shutil.copytree(ROOT / "glossaries", root / "glossaries")
        text = (ROOT / "examples" / "mongolia-railway.txt").read_text(encoding="utf-8")
        paths = [root / "stories" / f"story-{number:04d}.txt" for number in range(arguments.stories)]
        paths[0].parent.mkdir()
        for number, path in enumerate(paths, 1000):
            path.write_text(text.replace("233-kilometer", f"{number}-kilometer"), encoding="utf-8")
        project = load_project(root)
        translate_stories(paths, project, project.editions, machine=False, progress=_Silent())
        print(
            f"{len(paths)} stories, {1 + len(project.editions)} editions\n\npublication          wall s   processor s"
        )
        _publish("the first", project)
        _publish("nothing changed", project)
        paths[0].write_text(text.replace("233-kilometer", "5-kilometer"), encoding="utf-8")
        _publish("one story changed", project)


def _publish(what: str, project: Project) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    report = publish_stories(None, project, project.root / "site", Policy(allow_drafts=True), lambda done, total: None)
    assert not report.failures
    print(f"{what:<18}{time.perf_counter() - wall:>9.1f}{time.process_time() - processor:>14.1f}", flush=True)


if __name__ == "__main__":
    main()
