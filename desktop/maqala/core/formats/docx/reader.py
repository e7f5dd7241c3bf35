"""A Word document as an article.

Nothing is run and nothing outside the file is opened. Text is kept wherever it stands; what an
article has no place for is named by a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from maqala.core.article import Article
from maqala.core.errors import ReadError
from maqala.core.formats import picture_size
from maqala.core.formats.contract import Import
from maqala.core.formats.docx import drawings, limits
from maqala.core.formats.docx.blocks import Blocks, Found, captioned, with_number
from maqala.core.formats.docx.flat import package_of
from maqala.core.formats.docx.found import Reading, language_of
from maqala.core.formats.docx.labels import Labels
from maqala.core.formats.docx.lists import Lists
from maqala.core.formats.docx.metadata import is_ours, metadata_of
from maqala.core.formats.docx.names import V, W
from maqala.core.formats.docx.package import Package, Part
from maqala.core.formats.docx.styles import StyleSheet

_NOTES = ("footnotes", "endnotes")
"""The parts with text that the main one refers to."""


def read(data: bytes, name: str) -> Import:
    """The article in a Word document; raises `ReadError`, its sentence naming `name`."""
    return _guarded(data, name, is_chunk=False)


def read_chunk(data: bytes, name: str) -> Import:
    """The same for a document that stands within another called `name`."""
    return _guarded(data, name, is_chunk=True)


def _guarded(data: bytes, name: str, *, is_chunk: bool) -> Import:
    package = package_of(data, name)
    try:
        return _read(package, name, is_chunk=is_chunk)
    except RecursionError as error:
        raise ReadError("error.docx.too_deep", name) from error


def _read(package: Package, name: str, *, is_chunk: bool) -> Import:
    document = package.document
    body = package.body
    notes = [part.root for kind in _NOTES if (part := package.beside(kind))]
    if sum(map(limits.pieces_in, [body, *notes])) > limits.MAX_PIECES:
        raise ReadError("error.docx.too_long", name)
    reading = _reading(package, name, body)
    reading.is_chunk = is_chunk
    found = tuple(captioned(_everything(reading, document, body)))
    comments = tuple(_comments(reading))
    margins = tuple(_look_around(reading, document))
    if package.is_damaged:
        reading.note("damaged")
    return Import(
        Article(found, metadata_of(package, reading.language.tag, comments + margins)),
        reading.notes() + picture_size.notes_on(found),
    )


def _reading(package: Package, name: str, body: etree._Element) -> Reading:
    styles_part, lists_part = package.beside("styles"), package.beside("numbering")
    styles = StyleSheet(None if styles_part is None else styles_part.root)
    lists = Lists(None if lists_part is None else lists_part.root, styles)
    ours = is_ours(package)
    language = language_of(body, styles, ours=ours)
    # A template may number the headings of what we write: those numbers are not the author's.
    labels = Labels(Lists(None, styles) if ours else lists)
    return Reading(package, name, styles, lists, language, labels)


def _everything(reading: Reading, document: Part, body: etree._Element) -> Iterator[Found]:
    blocks = Blocks(document, reading)
    yield from blocks.read(body)
    yield from blocks.rest()
    yield from _footnotes(reading)


def _footnotes(reading: Reading) -> Iterator[Found]:
    """The footnotes and endnotes that the text refers to, in the order of their numbers."""
    if not reading.footnotes:
        return
    parts = {kind: reading.package.beside(kind) for kind in _NOTES}
    texts = {
        (kind, note.get(f"{W}id", "")): note for kind, part in parts.items() if part for note in part.root
    }
    for footnote in reading.footnotes:  # which may refer to further ones
        part, text = parts[footnote.kind], texts.get((footnote.kind, footnote.id))
        if part is not None and text is not None:
            reading.note("footnotes")
            yield from with_number(Blocks(part, reading).read(text), footnote.number)


def _comments(reading: Reading) -> Iterator[str]:
    """Each comment as a line: who said what."""
    part = reading.package.beside("comments")
    if part is None:
        return
    for comment in part.root.iterchildren(f"{W}comment"):
        text = " ".join(filter(None, map(_words_in, comment.iter(f"{W}p"))))
        author = comment.get(f"{W}author", "").strip()
        if text:
            reading.note("comments")
            yield f"{drawings.clean(author)}: {text}" if author else text


def _look_around(reading: Reading, document: Part) -> Iterator[str]:
    """The lines above and below the pages, each once; note what else does not come along."""
    lines: list[str] = []
    for relation in document.relations.values():
        if relation.kind in ("header", "footer") and not relation.external:
            part = reading.package.part(relation.target)
            lines += [] if part is None else map(_words_in, part.root.iter(f"{W}p", f"{V}textpath"))
    for line in dict.fromkeys(lines):
        if any(map(str.isalpha, line)):  # and not only the number of the page
            reading.note("margins")
            yield line
    if any(name.endswith("vbaproject.bin") for name in reading.package.names()):
        reading.note("macros")


def _words_in(element: etree._Element) -> str:
    """The text of a paragraph or of a drawn line (a watermark), without its formatting."""
    return drawings.clean(
        element.get("string", "") or "".join(text.text or "" for text in element.iter(f"{W}t"))
    )
