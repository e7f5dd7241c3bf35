"""HTML as Word writes it, on the clipboard and in files: what is meant by it, without how it looked there.

Word writes list items as paragraphs with a list's number in their style, keeps comments and tracked
changes, and calls Kazakh text Russian. It numbers headings from 1 where an article has its headline.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

_CONDITIONS = re.compile(r"<!\[(?:if\b[^>]*|endif\s*)\]>", re.IGNORECASE)
_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"[(\[]?(?:\d+\.)*(?:\d+|\w{1,4})[.)\]]")
_NOT_FOR_READERS = re.compile(r"mso-element:\s*comment|mso-hide:\s*all", re.IGNORECASE)
_WORD = re.compile(r"\bmso-|class=[\"']?Mso|urn:schemas-microsoft-com:office|\bOutlineElement\b")
_GENERATOR = re.compile(
    r"<meta[^>]{0,200}content\s*=\s*[\"']?(?:Word\.Document|Microsoft Word)", re.IGNORECASE
)
_IN_PAGE = re.compile(r"class\s*=\s*[\"']?Mso(?:Normal|Title|List)")
_CLASSES = {
    "MsoTitle": "h1",
    "MsoSubtitle": "lead",
    "MsoQuote": "blockquote",
    "MsoIntenseQuote": "blockquote",
    "MsoCaption": "caption",
    "MsoCommentReference": "gone",
}
_LOWER = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}


def is_words(text: str) -> bool:
    """Whether Word put `text` on the clipboard."""
    return _WORD.search(text) is not None


def is_document(text: str) -> bool:
    """Whether Word saved `text` as a page."""
    return _GENERATOR.search(text) is not None


def has_paragraphs(text: str) -> bool:
    """Whether paragraphs of Word stand in the page `text`, whoever made it."""
    return _IN_PAGE.search(text) is not None


def without_conditions(text: str) -> str:
    """`text` without the marks of what is for some programs only, which hide what stands between them."""
    return _CONDITIONS.sub("", text)


def lower_headings(root: Any) -> None:
    """`Heading 1` is what articles have below their headline."""
    for element in root.iter(*_LOWER):
        element.tag = _LOWER[element.tag]


def tidy(root: Any) -> bool:
    """Say in `root` with tags what Word says with styles; whether comments were left out."""
    has_comments = False
    for element in list(root.iter(etree.Element)):
        for name in ("lang", "xml:lang"):
            element.attrib.pop(name, None)  # the keyboard's, not the text's
        style = element.get("style") or ""
        if _NOT_FOR_READERS.search(style) or _is_deleted(element):
            has_comments |= "comment" in style.lower()
            _drop(element)
        elif _is_tracked(element):
            element.tag = "span"
        for name in (element.get("class") or "").split():
            _mean(element, _CLASSES.get(name, ""))
    _make_lists(root)
    return has_comments


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
