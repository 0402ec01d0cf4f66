"""Pictures of a story that may stand in the site: files of the project itself, of a kind a browser shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from translate.files import ABSENT, digest_of, read_if_present
from translate.publish.addresses import image_path
from translate.story.model import Story

_LARGEST = 20 * 2**20
_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}


@dataclass(frozen=True)
class Picture:
    """A picture's path in the site and its content."""

    path: str
    data: bytes


def addresses_of(story: Story) -> tuple[str, ...]:
    """The addresses of the story's pictures, each once."""
    return tuple(dict.fromkeys(block.image for block in story.blocks if block.image))


def digest_of_picture(address: str, story_file: Path, root: Path) -> str:
    """The digest of the picture's content; ABSENT where it will not be shown."""
    picture = load_picture(address, story_file, root)
    return digest_of(picture.data) if picture else ABSENT


def load_picture(address: str, story_file: Path, root: Path) -> Picture | None:
    """The picture at an address relative to the story's file.

    None when it is elsewhere on the web (no page asks another site for anything), outside the project, missing, too
    large, or no PNG, JPEG, GIF, WebP or AVIF.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    path = (story_file.parent / unquote(parts.path)).resolve()
    if not path.is_relative_to(root.resolve()) or not path.is_file() or path.stat().st_size > _LARGEST:
        return None
    data = read_if_present(path)
    kind = _kind(data) if data else None
    return Picture(image_path(digest_of(data), kind), data) if data and kind else None


def _kind(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    return next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
