"""Which part of a page is the article: never one that leaves most of the text behind.

A page is weighed by its running text, which is what stands neither in a link nor in a menu. What a
page itself calls its article is believed when it has most of that text; otherwise the menus and
columns around the densest part are left out, and only if hardly anything but links stands in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from maqala.core.formats.html.looks import tag_of

PROGRAMS: Final = frozenset("script style template title link meta base frame".split())
"""Never read: programs, and what only a browser needs."""

CONTROLS: Final = frozenset("nav select button textarea input option datalist".split())
"""Not read in an article: what a page is operated with."""

_BESIDE = CONTROLS | frozenset(("aside", "footer", "header", "form", "noscript"))
_CONTAINERS = frozenset("html body main article div section center table tbody tr td form".split())
_NAMED = (
    "//article[not(ancestor::article)]",
    "//*[@itemprop='articleBody'][not(ancestor::*[@itemprop='articleBody'])]",
    "//main[not(ancestor::main)]",
    "//*[@role='main'][not(ancestor::*[@role='main'])]",
)
"""What a page calls its article, none within another."""

_MOST = 0.5
"""The share of a page's running text that its named article must have."""

_BESIDES = 0.3
"""Of the running text of the named article: where other articles have more, the page is a list of them."""

_NEARLY_ALL = 0.85
"""The share of the running text that a part must have to be the page's densest."""

_ENOUGH = 400
"""Characters of running text of which a page may lose some: a page of less, or of links, is taken whole."""

_DEEPEST = 40
"""Levels of a page in which its densest part is looked for."""


@dataclass(slots=True)
class _Weight:
    """Characters of running text and of text in links and menus."""

    running: int = 0
    linked: int = 0


def article_in(root: Any) -> Any:
    """The element that holds the article: named as one or the densest; the whole page when in doubt."""
    weights = _weights(root)
    whole = weights[root].running
    least = _MOST * whole if whole >= _ENOUGH else whole
    for path in _NAMED:
        named = sorted(((_running(e, weights), -n, e) for n, e in enumerate(root.xpath(path))), reverse=True)
        others = sum(running for running, _, _ in named[1:])
        if named and named[0][0] >= least and others <= _BESIDES * named[0][0]:
            return named[0][2]
    return _densest(root, weights)


def _running(element: Any, weights: dict[Any, _Weight]) -> int:
    known = weights.get(element)
    return known.running if known else _weights(element)[element].running


def _densest(root: Any, weights: dict[Any, _Weight]) -> Any:
    here, most = root, _NEARLY_ALL * weights[root].running
    while weights[here].running >= _ENOUGH:
        inner = max((c for c in here if c in weights), key=lambda c: weights[c].running, default=None)
        if inner is None or weights[inner].running < most:
            return here
        if weights[inner].running < weights[here].running and not _is_framed(weights[inner], weights[here]):
            return here
        here = inner
    return here


def _is_framed(part: _Weight, around: _Weight) -> bool:
    """Whether what stands beside `part` is mostly links."""
    return around.linked - part.linked > 2 * (around.running - part.running)


def _weights(root: Any) -> dict[Any, _Weight]:
    """What the containers of the upper levels weigh."""
    found: dict[Any, _Weight] = {}
    around: list[_Weight] = []
    beside = 0
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = tag_of(element)
        is_beside = tag == "a" or (tag in _BESIDE and not _is_in_article(element))
        if event == "start":
            beside += is_beside
            around.append(_Weight())
            if tag in PROGRAMS:
                events.skip_subtree()
            else:
                _add(around[-1], element.text, beside)
            continue
        beside -= is_beside
        weight = around.pop()
        if element is root or (tag in _CONTAINERS and len(around) < _DEEPEST):
            found[element] = weight
        if around:
            around[-1].running += weight.running
            around[-1].linked += weight.linked
            _add(around[-1], element.tail, beside)
    return found


def _is_in_article(element: Any) -> bool:
    """An article has a header and a footer of its own."""
    parent = element.getparent()
    return tag_of(element) in ("header", "footer") and parent is not None and tag_of(parent) == "article"


def _add(weight: _Weight, text: str | None, beside: int) -> None:
    length = len(text.strip()) if text else 0
    if beside:
        weight.linked += length
    else:
        weight.running += length
