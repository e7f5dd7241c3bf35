"""What stands in a paragraph: text with its formatting, pictures, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from maqala.core.article import Image, Mark, Run
from maqala.core.formats import inline
from maqala.core.formats.docx import drawings, styles
from maqala.core.formats.docx.fields import Fields, link_of
from maqala.core.formats.docx.found import Reading
from maqala.core.formats.docx.names import MC, VAL, M, R, V, W
from maqala.core.formats.docx.package import Part
from maqala.core.formats.docx.styles import Look
from maqala.core.formats.docx.symbols import UNKNOWN, symbol


@dataclass(frozen=True, slots=True)
class Box:
    """A text box that is anchored here: it has paragraphs of its own."""

    content: etree._Element


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal line drawn across the page."""


Piece = Run | Image | Box | Line

_TOGGLES = Mark.BOLD | Mark.ITALIC | Mark.STRIKE
"""Marks that a character style takes back where the paragraph's style has set them."""

_SKIPPED = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "del",
        "moveFrom",
        "delText",
        "customXmlPr",
        "smartTagPr",
        "rt",
    )
) | {f"{MC}Fallback"}
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n"} | {
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_DELETED = (f"{W}del", f"{W}moveFrom")
_INSERTED = (f"{W}ins", f"{W}moveTo")


class Inlines:
    """Reads the paragraphs of one part of the document, in order: a field may span several."""

    def __init__(self, part: Part, reading: Reading) -> None:
        self._part = part
        self._reading = reading
        self._fields = Fields()
        self._base = styles.PLAIN
        self._own: dict[str, Callable[[etree._Element, str], Iterator[Piece]]] = {
            f"{W}r": self._run,
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            f"{MC}AlternateContent": self._alternate,
            f"{M}oMath": self._formula,
        }

    def read(self, paragraph: etree._Element, base: Look) -> Iterator[Piece]:
        """The pieces of a paragraph whose style looks like `base`."""
        self._base = base
        yield from self._walk(paragraph, "")

    def _walk(self, element: etree._Element, link: str) -> Iterator[Piece]:
        for child in element:
            tag = child.tag
            handler = self._own.get(tag)
            if handler:
                yield from handler(child, link)
            elif tag in _SKIPPED:
                if tag in _DELETED:
                    self._reading.note("deleted")
            elif isinstance(tag, str) and len(child):
                if tag in _INSERTED:
                    self._reading.note("inserted")
                yield from self._walk(child, link)

    def _hyperlink(self, element: etree._Element, link: str) -> Iterator[Piece]:
        relation = self._part.relations.get(element.get(f"{R}id", ""))
        target = relation.target if relation and relation.external else ""
        place = element.get(f"{W}anchor", "")
        address = f"{target}#{place}" if target and place else target
        yield from self._walk(element, inline.safe_link(address) or link)

    def _simple_field(self, element: etree._Element, link: str) -> Iterator[Piece]:
        yield from self._walk(element, inline.safe_link(link_of(element.get(f"{W}instr", ""))) or link)

    def _alternate(self, element: etree._Element, link: str) -> Iterator[Piece]:
        """The same thing for newer and older programs: the first of them in which we find something."""
        for choice in element:
            pieces = list(self._inside_run(choice, self._base, link))
            if pieces:
                yield from pieces
                return

    def _formula(self, element: etree._Element, link: str) -> Iterator[Piece]:
        self._reading.note("formulas")
        text = "".join(t.text or "" for t in element.iter(f"{M}t", f"{W}t"))
        yield Run(text, link=link)

    # --- runs

    def _run(self, run: etree._Element, link: str) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        named = None if properties is None else properties.find(f"{W}rStyle")
        style = self._reading.styles.of_runs("" if named is None else named.get(VAL, ""))
        look = self._look(style, styles.look_of(properties))
        yield from self._inside_run(run, look, link)

    def _look(self, style: styles.Sheet, direct: Look) -> Look:
        from_style = style.look
        if style.is_link:  # blue and underlined is only how a link looks
            from_style = replace(from_style, on=from_style.on & ~Mark.UNDERLINE)
        base = self._base
        if style is not styles.EMPTY:
            toggled = base.on ^ (from_style.on & _TOGGLES)
            rest = (from_style.on | (base.on & ~from_style.said)) & ~_TOGGLES
            both = Look(on=(toggled & _TOGGLES) | rest, language=from_style.language or base.language)
            base = replace(both, hidden=from_style.hidden or base.hidden)
        return direct.over(base)

    def _inside_run(self, run: etree._Element, look: Look, link: str) -> Iterator[Piece]:
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                yield from self._text(_words(child), look, link)
            elif tag in _CHARACTERS:
                yield from self._text(_CHARACTERS[tag], look, link)
            elif tag not in _SKIPPED and isinstance(tag, str):
                yield from self._special(child, look, link)

    def _special(self, child: etree._Element, look: Look, link: str) -> Iterator[Piece]:
        name = child.tag.rpartition("}")[2]
        if name == "fldChar":
            self._fields.mark(child.get(f"{W}fldCharType", ""))
        elif name == "instrText":
            self._fields.instruct(child.text or "")
        elif name == "sym":
            yield from self._text(self._symbol(child), look, link)
        elif name in ("footnoteReference", "endnoteReference"):
            yield from self._footnote(child, name)
        elif name in ("drawing", "pict", "object"):
            yield from self._drawn(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from self._alternate(child, link)
        elif child.tag == f"{W}r":
            yield from self._run(child, link)
        elif name in ("ruby", "rubyBase", "oMath", "sdt", "sdtContent"):
            yield from self._walk(child, link)

    def _text(self, text: str, look: Look, link: str) -> Iterator[Run]:
        if not self._fields.shown or not text:
            return
        if look.hidden:
            self._reading.note("hidden")
            return
        language = self._reading.language.of_run(look.language, text) if look.language else ""
        yield Run(text, look.on, link or inline.safe_link(self._fields.link), language)

    def _symbol(self, element: etree._Element) -> str:
        found = symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
        if found == UNKNOWN:
            self._reading.note("symbols")
        return found

    def _footnote(self, element: etree._Element, name: str) -> Iterator[Run]:
        kind = name.removesuffix("Reference") + "s"
        self._reading.footnotes.append((kind, element.get(f"{W}id", "")))
        yield Run(str(len(self._reading.footnotes)), Mark.SUPERSCRIPT)

    def _drawn(self, element: etree._Element) -> Iterator[Piece]:
        boxes = list(element.iter(f"{W}txbxContent"))
        for box in boxes:
            # Its pictures come with its paragraphs; a box in a box does too.
            if not any(parent in boxes for parent in box.iterancestors(f"{W}txbxContent")):
                self._reading.note("boxes")
                yield Box(box)
        if boxes:
            return
        if element.tag == f"{W}drawing":
            yield from drawings.images(element, self._part, self._reading)
            if words := drawings.words_of(element, self._part, self._reading):
                yield Run(words)
        elif drawings.is_line(element):
            yield Line()
        else:
            yield from drawings.old_images(element, self._part, self._reading)
            if words := " ".join(path.get("string", "") for path in element.iter(f"{V}textpath")):
                yield Run(words)


def _words(element: etree._Element) -> str:
    """The text of a `w:t`, in which the line breaks of the XML itself mean nothing."""
    text = element.text or ""
    if "\n" in text or "\r" in text:
        text = " ".join(text.split())
    return text
