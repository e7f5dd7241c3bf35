"""Word documents in one XML file: all parts of a package as elements of one ("flat OPC"), or as in Word 2003."""

from __future__ import annotations

import binascii

from lxml import etree

from maqala.core.errors import ReadError
from maqala.core.formats.docx import limits, wordml
from maqala.core.formats.docx.archive import zipped
from maqala.core.formats.docx.package import Package, parsed, spelt_in_utf_8

_NAMESPACE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_PKG = f"{{{_NAMESPACE}}}"
_LOOKED_AT = 4096
"""Bytes in which such a file names what it is."""


def package_of(data: bytes, name: str) -> Package:
    """The package that `data` is, as a zip or as one XML file; raises `ReadError`."""
    head = b"" if data.startswith(b"PK") else spelt_in_utf_8(data[:_LOOKED_AT])
    make = next((make for space, make in _MAKERS.items() if space.encode() in head), None)
    if make is None:
        return Package(data, name)
    if len(data) > limits.MAX_XML:
        raise ReadError("error.docx.too_large", name, limit=limits.MAX_XML // limits.MEGABYTE)
    if make is wordml.parts_of and data.count(b"<") > wordml.MAX_TAGS:
        raise ReadError("error.docx.too_long", name)
    whole = parsed(data)
    root = parsed(data, recover=True) if whole is None else whole
    package = Package(data if root is None else zipped(make(root)), name)
    package.is_damaged = whole is None
    return package


def _parts(root: etree._Element) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in root.iterchildren(f"{_PKG}part"):
        for content in part:
            found[part.get(f"{_PKG}name", "").lstrip("/")] = _bytes(content)
    return found


def _bytes(content: etree._Element) -> bytes:
    if content.tag == f"{_PKG}xmlData":
        return b"".join(etree.tostring(child, with_tail=False) for child in content)
    try:
        return binascii.a2b_base64(content.text or "")
    except (binascii.Error, ValueError):
        return b""


_MAKERS = {_NAMESPACE: _parts, wordml.NAMESPACE: wordml.parts_of}
"""What makes parts of a document, by the namespace that it names."""
