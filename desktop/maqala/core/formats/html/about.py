"""What a page says of its article beside the text: who wrote it and when, in which language, what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from lxml import etree

from maqala.core.article import LANGUAGE, Metadata
from maqala.core.formats import inline, languages
from maqala.core.formats.html.linked_data import Told
from maqala.core.formats.html.looks import tag_of
from maqala.core.formats.html.ours import GENERATOR
from maqala.core.formats.html.part import PROGRAMS

_LANG = ("lang", "xml:lang")

_OF_MENUS = ("ru", "en")
"""The languages that sites are set to, whatever they write in."""


def metadata(root: Any, chosen: Any, told: Told) -> Metadata:
    """What the page `root` knows of its article, which stands in its part `chosen`; what it lacks as it was `told`."""
    known = list(_named(root))
    first = dict(reversed(known))
    tags = [value for name, value in known if name == "article:tag"]
    return Metadata(
        byline=first.get("author", told.byline),
        source=first.get("dcterms.source", ""),
        section=first.get("article:section", ""),
        slug=first.get("maqala:slug", ""),
        tags=tuple(tags or _parts(first.get("keywords", ""))),
        language=_language(chosen, root, is_ours=first.get("generator") == GENERATOR),
        created=moment(first.get("article:published_time", told.day)),
        changed=moment(first.get("article:modified_time", told.changed)),
    )


def title(root: Any) -> str:
    """What the page calls itself, to other sites or to browsers, on one line."""
    for path in ("//meta[@property='og:title']/@content", "//title[not(ancestor::svg)]/text()"):
        if words := " ".join(inline.printable("".join(root.xpath(path)[:1])).split()):
            return words
    return ""


def moment(text: str) -> datetime | None:
    """A day or time in ISO 8601, None for all else."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _named(root: Any) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        value = inline.printable(element.get("content") or "").strip()
        if value:
            yield name.lower(), value


def _parts(keywords: str) -> Iterator[str]:
    return (word.strip() for word in keywords.split(",") if word.strip())


def _language(chosen: Any, root: Any, *, is_ours: bool) -> str:
    """The language that a page names; Kazakh text is Kazakh where a site only names that of its menus."""
    around = (chosen, root, *root.xpath("body | .//article"))
    said = next(filter(None, map(_named_language, around)), LANGUAGE)
    is_meant = is_ours or (tag_of(chosen) == "article" and _named_language(chosen))
    if is_meant or said.split("-")[0] not in _OF_MENUS or not languages.is_kazakh(_words_in(chosen)):
        return said
    for element in around:
        for name in _LANG:
            element.attrib.pop(name, None)  # or all text would be marked as foreign
    return LANGUAGE


def _named_language(element: Any) -> str:
    return languages.tag(next(filter(None, map(element.get, _LANG)), ""))


def _words_in(element: Any) -> str:
    """All text of `element` but its programs."""
    pieces = ((e.text if tag_of(e) not in PROGRAMS else "", e.tail) for e in element.iter(etree.Element))
    return "".join(filter(None, chain.from_iterable(pieces)))
