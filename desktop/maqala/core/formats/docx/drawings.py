"""Pictures in a document, in both of the ways that Word keeps them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from maqala.core.article import Image
from maqala.core.formats import inline, pictures
from maqala.core.formats.docx.found import Reading, Words
from maqala.core.formats.docx.names import PIC, WP, A, O, R, V, W
from maqala.core.formats.docx.package import Part, Relation

_NAMES = tuple(f"{{*}}{name}" for name in ("strCache", "strLit", "multiLvlStrCache", "strDim", "txData"))
"""What of a chart holds words, in all the ways that Word has for charts."""

_BOX = f"{W}txbxContent"
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def images(drawing: etree._Element, part: Part, reading: Reading) -> Iterator[Image | Words]:
    """The pictures in a `w:drawing`; of all else (charts, diagrams, shapes) the words, or what is said of it."""
    alt = _alt(next(drawing.iter(f"{WP}docPr"), None))
    alone = list(outside_boxes(drawing, f"{PIC}pic"))
    for picture in alone:
        own = next(picture.iter(f"{PIC}cNvPr"), None)
        blip = next(picture.iter(f"{A}blip"), None)
        said = (alt if len(alone) == 1 else "") or _alt(own)
        if blip is not None:
            yield from _image(blip, own, said, part, reading)
        elif said:
            yield Words(f"[{said}]")
    words = list(_words_of(drawing, part, reading))
    if words or next(drawing.iter("{*}chart", "{*}relIds"), None) is not None:
        reading.note("graphics")
    yield from map(Words, dict.fromkeys(words))
    if alt and not alone and next(drawing.iter(_BOX), None) is None:
        yield Words(f"[{alt}]")


def outside_boxes(drawing: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """What of a drawing stands in no text box of it: all else comes with the paragraphs of its box."""
    for child in drawing:
        if child.tag in tags:
            yield child
        if child.tag != _BOX:
            yield from outside_boxes(child, *tags)


def _words_of(drawing: etree._Element, part: Part, reading: Reading) -> Iterator[str]:
    """The words in a chart or a diagram, and in shapes of other programs, line for line."""
    for graphic in drawing.iter("{*}chart", "{*}relIds"):
        relation = part.relations.get(graphic.get(f"{R}dm") or graphic.get(f"{R}id") or "")
        drawn = reading.package.part(relation.target) if relation and not relation.external else None
        if drawn is not None:
            yield from filter(None, map(_line_in, drawn.root.iter(f"{A}p", *_NAMES)))
    yield from filter(None, map(_line_in, outside_boxes(drawing, f"{A}p")))


def _line_in(element: etree._Element) -> str:
    if element.tag == f"{A}p":
        return clean("".join(text.text or "" for text in element.iter(f"{A}t")))
    # Names of series and categories, as the sheet behind the chart had them.
    names = (clean(name.text or "") for name in element.iter("{*}v", "{*}pt"))
    return ", ".join(filter(None, names))


def old_images(picture: etree._Element, part: Part, reading: Reading) -> Iterator[Image | Words]:
    """The pictures in a `w:pict` or `w:object`, the words drawn in it, or what is said of it."""
    alone = list(outside_boxes(picture, f"{V}imagedata"))
    for data in alone:
        shape = data.getparent()
        alt = (shape.get("alt") if shape is not None else "") or data.get(f"{O}title") or ""
        relation_id = data.get(f"{R}id") or data.get(f"{R}pict") or ""
        image = _embedded(relation_id, part, reading)
        if image is None:
            yield from _missing(clean(alt), part.relations.get(relation_id), reading)
        else:
            yield Image(image.data, image.name, alt=clean(alt))
    drawn = clean(" ".join(path.get("string", "") for path in picture.iter(f"{V}textpath")))
    if drawn:
        yield Words(drawn)
    elif not alone and next(picture.iter(_BOX), None) is None:
        yield from (Words(f"[{said}]") for shape in picture if (said := clean(shape.get("alt", ""))))


def is_in_line(element: etree._Element) -> bool:
    """Whether what is drawn stands between two words, and does not float beside the text."""
    if element.tag == f"{W}drawing":
        return element.find(f"{WP}inline") is not None
    shape = next(element.iter(f"{V}shape", f"{V}rect", f"{V}group"), None)
    return shape is not None and "position:absolute" not in (shape.get("style") or "").replace(" ", "")


def _missing(alt: str, relation: Relation | None, reading: Reading) -> Iterator[Words]:
    """What is said of a picture that cannot come along, in brackets, for these are not the author's words."""
    reading.note("pictures")
    reading.missing.append(posixpath.basename(clean(relation.target)) if relation else alt or "…")
    if alt:
        yield Words(f"[{alt}]")


def is_line(picture: etree._Element) -> bool:
    """Whether a `w:pict` is the horizontal line that Word draws for three hyphens."""
    return any(shape.get(f"{O}hr") in ("t", "true", "1") for shape in picture.iter(f"{V}rect"))


def clean(text: str) -> str:
    """An attribute's text on one line."""
    return " ".join(inline.printable(text).split())


def _alt(properties: etree._Element | None) -> str:
    said = "" if properties is None else clean(properties.get("descr") or properties.get("title") or "")
    return "" if said.startswith("data:") else said  # an address, which some programs put there


def _image(
    blip: etree._Element, own: etree._Element | None, alt: str, part: Part, reading: Reading
) -> Iterator[Image | Words]:
    linked = part.relations.get(blip.get(f"{R}link", ""))
    source = inline.safe_link(linked.target) if linked and linked.external else ""
    embedded = _embedded(blip.get(f"{R}embed", ""), part, reading)
    if embedded is None:
        if source:
            yield Image(source=source, alt=alt)
        else:
            yield from _missing(alt, part.relations.get(blip.get(f"{R}embed", "")), reading)
        return
    called = "" if own is None else own.get("name", "")
    # Word calls its pictures "Picture 1"; what looks like a file's name is one.
    if called.lower().endswith(_ENDINGS) or (own is not None and not called):
        embedded = Image(embedded.data, posixpath.basename(clean(called).replace("\\", "/")))
    yield Image(embedded.data, embedded.name, source, alt)


def _embedded(relation_id: str, part: Part, reading: Reading) -> Image | None:
    relation = part.relations.get(relation_id)
    if relation is None or relation.external:
        return None
    data = reading.package.bytes(relation.target)
    if not pictures.kind_of(data):
        return None
    return Image(data, posixpath.basename(relation.target))
