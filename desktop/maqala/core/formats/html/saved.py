"""Pages as sites build and browsers save them: what a reader saw there, said with the elements that mean it.

Text may stand in a frame within the page or behind a component of the site, a sign may be a picture,
a picture may wait until somebody scrolls to it, and a caption may be one by its class alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

from maqala.core.formats.html.calm import MAX_TAGS
from maqala.core.formats.html.looks import is_hidden, tag_of

_DEEPEST_FRAME = 3
_WEB = re.compile("https?://", re.IGNORECASE)
_SCHEME = re.compile("[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SHADOWS = ("shadowrootmode", "shadowroot", "shadowmode")
"""How browsers mark what a component shows: in pages, in pages of older ones, in web archives."""

_PICTURE = re.compile(r"[^\s,]+\.(?:jpe?g|png|webp|gif)(?:\?\S*)?", re.IGNORECASE)
_FRAMED = {
    "wp-caption": "figure",
    "wp-caption-text": "figcaption",
    "tr-caption-container": "figure",
    "tr-caption": "figcaption",
}
"""What the classes of WordPress and Blogger mean."""


def show_frames(root: Any, parse: Callable[[str], Any]) -> None:
    """Put pages that stand within a frame of the parsed page in its place; `parse` makes a tree of one."""
    left = MAX_TAGS
    for _ in range(_DEEPEST_FRAME):
        for frame in list(root.iter("iframe")):
            page = frame.attrib.pop("srcdoc", "")
            left -= page.count("<")
            inner = parse(page) if page.strip() and left > 0 and not is_hidden(frame) else None
            body = None if inner is None else inner.find("body")
            if body is not None:
                frame.clear(keep_tail=True)
                frame.tag = "div"
                frame.append(body)


def unfold(root: Any) -> None:
    """Say with elements what a parsed page says by classes and with programs, and in full where its links lead."""
    _lead(root)
    for element in list(root.iter("template", "amp-img", "picture", "img", "i")):
        tag = tag_of(element)
        if tag == "template" and any(element.get(name) is not None for name in _SHADOWS):
            element.tag = "div"
        elif tag == "amp-img":
            element.tag = "img"
        elif tag == "picture":
            _choose(element)
        elif _is_sign(element):
            _write(element)
    for element in root.xpath("//*[contains(@class, '-caption')]"):
        meanings = filter(None, map(_FRAMED.get, element.get("class").split()))
        for meaning in meanings:
            _frame(element, meaning)


def _lead(root: Any) -> None:
    """Put before addresses what the page says that they all begin with."""
    base = next((b for b in (e.get("href") or "" for e in root.iter("base")) if _WEB.match(b)), "")
    for element in root.iter("a", "img") if base else ():
        name = "href" if tag_of(element) == "a" else "src"
        address = (element.get(name) or "").strip()
        if address and not address.startswith("#") and not _SCHEME.match(address):
            element.set(name, _joined(base, address))


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def later_address(picture: Any) -> str:
    """Where a picture lies that is shown when somebody scrolls to it; "" if it does not say."""
    return next(_addresses_in(picture), "")


def _addresses_in(picture: Any) -> Iterator[str]:
    for name, value in picture.attrib.items():
        if name.startswith("data-") and name != "data-name" and (found := _PICTURE.match(value.strip())):
            yield found[0]


def _choose(picture: Any) -> None:
    """Give the image of a `picture` that has no address itself the one of another size."""
    image = next(picture.iter("img"), None)
    sources = (s.get(name) for s in picture.iter("source") for name in ("srcset", "data-srcset"))
    found = next(filter(None, sources), None)
    if image is not None and found and not image.get("srcset"):
        image.set("srcset", found)


def _is_sign(element: Any) -> bool:
    """Whether `element` is a sign such as a smile, drawn as a picture or written over one."""
    parent = element.getparent()
    if parent is None or tag_of(parent) == "figure":
        return False
    said = f"{element.get('class') or ''} {element.get('src') or ''}".lower()
    return "emoji" in said and (tag_of(element) == "i" or bool(element.get("alt")))


def _write(sign: Any) -> None:
    text = "".join(sign.itertext()) or sign.get("alt") or ""
    sign.clear(keep_tail=True)
    sign.tag, sign.text = "span", text


def _frame(element: Any, meaning: str) -> None:
    element.tag = meaning
    for part in element.iter("tbody", "tr", "td") if meaning == "figure" else ():
        part.tag = "div"
