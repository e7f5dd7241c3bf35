"""Pictures that an article carries along."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from maqala.core.article import Image

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_LISTED = 10
_ADDRESS = r"(?i)data:[^,]{0,200},"


def kind_of(data: bytes) -> str:
    """The media type of a PNG, JPEG, GIF or WebP picture, told by its first bytes; "" for all else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), "")


def is_there(image: Image) -> bool:
    """Whether a picture is carried along, or at least known to lie somewhere: else only its caption can be written."""
    from maqala.core.formats import inline  # takes longer to load than a picture

    return bool(kind_of(image.data) or inline.safe_link(image.source))


def listed(names: Iterable[str]) -> str:
    """The names of pictures for a sentence: each once, the first of many."""
    each = [name or "…" for name in dict.fromkeys(names)]
    return ", ".join(each[:_LISTED]) + (", …" if len(each) > _LISTED else "")


def from_address(address: str) -> bytes:
    """The picture in a `data:` address, whatever type that claims; b"" if it holds none that we take."""
    head = re.match(_ADDRESS, address)
    if head is None:
        return b""
    data = unquote_to_bytes(address[head.end() :])
    if head[0].lower().rstrip(", ").endswith(";base64"):
        try:
            data = binascii.a2b_base64(data)
        except binascii.Error:
            return b""
    return data if kind_of(data) else b""
