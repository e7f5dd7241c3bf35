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
    from collections.abc import Collection

MAGIC = b"MAQALA\0\4"
ENCODING = "kz1048"
NO_END = 255
_HEADER = struct.Struct("<6I")


class Dictionary:
    """Stems, suffixes and how they go together.

    Words are lower-case KZ-1048 bytes, one byte a letter. Reading needs no lock: the
    automaton never changes and what is remembered of it only grows. `shapes` are
    the words that are written with capitals in the middle (ҚазҰУ, кВт), `cased` the same by their lower case;
    `strict` are those of them, in lower case, that are no words in any other: БҒМ is one, АТ is not. `accidental`
    are forms that stems and suffixes make and nobody writes but by a slip.
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
        written, _, accidental = bytes(part(cased)).decode().partition("\n\n\n")
        self.strict = frozenset(written.partition("\n\n")[0].lower().split("\n"))
        self.shapes = frozenset(written.split("\n"))
        self.cased = dict(zip(written.lower().split("\n"), written.split("\n"), strict=True))
        self.accidental = frozenset(accidental.encode(ENCODING).split(b"\n"))
        self._suffixes = _Suffixes(self)

    @cached_property
    def classes(self) -> dict[str, int]:
        """The states that stems of a class go on from, by the class's name."""
        rows = (line.split("\t") for line in self._names.decode().splitlines())
        return {name: int(state) for state, name in rows}

    def knows(self, word: bytes, *, proper: bool = False) -> bool:
        """Whether `word` is a form of an ordinary word or, with `proper`, of a name too."""
        if word in self.accidental:
            return False
        return self._parted(word, _Trail(self).through(word), self._ways(proper))[0] > 0

    def unknown(self, words: Collection[bytes], *, proper: bool = False) -> set[bytes]:
        """Those of `words` that are forms of no ordinary word nor, with `proper`, of a name.

        In order, most words go on from the stem of the one before, and the others share their first letters with it.
        """
        ways, through, ending, parted = self._ways(proper), _Trail(self).through, self.ending, self._parted
        unknown = set(self.accidental.intersection(words))
        stem, start = b"", 0
        for word in sorted(words):
            if start and word.startswith(stem) and ending(start, word[len(stem) :]) != NO_END:
                continue
            size, start = parted(word, through(word), ways)
            stem = word[:size]
            if not size:
                unknown.add(word)
        return unknown

    def _parted(self, word: bytes, path: list[int], ways: array[int]) -> tuple[int, int]:
        """The letters of the longest stem that `word` is a form of, and where it goes on; 0, 0 if it is of none.

        `path` is the way through the stems that `word` leads.
        """
        entry, ending = self.entry, self.ending
        for size in range(len(path) - 1, 0, -1):
            start = ways[entry[path[size]]]
            if start and ending(start, word[size:]) != NO_END:
                return size, start
        return 0, 0

    def ending(self, start: int, tail: bytes) -> int:
        """The price of the chain of suffixes `tail` from the state `start` on, NO_END if there is none such."""
        suffixes, state = self._suffixes, start
        for letter in tail:
            onward = suffixes[state].get(letter)
            if onward is None:
                return NO_END
            state = onward
        return self.cost[state]

    def analyses(self, word: bytes, *, proper: bool = True) -> list[tuple[int, int, int]]:
        """Every reading of `word`: the length of its stem, the stem's rarity, the price of its suffixes."""
        ways, found = self._ways(proper), []
        for place, state in enumerate(_Trail(self).through(word)):
            if start := ways[self.entry[state]]:
                price = self.ending(start, word[place:])
                if price != NO_END:
                    found.append((place, self.cost[state], price))
        return found

    def _ways(self, proper: bool) -> array[int]:
        """The states in which the stems of each set of classes go on."""
        return self.proper if proper else self.common


class _Suffixes(dict[int, dict[int, int]]):
    """By a state among the suffixes: the states that letters lead to from there.

    There are few, all words come through them, and to find a letter among the labels takes three times as long.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._first, self._labels, self._target = dictionary.first, dictionary.labels, dictionary.target

    def __missing__(self, state: int) -> dict[int, int]:
        arcs = slice(self._first[state], self._first[state + 1])
        self[state] = onward = dict(zip(self._labels[arcs], self._target[arcs], strict=True))
        return onward


class _Trail:
    """The way through the stems that the letters of a word lead; the next word leaves it where letters differ."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._first, self._target = dictionary.first, dictionary.target
        self._find = dictionary.labels.find
        self._walked = b""
        self._path = [0]

    def through(self, word: bytes) -> list[int]:
        """The states that the first letters of `word` lead to: one for none, for one, for two of them and so on."""
        path, shared = self._path, 0
        for letter, before in zip(word, self._walked):  # noqa: B905  # either may be longer
            if letter != before:
                break
            shared += 1
        del path[shared + 1 :]
        first, target, find = self._first, self._target, self._find
        state = path[-1]
        for letter in word[shared:]:
            arc = find(letter, first[state], first[state + 1])
            if arc < 0:
                break
            state = target[arc]
            path.append(state)
        self._walked = word[: len(path) - 1]
        return path


def _numbers(kind: str, data: memoryview) -> array[int]:
    """The numbers in `data`: an array gives them faster than a view of bytes."""
    numbers = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
