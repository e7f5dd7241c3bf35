"""The text of an article as the body of a document."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from maqala.core.article import (
    MAX_DEPTH,
    Block,
    Cell,
    Image,
    Mark,
    Rule,
    Run,
    Runs,
    Style,
    Table,
    TextBlock,
)
from maqala.core.formats import inline, pictures
from maqala.core.formats.docx.design import Design
from maqala.core.formats.docx.names import long_tag
from maqala.core.formats.docx.parts_out import NumberedList
from maqala.core.formats.docx.xml_out import escaped, quoted
from maqala.core.formats.inline import tidy
from maqala.core.formats.picture_size import pixels

_STYLE_IDS = {
    Style.HEADLINE: "Title",
    Style.LEAD: "Subtitle",
    Style.HEADING_1: "Heading1",
    Style.HEADING_2: "Heading2",
    Style.HEADING_3: "Heading3",
    Style.QUOTE: "Quote",
    Style.BULLET: "ListBullet",
    Style.NUMBER: "ListNumber",
}
_MARKS = (
    (Mark.BOLD, "<w:b/><w:bCs/>"),
    (Mark.ITALIC, "<w:i/><w:iCs/>"),
    (Mark.STRIKE, "<w:strike/>"),
    (Mark.UNDERLINE, '<w:u w:val="single"/>'),
    (Mark.SUPERSCRIPT, '<w:vertAlign w:val="superscript"/>'),
)
_SAFE_TARGET = (
    r"(https?://[\w.-]+(:\d{1,5})?([/?#][\w.~:/?#@!$&'()*+,;=%-]*)?|mailto:[\w.@+-]+|tel:[\d+-]+|[\w.~/%-]+)"
)
"""Addresses that every program takes for one. Word calls a document damaged that refers to another."""

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
"""At 96 pixels an inch."""

_MAX_HEIGHT = 12000 * _EMU_PER_TWIP
"""A picture leaves room for its caption on the page."""

_EMPTY = "<w:p/>"


class Body:
    """Builds the body, and with it the relations, pictures and lists that it refers to."""

    def __init__(self, language: str, design: Design) -> None:
        self.relations: dict[tuple[str, str], str] = {}
        """The identifier of each (kind, target)."""
        self.media: dict[str, bytes] = {}
        """The pictures by the name of their part."""
        self.lists: list[NumberedList] = []
        self._language = language
        self._design = design
        self._pictures = 0
        self._open_lists: list[tuple[Style, int]] = []

    def xml(self, blocks: Iterable[Block]) -> str:
        """The blocks, one after the other."""
        parts: list[str] = []
        for block in blocks:
            if not (isinstance(block, TextBlock) and block.style.is_list):
                self._open_lists.clear()
            parts += self._block(block)
        return "".join(parts)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, TextBlock):
            runs = tidy(block.runs)
            if runs:
                yield self._paragraph(self._properties(block), runs)
        elif isinstance(block, Image):
            yield from self._figure(block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Rule):
            yield f"<w:p><w:pPr>{self._style('pStyle', 'HorizontalLine')}</w:pPr></w:p>"

    # --- paragraphs

    def _paragraph(self, properties: str, runs: Runs) -> str:
        return f"<w:p>{properties}{self._runs(runs)}</w:p>"

    def _properties(self, block: TextBlock) -> str:
        if block.style is Style.PARAGRAPH:
            return ""
        style = self._style("pStyle", _STYLE_IDS[block.style])
        if not block.style.is_list:
            return f"<w:pPr>{style}</w:pPr>"
        depth = min(max(block.depth, 0), MAX_DEPTH)
        list_id = self._list_at(depth, block.style)
        return (
            f'<w:pPr>{style}<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
        )

    def _style(self, tag: str, style_id: str) -> str:
        """The reference to a style of ours, by the name that it has in this design."""
        return f'<w:{tag} w:val="{quoted(self._design.ids.get(style_id, style_id))}"/>'

    def _list_at(self, depth: int, style: Style) -> int:
        """The list that an item belongs to. What was counted deeper, or between bullets, begins anew."""
        lists = self._open_lists
        del lists[depth + 1 :]
        lists += [(Style.BULLET, bullets) for bullets in self._design.bullets[len(lists) : depth + 1]]
        if style is Style.BULLET:
            lists[depth] = (Style.BULLET, self._design.bullets[depth])
        elif lists[depth][0] is not Style.NUMBER:
            number = self._design.first_list + len(self.lists)
            self.lists.append(NumberedList(number, depth, self._design.numbers[depth]))
            lists[depth] = (Style.NUMBER, number)
        return lists[depth][1]

    # --- runs

    def _runs(self, runs: Runs) -> str:
        parts: list[str] = []
        for link, group in groupby(runs, key=lambda run: run.link):
            address = inline.safe_link(link) if link else ""
            inner = "".join([self._run(run, is_link=bool(address)) for run in group])
            parts.append(self._linked(address, inner) if address else inner)
        return "".join(parts)

    def _linked(self, address: str, inner: str) -> str:
        if re.fullmatch(_SAFE_TARGET, address):
            relation = self._relation("hyperlink", address)
            return f'<w:hyperlink r:id="{relation}" w:history="1">{inner}</w:hyperlink>'
        instruction = escaped(f' HYPERLINK "{address}" ')
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    def _run(self, run: Run, *, is_link: bool) -> str:
        properties = self._style("rStyle", "Hyperlink") if is_link else ""
        if run.marks:
            properties += "".join([xml for mark, xml in _MARKS if mark in run.marks])
            if Mark.SUBSCRIPT in run.marks and Mark.SUPERSCRIPT not in run.marks:
                properties += '<w:vertAlign w:val="subscript"/>'
        language = inline.safe_language(run.language, self._language) if run.language else ""
        if language:
            properties += f'<w:lang w:val="{quoted(long_tag(language))}"/>'
        if properties:
            properties = f"<w:rPr>{properties}</w:rPr>"
        return f"<w:r>{properties}{_text(run.text)}</w:r>"

    # --- pictures

    def _figure(self, image: Image) -> Iterator[str]:
        drawing = self._drawing(image)
        caption = tidy(image.caption)
        if drawing:
            keep = "<w:pPr><w:keepNext/></w:pPr>" if caption else ""
            yield f"<w:p>{keep}<w:r>{drawing}</w:r></w:p>"
        if caption:
            yield self._paragraph(f"<w:pPr>{self._style('pStyle', 'Caption')}</w:pPr>", caption)

    def _drawing(self, image: Image) -> str:
        references = ""
        if kind := pictures.kind_of(image.data):
            references += f' r:embed="{self._embedded(image, kind)}"'
        source = inline.safe_link(image.source)
        if source and (re.fullmatch(_SAFE_TARGET, source) or not references):
            references += f' r:link="{self._relation("image", source)}"'
        if not references:
            return ""
        self._pictures += 1
        width, height = _extent(image.data, self._design.width)
        called, alt = quoted(inline.printable(image.name)), quoted(_one_line(image.alt))
        return _DRAWING.format(
            width=width, height=height, number=self._pictures, name=called, alt=alt, references=references
        )

    def _embedded(self, image: Image, kind: str) -> str:
        """The relation to a picture; one that is used twice is kept once."""
        ending = kind.partition("/")[2]
        name = next((name for name, data in self.media.items() if data == image.data), "")
        if not name:
            name = f"media/image{len(self.media) + 1}.{ending}"
            self.media[name] = image.data
        return self._relation("image", name)

    def _relation(self, kind: str, target: str) -> str:
        return self.relations.setdefault((kind, target), f"rId{len(self.relations) + 100}")

    # --- tables

    def _table(self, table: Table) -> Iterator[str]:
        columns = max((len(row) for row in table.rows), default=0)
        if not columns:
            return
        width = self._design.width // columns
        look = "0420" if table.header else "0400"
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        yield (
            f"<w:tbl><w:tblPr>{self._style('tblStyle', 'TableGrid')}"
            '<w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLook w:val="{look}" w:firstRow="{int(table.header)}" w:lastRow="0" w:firstColumn="0"'
            f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        for number, row in enumerate(table.rows):
            header = "<w:trPr><w:tblHeader/></w:trPr>" if table.header and number == 0 else ""
            cells = "".join([self._cell(cell, width) for cell in row])
            yield f"<w:tr>{header}{cells}{self._cell(Cell(), width) * (columns - len(row))}</w:tr>"
        # Without a paragraph between them, two tables are one.
        yield f"</w:tbl>{_EMPTY}"

    def _cell(self, cell: Cell, width: int) -> str:
        lines = "".join([self._paragraph("", line) if line else _EMPTY for line in _lines(cell.runs)])
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'


def _text(text: str) -> str:
    return "<w:br/>".join([_piece(piece) for piece in text.split("\n")])


def _piece(text: str) -> str:
    if not text:
        return ""
    keep = ' xml:space="preserve"' if "  " in text or text[0] == " " or text[-1] == " " else ""
    return f"<w:t{keep}>{escaped(text)}</w:t>"


def _lines(runs: Runs) -> list[Runs]:
    """The paragraphs of a cell."""
    lines: list[list[Run]] = [[]]
    for run in tidy(runs):
        first, *others = run.text.split("\n")
        lines[-1].append(_with_text(run, first))
        lines += [[_with_text(run, other)] for other in others]
    return [tuple(run for run in line if run.text) for line in lines]


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.marks, run.link, run.language)


def _one_line(text: str) -> str:
    return " ".join(inline.printable(text).split())


def _extent(data: bytes, text_width: int) -> tuple[int, int]:
    """Width and height on the page, no wider than the text."""
    width, height = (side * _EMU_PER_PIXEL for side in pixels(data))
    scale = min(1.0, text_width * _EMU_PER_TWIP / width, _MAX_HEIGHT / height)
    return max(1, int(width * scale)), max(1, int(height * scale))


def media_type(name: str) -> str:
    """The media type of a part in `Body.media`."""
    return f"image/{posixpath.splitext(name)[1][1:]}"


_DRAWING = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
    "<pic:blipFill><a:blip{references}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)
