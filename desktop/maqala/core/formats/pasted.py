"""HTML as other programs put it on the clipboard: what is meant by it, without how it looked there.

Word writes list items as paragraphs with a list's number in their style, keeps comments and tracked
changes, and calls Kazakh text Russian. Google Docs leads links through a page of its own. Both
number headings from 1 where an article has its headline.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from maqala.core.article import Block, Cell, Mark, Runs, Style, Table, TextBlock, merged
from maqala.core.formats import html, pictures
from maqala.core.formats.html import Part

PictureAt = Callable[[str], bytes]
"""The content of a picture on this computer, by its `file:` address; b"" if it is not to be had."""

_HEADER = re.compile(r"\AVersion:[^<]*")
_CONDITIONS = re.compile(r"<!\[(?:if\b[^>]*|endif\s*)\]>", re.IGNORECASE)
_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"[(\[]?(?:\d+\.)*(?:\d+|\w{1,4})[.)\]]")
_NOT_FOR_READERS = re.compile(r"mso-element:\s*comment|mso-hide:\s*all", re.IGNORECASE)
_WORD = re.compile(r"\bmso-|class=[\"']?Mso|urn:schemas-microsoft-com:office|\bOutlineElement\b")
_HEADINGS = (Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_DOCS = "docs-internal-guid"
_CLASSES = {
    "MsoTitle": "h1",
    "MsoSubtitle": "lead",
    "MsoQuote": "blockquote",
    "MsoIntenseQuote": "blockquote",
    "MsoCaption": "caption",
    "MsoCommentReference": "gone",
}
_LOWER = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}


def read(text: str, language: str, picture_at: PictureAt = lambda _address: b"") -> Part:
    """The blocks in a clipboard's HTML, for an article of the language given."""
    text = _CONDITIONS.sub("", _HEADER.sub("", text))
    is_word = _WORD.search(text) is not None

    def prepare(root: Any) -> None:
        if is_word or _DOCS in text:
            _lower_headings(root)
        if is_word:
            _tidy_word(root)
        _mend_addresses(root, picture_at)

    found = html.read_part(text, language, prepare)
    return replace(found, blocks=tuple(map(_without_look, found.blocks)))


def _without_look(block: Block) -> Block:
    """Headings without the bold that they were made of; a first row all in bold is one of headings."""
    if isinstance(block, TextBlock) and block.style in _HEADINGS and _is_bold(block.runs):
        return replace(block, runs=_not_bold(block.runs))
    if isinstance(block, Table) and not block.header and len(block.rows) > 1:
        first, second = block.rows[:2]
        if all(_is_bold(cell.runs) for cell in first) and not all(_is_bold(cell.runs) for cell in second):
            heads = tuple(Cell(_not_bold(cell.runs)) for cell in first)
            return Table((heads, *block.rows[1:]), header=True)
    return block


def _is_bold(runs: Runs) -> bool:
    return bool(runs) and all(run.marks & Mark.BOLD for run in runs)


def _not_bold(runs: Runs) -> Runs:
    return merged([replace(run, marks=run.marks & ~Mark.BOLD) for run in runs])


# --- Word and Google Docs


def _lower_headings(root: Any) -> None:
    """`Heading 1` is what articles have below their headline."""
    for element in root.iter(*_LOWER):
        element.tag = _LOWER[element.tag]


def _tidy_word(root: Any) -> None:
    for element in list(root.iter(etree.Element)):
        for name in ("lang", "xml:lang"):
            element.attrib.pop(name, None)  # the keyboard's, not the text's
        style = element.get("style") or ""
        if _NOT_FOR_READERS.search(style) or _is_deleted(element):
            _drop(element)
        elif _is_tracked(element):
            element.tag = "span"
        for name in (element.get("class") or "").split():
            _mean(element, _CLASSES.get(name, ""))
    _make_lists(root)


def _is_tracked(element: Any) -> bool:
    return element.tag in ("ins", "del") and element.get("datetime") is not None


def _is_deleted(element: Any) -> bool:
    return element.tag == "del" and _is_tracked(element)


def _mean(element: Any, meaning: str) -> None:
    """Say with a tag what the class says."""
    if meaning == "lead":
        element.set("class", "lead")
    elif meaning == "gone":
        _drop(element)
    elif meaning == "caption":
        _caption(element)
    elif meaning:
        element.tag = meaning


def _caption(element: Any) -> None:
    picture = element.getprevious()
    if picture is not None and picture.find(".//img") is not None:
        figure = picture.makeelement("figure")
        picture.addprevious(figure)
        figure.extend((picture, element))
        element.tag = "figcaption"


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


# --- Word's lists


def _make_lists(root: Any) -> None:
    """Paragraphs that are list items for Word alone become items of lists within lists."""
    waiting: list[tuple[Any, int, str]] = []
    for element in list(root.iter("p", "div", "h2", "h3", "h4", "h5", "h6")):
        level = _LIST.search(element.get("style") or "")
        if waiting and (level is None or element.getprevious() is not waiting[-1][0]):
            if _is_inside(element, waiting[-1][0]):
                continue
            _nest(waiting)
            waiting = []
        if level and element.tag[:1] != "h":
            waiting.append((element, int(level[1]), _kind(element)))
    _nest(waiting)


def _is_inside(element: Any, other: Any) -> bool:
    return any(above is other for above in element.iterancestors())


def _kind(item: Any) -> str:
    """`ol` or `ul`, told by the marker, which goes."""
    marker = ""
    for span in list(item.iter("span")):
        if _MARKER.search(span.get("style") or ""):
            marker += "".join(span.itertext())
            _drop(span)
    marker = marker.replace("\u00a0", " ").strip()
    return "ol" if _NUMBER.fullmatch(marker) and marker != "o" else "ul"


def _nest(items: list[tuple[Any, int, str]]) -> None:
    lists: list[tuple[int, Any]] = []
    for element, level, tag in items:
        while lists and (lists[-1][0] > level or (lists[-1][0] == level and lists[-1][1].tag != tag)):
            lists.pop()
        if not lists:
            made = element.makeelement(tag)
            element.addprevious(made)
            lists.append((level, made))
        elif lists[-1][0] < level:
            made = etree.SubElement(lists[-1][1], tag)
            lists.append((level, made))
        element.tag = "li"
        lists[-1][1].append(element)


# --- addresses


def _mend_addresses(root: Any, picture_at: PictureAt) -> None:
    for space in root.iter("span"):
        if space.get("class") == "Apple-converted-space":
            space.text = " "  # browsers make it hard, or it would be lost
    for link in root.iter("a"):
        link.attrib.update({"href": _led_to(link.get("href"))} if link.get("href") else {})
    for picture in root.iter("img"):
        address = picture.get("src") or ""
        data = picture_at(address) if address.lower().startswith("file:") else b""
        if kind := pictures.kind_of(data):
            picture.set("src", f"data:{kind};base64,{base64.b64encode(data).decode()}")


def _led_to(address: str) -> str:
    """Where Google's page for links out of a document leads to."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.netloc == "www.google.com" and parts.path == "/url":
        return parse_qs(parts.query).get("q", [address])[0]
    return address
