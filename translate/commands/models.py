"""`models`: translation packages, what is here and what could be, in and out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands.options import json_option
from translate.commands.output import is_interactive, print_json, print_table

if TYPE_CHECKING:
    from translate.engine.packages import Package
    from translate.engine.packages.downloading import Progress
    from translate.engine.packages.finding import BrokenPackage


@click.group("models")
def command() -> None:
    """List, install, verify, remove and convert translation packages (.argosmodel)."""


@command.command("list")
@json_option
def list_(as_json: bool) -> None:
    """Show the installed, the bundled and the known packages."""
    from translate.engine.packages.finding import BrokenPackage
    from translate.engine.packages.known import known_models, known_packages

    here = _here()
    sound = [each for each in here if not isinstance(each, BrokenPackage)]
    rows = [_facts(package) for package in sound]
    rows += [
        {
            "name": known.name,
            "version": known.version,
            "languages": f"{known.source} → {known.target}",
            "state": "known",
            "bytes": known.bytes,
            "licence": known.licence,
            "quality": {},
            "origin": known.origin,
        }
        for known in known_packages()
    ]
    rows += [
        {
            "name": model.name,
            "version": "",
            "languages": f"en → {', '.join(model.targets)}",
            "state": "to convert",
            "bytes": None,
            "licence": model.licence + (" (not for commercial use)" if model.noncommercial else ""),
            "quality": {},
            "origin": model.origin,
        }
        for model in known_models()
    ]
    broken = [each for each in here if isinstance(each, BrokenPackage)]
    if as_json:
        print_json({"packages": rows, "broken": [{"path": str(b.path), "error": str(b.error)} for b in broken]})
        return
    print_table(
        ("package", "version", "languages", "state", "size", "licence", "quality", "from"),
        [
            (row["name"], row["version"], row["languages"], row["state"], _size(row["bytes"]), row["licence"] or "?",
             _quality(row["quality"]), row["origin"])
            for row in rows
        ],
    )  # fmt: skip
    for each in broken:
        click.echo(f"error: {each.error}", err=True)


@command.command("info")
@click.argument("name")
@json_option
def info(name: str, as_json: bool) -> None:
    """Show all about package NAME (or its folder's name)."""
    from translate.engine.packages.digests import read_record

    for package in _named(name):
        record = read_record(package.folder)
        facts = _facts(package) | {
            "sha256": package.digest,
            "folder": str(package.folder),
            "target prefix": package.target_prefix or "",
            "masks": [*package.masks.names, *package.masks.figures] if package.masks else [],
            "files": len(record.files) if record else None,
        }
        if as_json:
            print_json(facts)
            continue
        for key, value in facts.items():
            shown = " ".join(value) if isinstance(value, list) else _quality(value) if key == "quality" else value
            click.echo(f"{key:>13}  {_size(facts['bytes']) if key == 'bytes' else shown if shown is not None else '?'}")
        readme = package.folder / "README.md"
        if readme.is_file():
            click.echo("\n" + readme.read_text(encoding="utf-8", errors="replace").strip())


@command.command("install")
@click.argument("what", nargs=-1, required=True, metavar="NAME|FILE|FOLDER...")
@click.option("--sha256", metavar="HEX", help="Refuse a file with another SHA-256.")
@click.option("--yes", is_flag=True, help="Do not ask before downloading.")
@click.pass_context
def install(ctx: click.Context, what: tuple[str, ...], sha256: str | None, yes: bool) -> None:
    """Install by known NAME, from a FILE or a FOLDER.

    A FILE is an .argosmodel; of a FOLDER (a mirror, a USB stick) every one is installed.

    \b
    Examples:
      cli.py models install translate-en_zh
      cli.py models install /media/usb/translate-en_mn-1_0.argosmodel
      cli.py models install /media/usb/
    """
    from translate.engine.packages.finding import SUFFIX, BrokenPackage
    from translate.engine.packages.installing import install_archive, install_folder

    failed = 0
    for each in what:
        path = Path(each)
        if path.is_dir():
            results: Sequence[Package | BrokenPackage] = install_folder(path)
        elif path.exists() or path.suffix == SUFFIX or path.name != each:
            results = [install_archive(path, sha256=sha256)]
        else:
            results = [_install_known(each, yes)]
        for result in results:
            if isinstance(result, BrokenPackage):
                click.echo(f"error: {result.error}", err=True)
                failed = result.error.exit_code
            else:
                _say_installed(result)
    ctx.exit(failed)


@command.command("verify")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.pass_context
def verify(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Hash files again and translate a probe sentence.

    All packages when none is named.
    """
    from translate.engine.packages.finding import BrokenPackage
    from translate.engine.packages.verifying import verify as verify_package
    from translate.errors import PackageError

    chosen = [package for name in names for package in _named(name)] if names else _here()
    failed = False
    for package in chosen:
        if isinstance(package, BrokenPackage):
            click.echo(f"✗ {package.error}")
            failed = True
            continue
        found = verify_package(package)
        failed = failed or bool(found.problems)
        hashes = "every file as it was installed" if found.recorded else "hashes were not recorded by its installer"
        if found.problems:
            hashes = "; ".join(found.problems)
        click.echo(f"{'✗' if found.problems else '✓'} {package.name} {package.version}: {hashes}")
        if found.translation:
            click.echo(f"  {found.probe} → {found.translation}")
    ctx.exit(PackageError.exit_code if failed else 0)


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove the installed package NAME (or the name of its folder)."""
    from translate.engine.packages.installing import remove as remove_package
    from translate.errors import PackageError

    found = _named(name)
    installed = [package for package in found if not package.bundled]
    if len(installed) > 1:
        folders = ", ".join(package.folder.name for package in installed)
        raise PackageError(f"several packages are called {name}", hint=f"name one by its folder: {folders}")
    package = (installed or found)[0]
    remove_package(package)
    click.echo(f"removed {package.name} {package.version}")


@command.command("convert")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "source", default="en", show_default=True, help="Source language, an Argos code.")
@click.option("--to", "target", required=True, help="Target language, an Argos code: zh, zt, mn ...")
@click.option("--source-prefix", help="Token that a multilingual model wants before the source.")
@click.option("--target-prefix", help="Token that a multilingual model's translation starts with.")
@click.option("--version", default="1.0", show_default=True, help="The package's version.")
@click.option("--licence", help="The model's licence, kept in the package.")
@click.option("--output", type=click.Path(path_type=Path), default=Path(), help="Folder to write to.  [default: .]")
def convert(
    folder: Path,
    source: str,
    target: str,
    source_prefix: str | None,
    target_prefix: str | None,
    version: str,
    licence: str | None,
    output: Path,
) -> None:
    """Make a package of the model in FOLDER.

    FOLDER is in Hugging Face's format, or Marian's as OPUS-MT publishes it; weights are stored in int8.
    Needs the extra: pip install 'editions[convert]'.

    \b
    Examples:
      cli.py models convert opus-mt-en-zh/ --to zh
      cli.py models convert m2m100_418M/ --to mn --source-prefix __en__ --target-prefix __mn__
    """
    from translate.engine.packages.converting import Conversion
    from translate.engine.packages.converting import convert as convert_model

    conversion = Conversion(source, target, version, source_prefix, target_prefix, licence)
    archive = convert_model(folder, output, conversion)
    click.echo(f"wrote {archive} ({_size(archive.stat().st_size)}); install it: cli.py models install {archive}")


def _here() -> list[Package | BrokenPackage]:
    from translate.config import load_project
    from translate.engine.packages import available_packages, bundled_folder

    project = load_project(Path.cwd())
    return available_packages(bundled=project.models or bundled_folder(), unpacked=project.state / "packages")


def _named(name: str) -> list[Package]:
    from translate.engine.packages.finding import BrokenPackage
    from translate.errors import PackageError

    here = _here()
    found = [each for each in here if not isinstance(each, BrokenPackage) and name in (each.name, each.folder.name)]
    if not found:
        for each in here:
            if isinstance(each, BrokenPackage) and each.path.name.startswith(name):
                raise each.error
        raise PackageError(f"no package called {name} is here", hint="cli.py models list shows what is")
    return found


def _install_known(name: str, yes: bool) -> Package:
    from translate.engine.packages.installing import downloads_folder, install_known, pins_file
    from translate.engine.packages.known import known_package

    known = known_package(name)
    click.echo(f"{known.name} {known.version}, licence {known.licence}; {known.origin}", err=True)
    click.echo(f"from {known.url} ({_size(known.bytes)})", err=True)
    if not yes:
        click.confirm("Download and install it?", abort=True, err=True)
    return install_known(known, downloads=downloads_folder(), pins=pins_file(), progress=_progress())


def _progress() -> Progress | None:
    if not is_interactive():
        return None

    def show(here: int, total: int | None) -> None:
        share = f" ({100 * here // total} %)" if total else ""
        click.echo(f"\r{_size(here)} of {_size(total)}{share}   ", nl=total is not None and here >= total, err=True)

    return show


def _say_installed(package: Package) -> None:
    from translate.engine.packages.verifying import verify as verify_package

    found = verify_package(package)
    click.echo(f"installed {package.name} {package.version}, SHA-256 {package.digest}")
    if found.problems:
        click.echo(f"error: {package.name}: {'; '.join(found.problems)}", err=True)
    else:
        click.echo(f"  {found.probe} → {found.translation}")


def _facts(package: Package) -> dict[str, Any]:
    from translate.engine.packages.digests import read_record

    record = read_record(package.folder)
    return {
        "name": package.name,
        "version": package.version,
        "languages": f"{package.source} → {package.target}",
        "state": "bundled" if package.bundled else "installed",
        "bytes": sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file()),
        "licence": package.licence,
        "quality": {test: dict(scores) for test, scores in package.quality.items()},
        "origin": record.origin if record else "installed by other means",
    }


def _size(count: int | None) -> str:
    return "?" if count is None else f"{count / 1e6:.1f} MB"


def _quality(quality: dict[str, dict[str, float]]) -> str:
    scores = (f"{test}: " + ", ".join(f"{k} {v:g}" for k, v in found.items()) for test, found in quality.items())
    return "; ".join(scores) or "not measured"
