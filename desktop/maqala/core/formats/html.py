"""Web pages in: the article found in them, and nothing that could run, spy or mislead.

Scripts, styles, comments and event handlers have no place in an article and so do not
survive; of addresses only those that `inline.safe_link` knows do. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lxml import etree
from lxml import html as pages

from maqala.core.article import LANGUAGE, Article, Block, Metadata
from maqala.core.formats import inline
from maqala.core.formats.contract import Import
from maqala.core.formats.decoding import decode
from maqala.core.formats.html_walk import Walk
from maqala.core.messages import Message, message

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 4096
"""Bytes in which a page has to name its encoding."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_DEEPEST = 500
"""Elements within each other that are kept of a page too deep for the parser, which gives up at 2048."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of some HTML; `byline` and `day` (ISO 8601) are those that stand in the text."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Message, ...] = ()
    byline: str = ""
    day: str = ""


def read(data: bytes, name: str) -> Import:
    """The article in a page or fragment; broken markup is read as browsers do.

    Raises `ReadError` only for what is no text.
    """
    charset = _CHARSET.search(data[:_LOOKED_AT])
    text = decode(data, name, charset[1].decode("ascii") if charset else "").text
    root = _parse(text)
    if root is None:
        return Import(Article())
    chosen = _article_in(root)
    metadata = _metadata(root, chosen)
    found = _walked(chosen, metadata.language)
    metadata = replace(
        metadata,
        byline=metadata.byline or found.byline,
        created=metadata.created or _moment(found.day),
    )
    left = (message("note.outside"),) if chosen.tag != "html" and _has_text_outside(root, chosen) else ()
    return Import(Article(found.blocks, metadata), left + found.notes)


def read_part(text: str, language: str) -> Part:
    """All blocks of some HTML that has no page around it, in an article of the language given."""
    root = _parse(text)
    return Part() if root is None else _walked(root, language)


def _walked(element: Any, language: str) -> Part:
    walk = Walk(language)
    walk.walk(element)
    return Part(tuple(walk.blocks), walk.notes, walk.byline, walk.day)


def _parse(text: str) -> Any:
    text = inline.printable(text)
    root, is_too_deep = _parsed(text)
    return _parsed(_flattened(text))[0] if is_too_deep else root


def _parsed(text: str) -> tuple[Any, bool]:
    parser = pages.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = pages.document_fromstring(text.encode(), parser=parser)
    except etree.LxmlError:
        return None, False  # nothing but white space and comments
    return root, any("depth" in entry.message for entry in parser.error_log)


def _flattened(text: str) -> str:
    """`text` without the tags of elements deeper than `_DEEPEST`."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _VOID:
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < _DEEPEST else "\n"
        depth += 1
        return tag[0] if depth <= _DEEPEST else "\n"

    return _TAG.sub(kept, text)


# --- which part of a page


def _article_in(root: Any) -> Any:
    """The longest outermost `article`, else `main`, else the whole body."""
    for path in ("//article[not(ancestor::article)]", "//main", "//*[@role='main']"):
        if found := root.xpath(path):
            return max(found, key=_length)
    body = root.find("body")
    return root if body is None else body


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext())


def _has_text_outside(root: Any, chosen: Any) -> bool:
    body = root.find("body")
    if body is None or chosen is body:
        return False
    return "".join("".join(body.itertext()).split()) != "".join("".join(chosen.itertext()).split())


# --- what is known of it


def _metadata(root: Any, chosen: Any) -> Metadata:
    known = list(_named(root))
    first = dict(reversed(known))
    tags = [value for name, value in known if name == "article:tag"]
    return Metadata(
        byline=first.get("author", ""),
        source=first.get("dcterms.source", ""),
        section=first.get("article:section", ""),
        slug=first.get("maqala:slug", ""),
        tags=tuple(tags or _parts(first.get("keywords", ""))),
        language=_language(chosen, root),
        created=_moment(first.get("article:published_time", "")),
        changed=_moment(first.get("article:modified_time", "")),
    )


def _named(root: Any) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        value = inline.printable(element.get("content") or "").strip()
        if value:
            yield name.lower(), value


def _parts(keywords: str) -> Iterator[str]:
    return (word.strip() for word in keywords.split(",") if word.strip())


def _language(chosen: Any, root: Any) -> str:
    for element in (chosen, root):
        tag = (element.get("lang") or element.get("xml:lang") or "").strip()
        if inline.is_language(tag):
            return tag
    return LANGUAGE


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None
