"""What a page says of its article to search engines (JSON-LD): often more than it shows without its programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from maqala.core.formats import inline
from maqala.core.values import dataclass

_KINDS = ("article", "posting", "report")
"""How the types of what is an article end: NewsArticle, BlogPosting …"""


@dataclass(frozen=True, slots=True)
class Told:
    """An article as data. `day` is in ISO 8601; `body` is its text, with or without HTML."""

    headline: str = ""
    byline: str = ""
    day: str = ""
    changed: str = ""
    body: str = ""


def told_in(root: Any) -> Told:
    """What the parsed page `root` says; of several articles the one with the longest text."""
    found = [_told(article) for data in _data(root) for article in _articles(data)]
    return max(found, key=lambda told: len(told.body), default=Told())


def as_html(body: str) -> str:
    """Text whose lines are paragraphs as HTML, which it may be already."""
    if "</" in body:
        return body
    return "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in body.splitlines())


def _data(root: Any) -> Iterator[Any]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """Articles in what a page says: one thing, several, or a graph of them."""
    if isinstance(data, dict):
        data = data["@graph"] if isinstance(data.get("@graph"), list) else [data]
    for thing in data if isinstance(data, list) else ():
        if isinstance(thing, dict) and str(thing.get("@type", "")).lower().rstrip("]'").endswith(_KINDS):
            yield thing


def _told(article: dict[str, Any]) -> Told:
    return Told(
        _line(article.get("headline")),
        ", ".join(_names(article.get("author"))),
        _line(article.get("datePublished")),
        _line(article.get("dateModified")),
        inline.printable(body) if isinstance(body := article.get("articleBody"), str) else "",
    )


def _names(authors: Any) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else [authors]:
        if name := _line(author.get("name") if isinstance(author, dict) else author):
            yield name


def _line(value: Any) -> str:
    return " ".join(inline.printable(value).split()) if isinstance(value, str) else ""
