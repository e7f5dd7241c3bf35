"""How large a picture is, from its first bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from maqala.core.article import Block, Image
from maqala.core.formats import pictures
from maqala.core.messages import Message, message

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SEGMENTS = 1000
"""Segments of a JPEG before the one that begins its frame; cameras write some twenty."""

_UNKNOWN = (640, 480)
"""Taken for a picture that does not say."""

MAX_PIXELS = 120_000_000
"""More than any camera's picture has that belongs in an article; unpacked they take four bytes each."""


def pixels(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, JPEG, GIF or WebP picture; a usual size for one that is damaged."""
    try:
        width, height = _pixels(data)
    except (struct.error, IndexError):
        return _UNKNOWN
    return (width, height) if width and height else _UNKNOWN


def is_damaged(data: bytes) -> bool:
    """Whether the beginning of a picture does not even say how large it is."""
    try:
        return 0 in _pixels(data)
    except (struct.error, IndexError):
        return True


def notes_on(blocks: Iterable[Block]) -> tuple[Message, ...]:
    """A sentence that names the pictures which are carried along but cannot be shown; () if there are none."""
    carried = (block for block in blocks if isinstance(block, Image) and block.data)
    names = [image.name or image.alt for image in carried if is_damaged(image.data) or is_huge(image.data)]
    return (message("note.unshown", names=pictures.listed(names)),) if names else ()


def is_huge(data: bytes) -> bool:
    """Whether a picture would take more memory than any article's: a small file can claim to be of any size."""
    width, height = pixels(data)
    return width * height > MAX_PIXELS


def _pixels(data: bytes) -> tuple[int, int]:
    if data.startswith(b"\x89PNG"):
        return _pair(">LL", data, 16)
    if data.startswith(b"GIF8"):
        return _pair("<HH", data, 6)
    if data.startswith(b"RIFF"):
        return _webp(data)
    return _jpeg(data)


def _pair(form: str, data: bytes, offset: int) -> tuple[int, int]:
    width, height = struct.unpack_from(form, data, offset)
    return int(width), int(height)


def _webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = _pair("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(data: bytes) -> tuple[int, int]:
    """Step from segment to segment until the one that begins the frame."""
    offset = 2
    for _ in range(_SEGMENTS):
        if data[offset] != 0xFF:
            break
        marker = data[offset + 1]
        if marker in _JPEG_FRAMES:
            height, width = _pair(">HH", data, offset + 5)
            return width, height
        offset += 2 + struct.unpack_from(">H", data, offset + 2)[0]
    return _UNKNOWN
