"""The site and the preview in Debian's Chromium: links, languages, faces, accessibility; no request to anyone else.

With EDITIONS_SCREENSHOTS=docs/images the pictures of the documentation are taken.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

pytest.importorskip("selenium", reason="selenium is not installed")
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from translate.workflow.previewing import preview_story

from .conftest import REVIEWED, STORY, Newsroom

EDITIONS = ("en", "zh-Hans", "zh-Hant", "mn")
NAMES = {"en": "English", "zh-Hans": "中文简体", "zh-Hant": "中文繁體", "mn": "Монгол"}
LARGEST_PICTURE = 300_000


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the parent's name)
        pass


@pytest.fixture(scope="module")
def served(site: Newsroom, _drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of: the approved site, one that is not quite under /drafts/, its preview as /preview.html."""
    root = tmp_path_factory.mktemp("served")
    drafts = Newsroom(tmp_path_factory.mktemp("drafts") / "newsroom")
    shutil.copytree(_drafted, drafts.root)
    drafts.approve("mn", but=1)
    drafts.approve("zh-Hans", but=10)
    drafts.write("zh-Hans", "It carried 320 passengers.", "列车上有302名旅客。", approved=False)
    drafts.publish(allow_drafts=True)
    shutil.copytree(site.site, root, dirs_exist_ok=True)
    shutil.copytree(drafts.site, root / "drafts")
    (root / "preview.html").write_text(preview_story(STORY, drafts.project, drafts.project.editions), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by its own driver, cut off from every other machine."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        pytest.skip("chromium and chromium-driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-gpu",
        "--disable-background-networking", "--disable-component-update", "--force-device-scale-factor=1",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
    browser.set_window_size(900, 1000)
    yield browser
    browser.quit()


@pytest.fixture
def browser(chromium: Any, served: str) -> Iterator[Any]:
    """The browser; after the test its console must be empty and every request have gone to the site."""
    chromium.get_log("browser")
    chromium.get_log("performance")
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    chromium.set_window_size(900, 1000)
    yield chromium
    assert chromium.get_log("browser") == []
    requests = [
        message["params"]["request"]["url"]
        for entry in chromium.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    assert requests
    assert [url for url in requests if not url.startswith((served, "data:"))] == []


def _story(edition: str) -> str:
    return f"/{edition}/stories/{STORY}.html"


def test_the_edition_line_leads_to_the_same_story(browser: Any, served: str) -> None:
    browser.get(served + _story("en"))
    for edition in ("zh-Hans", "mn", "zh-Hant", "en"):
        browser.find_element(By.LINK_TEXT, NAMES[edition]).click()
        assert browser.current_url == served + _story(edition)
        assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == edition
        assert browser.find_element(By.CSS_SELECTOR, "[aria-current]").text == NAMES[edition]
        headline = next(iter(REVIEWED[edition].values() if edition != "en" else REVIEWED["mn"]))
        assert browser.find_element(By.TAG_NAME, "h1").text == headline
        assert browser.title.startswith(headline)
        assert browser.find_element(By.TAG_NAME, "img").get_property("naturalWidth") > 0


def test_every_link_of_every_page_leads_somewhere(browser: Any, served: str) -> None:
    import urllib.request

    seen: set[str] = set()
    waiting = [f"{served}/index.html"]
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        with urllib.request.urlopen(url) as answer:
            assert answer.status == 200
        if url.endswith(".html"):
            browser.get(url)
            found = browser.execute_script(
                "return [...document.querySelectorAll('a[href], link[rel=alternate]:not([hreflang])')].map(e => e.href)"
            )
            waiting += [link.partition("#")[0] for link in found]
    assert len(seen) == 1 + 4 * (1 + 1 + 4)


@pytest.mark.parametrize("edition", EDITIONS)
def test_languages_and_addresses_are_declared(browser: Any, served: str, edition: str) -> None:
    browser.get(served + _story(edition))
    declared = browser.execute_script(
        "return [...document.querySelectorAll('link[hreflang]')].map(e => [e.hreflang, e.getAttribute('href')])"
    )
    base = "https://news.example"
    assert declared == [
        ["en", base + _story("en")], ["x-default", base + _story("en")],
        *([other, base + _story(other)] for other in EDITIONS[1:]),
    ]  # fmt: skip
    canonical = browser.find_element(By.CSS_SELECTOR, "link[rel=canonical]").get_attribute("href")
    assert canonical == base + _story(edition)


PAGES = [
    *(_story(edition) for edition in EDITIONS),
    f"/drafts{_story('zh-Hant')}",
    f"/drafts{_story('mn')}",
    "/drafts/index.html",
    "/drafts/zh-Hans/index.html",
    "/preview.html",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_violation(browser: Any, served: str, page: str, scheme: str) -> None:
    pytest.importorskip("selenium_axe_python", reason="selenium-axe-python, which holds axe-core, is not installed")
    axe = files("selenium_axe_python").joinpath("axe-core", "axe.min.js").read_text(encoding="utf-8")
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(served + page)
    browser.execute_script(axe)
    found = browser.execute_async_script("const done = arguments[0]; axe.run().then(done, e => done(String(e)))")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert len(found["passes"]) > 10


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_shows_the_whole_width(browser: Any, served: str, page: str) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    )
    browser.get(served + page)
    width = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert width <= 360


def _faces(browser: Any, selector: str) -> set[str]:
    """The fonts in which an element's text is really drawn."""
    browser.execute_cdp_cmd("DOM.enable", {})
    browser.execute_cdp_cmd("CSS.enable", {})
    root = browser.execute_cdp_cmd("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    node = browser.execute_cdp_cmd("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = browser.execute_cdp_cmd("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts}


@pytest.mark.parametrize("selector", ["h1", ".text p", "figcaption"])
def test_mongolian_letters_are_not_borrowed_from_another_face(browser: Any, served: str, selector: str) -> None:
    browser.get(served + _story("mn"))
    assert len(_faces(browser, selector)) == 1


@pytest.mark.parametrize(("edition", "script"), [("zh-Hans", "SC"), ("zh-Hant", "TC")])
@pytest.mark.parametrize("selector", ["h1", ".text p"])
def test_each_chinese_edition_has_its_own_letters(
    browser: Any, served: str, edition: str, script: str, selector: str
) -> None:
    browser.get(served + _story(edition))
    faces = _faces(browser, selector)
    if not any("CJK" in face for face in faces):
        pytest.skip("fonts-noto-cjk is not installed")
    assert all(face.endswith(f"CJK {script}") for face in faces)


def test_the_preview_filters_and_moves_by_keyboard(browser: Any, served: str) -> None:
    browser.get(f"{served}/preview.html")

    def shown() -> list[str]:
        rows = browser.find_elements(By.CSS_SELECTOR, ".row")
        return [row.get_attribute("data-state") for row in rows if row.is_displayed()]

    assert shown() == ["edited"] * 10
    browser.find_element(By.CSS_SELECTOR, "[name=edition][value=mn]").click()
    assert shown() == ["approved"] * 9 + ["edited"]
    browser.find_element(By.CSS_SELECTOR, "[name=state][value=approved]").click()
    assert shown() == ["edited"]
    assert browser.find_element(By.ID, "shown").text == "1 shown"
    browser.find_element(By.CSS_SELECTOR, "[name=state][value=approved]").click()
    for keys, number in (("jj", "2"), ("k", "1"), ("jjj", "4")):
        ActionChains(browser).send_keys(keys).perform()
        active = browser.switch_to.active_element
        assert active.find_element(By.CLASS_NAME, "number").text == number
    browser.find_element(By.CSS_SELECTOR, "[name=state][value=edited]").send_keys(Keys.SPACE)
    assert shown() == ["approved"] * 9


@pytest.mark.parametrize(
    ("name", "page", "size"),
    [
        *((edition, _story(edition), (860, 1320)) for edition in EDITIONS),
        ("draft", f"/drafts{_story('zh-Hans')}", (860, 640)),
        ("preview", "/preview.html", (1100, 900)),
    ],
)
def test_screenshots(browser: Any, served: str, tmp_path: Path, name: str, page: str, size: tuple[int, int]) -> None:
    browser.set_window_size(*size)
    browser.get(served + page)
    picture = Path(os.environ.get("EDITIONS_SCREENSHOTS", tmp_path)) / f"{name}.png"
    browser.save_screenshot(str(picture))
    assert 10_000 < picture.stat().st_size < LARGEST_PICTURE
