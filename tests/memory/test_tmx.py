"""TMX as other tools write it is read; ours is read by other tools, and comes back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.config import DEFAULT_EDITIONS
from translate.errors import MemoryFileError
from translate.memory.model import MemoryUnit
from translate.memory.tmx import folded, parse_tmx, tmx_bytes

FOLDER = Path(__file__).parent / "tmx"
PATH = Path("memory/a.tmx")
ORIGIN = "memory/a.tmx"


def parsed(data: bytes) -> list[tuple[str, str, str, str]]:
    return [
        (unit.edition, unit.source, unit.target, unit.context)
        for unit in parse_tmx(data, PATH, DEFAULT_EDITIONS, ORIGIN)
    ]


def tmx(body: str, *, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'.encode()


CAT_TOOL = [
    ("zh-Hans", "Turkey closed its border.", "土耳其关闭了边境。", "headline"),
    ("zh-Hant", "Turkey closed its border.", "土耳其關閉了邊境。", "headline"),
    ("mn", "Turkey closed its border.", "Турк хилээ хаав.", "headline"),
    ("mn", "Prices rose.", "Үнэ өсөв.", ""),
]


def test_file_of_a_cat_tool() -> None:
    """Inline codes go, highlighted text stays, tags of every style find their edition, other languages are left."""
    assert parsed((FOLDER / "cat-tool.tmx").read_bytes()) == CAT_TOOL


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-8"])
def test_byte_order_mark(codec: str) -> None:
    text = (FOLDER / "cat-tool.tmx").read_text(encoding="utf-8")
    declared = text.replace('encoding="UTF-8"', f'encoding="{codec.removesuffix("-le").removesuffix("-be")}"')
    assert parsed(f"\ufeff{declared}".encode(codec)) == CAT_TOOL


def test_dates_sort_units() -> None:
    dates = [unit.date for unit in parse_tmx((FOLDER / "cat-tool.tmx").read_bytes(), PATH, DEFAULT_EDITIONS, ORIGIN)]
    assert dates == ["2017-01-01T00:00:00Z", "2016-12-03T10:15:00Z", "2016-12-03T10:15:00Z", ""]


def test_file_of_translate_toolkit() -> None:
    assert parsed((FOLDER / "translate-toolkit.tmx").read_bytes()) == [
        (
            "mn",
            "Turkey closed its border with Syria on Monday.",
            "Турк улс Сиритэй хиллэх хилээ даваа гарагт хаав.",
            "",
        ),
        ("mn", "Prices & wages rose by <a third>.", "Үнэ, цалин гуравны нэгээр өсөв.", ""),
    ]


HOSTILE = {
    "empty": (b"", "the file is empty"),
    "not XML": (b"source,target\n", "not well-formed"),
    "cut off": (tmx("<tu>")[:-20], "not well-formed"),
    "another root": (b"<xliff/>", "the root element is <xliff>"),
    "no language": (tmx("<tu><tuv><seg>a</seg></tuv></tu>"), "without xml:lang"),
    "unknown encoding": (b'<?xml version="1.0" encoding="klingon"?><tmx/>', "encoding"),
    "multi-byte encoding": (b'<?xml version="1.0" encoding="gbk"?><tmx/>', "cannot be decoded"),
    "wrong bytes": (tmx("<tu/>").replace(b"<tu/>", b"\xff\xfe"), "not well-formed"),
    "billion laughs": (
        tmx(
            "<tu/>",
            head="<!DOCTYPE tmx [<!ENTITY a 'ha'>"
            + "".join(
                f"<!ENTITY {name} '{'&' + before + ';' * 1}{('&' + before + ';') * 9}'>"
                for before, name in zip("abcdefgh", "bcdefghi", strict=True)
            )
            + "]>",
        ),
        "declares an entity (a)",
    ),
    "file of this machine": (
        tmx("<tu/>", head="<!DOCTYPE tmx [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]>"),
        "declares an entity (secret)",
    ),
    "parameter entity": (
        tmx("<tu/>", head="<!DOCTYPE tmx [<!ENTITY % more SYSTEM 'http://localhost/x.dtd'> %more;]>"),
        "declares an entity (more)",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_with_its_line(name: str) -> None:
    data, reason = HOSTILE[name]
    with pytest.raises(MemoryFileError) as caught:
        parsed(data)
    assert reason in str(caught.value)
    assert str(caught.value).startswith("memory/a.tmx:1: " if data else "memory/a.tmx: ")


def test_line_of_an_error() -> None:
    with pytest.raises(MemoryFileError) as caught:
        parsed(b"<tmx>\n<body>\n<tu>\n</body>\n</tmx>")
    assert caught.value.line == 4


def test_deep_nesting_is_read() -> None:
    depth = 20_000
    data = tmx(f'<tu><tuv xml:lang="en"><seg>{"<hi>" * depth}a{"</hi>" * depth}</seg></tuv></tu>')
    assert parsed(data) == []


texts = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30).filter(lambda text: folded(text))
written = st.builds(
    MemoryUnit,
    edition=st.sampled_from([edition.id for edition in DEFAULT_EDITIONS]),
    source=texts,
    target=texts,
    context=st.sampled_from(["", "body", "headline"]),
    origin=st.sampled_from(["visit", "border & bank"]),
    date=st.sampled_from(["", "2016-12-02T05:03:00Z"]),
)


def as_read(text: str) -> str:
    allowed = "".join(
        char if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff") else "\ufffd" for char in text
    )
    return folded(allowed)


@given(st.lists(written, max_size=6))
def test_export_comes_back(units: list[MemoryUnit]) -> None:
    """Every unit, with its context and date; what XML cannot hold is marked, never dropped."""
    data = tmx_bytes(units, DEFAULT_EDITIONS)
    assert data == tmx_bytes(units, DEFAULT_EDITIONS)
    back = [
        (unit.edition, unit.source, unit.target, unit.context, unit.date)
        for unit in parse_tmx(data, PATH, DEFAULT_EDITIONS, ORIGIN)
    ]
    wanted = [(unit.edition, as_read(unit.source), as_read(unit.target), unit.context, unit.date) for unit in units]
    assert back == wanted


TOOLKIT = """
import sys
from translate.storage.tmx import tmxfile
with open(sys.argv[1], "rb") as source:
    store = tmxfile(source, "en", sys.argv[2])
for unit in store.units:
    print(unit.source, "=>", unit.target)
"""


def test_translate_toolkit_reads_our_export(tmp_path: Path) -> None:
    pofilter = shutil.which("pofilter")
    if pofilter is None:
        pytest.skip("Translate Toolkit is not installed")
    path = tmp_path / "out.tmx"
    python = Path(pofilter).read_text(encoding="utf-8").splitlines()[0].removeprefix("#!")
    for edition, target in (("zh-Hans", "物价和工资上涨。"), ("mn", "Үнэ, цалин өсөв.")):
        unit = MemoryUnit(edition, "Prices & wages rose.", target, "body", "visit")
        path.write_bytes(tmx_bytes([unit], DEFAULT_EDITIONS))
        done = subprocess.run([python, "-I", "-c", TOOLKIT, path, edition], capture_output=True, text=True, check=False)
        assert done.stdout == f"Prices & wages rose. => {target}\n", done.stderr


OMEGAT = [
    ("mn", "Prices & wages rose.", "Үнэ, цалин өсөв."),
    ("mn", "The bank will open a branch in Darkhan next year.", "Банк ирэх жил Дарханд салбар нээнэ."),
    ("mn", "Turkey closed its border with Syria on Monday.", "Турк улс Сиритэй хиллэх хилээ даваа гарагт хаав."),
]


@pytest.mark.parametrize("name", ["omegat-level1.tmx", "omegat-level2.tmx"])
def test_files_of_omegat(name: str) -> None:
    """OmegaT 3.6 exports a TMX 1.1 without inline codes and a TMX 1.4 with them."""
    assert [each[:3] for each in parsed((FOLDER / name).read_bytes())] == OMEGAT


def test_omegat_translates_with_our_export(tmp_path: Path) -> None:
    """And what it then exports is what we gave it."""
    omegat = shutil.which("omegat")
    if omegat is None:
        pytest.skip("OmegaT is not installed")
    project = tmp_path / "visit"
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    shutil.copy(FOLDER / "omegat.project", project)
    (project / "source" / "story.txt").write_text("\n\n".join(source for _, source, _ in OMEGAT), encoding="utf-8")
    units = [MemoryUnit(edition, source, target, "body", "visit") for edition, source, target in OMEGAT]
    other = MemoryUnit("zh-Hans", OMEGAT[0][1], "物价和工资上涨。", "body", "visit")
    (project / "tm" / "auto" / "ours.tmx").write_bytes(tmx_bytes([other, *units], DEFAULT_EDITIONS))
    subprocess.run(
        [omegat, project, "--mode=console-translate"],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "JAVA_TOOL_OPTIONS": f"-Duser.home={tmp_path}"},
        capture_output=True,
        timeout=120,
        check=True,
    )
    translated = (project / "target" / "story.txt").read_text(encoding="utf-8")
    assert translated.split("\n\n") == [target for _, _, target in OMEGAT]
    back = [each[:3] for each in parsed((project / "visit-level2.tmx").read_bytes())]
    assert back == OMEGAT
