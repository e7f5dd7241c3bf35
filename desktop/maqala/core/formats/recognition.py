"""What kind of file something is, whatever its name says: so that a person is told what was opened."""

from __future__ import annotations

from maqala.core.errors import ReadError

LOOKED_AT = 1 << 16
"""Bytes in which every kind shows."""

_BEGINNINGS = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
_ZIP = b"PK\x03\x04"
_ZIPPED = (
    (b"application/vnd.oasis.opendocument.text", "OpenDocument (.odt)"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
    (b"word/document.xml", "Word (.docx)"),
    (b"xl/", "Excel (.xlsx)"),
    (b"ppt/", "PowerPoint (.pptx)"),
    (b"Index/Document.iwa", "Pages"),
)
_OLE = b"\xd0\xcf\x11\xe0"
_IN_OLE = (("Workbook", "Excel (.xls)"), ("PowerPoint Document", "PowerPoint (.ppt)"))
_TEXTS = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"mime-version:", "MHTML"))

PAGES = frozenset(kind for _, kind in _TEXTS)
"""The kinds that are pages."""

BINARY = (*(beginning for beginning, _ in _BEGINNINGS), _ZIP, _OLE)
"""How files begin that are no text."""


def kind_of(data: bytes) -> str:
    """What everybody calls files that begin so, with the usual extension where that tells more; "" for others."""
    head = data[:LOOKED_AT]
    if head.startswith(_ZIP):
        return next((kind for name, kind in _ZIPPED if name in head), "")
    if head.startswith(_OLE):
        return next(
            (kind for name, kind in _IN_OLE if name.encode("utf-16-le") in data), "Word 97–2003 (.doc)"
        )
    known = next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), "")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return known or next((kind for beginning, kind in _TEXTS if start.startswith(beginning)), "")


def refusal(data: bytes, name: str, otherwise: str) -> ReadError:
    """The error that names the kind of file that this is, or has the sentence `otherwise`."""
    kind = kind_of(data)
    return ReadError("error.read.other", name, kind=kind) if kind else ReadError(otherwise, name)
