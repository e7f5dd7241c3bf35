"""The compiled Kazakh dictionary: one automaton of stems and suffixes, read in one go.

A word is known when its letters lead from state 0 through a stem to the end of a chain
of suffixes that the stem's class takes. `dictionaries/compiler/automaton.py` describes the file.
"""

from __future__ import annotations

import struct
import sys
from array import array
from functools import cached_property

TYPE_CHECKING = False  # what `typing` calls so, without the time that it takes
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    Stems: TypeAlias = tuple[int, int, "Stems"] | tuple[()]
    """Stems that a word begins with, the longest first: its letters, its set of classes, and the shorter ones."""

MAGIC = b"MAQALA\0\2"
ENCODING = "kz1048"
NO_END = 255
_HEADER = struct.Struct("<6I")
_TAILS_KEPT = 200_000
_HEAD = 4
"""Letters that words are looked up by at once: the walk through them is remembered."""


class Dictionary:
    """Stems, suffixes and how they go together.

    Words are lower-case KZ-1048 bytes, one byte a letter. Reading needs no lock: the
    automaton never changes and what is remembered of it only grows. `cased` holds, by their
    lower case, the stems that are written with capitals in the middle: ҚазҰУ, кВт.
    """

    def __init__(self, path: str) -> None:
        """Read the file at `path`; OSError if it cannot be read, ValueError if it is no dictionary."""
        with open(path, "rb") as file:  # noqa: PTH123  # importing pathlib costs more than the dictionary
            data = memoryview(file.read())
        if data[:8] != MAGIC:
            raise ValueError(f"{path} is not a compiled dictionary")
        states, self.stems, arcs, sets, names, cased = _HEADER.unpack_from(data, 8)
        offset = 8 + _HEADER.size

        def part(size: int) -> memoryview:
            nonlocal offset
            offset += -offset % 8
            offset += size
            return data[offset - size : offset]

        self._names = bytes(part(names))
        self.first = _numbers("I", part(4 * (states + 1)))
        self.labels = bytes(part(arcs))
        self.target = _numbers("I", part(4 * arcs))
        self.entry = _numbers("H", part(2 * states))
        self.cost = bytes(part(states))
        self.common = _numbers("I", part(4 * sets))
        self.proper = _numbers("I", part(4 * sets))
        self.cased = {word.lower(): word for word in bytes(part(cased)).decode().split("\n")}
        self._tails: dict[tuple[int, bytes], int] = {}
        self._heads: dict[bytes, tuple[int, Stems]] = {}

    @cached_property
    def classes(self) -> dict[str, int]:
        """The states that stems of a class go on from, by the class's name."""
        rows = (line.split("\t") for line in self._names.decode().splitlines())
        return {name: int(state) for state, name in rows}

    def knows(self, word: bytes, *, proper: bool = False) -> bool:
        """Whether `word` is a form of an ordinary word or, with `proper`, of a name too."""
        return next(self.verdicts(((word, proper),)))

    def verdicts(self, words: Iterable[tuple[bytes, bool]]) -> Iterator[bool]:
        """What `knows` says of every word, each with its `proper`: a whole list in two thirds of the time."""
        first, target, entry, find = self.first, self.target, self.entry, self.labels.find
        common, names, heads, tails = self.common, self.proper, self._heads, self._tails
        for word, proper in words:
            head = word[:_HEAD]
            state, found = heads.get(head) or self._head(head)
            if state >= 0:
                place = _HEAD
                for letter in word[_HEAD:]:
                    arc = find(letter, first[state], first[state + 1])
                    if arc < 0:
                        break
                    state = target[arc]
                    place += 1
                    if entry[state]:
                        found = (place, entry[state], found)
            ways, known = names if proper else common, False
            while found and not known:
                place, number, found = found
                if start := ways[number]:
                    tail = word[place:]
                    price = tails.get((start, tail))
                    known = (self.ending(start, tail) if price is None else price) != NO_END
            yield known

    def _head(self, head: bytes) -> tuple[int, Stems]:
        """Where the first letters of a word lead, -1 for nowhere, and the stems that end on the way."""
        state = 0
        found: Stems = ()
        for place, letter in enumerate(head, 1):
            arc = self.labels.find(letter, self.first[state], self.first[state + 1])
            if arc < 0:
                state = -1
                break
            state = self.target[arc]
            if self.entry[state]:
                found = (place, self.entry[state], found)
        self._heads[head] = (state, found)
        return state, found

    def ending(self, start: int, tail: bytes) -> int:
        """The price of the chain of suffixes `tail` from the state `start` on, NO_END if there is none such."""
        known = self._tails.get((start, tail))
        if known is not None:
            return known
        first, labels, target = self.first, self.labels, self.target
        state = start
        price = NO_END
        for letter in tail:
            arc = labels.find(letter, first[state], first[state + 1])
            if arc < 0:
                break
            state = target[arc]
        else:
            price = self.cost[state]
        if len(self._tails) > _TAILS_KEPT:
            self._tails.clear()
        self._tails[start, tail] = price
        return price

    def analyses(self, word: bytes, *, proper: bool = True) -> list[tuple[int, int, int]]:
        """Every reading of `word`: the length of its stem, the stem's rarity, the price of its suffixes."""
        ways = self.proper if proper else self.common
        state, found = 0, []
        for position in range(len(word) + 1):
            start = ways[self.entry[state]]
            if start:
                price = self.ending(start, word[position:])
                if price != NO_END:
                    found.append((position, self.cost[state], price))
            if position == len(word):
                break
            arc = self.labels.find(word[position], self.first[state], self.first[state + 1])
            if arc < 0:
                break
            state = self.target[arc]
        return found


def _numbers(kind: str, data: memoryview) -> array[int]:
    """The numbers in `data`: an array gives them faster than a view of bytes."""
    numbers = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
