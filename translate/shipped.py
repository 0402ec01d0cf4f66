"""What comes with the program besides code: packages, glossaries, the site's words."""

from __future__ import annotations

from pathlib import Path


def shipped_folder(name: str) -> Path:
    """Where the shipped `models`, `glossaries` or `locales` lie, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parent
    in_wheel = package / "bundled" / name
    return in_wheel if in_wheel.is_dir() else package.parent / name
