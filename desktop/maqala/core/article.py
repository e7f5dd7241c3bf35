"""The article: what every reader makes and every writer takes.

Everything here is frozen, so an article can be handed to another thread, kept as
a version or compared with `==` without copying.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, Flag, auto

from maqala.core.values import dataclass, field

TYPE_CHECKING = False  # what `typing` calls so, without the time that it takes
if TYPE_CHECKING:
    from datetime import datetime

LANGUAGE = "kk"
"""The language of an article that does not say otherwise (BCP 47)."""

MAX_DEPTH = 8
"""The deepest list level, counted from 0: what Word and HTML editors offer."""


class Mark(Flag):
    """Character formatting that carries meaning; colours and fonts do not come in."""

    NONE = 0
    BOLD = auto()
    ITALIC = auto()
    UNDERLINE = auto()
    STRIKE = auto()
    SUBSCRIPT = auto()
    SUPERSCRIPT = auto()


class Style(Enum):
    """What a paragraph is, not how it looks."""

    HEADLINE = "headline"
    LEAD = "lead"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BULLET = "bullet"
    NUMBER = "number"

    @property
    def is_list(self) -> bool:
        """Whether a block of this style has a depth."""
        return self in (Style.BULLET, Style.NUMBER)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is formatted alike.

    `text` may hold `\\n` for a line break inside the paragraph. `language` is a BCP 47
    tag, or "" for the article's own. `link` is an address, or "" for none.
    """

    text: str
    marks: Mark = Mark.NONE
    link: str = ""
    language: str = ""

    def with_text(self, text: str) -> Run:
        """Other text in the same format; five times as fast as `replace`, and a reader does little else."""
        return Run(text, self.marks, self.link, self.language)

    def formatted_like(self, other: Run) -> bool:
        """Whether both would be one run if they stood side by side."""
        return (self.marks, self.link, self.language) == (other.marks, other.link, other.language)


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading, quote or list item. `depth` counts from 0 and is 0 outside lists.

    Quote blocks that follow one another are one quotation of several paragraphs.
    """

    style: Style
    runs: Runs = ()
    depth: int = 0

    @property
    def text(self) -> str:
        """The words without their formatting."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its bytes as they came (PNG, JPEG, GIF, WebP, SVG is not taken), or only where it lies.

    `name` is a file name for a picture that is carried along, `source` the address of one
    that is not; either may be "".
    """

    data: bytes = b""
    name: str = ""
    source: str = ""
    alt: str = ""
    caption: Runs = ()

    @property
    def text(self) -> str:
        """The caption without its formatting."""
        return plain(self.caption)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; line breaks part its paragraphs."""

    runs: Runs = ()

    @property
    def text(self) -> str:
        """The words without their formatting."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; `header` tells whether the first is one of headings."""

    rows: tuple[tuple[Cell, ...], ...]
    header: bool = False

    @property
    def text(self) -> str:
        """Cells parted by tabs, rows by line breaks."""
        return "\n".join(["\t".join([cell.text if cell.runs else "" for cell in row]) for row in self.rows])


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line between parts of an article."""

    @property
    def text(self) -> str:
        """A rule has no words."""
        return ""


Block = TextBlock | Image | Table | Rule


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article and does not stand in its text.

    The headline and the lead stand in the text, as blocks of those styles: they may be
    formatted, and the writer edits them where they are read.
    """

    byline: str = ""
    source: str = ""
    section: str = ""
    slug: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    language: str = LANGUAGE
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A whole article."""

    blocks: tuple[Block, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def headline(self) -> str:
        """The text of the first headline block, or ""."""
        return self._first(Style.HEADLINE)

    @property
    def lead(self) -> str:
        """The text of the first lead block, or ""."""
        return self._first(Style.LEAD)

    @property
    def text(self) -> str:
        """All words, blocks parted by line breaks."""
        return "\n".join(block.text for block in self.blocks)

    def _first(self, style: Style) -> str:
        return next((b.text for b in self.blocks if isinstance(b, TextBlock) and b.style is style), "")


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits as the signs that are raised by themselves."""


def plain(runs: Runs) -> str:
    """The text of `runs` without formatting."""
    return "".join(run.text for run in runs)


def with_raised_digits(runs: Runs) -> str:
    """The text of `runs` with raised digits as signs that are raised by themselves, for м2 is no м²."""
    return "".join(
        [run.text.translate(RAISED) if Mark.SUPERSCRIPT in run.marks else run.text for run in runs]
    )


def merged(runs: Iterable[Run]) -> Runs:
    """`runs` in their one normal form: no empty run, no two neighbours formatted alike."""
    joined: list[Run] = []
    pieces: list[str] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1].formatted_like(run):
            pieces.append(run.text)
            continue
        _close(joined, pieces)
        joined.append(run)
        pieces = [run.text]
    _close(joined, pieces)
    return tuple(joined)


def _close(joined: list[Run], pieces: list[str]) -> None:
    """Give the last run the text of all `pieces`; one by one would take the square of their number."""
    if len(pieces) > 1:
        joined[-1] = joined[-1].with_text("".join(pieces))


WAITING = (TextBlock(Style.HEADLINE), TextBlock(Style.LEAD), TextBlock(Style.PARAGRAPH))
"""What an article has before anything is written: its headline and its lead wait for their words."""


def without_empty_fields(article: Article) -> Article:
    """The article without a headline or lead that was never written, and without empty last paragraphs."""
    blocks = [
        block
        for block in article.blocks
        if isinstance(block, Image)
        or not (isinstance(block, TextBlock) and block.style in (Style.HEADLINE, Style.LEAD))
        or block.text.strip()
    ]
    while blocks and isinstance(blocks[-1], TextBlock) and not blocks[-1].runs:
        blocks.pop()
    return Article(tuple(blocks), article.metadata)
