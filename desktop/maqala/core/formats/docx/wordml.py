"""Documents of Word 2003 in one XML file: nearly the elements of today, in another namespace and in one piece.

They are made into the parts of a package, so that one reader reads both.
"""

from __future__ import annotations

import binascii
import posixpath
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from lxml import etree

from maqala.core.formats.docx.names import RELATIONS, VAL, WORD, O, R, V, W
from maqala.core.formats.docx.package import parsed

NAMESPACE = "http://schemas.microsoft.com/office/word/2003/wordml"

MAX_TAGS = 700_000
"""Signs that begin a tag: what is longer takes longer to be made a package of than anybody waits."""

_CHANGES = "{http://schemas.microsoft.com/aml/2001/core}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

_RENAMED = {
    "listPr": "numPr",
    "ilfo": "numId",
    "lists": "numbering",
    "listDef": "abstractNum",
    "list": "num",
    "ilst": "abstractNumId",
    "nfc": "numFmt",
}
_ATTRIBUTES = {"listDefId": "abstractNumId", "ilfo": "numId"}
"""What has another name today."""

_FORMATS = {"23": "bullet", "255": "none"}
"""How the items of a list are marked; all other numbers are ways to write numbers."""

_TRACKED = {"Word.Deletion": "del", "Word.Insertion": "ins", "Word.Comment": "comment"}
_PROPERTIES = {
    "Author": "creator",
    "Keywords": "keywords",
    "Description": "description",
    "Category": "category",
}


@dataclass(slots=True)
class _Parts:
    """The parts of a package by name, and what the main one refers to."""

    content: dict[str, bytes] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def add(self, kind: str, name: str, data: bytes) -> str:
        """Add a part that the main one refers to; the identifier of the reference."""
        identifier = f"rId{len(self.lines) + 1}"
        self.content[f"word/{name}"] = data
        kind_name = quoteattr(f"{RELATIONS}/{kind}")
        self.lines.append(f'<Relationship Id="{identifier}" Type={kind_name} Target={quoteattr(name)}/>')
        return identifier

    def gather(self, kind: str, elements: list[etree._Element]) -> None:
        """Move `elements` out of the text into a part of their own."""
        if elements:
            self.add(kind, f"{kind}{len(self.lines)}.xml", _part(kind, elements))
        for element in elements:
            _drop(element)


def parts_of(document: etree._Element) -> dict[str, bytes]:
    """The parts of a package that hold what a whole `w:wordDocument` holds."""
    data = etree.tostring(document).replace(NAMESPACE.encode(), WORD.encode())
    root = parsed(data, recover=True)  # what was damaged does not become whole by being written again
    if root is None:
        return {}
    parts = _Parts()
    for element in root.iter(f"{W}*"):
        _rename(element)
    _take_pictures(root, parts)
    _take_changes(root, parts)
    _take_notes(root, parts)
    for kind, tag in (("header", "hdr"), ("footer", "ftr")):
        for margin in list(root.iter(W + tag)):
            parts.gather(kind, [margin])
    for kind in ("styles", "numbering"):
        if (found := root.find(W + kind)) is not None:
            parts.add(kind, f"{kind}.xml", etree.tostring(found))
    return {
        "word/document.xml": _part("document", root.findall(f"{W}body")),
        "docProps/core.xml": _properties(root),
        "word/_rels/document.xml.rels": _relations(parts.lines),
        "_rels/.rels": _relations([f'<Relationship Type="{_CORE}" Target="docProps/core.xml"/>']),
        **parts.content,
    }


def _rename(element: etree._Element) -> None:
    name = etree.QName(element).localname
    for old, new in _ATTRIBUTES.items():
        if (value := element.attrib.pop(W + old, None)) is not None:
            element.set(W + new, value)
    if name == "nfc":
        element.set(VAL, _FORMATS.get(element.get(VAL, ""), "decimal"))
    elif name == "hlink":
        place = element.get(f"{W}dest", "")
        element.tag = f"{W}fldSimple"
        element.set(f"{W}instr", f'HYPERLINK "{place}"' if place else "")
    element.tag = W + _RENAMED[name] if name in _RENAMED else element.tag


def _take_pictures(root: etree._Element, parts: _Parts) -> None:
    identifiers: dict[str, str] = {}
    for picture in list(root.iter(f"{W}binData")):
        called = picture.get(f"{W}name", "")
        try:
            data = binascii.a2b_base64(picture.text or "")
        except (binascii.Error, ValueError):
            data = b""
        identifiers[called] = parts.add("image", posixpath.basename(called) or "picture", data)
        _drop(picture)
    for shown in root.iter(f"{V}imagedata"):
        shown.set(f"{R}id", identifiers.get(shown.get("src", ""), ""))


def _take_changes(root: etree._Element, parts: _Parts) -> None:
    """What was changed or said of the text: the same elements as today around it."""
    comments = []
    for change in list(root.iter(f"{_CHANGES}annotation")):
        kind = _TRACKED.get(change.get(f"{W}type", ""))
        if kind is None:
            continue
        change.tag = W + kind
        if kind == "comment":
            change.set(f"{W}author", change.get(f"{_CHANGES}author", ""))
            comments.append(change)
    parts.gather("comments", comments)


def _take_notes(root: etree._Element, parts: _Parts) -> None:
    """Footnotes and endnotes, which stand within the text, and references in their place."""
    for kind in ("footnote", "endnote"):
        notes = list(root.iterfind(f".//{W}r/{W}{kind}"))
        for number, note in enumerate(notes):
            note.set(f"{W}id", str(number))
            reference = etree.Element(f"{W}{kind}Reference")
            reference.set(f"{W}id", str(number))
            note.addprevious(reference)
        parts.gather(f"{kind}s", notes)


def _part(kind: str, elements: list[etree._Element]) -> bytes:
    """A part with copies of `elements`: text, for lxml takes the square of their number to move them."""
    inside = b"".join(etree.tostring(element, with_tail=False) for element in elements)
    return b'<w:%b xmlns:w="%b">%b</w:%b>' % (kind.encode(), WORD.encode(), inside, kind.encode())


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _properties(root: etree._Element) -> bytes:
    whole = etree.Element("coreProperties")
    known = root.find(f"{O}DocumentProperties")
    for old, new in _PROPERTIES.items():
        if known is not None and (found := known.find(O + old)) is not None:
            etree.SubElement(whole, new).text = found.text
    written: bytes = etree.tostring(whole)
    return written


def _relations(lines: list[str]) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(lines)}</Relationships>'.encode()
