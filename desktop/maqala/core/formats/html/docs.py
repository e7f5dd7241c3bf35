"""HTML as Google Docs saves and publishes it: what is meant by it, without how it looked there.

Bold text is a class, the level of a list stands in its name, comments stand as notes at the end, and links
lead through a page of Google's. It numbers headings from 1 where an article has its headline.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from maqala.core.formats.html.word import lower_headings

_DOCUMENT = re.compile(r"class=[\"'][^\"'<>]{0,200}\bdoc-content\b|\bul\.lst-kix_")
_RULE = re.compile(r"\.(c\d{1,6})\{([^{}]{0,2000})\}")
_LEVEL = re.compile(r"\blst-kix_\w+-([0-8])\b")
_UNDERLINE = re.compile(r"text-decoration:\s*underline")
_CLASSES = 20
"""Classes of a stretch of text that are looked up; Google Docs writes one or two."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def is_document(text: str) -> bool:
    """Whether Google Docs made the page `text`."""
    return _DOCUMENT.search(text) is not None


def tidy(root: Any) -> bool:
    """Say in `root` with tags what Google Docs says with classes; whether comments were left out."""
    lower_headings(root)
    for paragraph in root.iter("p"):
        names = (paragraph.get("class") or "").split()
        if "title" in names:
            paragraph.tag = "h1"
        elif "subtitle" in names:
            paragraph.set("class", "lead")
    for link in root.iter("a"):
        if address := link.get("href"):
            link.set("href", led_to(address))
    _style(root)
    _nest(root)
    return _drop_comments(root)


def led_to(address: str) -> str:
    """Where Google's page for links out of a document leads to."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.netloc == "www.google.com" and parts.path == "/url":
        return parse_qs(parts.query).get("q", [address])[0]
    return address


def _style(root: Any) -> None:
    """Give stretches of text the looks of their classes; that of a link or a heading says nothing."""
    sheets = "".join(sheet.text or "" for sheet in root.iter("style"))
    rules = dict(_RULE.findall(sheets))
    for span in root.iter("span"):
        looks = [rules[name] for name in (span.get("class") or "").split()[:_CLASSES] if name in rules]
        if not looks or next(span.iterancestors(*_HEADINGS), None) is not None:
            continue
        look = ";".join(looks)
        if span.find(".//a") is not None:
            look = _UNDERLINE.sub("", look)
        span.set("style", f"{look};{span.get('style') or ''}")


def _nest(root: Any) -> None:
    """Put lists of a deeper level, which follow one another, within each other."""
    for part in list(root.iter("ul", "ol")):
        level = _LEVEL.search(part.get("class") or "")
        around = part.getprevious()
        if level is None or level[1] == "0" or around is None or around.tag not in ("ul", "ol"):
            continue
        if (item := _last_item(around, int(level[1]) - 1)) is not None:
            item.append(part)


def _last_item(part: Any, deeper: int) -> Any:
    """The last item of the list `part`, or of one that lies within it as much `deeper`, if any does."""
    item = next(part.iterchildren("li", reversed=True), None)
    inner = next(item.iterchildren("ul", "ol", reversed=True), None) if deeper and item is not None else None
    return item if inner is None else _last_item(inner, deeper - 1)


def _drop_comments(root: Any) -> bool:
    marks = root.xpath("//sup[a[starts-with(@href, '#cmnt')]]")
    notes = root.xpath(
        "//*[self::div or self::p][p/a[starts-with(@id, 'cmnt') and starts-with(@href, '#cmnt')]]"
    )
    for element in (*marks, *notes):
        element.drop_tree()
    return bool(notes)
