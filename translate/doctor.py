"""What this machine and project have, and what they lack: facts with, where something is missing, the next step."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from translate import __version__
from translate.config import Edition, Project
from translate.engine.packages import bundled_folder, find_package
from translate.engine.packages.finding import installed_folders
from translate.errors import EditionsError

LIBRARIES = ("argostranslate", "babel", "ctranslate2", "opencc", "polib", "sentencepiece", "sentencex")
EXTRAS = {
    "evaluate": (("sacrebleu",), "scores of quality"),
    "convert": (("torch", "transformers"), "making packages from models"),
    "scale": (("distributed",), "work spread over several machines"),
}
FEATURES = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimd", "asimddp", "i8mm")
"""Processor features that CTranslate2's kernels gain from."""

LOW_DISK = 1 << 30


class State(StrEnum):
    """Whether all is well, worth knowing, or keeps something from working."""

    OK = "ok"
    NOTE = "note"
    MISSING = "missing"


@dataclass(frozen=True)
class Fact:
    """One line: what about, what was found, how that is; `hint` is the next step where there is one."""

    topic: str
    found: str
    state: State = State.OK
    hint: str = ""


def diagnose(project: Project) -> list[Fact]:
    """The facts about this installation, machine and project, in the order to read them. Opens no socket."""
    return [
        Fact("editions", f"{__version__} on Python {platform.python_version()}, {platform.system()}"),
        *_libraries(),
        *_extras(),
        *_processor(),
        *(_edition(project, edition) for edition in project.editions),
        *_folders(project),
        Fact("fonts", "none needed"),
    ]


def _libraries() -> Iterator[Fact]:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    yield Fact("libraries", ", ".join(found))
    if missing:
        yield Fact(
            "libraries", f"not installed: {', '.join(missing)}", State.MISSING, f"pip install {' '.join(missing)}"
        )


def _extras() -> Iterator[Fact]:
    for extra, (modules, use) in EXTRAS.items():
        if all(find_spec(module) for module in modules):
            yield Fact("extra", f"{extra}: {use}")
        else:
            yield Fact("extra", f"{extra} not installed: {use}", State.NOTE, f"pip install 'editions[{extra}]'")


def _processor() -> Iterator[Fact]:
    import ctranslate2

    flags = _processor_flags()
    features = [feature for feature in FEATURES if feature in flags]
    yield Fact(
        "processor", f"{platform.machine()}, {os.cpu_count()} cores, {', '.join(features) or 'no known features'}"
    )
    types = sorted(ctranslate2.get_supported_compute_types("cpu"))
    quick = "int8" in types
    yield Fact(
        "computing",
        ", ".join(types),
        State.OK if quick else State.NOTE,
        "" if quick else "without int8 translation is slower; nothing to install helps",
    )


def _processor_flags() -> set[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return set()
    flags = (line.partition(":")[2].split() for line in lines if line.startswith(("flags", "Features")))
    return set(next(flags, []))


def _edition(project: Project, edition: Edition) -> Fact:
    if edition.derived_from is not None:
        return Fact(edition.id, f"converted from {edition.derived_from} by OpenCC, {edition.opencc}")
    if edition.package is None:
        return Fact(edition.id, "no machine translation: drafts are English with glossary names", State.NOTE)
    try:
        package = find_package(
            *edition.package, bundled=project.models or bundled_folder(), unpacked=project.state / "packages"
        )
    except EditionsError as error:
        where = f": {error.path}" if error.path else ""
        return Fact(edition.id, f"{error.what}{where}", State.MISSING, error.hint or "")
    kind = "bundled starter package" if package.bundled else "installed"
    return Fact(
        edition.id,
        f"{package.name} {package.version}, {kind}",
        State.NOTE if package.bundled else State.OK,
        f"for better drafts: cli.py models install {package.name}" if package.bundled else "",
    )


def _folders(project: Project) -> Iterator[Fact]:
    installed = installed_folders()
    folders = [("project", project.root), ("PO files", project.locales), ("state", project.state)]
    if installed:
        folders.append(("packages", installed[0]))
    else:
        yield Fact("packages", "Argos Translate's folder cannot be made", State.NOTE, "set ARGOS_PACKAGES_DIR")
    for topic, folder in folders:
        existing = next(each for each in (folder, *folder.absolute().parents) if each.exists())
        free = shutil.disk_usage(existing).free
        if not os.access(existing, os.W_OK):
            yield Fact(topic, f"{folder} cannot be written", State.MISSING, f"allow writing: chmod u+w {existing}")
        elif free < LOW_DISK:
            yield Fact(topic, f"{folder}: only {free >> 20} MiB free", State.MISSING, "make room on the disk")
        else:
            yield Fact(topic, f"{folder}, {free / (1 << 30):.0f} GiB free")
