"""Lists: the levels that formats with nested lists can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maqala.core.article import MAX_DEPTH, TextBlock
from maqala.core.formats import inline
from maqala.core.values import replace


def levelled(items: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """The items of one list that have words, none more than one level below the item before."""
    deepest = 0
    for item in items:
        if runs := inline.tidy(item.runs):
            depth = min(item.depth, deepest, MAX_DEPTH)
            yield replace(item, runs=runs, depth=depth)
            deepest = depth + 1
