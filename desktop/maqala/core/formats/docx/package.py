"""The parts of a Word document and how they refer to one another."""

from __future__ import annotations

import codecs
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from urllib.parse import unquote

from lxml import etree

from maqala.core.errors import ReadError
from maqala.core.formats import recognition
from maqala.core.formats.docx import limits
from maqala.core.formats.docx.fields import unended
from maqala.core.formats.docx.names import W

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_MAIN_TYPE = re.compile(r"(document|template)(\.macroEnabled\w*)?\.main\+xml$", re.IGNORECASE)
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises for a part whose packing is damaged or unknown."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference of a part: `target` is a part's name, or an address if `external`.

    `kind` is the last part of `type`, in lower case.
    """

    kind: str
    target: str
    external: bool
    type: str = ""


Relations = Mapping[str, Relation]


@dataclass(frozen=True)
class Part:
    """An XML part with what it refers to."""

    name: str
    root: etree._Element
    relations: Relations

    @cached_property
    def unended(self) -> frozenset[etree._Element]:
        """The marks of fields that have no end."""
        return frozenset(unended(self.root))


class Package:
    """A document's parts by name; names differ by case and slashes in files from careless programs."""

    def __init__(self, data: bytes, name: str) -> None:
        self._archive = limits.opened(data, name)
        self._name = name
        self._data = data
        self.is_damaged = False
        """Whether something of what was asked for could not be read, or not to its end."""
        self._names = {_plain(info.filename): info for info in self._archive.infolist()}

    @cached_property
    def document(self) -> Part:
        """The main part; raises `ReadError` if there is none or it is damaged."""
        named = (self.related(self._root, "officeDocument"), "word/document.xml", self._main_by_type())
        target = next((name for name in named if name and self.has(name)), "")
        if not target:
            raise recognition.refusal(self._data, self._name, "error.docx.no_document")
        part = self.part(target)
        if part is None:
            raise ReadError("error.docx.damaged", self._name)
        if part.root.find(f"{W}body") is None:
            raise ReadError(f"error.docx.{'damaged' if self.is_damaged else 'no_document'}", self._name)
        return part

    @property
    def body(self) -> etree._Element:
        """What the main part has of text."""
        return next(self.document.root.iterchildren(f"{W}body"))

    @cached_property
    def _root(self) -> Relations:
        return self._relations("")

    def _main_by_type(self) -> str:
        """The part that the list of content types calls the main one, or ""."""
        types = self._root_of("[Content_Types].xml")
        parts = () if types is None else _elements(types)
        main = (e for e in parts if _MAIN_TYPE.search(e.get("ContentType", "")))
        return next((e.get("PartName", "") for e in main), "")

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return _plain(name) in self._names

    def names(self) -> Iterator[str]:
        """All names, in lower case."""
        return iter(self._names)

    def bytes(self, name: str) -> bytes:
        """The content of a part; b"" if it is missing or damaged."""
        info = self._names.get(_plain(name))
        if info is None:
            return b""
        try:
            return self._archive.read(info)
        except _UNREADABLE:
            self.is_damaged = True
            return b""

    def part(self, name: str) -> Part | None:
        """An XML part, as much of it as can be read; None if that is nothing."""
        root = self._root_of(name)
        return None if root is None else Part(name, root, self._relations(name))

    @cache  # noqa: B019  # lives as long as one reading
    def beside(self, kind: str) -> Part | None:
        """The part of the given kind that the main one refers to: its styles, numbering, notes."""
        target = self.related(self.document.relations, kind)
        return self.part(target) if target else None

    def of_whole(self, kind: str) -> etree._Element | None:
        """The part of the given kind that belongs to the package itself: its properties."""
        target = self.related(self._root, kind)
        return self._root_of(target) if target else None

    def _root_of(self, name: str) -> etree._Element | None:
        data = self.bytes(name)
        root = parsed(data)
        if root is None and data:
            self.is_damaged = True
            root = parsed(data, recover=True)
        return root

    @staticmethod
    def related(relations: Relations, kind: str) -> str:
        """The first part that `relations` name as `kind`, or ""."""
        wanted = kind.lower()
        return next((r.target for r in relations.values() if r.kind == wanted and not r.external), "")

    def _relations(self, name: str) -> Relations:
        folder, base = posixpath.split(name)
        root = self._root_of(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {} if root is None else {e.get("Id", ""): _relation(e, folder) for e in _elements(root)}
        return MappingProxyType(found)


def parsed(data: bytes, *, recover: bool = False) -> etree._Element | None:
    """The root of an XML part; None for what is no XML. Resolves no entity and opens no other file.

    With `recover` broken XML gives what can be made of it.
    """
    if not data:
        return None
    data = spelt_in_utf_8(data)
    if b"purl.oclc.org/ooxml" in data:
        data = _STRICT.sub(_TRANSITIONAL, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, recover=recover
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


def spelt_in_utf_8(data: bytes) -> bytes:
    """XML in UTF-16 with its mark in UTF-8, all other as it is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _DECLARED.sub("", data.decode("utf-16", "replace"), count=1).encode()
    return data


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root if isinstance(element.tag, str))


def _relation(element: etree._Element, folder: str) -> Relation:
    called = element.get("Type", "")
    kind = called.rsplit("/", 1)[-1].lower()
    target = element.get("Target", "")
    if element.get("TargetMode", "").lower() == "external":
        return Relation(kind, target, external=True, type=called)
    target = unquote(target).replace("\\", "/")
    part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(kind, part, external=False, type=called)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
