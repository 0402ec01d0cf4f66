"""Reads an unpacked package and refuses one that is broken or not what it says it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from translate.engine.packages.package import BPE, SENTENCEPIECE, Masks, Package
from translate.errors import PackageError

METADATA = "metadata.json"
METADATA_LIMIT = 1 << 20
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{2,8})*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")


def read_package(folder: Path, *, digest: str, bundled: bool) -> Package:
    """The package in `folder`.

    Raises PackageError when its metadata is missing or nonsense, or when a file it needs is not there.
    """
    metadata = read_metadata(folder)
    source, target = pair_of(metadata, folder)
    version = _text(metadata, "package_version", folder)
    if not _VERSION.fullmatch(version):
        raise _broken(folder, f"package_version {version[:40]!r} is not a version")
    name = metadata.get("code") or f"translate-{source}_{target}"
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise _broken(folder, "code is not a package name")
    _require_files(folder)
    extra = metadata.get("editions") or {}
    if not isinstance(extra, Mapping):
        raise _broken(folder, "editions is not a table")
    return Package(
        name=name,
        version=version,
        source=source,
        target=target,
        folder=folder,
        digest=digest,
        bundled=bundled,
        target_prefix=_text(metadata, "target_prefix", folder, required=False) or None,
        masks=_masks(metadata, extra, folder),
        source_name=_text(metadata, "from_name", folder, required=False),
        target_name=_text(metadata, "to_name", folder, required=False),
        licence=_text(extra, "licence", folder, required=False) or None,
        quality=_quality(extra, folder),
    )


def read_metadata(folder: Path) -> Mapping[str, Any]:
    """The package's `metadata.json`. Raises PackageError when there is none or it is not a JSON object."""
    path = folder / METADATA
    try:
        if path.stat().st_size > METADATA_LIMIT:
            raise _broken(folder, f"{METADATA} is larger than {METADATA_LIMIT} bytes")
        metadata = json.loads(path.read_bytes())
    except OSError as error:
        raise _broken(folder, f"{METADATA} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise _broken(folder, f"{METADATA} is not JSON") from error
    if not isinstance(metadata, dict):
        raise _broken(folder, f"{METADATA} is not a JSON object")
    return metadata


def pair_of(metadata: Mapping[str, Any], folder: Path) -> tuple[str, str]:
    """Source and target codes that the metadata names. Raises PackageError when it is no translation package."""
    if metadata.get("type", "translate") != "translate":
        raise _broken(folder, "it is not a translation package")
    codes = tuple(_text(metadata, key, folder) for key in ("from_code", "to_code"))
    for code in codes:
        if not _CODE.fullmatch(code):
            raise _broken(folder, f"{code[:40]!r} is not a language code")
    return codes[0], codes[1]


def _require_files(folder: Path) -> None:
    if not (folder / "model" / "model.bin").is_file():
        raise _broken(folder, "model/model.bin is missing")
    try:
        has_vocabulary = any((folder / "model").glob("*vocabulary.*"))
    except OSError:
        # Another process that installs the same package takes this one away meanwhile.
        has_vocabulary = False
    if not has_vocabulary:
        raise _broken(folder, "the model's vocabulary is missing")
    if not any((folder / name).is_file() for name in (SENTENCEPIECE, BPE)):
        raise _broken(folder, f"{SENTENCEPIECE} is missing")


def _masks(metadata: Mapping[str, Any], extra: Mapping[str, Any], folder: Path) -> Masks | None:
    names, figures = _strings(extra, "name_masks", folder), _strings(extra, "figure_masks", folder)
    if not names and not figures:
        # The first starter packages list one pool of masks for both uses: half of it goes to each.
        pool = _strings(metadata, "masks", folder)
        names, figures = pool[: len(pool) // 2], pool[len(pool) // 2 :]
    if not names and not figures:
        return None
    marks = extra.get("case_marks") or {}
    if not isinstance(marks, Mapping) or not all(isinstance(mark, str) and mark for mark in marks.values()):
        raise _broken(folder, "case_marks is not a table of marks")
    every = [*names, *figures, *marks.values()]
    if len(set(every)) != len(every):
        raise _broken(folder, "a mask is listed twice")
    return Masks(names=names, figures=figures, case_marks=dict(marks))


def _quality(extra: Mapping[str, Any], folder: Path) -> dict[str, dict[str, float]]:
    quality = extra.get("quality") or {}
    try:
        return {str(name): {str(k): float(v) for k, v in scores.items()} for name, scores in quality.items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise _broken(folder, "quality is not a table of scores") from error


def _text(values: Mapping[str, Any], key: str, folder: Path, *, required: bool = True) -> str:
    value = values.get(key)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value):
        raise _broken(folder, f"{METADATA} has no usable {key}")
    return value


def _strings(values: Mapping[str, Any], key: str, folder: Path) -> tuple[str, ...]:
    value = values.get(key) or ()
    if isinstance(value, str) or not all(isinstance(each, str) and each for each in value):
        raise _broken(folder, f"{key} is not a list of texts")
    return tuple(value)


def _broken(folder: Path, what: str) -> PackageError:
    return PackageError(f"broken translation package: {what}", path=folder, hint="remove it and install it again")
