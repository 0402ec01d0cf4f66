"""A newsroom with one story, drafted without a model, and reviewers who approve what `newsroom/reviewed.json` says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polib
import pytest

from translate.config import Project, load_project
from translate.publish.gate import Policy
from translate.workflow.publishing import PublishReport, publish_stories
from translate.workflow.run import translate_stories

HERE = Path(__file__).parent / "newsroom"
STORY = "night-train"
REVIEWED: dict[str, dict[str, str]] = json.loads((HERE / "reviewed.json").read_text(encoding="utf-8"))


class Silent:
    """No progress."""

    def started(self, what: str, total: int) -> None: ...

    def advanced(self, count: int) -> None: ...


class Newsroom:
    """A project on disk, and what people do in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def project(self) -> Project:
        return load_project(self.root)

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def story(self) -> Path:
        return self.root / "stories" / f"{STORY}.md"

    def catalog(self, edition: str, story: str = STORY) -> Path:
        return self.project.locales / self.project.edition(edition).locale / "LC_MESSAGES" / f"{story}.po"

    def translate(self, *paths: Path) -> None:
        report = translate_stories(
            paths or (self.story,), self.project, self.project.editions, machine=False, progress=Silent()
        )
        assert not report.failures

    def approve(self, edition: str, *, story: str = STORY, but: int = 0) -> None:
        """Write what reviewed.json has and approve it, all but the last `but` segments."""
        catalog = polib.pofile(str(self.catalog(edition, story)), wrapwidth=0)
        entries = [entry for entry in catalog if entry.msgid in REVIEWED[edition]]
        for index, entry in enumerate(entries):
            entry.msgstr = REVIEWED[edition][entry.msgid]
            entry.flags = [] if index < len(entries) - but else ["fuzzy"]
        catalog.save()

    def approve_all(self) -> None:
        for edition in REVIEWED:
            self.approve(edition)

    def write(self, edition: str, msgid: str, msgstr: str, *, approved: bool = True) -> None:
        """A reviewer's own wording."""
        catalog = polib.pofile(str(self.catalog(edition)), wrapwidth=0)
        entry = catalog.find(msgid)
        entry.msgstr, entry.flags = msgstr, [] if approved else ["fuzzy"]
        catalog.save()

    def publish(self, *paths: Path, to: Path | None = None, **policy: object) -> PublishReport:
        return publish_stories(
            paths or None,
            self.project,
            to or self.site,
            Policy(**policy),
            lambda done, total: None,  # type: ignore[arg-type]
        )

    def page(self, edition: str, suffix: str = "html", story: str = STORY) -> Path:
        return self.site / edition / "stories" / f"{story}.{suffix}"

    def read(self, edition: str, suffix: str = "html", story: str = STORY) -> str:
        return self.page(edition, suffix, story).read_text(encoding="utf-8")

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Content and time of every file of the site."""
        return {
            path.relative_to(self.site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }


@pytest.fixture(scope="session")
def _drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("drafted")
    shutil.copytree(HERE, root, dirs_exist_ok=True)
    Newsroom(root).translate()
    return root


@pytest.fixture
def newsroom(_drafted: Path, tmp_path: Path) -> Newsroom:
    """A newsroom whose story is drafted in all editions and approved in none."""
    shutil.copytree(_drafted, tmp_path / "newsroom")
    return Newsroom(tmp_path / "newsroom")


@pytest.fixture
def reviewed(newsroom: Newsroom) -> Newsroom:
    """A newsroom whose story is approved in all editions."""
    newsroom.approve_all()
    return newsroom


@pytest.fixture(scope="session")
def site(_drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A site with the approved story; not to be changed."""
    root = tmp_path_factory.mktemp("published") / "newsroom"
    shutil.copytree(_drafted, root)
    room = Newsroom(root)
    room.approve_all()
    assert room.publish().exit_code == 0
    return room
