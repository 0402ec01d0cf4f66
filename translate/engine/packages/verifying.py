"""Verifies a package: its files are still the ones that were unpacked, and it translates."""

from __future__ import annotations

from dataclasses import dataclass

from translate.engine.packages.digests import digests_of_files, read_record
from translate.engine.packages.package import Package
from translate.errors import PackageError

PROBE = "The president arrived in Beijing on Monday."


@dataclass(frozen=True)
class Verification:
    """What was found: `problems` is empty for a sound package; `recorded` tells whether its hashes were known."""

    package: Package
    recorded: bool
    probe: str
    translation: str
    problems: tuple[str, ...]


def verify(package: Package) -> Verification:
    """Hash the package's files again and translate a probe sentence. Raises nothing for an unsound package."""
    problems: list[str] = []
    try:
        record = read_record(package.folder)
    except PackageError as error:
        record = None
        problems.append(error.what)
    if record is not None:
        actual = digests_of_files(package.folder)
        for name in sorted(record.files.keys() | actual.keys()):
            if name not in actual:
                problems.append(f"{name} is missing")
            elif name not in record.files:
                problems.append(f"{name} was added")
            elif actual[name] != record.files[name]:
                problems.append(f"{name} was changed")
    try:
        translation = _translate(package)
        if not translation.strip(" ⁇"):
            problems.append("it translates the probe sentence to nothing")
    except (RuntimeError, ValueError, OSError) as error:
        translation = ""
        problems.append(f"it does not translate: {error}")
    return Verification(package, record is not None, PROBE, translation, tuple(problems))


def _translate(package: Package) -> str:
    import ctranslate2

    model = ctranslate2.Translator(str(package.model), device="cpu", intra_threads=1)
    prefix = [[package.target_prefix]] if package.target_prefix else None
    (result,) = model.translate_batch([package.encode(PROBE)], target_prefix=prefix, max_decoding_length=64)
    return package.decode(result.hypotheses[0])
