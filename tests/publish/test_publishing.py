"""A site is made of what may go out, written once, and never more is touched or removed than is ours."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from translate.commands import main
from translate.errors import ConfigError, StorageError
from translate.publish import writing
from translate.publish.model import Review
from translate.workflow import publishing
from translate.workflow.publishing import Outcome, PublishReport, project_stories

from .conftest import REVIEWED, STORY, Newsroom

EDITIONS = ("zh-Hans", "zh-Hant", "mn")
FORMATS = ("html", "md", "txt", "json")
LABELS = {"zh-Hans": "机器翻译，未经人工审校", "zh-Hant": "機器翻譯，未經人工審校", "mn": "Машин орчуулга, хянагдаагүй"}


def _outcomes(report: PublishReport) -> dict[str, Outcome]:
    return {result.edition: result.outcome for result in report.results}


def test_an_approved_story_goes_out_in_every_edition_and_format(site: Newsroom) -> None:
    for edition in ("en", *EDITIONS):
        for suffix in FORMATS:
            assert site.page(edition, suffix).stat().st_size > 100
    assert REVIEWED["mn"]["It carried 320 passengers."] in site.read("mn", "txt")
    assert not any(label in site.read(edition, suffix) for edition, label in LABELS.items() for suffix in FORMATS)


def test_feeds_and_sitemap_are_xml_that_names_every_page(site: Newsroom) -> None:
    base = site.project.base_url
    atom = ElementTree.parse(site.site / "mn" / "feed.xml").getroot()
    entry = atom.find("{*}entry")
    assert entry is not None
    assert entry.findtext("{*}title") == next(iter(REVIEWED["mn"].values()))
    assert entry.findtext("{*}updated") == "2026-11-18T09:30:00+08:00"
    sitemap = ElementTree.parse(site.site / "sitemap.xml").getroot()
    pages = [f"{base}/{edition}/stories/{STORY}.html" for edition in ("en", *EDITIONS)]
    assert [place.text for place in sitemap.findall("{*}url/{*}loc")] == pages
    assert len(sitemap.findall("{*}url/{http://www.w3.org/1999/xhtml}link")) == 16


def test_an_unreviewed_story_is_held_back_with_its_reasons(newsroom: Newsroom) -> None:
    report = newsroom.publish()
    assert _outcomes(report) == {"en": Outcome.PUBLISHED, **dict.fromkeys(EDITIONS, Outcome.HELD_BACK)}
    assert "10 of 10 segments not approved" in report.results[1].verdict.reasons[0]
    assert report.exit_code == 1
    assert not newsroom.page("mn").exists()
    assert "(not in this edition)" in newsroom.read("en")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_drafts_are_labelled_in_their_language(drafts: Newsroom, edition: str, suffix: str) -> None:
    assert LABELS[edition] in drafts.read(edition, suffix)


@pytest.fixture(scope="module")
def drafts(_drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    root = tmp_path_factory.mktemp("drafts") / "newsroom"
    shutil.copytree(_drafted, root)
    assert Newsroom(root).publish(allow_drafts=True).exit_code == 0
    return Newsroom(root)


def test_drafts_are_labelled_in_lists_and_feeds_and_not_indexed(drafts: Newsroom) -> None:
    for edition, label in LABELS.items():
        assert label in (drafts.site / edition / "index.html").read_text(encoding="utf-8")
        assert f"[{label}]" in (drafts.site / edition / "feed.xml").read_text(encoding="utf-8")
        assert label in (drafts.site / "index.html").read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in drafts.read(edition)
    assert "noindex" not in drafts.read("en")
    sitemap = ElementTree.parse(drafts.site / "sitemap.xml")
    assert [place.text for place in sitemap.findall("{*}url/{*}loc")] == [
        f"{drafts.project.base_url}/en/stories/{STORY}.html"
    ]


def test_keep_lets_out_what_is_nearly_done_and_says_so(newsroom: Newsroom) -> None:
    newsroom.approve("zh-Hans", but=1)
    newsroom.approve("mn", but=3)
    report = newsroom.publish(keep=90)
    assert _outcomes(report)["zh-Hans"] is Outcome.PUBLISHED
    assert _outcomes(report)["mn"] is Outcome.HELD_BACK
    assert report.results[1].verdict.review is Review.PARTLY
    for suffix in FORMATS:
        assert "部分内容为机器翻译，未经人工审校" in newsroom.read("zh-Hans", suffix)


def test_an_error_in_approved_text_holds_back_even_with_drafts(reviewed: Newsroom) -> None:
    reviewed.write("zh-Hans", "It carried 320 passengers.", "列车上有23名旅客。")
    report = reviewed.publish(allow_drafts=True)
    assert _outcomes(report)["zh-Hans"] is Outcome.HELD_BACK
    assert "320" in report.results[1].verdict.reasons[0]


def test_a_changed_sentence_holds_back_and_takes_the_page_down(reviewed: Newsroom) -> None:
    reviewed.publish()
    reviewed.story.write_text(reviewed.story.read_text().replace("320 passengers", "330 passengers"))
    report = reviewed.publish()
    assert _outcomes(report)["mn"] is Outcome.HELD_BACK
    assert f"mn/stories/{STORY}.html" in report.taken_down
    assert not reviewed.page("mn").exists()
    assert "not in the PO file" in report.results[-1].verdict.reasons[0]


def test_an_unchanged_site_is_not_touched(reviewed: Newsroom) -> None:
    reviewed.publish()
    before = reviewed.files()
    report = reviewed.publish()
    assert set(_outcomes(report).values()) == {Outcome.UNCHANGED}
    assert reviewed.files() == before


def test_one_edition_corrected_leaves_the_others_untouched(reviewed: Newsroom) -> None:
    reviewed.publish()
    before = reviewed.files()
    reviewed.write("mn", "It carried 320 passengers.", "Түүгээр 320 зорчигч явав.")
    assert _outcomes(reviewed.publish()) == {
        "en": Outcome.UNCHANGED, "zh-Hans": Outcome.UNCHANGED, "zh-Hant": Outcome.UNCHANGED, "mn": Outcome.PUBLISHED
    }  # fmt: skip
    changed = {path for path, found in reviewed.files().items() if before.get(path) != found}
    assert changed <= {".editions.json", "mn/index.html", "mn/feed.xml", *(f"mn/stories/{STORY}.{s}" for s in FORMATS)}


def test_the_same_site_whatever_was_there_before(reviewed: Newsroom) -> None:
    reviewed.publish(allow_drafts=True)
    reviewed.publish()
    reviewed.publish(to=reviewed.root / "other")
    other = {p.relative_to(reviewed.root / "other").as_posix(): p.read_bytes()
             for p in (reviewed.root / "other").rglob("*") if p.is_file()}  # fmt: skip
    assert {path: data for path, (data, _) in reviewed.files().items()} == other


def test_a_file_lost_or_damaged_is_written_again(reviewed: Newsroom) -> None:
    reviewed.publish()
    before = {path: data for path, (data, _) in reviewed.files().items()}
    reviewed.page("mn").unlink()
    reviewed.page("zh-Hans").write_text("half")
    (reviewed.site / "sitemap.xml").unlink()
    reviewed.publish()
    assert {path: data for path, (data, _) in reviewed.files().items()} == before


def test_a_withdrawn_story_goes_and_strangers_stay(reviewed: Newsroom) -> None:
    reviewed.publish()
    (reviewed.site / "mn" / "stories" / "note.txt").write_text("not ours")
    reviewed.page("zh-Hans", "txt").write_text("a person wrote here")
    for path in (*reviewed.root.glob("locales/*.pot"), *reviewed.root.glob("locales/*/LC_MESSAGES/*.po")):
        path.unlink()
    report = reviewed.publish()
    assert report.left == (f"zh-Hans/stories/{STORY}.txt",)
    stories = {path.name for path in reviewed.site.glob("*/stories/*")}
    assert stories == {f"{STORY}.txt", "note.txt"}
    assert not (reviewed.site / "images").exists()


def test_a_file_in_the_way_is_refused_before_anything_is_written(reviewed: Newsroom) -> None:
    reviewed.site.mkdir()
    (reviewed.site / "index.html").write_text("somebody's home page")
    with pytest.raises(StorageError, match="not written by this program"):
        reviewed.publish()
    assert list(reviewed.files()) == ["index.html"]


def test_a_run_that_was_killed_is_taken_up(reviewed: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    written = writing.write_atomically
    left = 6

    def killed(path: Path, data: bytes, *, durable: bool = True) -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return written(path, data, durable=durable)

    monkeypatch.setattr(writing, "write_atomically", killed)
    with pytest.raises(KeyboardInterrupt):
        reviewed.publish()
    monkeypatch.undo()
    reviewed.write("mn", "It carried 320 passengers.", "Түүгээр 320 зорчигч явав.")
    assert reviewed.publish().exit_code == 0
    assert "Түүгээр 320" in reviewed.read("mn")


def test_a_reviewer_who_saves_meanwhile_is_not_published_unjudged(
    reviewed: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed.publish()
    page = reviewed.read("mn")
    reviewed.story.write_text(reviewed.story.read_text().replace("Saruul Bat", "Bo Lin", 1))
    composed = publishing.compose

    def compose(*arguments: Any, **options: Any) -> Any:
        reviewed.write("mn", "It carried 320 passengers.", "Энэ өгүүлбэрийг хэн ч хараагүй.", approved=False)
        return composed(*arguments, **options)

    monkeypatch.setattr(publishing, "compose", compose)
    report = reviewed.publish()
    assert "changed while it was published" in str(report.failures[0].error)
    assert reviewed.read("mn") == page
    monkeypatch.undo()
    assert _outcomes(reviewed.publish())["mn"] is Outcome.HELD_BACK
    assert not reviewed.page("mn").exists()


def test_a_broken_po_file_is_reported_and_its_page_stays(reviewed: Newsroom) -> None:
    reviewed.publish()
    page = reviewed.read("mn")
    with reviewed.catalog("mn").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "unfinished\n')
    report = reviewed.publish()
    assert [(failure.edition, failure.error.line is not None) for failure in report.failures] == [("mn", True)]
    assert report.exit_code == 3
    assert reviewed.read("mn") == page
    assert "mn/stories" in reviewed.read("en")


def test_a_story_that_cannot_be_read_keeps_its_pages(reviewed: Newsroom) -> None:
    reviewed.publish()
    before = reviewed.files()
    reviewed.story.write_bytes(b"\xff\xfe\x00")
    report = reviewed.publish()
    assert report.exit_code == 3
    assert reviewed.files() == before


def test_only_the_named_story_is_published_and_the_others_stay_listed(reviewed: Newsroom) -> None:
    reviewed.publish()
    second = reviewed.root / "stories" / "second.md"
    second.write_text(reviewed.story.read_text().replace("# Night train returns", "# Day train returns"))
    reviewed.translate(second)
    reviewed.publish(second)
    listed = (reviewed.site / "en" / "index.html").read_text()
    assert "Night train returns" in listed
    assert "Day train returns" in listed
    assert [path.name for path in project_stories(reviewed.project)] == ["night-train.md", "second.md"]


def test_two_files_with_one_name_are_refused(reviewed: Newsroom) -> None:
    twin = reviewed.root / f"{STORY}.txt"
    twin.write_text("A headline\n\nText.\n")
    report = reviewed.publish(reviewed.story, twin)
    assert "has the same name as" in str(report.failures[0].error)
    assert report.exit_code == 3
    assert "Night train returns" in reviewed.read("en")


def test_long_lists_have_pages(newsroom: Newsroom) -> None:
    paths = []
    for number in range(41):
        paths.append(newsroom.root / "stories" / f"story-{number:02d}.txt")
        paths[-1].write_text(f"Headline {number:02d}\n\nText of the story, with a full stop.\n")
    newsroom.publish(*paths)
    assert 'href="page-2.html"' in (newsroom.site / "en" / "index.html").read_text()
    assert "Headline 40" in (newsroom.site / "en" / "page-2.html").read_text()


def test_only_the_projects_own_pictures_are_shown(reviewed: Newsroom) -> None:
    (reviewed.root.parent / "secret.png").write_bytes((reviewed.story.parent / "pictures/night-train.png").read_bytes())
    text = reviewed.story.read_text()
    for address in ("https://elsewhere.example/a.png", "../../secret.png", "/etc/passwd", "pictures/none.png"):
        reviewed.story.write_text(text.replace("pictures/night-train.png", address))
        reviewed.publish()
        assert "<img" not in reviewed.read("en")
        assert "Passengers board the night train" in reviewed.read("en")
    assert not (reviewed.site / "images").exists()


def test_a_changed_picture_is_published_again(reviewed: Newsroom) -> None:
    reviewed.publish()
    assert len(list((reviewed.site / "images").iterdir())) == 1
    picture = reviewed.story.parent / "pictures/night-train.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    assert _outcomes(reviewed.publish())["mn"] is Outcome.PUBLISHED
    assert len(list((reviewed.site / "images").iterdir())) == 1


def test_a_newsrooms_template_wins_and_may_build_on_ours(reviewed: Newsroom) -> None:
    reviewed.publish()
    folder = reviewed.root / "templates"
    folder.mkdir()
    (folder / "story.html").write_text(
        '{% extends "shipped/story.html" %}{% block foot %}<p>{{ article.name }} & {{ "<b>" }}</p>{% endblock %}'
    )
    assert _outcomes(reviewed.publish())["mn"] is Outcome.PUBLISHED
    assert f"<p>{STORY} & &lt;b&gt;</p>" in reviewed.read("mn")


@pytest.mark.parametrize("name", ["story.html", "feed.xml"])
def test_a_broken_template_is_named_with_its_line_before_anything_is_written(reviewed: Newsroom, name: str) -> None:
    folder = reviewed.root / "templates"
    folder.mkdir()
    (folder / name).write_text("line one\n{% if %}\n")
    with pytest.raises(ConfigError, match=rf"templates/{name}:2"):
        reviewed.publish()
    assert not reviewed.site.exists()


@pytest.mark.parametrize("name", ["story.html", "style.css"])
def test_a_template_that_is_no_text_is_named(reviewed: Newsroom, name: str) -> None:
    folder = reviewed.root / "templates"
    folder.mkdir()
    (folder / name).write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8 text"):
        reviewed.publish()


@pytest.mark.parametrize("name", ["../up", "en", "zh Hans"])
def test_an_edition_that_cannot_be_a_folder_is_refused(newsroom: Newsroom, name: str) -> None:
    (newsroom.root / "translate.toml").write_text(f'[editions."{name}"]\nlocale = "mn"\n')
    with pytest.raises(ConfigError, match="edition"):
        newsroom.publish()


def test_a_further_edition_has_english_labels_and_says_so(newsroom: Newsroom) -> None:
    (newsroom.root / "translate.toml").write_text('[editions.fr]\nname = "Français"\n')
    newsroom.translate()
    report = newsroom.publish(allow_drafts=True)
    assert report.unworded == ("fr",)
    assert "18 novembre 2026" in newsroom.read("fr")


def _change(manifest: Path, change: Callable[[dict], None]) -> None:  # type: ignore[type-arg]
    content = json.loads(manifest.read_text())
    change(content)
    manifest.write_text(json.dumps(content))


def test_a_manifest_that_names_files_outside_the_site_is_not_believed(reviewed: Newsroom) -> None:
    reviewed.publish()
    outside = reviewed.root / "translate.toml"
    outside.write_text("")
    _change(reviewed.site / ".editions.json", lambda content: content["files"].update({"../translate.toml": "x"}))
    with pytest.raises(StorageError, match="outside the site"):
        reviewed.publish()
    assert outside.exists()


def test_a_manifest_that_is_none_is_reported(reviewed: Newsroom) -> None:
    reviewed.site.mkdir()
    (reviewed.site / ".editions.json").write_text("[]")
    with pytest.raises(StorageError, match="not a list of published files"):
        reviewed.publish()


def _command(newsroom: Newsroom, *arguments: str) -> tuple[int, str]:
    before = Path.cwd()
    os.chdir(newsroom.root)
    try:
        result = CliRunner().invoke(main, arguments)
    finally:
        os.chdir(before)
    return result.exit_code, result.output


def test_the_command_says_what_was_held_back_and_why(newsroom: Newsroom) -> None:
    newsroom.approve("mn")
    code, output = _command(newsroom, "publish", "--to", "out")
    assert code == 1
    assert "held back: night-train [zh-Hans] locales/zh_Hans/LC_MESSAGES/night-train.po" in output
    assert "10 of 10 segments not approved" in output
    assert (newsroom.root / "out/mn/stories/night-train.html").exists()


def test_the_command_counts_what_is_unchanged(reviewed: Newsroom) -> None:
    reviewed.publish()
    reviewed.write("mn", "It carried 320 passengers.", "Түүгээр 320 зорчигч явав.")
    code, output = _command(reviewed, "publish")
    assert code == 0
    assert "3 pages unchanged" in output
    assert "zh-Hans" not in output


def test_the_command_speaks_json(reviewed: Newsroom) -> None:
    code, output = _command(reviewed, "publish", "--json")
    told = json.loads(output)
    assert code == 0
    assert [(each["edition"], each["state"]) for each in told["editions"]][-1] == ("mn", "published")
    assert told["failures"] == []
