"""Chains of suffixes cut in two: Hunspell knows a suffix and one more behind it, our automaton any number.

Every chain is cut at the first state from which not too many short chains lead on, and once more behind every later
suffix. The beginnings become the suffixes of the stems, the rest their continuations. What the same states share is
written once: strings are sorted into blocks by the states that have them, a flag for each block, and a state is the
flags of its blocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from compiler.automaton import NO_END, Node

LONGEST = 10
"""Letters of a beginning, and of what follows it, at most."""

CUT = range(3, 801)
"""Short chains that lead on from a state where a chain is cut first."""

CUT_AGAIN = range(300, 1601)
"""The same for a state, at the end of a suffix, where it is cut again: what follows may be too long for the first cut.

Chosen together: edited news has no longer chains than these cover, but for one in some thousands.
"""


@dataclass(frozen=True, slots=True, order=True)
class Affix:
    """One line of a suffix: `ends` tells whether a word may end behind it, `onward` holds the flags that go on."""

    flag: int
    text: str
    ends: bool
    onward: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Affixes:
    """All suffixes, and for every entry the flags of its stems and whether a stem is a word by itself."""

    lines: tuple[Affix, ...]
    flags: Mapping[Hashable, tuple[int, ...]]
    whole: Mapping[Hashable, bool]


def strings(start: Node, longest: int) -> list[str]:
    """Every chain of at most `longest` letters from `start` on, sorted."""
    found, waiting = [], [(start, "")]
    while waiting:
        node, text = waiting.pop()
        if node.end[1] != NO_END:
            found.append(text)
        if len(text) < longest:
            waiting += [(after, text + letter) for letter, after in node.arcs.items()]
    return sorted(found)


def two_level(entries: Mapping[Hashable, Node], first_flag: int) -> Affixes:
    """The chains from all `entries` as suffixes of two levels, numbered from `first_flag` on."""
    nodes = _reachable(list(entries.values()))
    number = {id(node): place for place, node in enumerate(nodes)}
    sizes = _sizes(nodes)
    starts = {number[id(node)]: node for node in entries.values()}
    beginnings = {place: list(_beginnings(node, number, sizes)) for place, node in starts.items()}
    used = {cut for found in beginnings.values() for _, cut, _ in found if cut is not None}
    rests = _blocks(
        {cut: [text for text in strings(nodes[cut], LONGEST) if text] for cut in used}, first_flag
    )
    lines = [Affix(flag, text, True, ()) for flag, texts in rests.members.items() for text in texts]
    firsts = _blocks(beginnings, first_flag + len(rests.members))
    for flag, found in firsts.members.items():
        lines += [
            Affix(flag, text, ends, rests.flags[cut] if cut is not None else ()) for text, cut, ends in found
        ]
    return Affixes(
        tuple(sorted(lines)),
        {key: firsts.flags.get(number[id(node)], ()) for key, node in entries.items()},
        {key: node.end[1] != NO_END for key, node in entries.items()},
    )


def _reachable(starts: list[Node]) -> list[Node]:
    nodes: dict[int, Node] = {}
    waiting = list(starts)
    for node in waiting:
        if id(node) not in nodes:
            nodes[id(node)] = node
            waiting += [node.arcs[letter] for letter in sorted(node.arcs)]
    return list(nodes.values())


def _sizes(nodes: list[Node]) -> list[int]:
    """How many chains of at most LONGEST letters lead on from each state."""
    number = {id(node): place for place, node in enumerate(nodes)}
    ways = [[number[id(after)] for after in node.arcs.values()] for node in nodes]
    here = [int(node.end[1] != NO_END) for node in nodes]
    sizes = list(here)
    for _ in range(LONGEST):
        here = [sum(here[after] for after in way) for way in ways]
        sizes = [size + more for size, more in zip(sizes, here, strict=True)]
    return sizes


_Beginning = tuple[str, int | None, bool]
"""A first part, the state where it is cut (None where it only ends), whether a word may end there."""


def _beginnings(start: Node, number: Mapping[int, int], sizes: list[int]) -> Iterator[_Beginning]:
    waiting = [(start, "", False)]
    while waiting:
        node, text, cut_before = waiting.pop()
        if len(text) == LONGEST:
            continue
        for letter, after in node.arcs.items():
            place, ends = number[id(after)], after.end[1] != NO_END
            cut = sizes[place] in (CUT_AGAIN if cut_before else CUT)
            if cut and (ends or not cut_before):
                yield text + letter, place, ends
            elif ends and not cut_before:
                yield text + letter, None, True
            waiting.append((after, text + letter, cut or cut_before))


Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Blocks(Generic[Item]):
    """Members by flag, and flags by owner."""

    members: dict[int, list[Item]]
    flags: dict[int, tuple[int, ...]]


def _blocks(owned: Mapping[int, list[Item]], first_flag: int) -> _Blocks[Item]:
    """What several owners have, sorted into blocks that the same owners share, each under a flag of its own."""
    owners: dict[Item, list[int]] = defaultdict(list)
    for owner in sorted(owned):
        for item in owned[owner]:
            owners[item].append(owner)
    shared: dict[tuple[int, ...], list[Item]] = defaultdict(list)
    for item, all_owners in owners.items():
        shared[tuple(all_owners)].append(item)
    members: dict[int, list[Item]] = {}
    flags: dict[int, list[int]] = defaultdict(list)
    for flag, (having, items) in enumerate(sorted(shared.items(), key=lambda pair: pair[0]), first_flag):
        members[flag] = items
        for one in having:
            flags[one].append(flag)
    return _Blocks(members, {owner: tuple(found) for owner, found in flags.items()})
