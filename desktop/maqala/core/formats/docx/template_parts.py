"""Parts that come along from an outlet's template, under names that none of ours has."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from maqala.core.formats.docx.package import Package, Relation
from maqala.core.formats.docx.parts_out import relation, relations
from maqala.core.formats.docx.xml_out import DECLARATION

_FOLDER = "word/house"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Taking:
    """Takes parts over with all that they refer to; each once."""

    def __init__(self, package: Package) -> None:
        self.parts: dict[str, bytes] = {}
        """What was taken, by its new name, and what it refers to."""
        self.types: dict[str, str] = {}
        """The media type of what was taken."""
        self._package = package
        self._names: dict[str, str] = {}
        self._kinds = _media_types(package)

    def relations(self, found: Mapping[str, Relation]) -> list[str]:
        """Take what `found` refers to; the same references to what it is called now."""
        return [xml for name, one in found.items() if (xml := self._relation(name, one))]

    def refer(self, name: str, found: list[str]) -> None:
        """Let the part called `name` have these references."""
        if found:
            folder, base = posixpath.split(name)
            self.parts[f"{folder}/_rels/{base}.rels"] = relations(found).encode()

    def _relation(self, name: str, one: Relation) -> str:
        if one.external:
            return relation(name, one.type, one.target, outside=True)
        taken = self._take(one.target)
        return relation(name, one.type, f"/{taken}") if taken else ""

    def _take(self, name: str) -> str:
        """The new name of a part, "" for one that is not there."""
        key = name.lower()
        if key not in self._names:
            ending = posixpath.splitext(key)[1]
            kind = self._kinds.get(f"/{key}") or self._kinds.get(ending) or ""
            # Noted first: parts may refer to one another in a circle.
            self._names[key] = f"{_FOLDER}/{len(self._names) + 1}{ending}" if kind else ""
            self._names[key] = self._copied(name, self._names[key], kind) if kind else ""
        return self._names[key]

    def _copied(self, name: str, new: str, kind: str) -> str:
        if kind.endswith("xml"):
            part = self._package.part(name)
            if part is None:
                return ""
            self.parts[new] = (DECLARATION + text_of(part.root)).encode()
            self.refer(new, self.relations(part.relations))
        elif data := self._package.bytes(name):
            self.parts[new] = data
        else:
            return ""
        self.types[new] = kind
        return new


def text_of(element: etree._Element) -> str:
    """An element as text."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _media_types(package: Package) -> dict[str, str]:
    """The media types that the package names, for parts (`/word/a.xml`) and endings (`.xml`), in lower case."""
    part = package.part("[Content_Types].xml")
    return {} if part is None else dict(_named(part.root))


def _named(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iterchildren(f"{_TYPES}Default"):
        yield f".{element.get('Extension', '').lower()}", element.get("ContentType", "")
    for element in root.iterchildren(f"{_TYPES}Override"):
        yield element.get("PartName", "").lower(), element.get("ContentType", "")
