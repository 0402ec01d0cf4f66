"""Converts a Hugging Face or OPUS-MT model's folder to an `.argosmodel`, with CTranslate2's own converters."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from translate.engine.packages.archives import not_written
from translate.engine.packages.finding import SUFFIX
from translate.engine.packages.package import SENTENCEPIECE, TARGET_SENTENCEPIECE
from translate.engine.packages.reading import METADATA, read_package
from translate.errors import PackageError

if TYPE_CHECKING:
    from ctranslate2.converters.converter import Converter

JOINT_SENTENCEPIECE = ("sentencepiece.bpe.model", "spiece.model", "sentencepiece.model")
SPLIT_SENTENCEPIECE = ("source.spm", "target.spm")
EXTRA = "install the extra: pip install 'editions[convert]'"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Conversion:
    """What to make: the languages (Argos codes), the package's version, and what the model's files do not say.

    `source_prefix` and `target_prefix` are the language tokens of a multilingual model; `quantization` is one of
    CTranslate2's.
    """

    source: str
    target: str
    version: str = "1.0"
    source_prefix: str | None = None
    target_prefix: str | None = None
    licence: str | None = None
    quantization: str = "int8"

    @property
    def name(self) -> str:
        """The package's folder, as Argos names it: `translate-en_zh-1_0`."""
        return f"translate-{self.source}_{self.target}-{self.version.replace('.', '_')}"


def convert(folder: Path, output: Path, conversion: Conversion) -> Path:
    """Convert the model in `folder` to `<output>/<name>.argosmodel` and return that path.

    A folder with `decoder.yml` is Marian's own (OPUS-MT), one with `config.json` is Hugging Face's. SentencePiece
    may be joint or split into source and target. What a multilingual model wants before the source is set in the
    model itself, so that the package works the same everywhere. The same model gives the same bytes.

    Raises PackageError when the folder holds no such model, a token is not in its vocabulary, or the extra is not
    installed; StorageError when `output` cannot be written.
    """
    converter = _converter(folder)
    archive = output / f"{conversion.name}{SUFFIX}"
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".converting-", dir=output) as holder:
            package = Path(holder) / conversion.name
            package.mkdir()
            _copy_sentencepiece(folder, package)
            _convert_model(converter, folder, package / "model", conversion)
            _set_language_tokens(package / "model", conversion)
            (package / METADATA).write_text(json.dumps(_metadata(conversion), indent=1) + "\n", encoding="utf-8")
            read_package(package, digest="", bundled=False)
            _pack(package, Path(holder) / archive.name)
            (Path(holder) / archive.name).replace(archive)
    except OSError as error:
        raise not_written(archive, error) from error
    return archive


def _converter(folder: Path) -> Converter:
    try:
        if (folder / "decoder.yml").is_file():
            from ctranslate2.converters import OpusMTConverter

            return OpusMTConverter(str(folder))
        if (folder / "config.json").is_file():
            for needed in ("torch", "transformers"):
                import_module(needed)
            from ctranslate2.converters import TransformersConverter

            return TransformersConverter(str(folder))
    except ImportError as error:
        raise PackageError(f"conversion needs {error.name}, which is not installed", hint=EXTRA) from error
    except (OSError, LookupError, ValueError, TypeError) as error:
        raise _unusable(folder, str(error).splitlines()[0] if str(error) else type(error).__name__) from error
    raise PackageError(
        "there is no model in this folder",
        path=folder,
        hint="name a folder with config.json (Hugging Face) or decoder.yml (OPUS-MT)",
    )


def _convert_model(converter: Converter, folder: Path, output: Path, conversion: Conversion) -> None:
    try:
        converter.convert(str(output), quantization=conversion.quantization)
    except ImportError as error:
        raise PackageError(f"conversion needs {error.name}, which is not installed", hint=EXTRA) from error
    except (ValueError, LookupError, AttributeError, RuntimeError, OSError) as error:
        raise _unusable(folder, str(error).splitlines()[0] if str(error) else type(error).__name__) from error


def _copy_sentencepiece(folder: Path, package: Path) -> None:
    source, target = (folder / name for name in SPLIT_SENTENCEPIECE)
    if source.is_file() and target.is_file():
        shutil.copyfile(source, package / SENTENCEPIECE)
        if source.read_bytes() != target.read_bytes():
            shutil.copyfile(target, package / TARGET_SENTENCEPIECE)
        return
    for name in JOINT_SENTENCEPIECE:
        if (folder / name).is_file():
            shutil.copyfile(folder / name, package / SENTENCEPIECE)
            return
    names = ", ".join((*JOINT_SENTENCEPIECE, " + ".join(SPLIT_SENTENCEPIECE)))
    raise _unusable(folder, f"its SentencePiece model is missing ({names})")


def _set_language_tokens(model: Path, conversion: Conversion) -> None:
    for token, side in ((conversion.source_prefix, "source"), (conversion.target_prefix, "target")):
        if token is not None and token not in _vocabulary(model, side):
            raise PackageError(
                f"{token!r} is not in the model's {side} vocabulary", hint="look the token up in the model's card"
            )
    path = model / "config.json"
    config = json.loads(path.read_bytes())
    config["add_source_eos"] = True
    if conversion.source_prefix is not None:
        config |= {"add_source_bos": True, "bos_token": conversion.source_prefix}
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _vocabulary(model: Path, side: str) -> list[str]:
    for name in ("shared", side):
        path = model / f"{name}_vocabulary.json"
        if path.is_file():
            tokens: list[str] = json.loads(path.read_bytes())
            return tokens
    return []


def _metadata(conversion: Conversion) -> dict[str, object]:
    return {
        "code": f"translate-{conversion.source}_{conversion.target}",
        "type": "translate",
        "package_version": conversion.version,
        "argos_version": "1.9.0",
        "from_code": conversion.source,
        "from_name": _language_name(conversion.source),
        "to_code": conversion.target,
        "to_name": _language_name(conversion.target),
        **({"target_prefix": conversion.target_prefix} if conversion.target_prefix else {}),
        **({"editions": {"licence": conversion.licence}} if conversion.licence else {}),
    }


def _language_name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse({"zt": "zh_Hant"}.get(code, code)).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def _pack(package: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(package.rglob("*")):
            if path.is_file():
                member = zipfile.ZipInfo(f"{package.name}/{path.relative_to(package).as_posix()}", _EPOCH)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = 0o644 << 16
                with path.open("rb") as content, packed.open(member, "w", force_zip64=True) as out:
                    shutil.copyfileobj(content, out)
    with archive.open("rb+") as whole:
        os.fsync(whole.fileno())


def _unusable(folder: Path, why: str) -> PackageError:
    return PackageError(f"the model cannot be converted: {why}", path=folder, hint="check that its files are complete")
