"""What stands in a paragraph: text with its formatting, pictures, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from maqala.core.article import Image, Mark, Run
from maqala.core.formats import inline
from maqala.core.formats.docx import drawings, formulas, styles
from maqala.core.formats.docx.fields import Fields, drawn_by, link_of
from maqala.core.formats.docx.found import Reading, Words
from maqala.core.formats.docx.names import MC, VAL, M, R, W
from maqala.core.formats.docx.package import Part
from maqala.core.formats.docx.styles import Look
from maqala.core.formats.docx.symbols import UNKNOWN, symbol
from maqala.core.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Box:
    """A text box that is anchored here: it has paragraphs of its own."""

    content: etree._Element


@dataclass(frozen=True, slots=True)
class Chunk:
    """Another document stands here as a part of this one."""

    element: etree._Element


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal line drawn across the page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something stood here between two words, which must not become one."""


Piece = Run | Image | Box | Chunk | Line | Words | Gap

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
    )
) | {f"{MC}Fallback"}
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n"} | {
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]\s*")
_NUMBERS = re.compile("[\uf020-\uf0ff]")
"""Where fonts of symbols have their signs."""

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
            f"{W}t": self._stray,
            f"{W}subDoc": self._document,
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            f"{MC}AlternateContent": self._alternate,
            f"{M}oMath": self._formula,
            f"{W}ruby": self._ruby,
        }

    def read(self, paragraph: Iterable[etree._Element], base: Look) -> Iterator[Piece]:
        """The pieces of a paragraph, or of what stands in a row like in one; its style looks like `base`."""
        self._base = base
        yield from self._walk(paragraph, "")

    def _walk(self, element: Iterable[etree._Element], link: str) -> Iterator[Piece]:
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
        instruction = element.get(f"{W}instr", "")
        pieces = list(self._walk(element, inline.safe_link(link_of(instruction)) or link))
        yield from pieces or self._text(drawn_by(instruction), self._base, link)

    def _alternate(self, element: etree._Element, link: str) -> Iterator[Piece]:
        """The same thing for newer and older programs: the first of them in which we find something.

        Where that is only what is said of it, a picture for older programs comes along.
        """
        said: list[Piece] = []
        for choice in element:
            pieces = list(self._inside_run(choice, self._base, link))
            if said:
                pieces = [piece for piece in pieces if isinstance(piece, Image)]
            if any(not isinstance(piece, Gap | Words) for piece in pieces):
                yield from (*said, *pieces)
                return
            said = said or [piece for piece in pieces if isinstance(piece, Words)]
        yield from said

    def _formula(self, element: etree._Element, link: str) -> Iterator[Piece]:
        self._reading.note("formulas")
        yield Run(formulas.text_of(element), link=link)

    def _stray(self, element: etree._Element, link: str) -> Iterator[Piece]:
        """Text in no run."""
        yield from self._text(_words(element), self._base, link)

    def _document(self, element: etree._Element, _link: str) -> Iterator[Piece]:
        yield Chunk(element)

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
                yield from self._text(self._read_text(child, run), look, link)
            elif tag in _CHARACTERS:
                yield from self._text(_CHARACTERS[tag], look, link)
            elif tag not in _SKIPPED and isinstance(tag, str):
                yield from self._special(child, look, link)

    def _special(self, child: etree._Element, look: Look, link: str) -> Iterator[Piece]:
        name = child.tag.rpartition("}")[2]
        if name == "fldChar":
            if child not in self._part.unended:
                yield from self._text(self._known(self._fields.pass_mark(child)), look, link)
        elif name == "instrText":
            self._fields.instruct(child.text or "")
        elif name == "sym":
            yield from self._text(self._symbol(child), look, link)
        elif name in ("footnoteReference", "endnoteReference"):
            yield from self._footnote(child, name)
        elif name in ("drawing", "pict", "object"):
            yield from self._drawn(child)
        else:
            yield from self._walk((child,), link)

    def _text(self, text: str, look: Look, link: str) -> Iterator[Run]:
        if not self._fields.shown or not text:
            return
        if look.hidden:
            self._reading.note("hidden")
        language = self._reading.language.of_run(look.language, text) if look.language else ""
        yield Run(text, look.on, link or inline.safe_link(self._fields.link), language)

    def _read_text(self, element: etree._Element, run: etree._Element) -> str:
        """The text of a `w:t`; what is meant by the numbers of a symbol font."""
        text = _words(element)
        if not _NUMBERS.search(text):
            return text
        fonts = run.find(f"{W}rPr/{W}rFonts")
        font = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        if not font:
            return text  # in the letters of the text they are no symbols, but what somebody wrote
        return _NUMBERS.sub(lambda found: self._known(symbol(font, f"{ord(found[0]):04X}")), text)

    def _symbol(self, element: etree._Element) -> str:
        return self._known(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")))

    def _known(self, found: str) -> str:
        if found == UNKNOWN:
            self._reading.note("symbols")
        return found

    def _footnote(self, element: etree._Element, name: str) -> Iterator[Run]:
        has_own_mark = element.get(f"{W}customMarkFollows", "0").lower() in ("1", "true", "on")
        kind, note_id = name.removesuffix("Reference") + "s", element.get(f"{W}id", "")
        if number := self._reading.number_of(kind, note_id, has_own_mark=has_own_mark):
            yield footnote_mark(number)

    def _ruby(self, element: etree._Element, link: str) -> Iterator[Piece]:
        """Small text above other text: behind it, in brackets."""
        pieces = {part.tag: list(self._walk(part, link)) for part in element}
        yield from pieces.get(f"{W}rubyBase", ())
        if above := pieces.get(f"{W}rt"):
            self._reading.note("ruby")
            yield from (Run("(", link=link), *above, Run(")", link=link))

    def _drawn(self, element: etree._Element) -> Iterator[Piece]:
        if drawings.is_in_line(element):
            yield Gap()
        if element.tag == f"{W}drawing":
            yield from drawings.images(element, self._part, self._reading)
        elif drawings.is_line(element):
            yield Line()
        else:
            yield from drawings.old_images(element, self._part, self._reading)
        for box in drawings.outside_boxes(element, f"{W}txbxContent"):
            self._reading.note("boxes")
            yield Box(box)


def footnote_mark(number: int) -> Run:
    """Brackets keep the number from becoming a part of the word before it where nothing can be raised."""
    return Run(f"[{number}]", Mark.SUPERSCRIPT)


def parted(pieces: Iterable[Piece]) -> Iterator[Run]:
    """The text among `pieces`, with a space in every gap between two words that has none."""
    before, is_open = "", False
    for piece in pieces:
        if isinstance(piece, Gap):
            is_open = True
        elif isinstance(piece, Run) and piece.text:
            if is_open and before and not before.isspace() and piece.text[0].isalnum():
                yield Run(" ")
            before, is_open = piece.text[-1], False
            yield piece


def _words(element: etree._Element) -> str:
    """The text of a `w:t`, in which a line break of the XML itself is a space, and an element nothing."""
    text = element.text or ""
    if len(element):
        text += "".join(child.tail or "" for child in element)
    return _SOURCE_BREAK.sub(" ", text) if "\n" in text or "\r" in text else text
