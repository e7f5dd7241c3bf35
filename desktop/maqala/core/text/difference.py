"""What became of a text, in words: which went, which came, which stayed.

Paragraphs are compared first and then the words of those that differ, both by what stands in
either text only once (patience diff, Bram Cohen): a reader takes such places for the same, while
the longest common subsequence would rather line up commas.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum

from maqala.core.values import dataclass

_TOKENS = re.compile(r"\w+(?:[-\u2010\u2011'’]\w+)*|\n|[^\S\n]+|[^\w\s]").findall

_PAIRS = 20_000
"""Equal items of either side, counted in pairs, up to which all are compared; more are taken as rewritten."""

_DEPTH = 12
"""How often what lies between two places is searched for such places anew; only shuffled text needs more."""


class Kind(Enum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text and what became of it; never empty."""

    kind: Kind
    text: str


def compare(old: str, new: str) -> tuple[Change, ...]:
    """The way from `old` to `new`: same and removed stretches make up the one, same and added the other.

    No two neighbours are of one kind, and where words were replaced the removed ones come first.
    """
    return tuple(_joined(_close_gaps(list(_steps(old, new)))))


_Step = tuple[str, str, str]
"""What was removed, what was added in its place, and what is the same behind it."""


def _steps(old: str, new: str) -> Iterator[_Step]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for removed, added, same in _aligned(before, after):
        gone, come = "".join(removed), "".join(added)
        if gone and come:
            words = _aligned(_TOKENS(gone), _TOKENS(come))
            yield from (("".join(r), "".join(a), "".join(s)) for r, a, s in words)
        else:
            yield gone, come, ""
        yield "", "", "".join(same)


_Part = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _aligned(a: Sequence[str], b: Sequence[str]) -> Iterator[_Part]:
    """Removed, added and then same items, until both are used up."""
    at_a = at_b = 0
    for start_a, start_b, length in [*_matches(a, b, 0, 0, _DEPTH), (len(a), len(b), 0)]:
        yield a[at_a:start_a], b[at_b:start_b], a[start_a : start_a + length]
        at_a, at_b = start_a + length, start_b + length


_Match = tuple[int, int, int]
"""Where equal items begin in the one and in the other, and how many they are."""


def _matches(a: Sequence[str], b: Sequence[str], from_a: int, from_b: int, depth: int) -> Iterator[_Match]:
    """Equal stretches in order; `from_a` and `from_b` are where `a` and `b` begin in the whole."""
    head = _equal(a, b)
    tail = _equal(a[: head - len(a) - 1 : -1], b[: head - len(b) - 1 : -1])
    if head:
        yield from_a, from_b, head
    end_a, end_b = len(a) - tail, len(b) - tail
    yield from _inner(a[head:end_a], b[head:end_b], from_a + head, from_b + head, depth)
    if tail:
        yield from_a + end_a, from_b + end_b, tail


def _equal(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items at the beginning are equal."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _inner(a: Sequence[str], b: Sequence[str], from_a: int, from_b: int, depth: int) -> Iterator[_Match]:
    if not (a and b and depth):
        return
    anchors = _anchors(a, b)
    if not anchors:
        yield from _compared(a, b, from_a, from_b)
        return
    at_a = at_b = 0
    for x, y in [*anchors, (len(a), len(b))]:
        # An anchor begins the stretch behind it: there it is found again as equal at the beginning.
        yield from _matches(a[at_a:x], b[at_b:y], from_a + at_a, from_b + at_b, depth - 1)
        at_a, at_b = x, y


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Places of items that stand once in each, the longest chain of them that is in order in both."""
    times_a, times_b = Counter(a), Counter(b)
    where_b = {item: y for y, item in enumerate(b) if times_b[item] == 1}
    pairs = [(x, where_b[item]) for x, item in enumerate(a) if times_a[item] == 1 and item in where_b]
    ends: list[int] = []
    chains: list[tuple[tuple[int, int], int]] = []
    last: list[int] = []
    for pair in pairs:
        place = bisect_left(ends, pair[1])
        chains.append((pair, last[place - 1] if place else -1))
        ends[place : place + 1] = [pair[1]]
        last[place : place + 1] = [len(chains) - 1]
    found: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        pair, number = chains[number]
        found.append(pair)
    return found[::-1]


def _compared(a: Sequence[str], b: Sequence[str], from_a: int, from_b: int) -> Iterator[_Match]:
    times = Counter(item for item in b if not _is_filling(item))
    if not 0 < sum(times[item] for item in a) <= _PAIRS:
        return
    for x, y, length in SequenceMatcher(_is_filling, a, b, autojunk=False).get_matching_blocks():
        if length:
            yield from_a + x, from_b + y, length


def _is_filling(item: str) -> bool:
    """Spaces and marks are the same only beside words that are."""
    return not any(letter.isalnum() for letter in item)


def _close_gaps(steps: list[_Step]) -> Iterator[_Step]:
    """Two changes that only a space parts are one: a rewritten phrase reads better than its words."""
    removed = added = ""
    for number, (gone, come, same) in enumerate(steps):
        removed, added = removed + gone, added + come
        is_gap = same and not same.strip() and "\n" not in same
        following = next((step for step in steps[number + 1 :] if any(step)), None)
        if is_gap and removed and added and following and following[0] and following[1]:
            removed, added = removed + same, added + same
        elif same:
            yield removed, added, same
            removed = added = ""
    yield removed, added, ""


def _joined(steps: Iterator[_Step]) -> Iterator[Change]:
    same = ""
    for removed, added, behind in steps:
        if removed or added:
            if same:
                yield Change(Kind.SAME, same)
            if removed:
                yield Change(Kind.REMOVED, removed)
            if added:
                yield Change(Kind.ADDED, added)
            same = behind
        else:
            same += behind
    if same:
        yield Change(Kind.SAME, same)
