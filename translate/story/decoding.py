"""A story file's bytes as clean text, or one clear line on why they are none."""

from __future__ import annotations

import codecs
import os
import re
import stat
import unicodedata
from pathlib import Path

from translate.errors import StoryError

LARGEST = 4 * 1024 * 1024
"""Bytes of the largest file that is read: a long book has two million, so anything larger was named by mistake."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# NEL, line and paragraph separator come from mainframes and word processors; all mean that a line ends.
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

# Controls no text has, and what only a damaged conversion leaves: C1 controls (UTF-8 encoded twice),
# U+FFFD (a character already lost), noncharacters (which XML and so TMX and XLIFF cannot carry).
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff]")

# Invisible: soft hyphen, zero-width space and joiners of words, marks and overrides of the writing direction
# (which can make a reviewer see another text than the program), annotations, tags. The joiners U+200C and U+200D
# stay: emoji and several scripts are spelt with them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def read_text(path: Path) -> str:
    """The file's text: NFC, lines ended by a line feed, without a byte order mark and invisible characters.

    Raises StoryError when there is no such file, when it is no regular file, too large, empty, not UTF-8, or has
    characters that no text has; with the line and, for bytes that are not UTF-8, their offset.
    """
    return clean_text(_decode(_read(path), path), path)


def clean_text(text: str, path: Path) -> str:
    """Text in the form `read_text` promises; StoryError where it has characters that no text has."""
    text = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    if found := _FORBIDDEN.search(text):
        code = f"U+{ord(found.group()):04X}"
        line, column = _position(text, found.start())
        what = (
            "a character was lost in an earlier conversion" if code == "U+FFFD" else "a control character in the text"
        )
        raise StoryError(f"{what} ({code})", path=path, line=line, column=column, hint="correct it and save as UTF-8")
    return _INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """The text on one line, without white space at its ends, any run of white space as one space."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Text that markup may have spelt (`&#8238;`) as a block has it: NFC, folded, nothing invisible or forbidden."""
    return fold(_INVISIBLE.sub("", _FORBIDDEN.sub("", unicodedata.normalize("NFC", text))))


def _read(path: Path) -> bytes:
    try:
        # Never blocks on a named pipe, which is then refused below.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:  # noqa: PTH123 (a descriptor, not a path)
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError
            if not stat.S_ISREG(status.st_mode):
                raise StoryError("not a regular file", path=path, hint="give a text, Markdown or HTML file")
            if status.st_size > LARGEST:
                raise StoryError(
                    f"too large for a story: {status.st_size // 1024 // 1024} MB", path=path, hint="is this the file?"
                )
            return file.read()
    except FileNotFoundError:
        raise StoryError("no such file", path=path, hint="check the name") from None
    except IsADirectoryError:
        raise StoryError("a folder, not a story", path=path) from None
    except OSError as error:
        raise StoryError(f"cannot be read: {error.strerror}", path=path) from error


def _decode(data: bytes, path: Path) -> str:
    if not data.strip():
        raise StoryError("the file is empty", path=path, hint="write a headline and the text")
    if data.startswith(_UTF16):
        raise StoryError("the text is UTF-16, not UTF-8", path=path, hint="save it as UTF-8")
    offset = data.find(b"\0")
    if offset >= 0:
        line = data.count(b"\n", 0, offset) + 1
        raise StoryError(
            f"not a text file: a NUL byte at offset {offset}", path=path, line=line, hint="save it as plain UTF-8 text"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder counts from behind the byte order mark.
        start = error.start + len(data) - len(error.object)
        before = _LINE_END.sub("\n", data[:start].decode("utf-8", "replace"))
        raise StoryError(
            f"not UTF-8: byte 0x{data[start]:02X} at offset {start}",
            path=path,
            line=before.count("\n") + 1,
            hint="save it as UTF-8",
        ) from None


def _position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1."""
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - start + 1
