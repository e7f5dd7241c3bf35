"""How the meaning of a block or a run is kept in a QTextDocument.

Meaning is stored as properties; how it looks is laid over it while drawing (see `looks`),
so that a change of theme or zoom never enters the document or its undo history. Margins
are the exception: Qt keeps them only in the block's format.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextFormat

from maqala.core.article import MAX_DEPTH, Mark, Run, Style
from maqala.core.values import dataclass

PIXELS = QTextFormat.Property.FontPixelSize.value
_FIRST = int(QTextFormat.Property.UserProperty.value)
KIND = _FIRST + 1
"""Of a block: a `Style` value or one of the kinds below."""
DEPTH = _FIRST + 2
LANGUAGE = _FIRST + 3
IMAGE_DATA = _FIRST + 4
IMAGE_NAME = _FIRST + 5
IMAGE_SOURCE = _FIRST + 6
IMAGE_ALT = _FIRST + 7
EDITION = _FIRST + 8
"""Of the whole document: a number that undo and redo bring back (see `metadata_undo`)."""

IMAGE = "image"
CAPTION = "caption"
RULE = "rule"
GAP = "gap"
"""An empty block that Qt wants beside a table; it is no part of the article until somebody writes in it."""
CELL = "cell"

STYLES = {style.value: style for style in Style}
LINE_HEIGHT = 1.5
"""Distance of lines in font sizes."""
BASE = 18
"""The font size in pixels that the margins below are given for."""

_MARGINS: dict[str, tuple[int, int, int]] = {
    # kind: above, below, left
    Style.HEADLINE.value: (0, 12, 0),
    Style.LEAD.value: (0, 22, 0),
    Style.HEADING_1.value: (26, 8, 0),
    Style.HEADING_2.value: (22, 6, 0),
    Style.HEADING_3.value: (18, 4, 0),
    Style.PARAGRAPH.value: (0, 12, 0),
    Style.QUOTE.value: (12, 12, 24),
    Style.BULLET.value: (0, 6, 28),
    Style.NUMBER.value: (0, 6, 28),
    IMAGE: (10, 6, 0),
    CAPTION: (0, 22, 0),
    RULE: (12, 24, 0),
    GAP: (0, 0, 0),
    CELL: (0, 0, 0),
}
PAGE_MARGINS = (52, 40, 340, 40)
"""Paper above, right of, below and left of the text, in pixels; nobody should write at the lower edge."""
SIZES = {
    Style.HEADLINE.value: 30,
    Style.LEAD.value: 20,
    Style.HEADING_1.value: 22,
    Style.HEADING_2.value: 19,
    CAPTION: 15,
    CELL: 16,
}
"""Sizes of letters in pixels at the base size, where they are not that."""
_LIST_STEP = 28


@dataclass(frozen=True, slots=True)
class Measure:
    """What the page is set in: font size in pixels, and line height in per cent of the font's own."""

    size: int = BASE
    line_percent: float = 130.0

    def scaled(self, pixels: int) -> float:
        """A distance that was given for the base size."""
        return pixels * self.size / BASE

    def letters(self, kind: str) -> int:
        """How large the letters are in a block of `kind`, in pixels."""
        return round(self.scaled(SIZES.get(kind, BASE)))


def kind_of(block: QTextBlock) -> str:
    """What a block is."""
    return str(block.blockFormat().property(KIND) or Style.PARAGRAPH.value)


def style_of(block: QTextBlock) -> Style | None:
    """The block's style, or None for pictures, captions, rules and the inside of tables."""
    return STYLES.get(kind_of(block))


_USUAL = Measure()


def depth_of(block: QTextBlock) -> int:
    """The list level of a block, from 0."""
    return int(block.blockFormat().property(DEPTH) or 0)


def block_format(kind: str, depth: int = 0, measure: Measure = _USUAL) -> QTextBlockFormat:
    """The format of a block of `kind`."""
    above, below, left = _MARGINS[kind]
    result = QTextBlockFormat()
    result.setProperty(KIND, kind)
    if kind in (Style.BULLET.value, Style.NUMBER.value):
        depth = max(0, min(depth, MAX_DEPTH))
        result.setProperty(DEPTH, depth)
        left += depth * _LIST_STEP
    result.setTopMargin(measure.scaled(above))
    result.setBottomMargin(measure.scaled(below))
    result.setLeftMargin(measure.scaled(left))
    if kind not in (IMAGE, RULE, GAP):
        height = measure.line_percent * (0.9 if kind in (Style.HEADLINE.value, CAPTION, CELL) else 1)
        result.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return result


def empty_format(kind: str, measure: Measure) -> QTextCharFormat:
    """The character format of a block without text, so that its cursor is as tall as its letters will be."""
    result = QTextCharFormat()
    if kind in SIZES:
        result.setProperty(PIXELS, measure.letters(kind))
    return result


def char_format(run: Run) -> QTextCharFormat:
    """The format of a run: marks as Qt knows them, link, language."""
    result = QTextCharFormat()
    apply_marks(result, run.marks)
    if run.link:
        result.setAnchor(True)
        result.setAnchorHref(run.link)
    if run.language:
        result.setProperty(LANGUAGE, run.language)
    return result


def apply_marks(result: QTextCharFormat, marks: Mark) -> None:
    """Set those marks that are on; others are left as they are."""
    if Mark.BOLD in marks:
        result.setFontWeight(QFont.Weight.Bold)
    if Mark.ITALIC in marks:
        result.setFontItalic(True)
    if Mark.UNDERLINE in marks:
        result.setFontUnderline(True)
    if Mark.STRIKE in marks:
        result.setFontStrikeOut(True)
    if alignment := _vertical(marks):
        result.setVerticalAlignment(alignment)


def _vertical(marks: Mark) -> QTextCharFormat.VerticalAlignment | None:
    if Mark.SUBSCRIPT in marks and Mark.SUPERSCRIPT in marks:
        return QTextCharFormat.VerticalAlignment.AlignMiddle  # nonsense, but kept as it came
    if Mark.SUBSCRIPT in marks:
        return QTextCharFormat.VerticalAlignment.AlignSubScript
    if Mark.SUPERSCRIPT in marks:
        return QTextCharFormat.VerticalAlignment.AlignSuperScript
    return None


_VERTICAL_MARKS = {
    QTextCharFormat.VerticalAlignment.AlignSubScript: Mark.SUBSCRIPT,
    QTextCharFormat.VerticalAlignment.AlignSuperScript: Mark.SUPERSCRIPT,
    QTextCharFormat.VerticalAlignment.AlignMiddle: Mark.SUBSCRIPT | Mark.SUPERSCRIPT,
}


def marks_of(form: QTextCharFormat) -> Mark:
    """The marks in a character format."""
    marks = _VERTICAL_MARKS.get(form.verticalAlignment(), Mark.NONE)
    if form.fontWeight() > QFont.Weight.Medium.value:
        marks |= Mark.BOLD
    if form.fontItalic():
        marks |= Mark.ITALIC
    if form.fontUnderline():
        marks |= Mark.UNDERLINE
    if form.fontStrikeOut():
        marks |= Mark.STRIKE
    return marks


def run_of(text: str, form: QTextCharFormat) -> Run:
    """What a fragment of the document means."""
    return Run(text, marks_of(form), form.anchorHref(), str(form.property(LANGUAGE) or ""))
