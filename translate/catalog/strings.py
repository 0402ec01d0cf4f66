"""The quoted strings of PO files: C's escapes both ways (PO Files, GNU gettext manual)."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"""\\(?:([abfnrtv\\"])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2}))|([^"\\]+)""")
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPES = {char: f"\\{letter}" for letter, char in _CONTROLS.items()} | {"\\": "\\\\", '"': '\\"'}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')


def read_strings(text: str) -> str:
    """The value of one or more quoted strings in a row; ValueError saying what is wrong."""
    value = bytearray()
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        if text[position] != '"':
            raise ValueError(f'expected a string in "…", found {text[position : position + 20]!r}')
        position = _read_string(text, position + 1, value)
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("the escapes \\ooo or \\xhh do not make UTF-8 text") from None


def _read_string(text: str, position: int, value: bytearray) -> int:
    """Read one string whose opening quote is before `position`; return the position after its closing quote."""
    while position < len(text):
        if text[position] == '"':
            return position + 1
        token = _TOKEN.match(text, position)
        if token is None:
            raise ValueError(f"unknown escape {text[position : position + 2]}")
        letter, octal, hexadecimal, plain = token.groups()
        if plain is not None:
            value += plain.encode("utf-8")
        elif letter is not None:
            value += _CONTROLS.get(letter, letter).encode("utf-8")
        else:
            number = int(octal, 8) if octal is not None else int(hexadecimal, 16)
            if number > 255:
                raise ValueError(f"unknown escape {token.group()}")
            value.append(number)
        position = token.end()
    raise ValueError('the string does not end: a " is missing, or a " inside the text is not written \\"')


def quoted(text: str) -> str:
    """The text as one quoted string."""
    return '"' + _TO_ESCAPE.sub(lambda found: _ESCAPES.get(found[0], f"\\{ord(found[0]):03o}"), text) + '"'


def keyword_lines(keyword: str, text: str, newline: str, prefix: str = "") -> list[str]:
    """A keyword and its string; text with line breaks goes one line of text a line, as gettext writes it."""
    pieces = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(pieces) < 2:
        return [f"{prefix}{keyword} {quoted(text)}{newline}"]
    return [f'{prefix}{keyword} ""{newline}', *(f"{prefix}{quoted(piece)}{newline}" for piece in pieces)]
