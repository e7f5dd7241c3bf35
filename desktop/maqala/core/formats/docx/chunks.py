"""Whole documents within a document, in whatever format they came."""

from __future__ import annotations

import re

from maqala.core.article import Block
from maqala.core.errors import ReadError
from maqala.core.formats import registry
from maqala.core.formats.docx import RICH_TEXT
from maqala.core.formats.docx.found import Reading
from maqala.core.formats.docx.package import Part
from maqala.core.formats.html.web_archive import is_archive

_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<", re.IGNORECASE)


def blocks_of(relation_id: str, part: Part, reading: Reading) -> tuple[Block, ...]:
    """The blocks of the document that `part` refers to; one that cannot be read is only noted.

    So is one within a document that is within another already, or there might be no end.
    """
    relation = part.relations.get(relation_id)
    data = reading.package.bytes(relation.target) if relation and not relation.external else b""
    if relation is None or not data or reading.is_chunk:
        reading.note("chunks")
        return ()
    try:
        return _read(data, relation.target, reading.name)
    except ReadError:
        reading.note("chunks")
        return ()


def _read(data: bytes, target: str, name: str) -> tuple[Block, ...]:
    """What the content is its first bytes tell better than what the part is called."""
    if data.startswith(RICH_TEXT):
        return registry.by_id("docx").read(data, name).article.blocks
    form = registry.by_path(target)
    if data.startswith(b"PK") or (form is not None and form.id == "docx"):
        from maqala.core.formats.docx.reader import read_chunk

        return read_chunk(data, name).article.blocks
    if is_archive(data) or (form is None and _PAGE.match(data)):
        form = registry.by_id("html")
    if form is None:
        raise ReadError("error.read.unknown", name)
    return form.read(data, name).article.blocks
