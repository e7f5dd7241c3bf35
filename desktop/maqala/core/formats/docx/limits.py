"""A look at a file from a stranger before any of it is unpacked.

A zip of 600 KB can hold 600 MB of XML, for which a parser takes gigabytes. The sizes stand in
the zip's own list, and what is unpacked later never exceeds them.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from maqala.core.errors import ReadError
from maqala.core.formats import recognition
from maqala.core.formats.docx.names import W
from maqala.core.formats.docx.tables import columns

MEGABYTE = 1024 * 1024
MAX_TOTAL = 200 * MEGABYTE
"""Bytes of all parts together."""

MAX_XML = 40 * MEGABYTE
"""Bytes of one XML part, for which lxml takes up to twenty-five times as much memory."""

LARGE = 20 * MEGABYTE
MAX_RATIO = 200
"""How many times smaller than its content a `LARGE` part may be: no text or photograph packs so well."""

MAX_PARTS = 5000

PIECES = tuple(
    W + name
    for name in (
        *("p", "r", "rPr", "t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "softHyphen"),
        *("tr", "tc", "fldChar", "instrText", "drawing", "pict", "object"),
    )
)
MAX_PIECES = 250_000
"""`PIECES` of a document: hundreds of long articles, read in some six seconds."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1


def pieces_in(body: etree._Element) -> int:
    """What of a document takes time to read; a cell counts as often as it is wide."""
    wide = body.iter(f"{W}gridSpan", f"{W}gridBefore", f"{W}gridAfter")
    return sum(1 for _ in body.iter(*PIECES)) + sum(map(columns, wide))


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip in `data`; raises `ReadError` with what is wrong about it."""
    if not data:
        raise ReadError("error.docx.empty", name)
    if data.startswith(_OLE):
        raise ReadError(_ole(data), name)
    if not data.startswith(b"PK") and not zipfile.is_zipfile(io.BytesIO(data)):
        raise recognition.refusal(data, name, "error.docx.not_word")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise ReadError("error.docx.truncated", name) from error
    _look(archive.infolist(), name)
    return archive


def _ole(data: bytes) -> str:
    """Word 97-2003 and encrypted documents share a container; its folder names tell them apart."""
    encrypted = "EncryptedPackage".encode("utf-16-le") in data
    return "error.docx.encrypted" if encrypted else "error.docx.old"


def _look(parts: list[zipfile.ZipInfo], name: str) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise ReadError("error.docx.encrypted", name)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_TOTAL:
        raise ReadError("error.docx.too_large", name, limit=MAX_TOTAL // MEGABYTE)
    if any(_is_bomb(part) for part in parts):
        raise ReadError("error.docx.bomb", name)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    if part.filename.endswith((".xml", ".rels")) and part.file_size > MAX_XML:
        return True
    return part.file_size > LARGE and part.file_size > MAX_RATIO * part.compress_size
