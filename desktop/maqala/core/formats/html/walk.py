"""From the elements of a page to the blocks of an article, whatever the page does.

The page is walked without recursion, so its depth costs nothing. Text is gathered in runs
until an element ends the paragraph. Within a list item and a cell paragraphs are parted by a
line break, because there the article has one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from maqala.core.article import MAX_DEPTH, Block, Image, Mark, Rule, Run, Runs, Style, TextBlock
from maqala.core.formats import inline, pictures
from maqala.core.formats.html.formulas import signs_around
from maqala.core.formats.html.looks import is_hidden, marks_in, tag_of
from maqala.core.formats.html.ours import LEVEL
from maqala.core.formats.html.part import CONTROLS, PROGRAMS
from maqala.core.formats.html.saved import later_address
from maqala.core.formats.html.tables import Grid, is_layout
from maqala.core.formats.picture_size import is_damaged, pixels
from maqala.core.messages import Message, message
from maqala.core.values import dataclass, replace

_PLAYERS: Final = frozenset("iframe applet audio video canvas svg".split())
_LATER: Final = ("data-src", "data-original", "data-lazy-src", "data-original-src")
"""Where pages keep the address of a picture that they show when somebody scrolls to it."""

_SETS: Final = ("srcset", "data-srcset", "data-lazy-srcset")

_PLACEHOLDER = 48
"""Pixels of the longer side of what stands in place of a picture until it has been fetched."""

_PLAYERS_WITH_TEXT: Final = frozenset(("object", "embed"))
"""These hold what is shown in their place, or what our parser takes for a part of them."""

_SKIPPED: Final = PROGRAMS | frozenset(("annotation", "annotation-xml"))

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol menu dl dt dd blockquote pre table thead tbody tfoot tr td th caption "
    "figure figcaption article section main header footer aside address hr form fieldset legend details "
    "summary center body html hgroup nav option xmp listing plaintext".split()
)
_CODE = frozenset("pre code samp kbd".split())
_VERBATIM = frozenset(("pre", "xmp", "listing", "plaintext"))
_AROUND: Final = {"q": ("«", "»"), "rt": ("(", ")")}
_HARD = frozenset(("li", "ul", "ol", "menu", "table", "blockquote", "figure", "hr", "caption"))
"""These part even what stands in a list item."""

_STYLES = {
    "h1": Style.HEADLINE,
    "h2": Style.HEADING_1,
    "h3": Style.HEADING_2,
    "h4": Style.HEADING_3,
    "h5": Style.HEADING_3,
    "h6": Style.HEADING_3,
}
_LEVELS = {"1": Style.HEADING_1, "2": Style.HEADING_2, "3": Style.HEADING_3}

_WAY_BACK = re.compile("[\\s\ufe0e\ufe0f^↩⏎↑⤴⬆↥]+")
"""Arrows; `\ufe0e` and `\ufe0f` tell whether they are drawn in colours."""

_FREE, _ITEM, _CELL = range(3)
_SPACE = " \t\n\r\f"


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a text make of it. `depth` counts the lists, from -1 for none."""

    language: str = ""
    style: Style = Style.PARAGRAPH
    kind: Style = Style.BULLET
    depth: int = -1
    marks: Mark = Mark.NONE
    link: str = ""
    place: int = _FREE
    is_verbatim: bool = False
    is_paragraph: bool = False


class Walk:
    """Walks one element of a page; then `blocks`, `byline`, `day` and `notes` are what it holds.

    `language` is the article's own: text in it is not marked. `thoroughly`: with menus, controls and
    what the page does not show.
    """

    def __init__(self, language: str, *, thoroughly: bool = False) -> None:
        self.blocks: list[Block] = []
        self.byline = self.day = ""
        self._language = language
        self._thoroughly = thoroughly
        self._missed: set[str] = set()
        self._lost: list[str] = []
        self._around = [_Around()]
        self._runs: list[Run] = []
        self._is_parted = False
        self._pictures: list[Image] = []
        self._figures: list[int] = []
        self._tables: list[Grid | None] = []
        self._captions: list[Runs] = []

    @property
    def notes(self) -> tuple[Message, ...]:
        """What of the page the article could not hold."""
        lost = (message("note.pictures", names=pictures.listed(self._lost)),) if self._lost else ()
        return tuple(message(key) for key in sorted(self._missed)) + lost

    def walk(self, root: Any) -> None:
        """Read `root` and all in it."""
        events = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in events:
            if event == "start":
                if self._is_skipped(element):
                    self._add_gap(tag_of(element))
                    skipped = element
                    events.skip_subtree()
                else:
                    self._start(element)
                continue
            if element is not skipped:
                self._end(element)
            skipped = None
            if element is not root:
                self._text(element.tail)
        self._flush()

    def _is_skipped(self, element: Any) -> bool:
        tag = tag_of(element)
        if tag in _PLAYERS or tag in _PLAYERS_WITH_TEXT:
            self._missed.add("note.embedded")
        if tag == "svg" and not self._thoroughly:
            self._add("".join(map(_drawn_words, element.iter("text", "foreignobject"))))
        if tag in _SKIPPED or (tag in _PLAYERS and not self._thoroughly):
            return True
        if not self._thoroughly and (tag in CONTROLS or tag == "noscript" or is_hidden(element)):
            if "".join(element.itertext()).strip():
                self._missed.add("note.controls" if tag in CONTROLS else "note.hidden")
            return True
        names = (element.get("class") or "").split()
        if tag == "a" and _is_way_back(element):
            self._missed.add("note.footnotes")
            return True
        return "byline" in names and self._sign(element)

    def _add_gap(self, tag: str) -> None:
        """Words beside a control or player are two, also where it is left out."""
        if tag in CONTROLS or tag in _PLAYERS:
            self._add(" \n")

    def _sign(self, element: Any) -> bool:
        """Take the author and day out of the line that our own pages have for them."""
        authors = element.xpath('./span[@class="author"]')
        days = element.xpath("./time/@datetime")
        said = element.xpath('./span[@class="author"]//text() | ./time[@datetime]//text()')
        if not (authors or days) or _solid(element.itertext()) != _solid(said):
            return False
        self.byline = self.byline or "".join("".join(a.itertext()) for a in authors[:1]).strip()
        self.day = self.day or (days[0] if days else "")
        return True

    # --- elements

    def _start(self, element: Any) -> None:
        tag = tag_of(element)
        if tag in _BLOCKS:
            self._part(tag)
        self._add_gap(tag)
        if tag == "br":
            self._break()
        elif tag == "hr" and self._around[-1].place != _CELL:
            self.blocks.append(Rule())
        elif tag in ("img", "image"):
            self._take_picture(element)
        elif tag == "figure":
            self._figures.append(len(self.blocks))
        elif tag == "table":
            self._tables.append(None if self._around[-1].place or is_layout(element) else Grid())
        elif tag == "tr" and self._grid:
            self._grid.begin_row(element)
        elif tag in _AROUND:
            self._add(_around(element, tag)[0])
        elif tag in _CODE:
            self._missed.add("note.code")
        elif tag[:1] == "m" and (sign := signs_around(element, tag)[0]):
            self._add(sign)
        self._around.append(self._inside(tag, element))
        self._text(element.text)

    def _end(self, element: Any) -> None:
        tag = tag_of(element)
        if tag in ("td", "th") and self._grid:
            self._grid.add(element, self._taken())
        elif tag == "figcaption" and self._figures:
            self._captions.append(self._taken())
        elif tag in _BLOCKS:
            self._part(tag)
        self._around.pop()
        self._add_gap(tag)
        if tag in _AROUND:
            self._add(_around(element, tag)[1])
        elif tag[:1] == "m" and (sign := signs_around(element, tag)[1]):
            self._add(sign)
        elif tag == "figure":
            self._caption(self._figures.pop())
        elif tag == "table":
            self._end_table(self._tables.pop())

    @property
    def _grid(self) -> Grid | None:
        return self._tables[-1] if self._tables else None

    def _end_table(self, grid: Grid | None) -> None:
        table = grid.table() if grid else None
        if table:
            self.blocks.append(table)
            self._missed |= {"note.merged_cells"} if grid and grid.is_merged else set()
            self._show_pictures()

    def _inside(self, tag: str, element: Any) -> _Around:
        around = self._around[-1]
        marks = marks_in(element, tag, around.marks, bool(around.link))
        now = around if marks is around.marks or marks == around.marks else replace(around, marks=marks)
        if language := element.get("lang") or element.get("xml:lang"):
            now = replace(now, language=inline.safe_language(language, self._language))
        if tag == "a":
            return replace(now, link=inline.safe_link(element.get("href") or "") or now.link)
        if tag in _VERBATIM:
            return replace(now, is_verbatim=True)
        if (tag in ("td", "th") and self._grid) or (tag == "figcaption" and self._figures):
            return replace(now, place=_CELL)
        return now if now.place == _CELL or tag not in _BLOCKS else self._styled(now, tag, element)

    def _styled(self, now: _Around, tag: str, element: Any) -> _Around:
        if tag in ("ul", "ol", "menu"):
            kind = Style.NUMBER if tag == "ol" else Style.BULLET
            return replace(now, kind=kind, depth=now.depth + 1, place=_FREE, style=Style.PARAGRAPH)
        if tag == "li":
            return replace(now, style=now.kind, place=_ITEM)
        if tag == "blockquote":
            return replace(now, style=Style.QUOTE, place=_FREE)
        if now.place == _ITEM:
            return now
        if tag in _STYLES:
            style = _LEVELS.get(element.get(LEVEL) or "", _STYLES[tag])
            return replace(now, style=style, is_paragraph=True)
        if tag == "p":
            now = replace(now, is_paragraph=True)
        is_lead = tag == "p" and "lead" in (element.get("class") or "").split()
        return replace(now, style=Style.LEAD) if is_lead and now.style is Style.PARAGRAPH else now

    # --- text

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._is_parted and not text.strip(_SPACE):
            return
        if self._around[-1].is_verbatim:
            text = text.replace("\r\n", "\n").replace("\n", inline.BREAK)
        self._add(text)

    def _break(self) -> None:
        """Break the line; in text that stands in no paragraph, an empty line ends one."""
        now = self._around[-1]
        is_loose = now.place == _FREE and not (now.is_paragraph or now.is_verbatim)
        before = next((run.text for run in reversed(self._runs) if run.text.strip(_SPACE)), "")
        if is_loose and before == inline.BREAK:
            self._flush()
        else:
            self._add(inline.BREAK)

    def _add(self, text: str) -> None:
        if self._is_parted:
            self._runs.append(Run(inline.BREAK))
            self._is_parted = False
        now = self._around[-1]
        self._runs.append(Run(text, now.marks, now.link, now.language))

    def _part(self, tag: str) -> None:
        place = self._around[-1].place
        if place == _CELL or (place == _ITEM and tag not in _HARD):
            self._is_parted = any(run.text.strip(_SPACE) for run in self._runs)
        else:
            self._flush()

    def _taken(self) -> Runs:
        if not self._runs:
            self._is_parted = False
            return ()
        runs = inline.from_source(self._runs)
        self._runs, self._is_parted = [], False
        # A paragraph of hard spaces is how Word writes an empty one.
        return runs if any(run.text.strip() for run in runs) else ()

    def _flush(self) -> None:
        if runs := self._taken():
            now = self._around[-1]
            depth = self._level(now.depth) if now.style.is_list else 0
            self.blocks.append(TextBlock(now.style, runs, depth))
        if self._around[-1].place != _CELL:
            self._show_pictures()

    def _level(self, depth: int) -> int:
        last = self.blocks[-1] if self.blocks else None
        deepest = last.depth + 1 if isinstance(last, TextBlock) and last.style.is_list else 0
        return max(0, min(depth, deepest, MAX_DEPTH))

    # --- pictures

    def _take_picture(self, element: Any) -> None:
        address = _address_of(element)
        if {element.get("width"), element.get("height")} & {"0", "1"}:
            return  # counts visitors
        data = pictures.from_address(address.strip())
        source = "" if data else inline.safe_link(address)
        alt = " ".join(inline.printable(element.get("alt") or "").split())
        if not data and not source:
            self._lost += [_name_of(element, alt)] if address else []
            self._text(alt)
            return
        self._pictures.append(Image(data, inline.printable(element.get("data-name") or ""), source, alt))
        if self._around[-1].place == _FREE and not any(run.text.strip(_SPACE) for run in self._runs):
            self._show_pictures()

    def _show_pictures(self) -> None:
        # A picture in the middle of a sentence comes after its paragraph.
        self.blocks += self._pictures
        self._pictures = []

    def _caption(self, since: int) -> None:
        runs = tuple(run for caption in self._captions for run in caption)
        self._captions = []
        if self._around[-1].place == _FREE:
            self._show_pictures()
        if not runs:
            return
        for place in range(since, len(self.blocks)):
            block = self.blocks[place]
            if isinstance(block, Image) and not block.caption:
                self.blocks[place] = replace(block, caption=runs)
                return
        self.blocks.append(TextBlock(Style.PARAGRAPH, runs))


def _address_of(picture: Any) -> str:
    """Where a picture lies; what stands in its place until it is looked at is not it."""
    shown = picture.get("src") or ""
    if shown and shown[:5].lower() != "data:":
        return shown
    later = next((later for name in _LATER if (later := picture.get(name))), "") or later_address(picture)
    sets = (picture.get(name) or "" for name in _SETS)
    several = next((words[0] for listed in sets if (words := listed.replace(",", " ").split())), "")
    instead = later or several
    return instead if instead and not _is_whole(pictures.from_address(shown.strip())) else shown


def _is_whole(data: bytes) -> bool:
    """Whether a picture is itself, kept within the page, and no small one in its place."""
    return bool(data) and not is_damaged(data) and max(pixels(data)) > _PLACEHOLDER


def _name_of(picture: Any, alt: str) -> str:
    """What a picture that cannot come along is called: as it says itself, else as it is described."""
    address = (picture.get("src") or "").strip()
    own = "" if address[:5].lower() == "data:" else address.replace("\\", "/").rpartition("/")[2]
    return inline.printable(picture.get("data-name") or own).strip() or alt


def _solid(pieces: Iterable[str]) -> str:
    return "".join("".join(pieces).split())


def _is_way_back(link: Any) -> bool:
    """Whether `link` only leads from a footnote back to the text."""
    is_within = (link.get("href") or "").startswith("#")
    return is_within and _WAY_BACK.fullmatch("".join(link.itertext())) is not None


def _around(element: Any, tag: str) -> tuple[str, str]:
    """What is shown before and behind a quotation, and how a word is read, if the page does not say so itself."""
    parent = element.getparent()
    is_said = tag == "rt" and parent is not None and parent.find("rp") is not None
    return ("", "") if is_said else _AROUND[tag]


def _drawn_words(element: Any) -> str:
    """What a drawing says in one place, apart from the words around it."""
    return f" {' '.join(''.join(element.itertext()).split())} "
