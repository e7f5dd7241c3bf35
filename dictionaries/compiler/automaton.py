"""From stems and chains of suffixes to the one automaton that the program walks.

The file, little-endian, every part aligned to 8 bytes; sizes stand in the header:

    magic    8 bytes  b"MAQALA\\0" and the version of this layout
    header   u32 × 6  the numbers of states, of those that belong to stems (they come first), of arcs, of sets,
                      and of bytes in names and in cased
    names    bytes    a line for each class that can be asked for: its entry state, a tab, its name
    first    u32 × (states + 1)   where a state's arcs begin
    labels   u8  × arcs           the letter of an arc in KZ-1048, sorted within a state
    target   u32 × arcs           where it leads
    entry    u16 × states         stems that end here: the number of their set of classes, or 0
    cost     u8  × states         of a stem: its rarity, 0-15; of suffixes: the price of ending here, NO_END if none
    common, proper  u32 × sets    the state in which the stems of a set go on: as ordinary words, as names; 0 for none
    cased    bytes    words that are written with capitals in the middle, a line for each: first those that are
                      never written otherwise (БҒМ), then an empty line and the rest (КамАЗ); after two empty lines
                      the accidental words, in lower case
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MAGIC = b"MAQALA\0\4"
ENCODING = "kz1048"
NO_END = 255


@dataclass(slots=True)
class Node:
    """A state under construction. `arcs` by letter; `end` is the payload of words that end here."""

    arcs: dict[str, Node] = field(default_factory=dict)
    end: tuple[int, int] = (0, NO_END)
    number: int = -1

    def signature(self) -> tuple[object, ...]:
        """Equal for states after which the same can follow."""
        return (self.end, *((letter, id(node)) for letter, node in self.arcs.items()))


class Register:
    """Keeps one of every group of equal states."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[object, ...], Node] = {}

    def keep(self, node: Node) -> Node:
        """The state to use in place of `node`, whose own targets are kept ones already."""
        return self._nodes.setdefault(node.signature(), node)


def minimal_trie(words: Iterable[tuple[str, tuple[int, int]]]) -> Node:
    """The smallest automaton of `words`, which come sorted and each once, with their payloads."""
    register, root = Register(), Node()
    path: list[tuple[str, Node]] = [("", root)]
    previous = ""
    for word, end in words:
        shared = _shared(previous, word)
        _settle(path, shared, register)
        for letter in word[shared:]:
            node = Node()
            path[-1][1].arcs[letter] = node
            path.append((letter, node))
        path[-1][1].end = end
        previous = word
    _settle(path, 0, register)
    return root


def _shared(one: str, other: str) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size


def _settle(path: list[tuple[str, Node]], keep: int, register: Register) -> None:
    while len(path) > keep + 1:
        letter, node = path.pop()
        path[-1][1].arcs[letter] = register.keep(node)


def minimal_graph(arcs: list[dict[str, int]], accepts: list[int | None]) -> list[Node]:
    """The states of an automaton, which may have loops, equal ones merged: the node to use for each number.

    Moore's algorithm: states are told apart by how they end, then by where each letter leads, until no
    more of them part.
    """
    group = [-1 if price is None else price for price in accepts]
    ways = [sorted(arc.items()) for arc in arcs]
    parted = 0
    while len(set(group)) > parted:
        parted = len(set(group))
        names: dict[tuple[object, ...], int] = {}
        group = [
            names.setdefault((group[state], *((letter, group[to]) for letter, to in way)), len(names))
            for state, way in enumerate(ways)
        ]
    nodes: dict[int, Node] = {}
    for state, number in enumerate(group):
        if number not in nodes:
            price = accepts[state]
            nodes[number] = Node(end=(0, NO_END if price is None else price))
    for state, number in enumerate(group):
        nodes[number].arcs = {letter: nodes[group[to]] for letter, to in ways[state]}
    return [nodes[number] for number in group]


def pack(
    root: Node, sets: list[tuple[Node | None, Node | None]], classes: Mapping[str, Node], cased: str
) -> bytes:
    """The bytes of the file. `sets[0]` is the empty one; the root becomes state 0."""
    nodes = _numbered([root])
    stems = len(nodes)
    nodes += _numbered([*(node for pair in sets for node in pair if node), *classes.values()], stems)
    first, target, entry = array("I"), array("I"), array("H")
    labels, cost = bytearray(), bytearray()
    for node in nodes:
        first.append(len(labels))
        for label, following in sorted(
            (letter.encode(ENCODING), node.number) for letter, node in node.arcs.items()
        ):
            labels += label
            target.append(following)
        entry.append(node.end[0])
        cost.append(node.end[1])
    first.append(len(labels))
    common = array("I", [pair[0].number if pair[0] else 0 for pair in sets])
    proper = array("I", [pair[1].number if pair[1] else 0 for pair in sets])
    names = "\n".join(f"{node.number}\t{name}" for name, node in sorted(classes.items())).encode()
    shapes = cased.encode()
    sizes = (len(nodes), stems, len(labels), len(sets), len(names), len(shapes))
    out = bytearray(MAGIC + struct.pack("<6I", *sizes))
    for part in (names, first, labels, target, entry, cost, common, proper, shapes):
        out += bytes(-len(out) % 8) + bytes(part)
    return bytes(out)


def _numbered(roots: list[Node], start: int = 0) -> list[Node]:
    """All new states reachable from `roots`, breadth first, so that what is walked together lies together."""
    nodes: list[Node] = []
    waiting = list(roots)
    for node in waiting:
        if node.number >= 0:
            continue
        node.number = start + len(nodes)
        nodes.append(node)
        waiting.extend(node.arcs[letter] for letter in sorted(node.arcs))
    return nodes
