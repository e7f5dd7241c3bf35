"""How the tables read a word: its stem, and every suffix with the line of the grammar that allows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.grammar import DEAREST, Choice, Grammar, steps
from maqala.core.spelling.stems import Class, Entry, Stem, stems


@dataclass(frozen=True, slots=True)
class Suffix:
    """A suffix as it is written in a word, and the line of the grammar it comes from."""

    text: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Reading:
    """A stem and suffixes. `rest` is what the grammar does not allow behind them; unless `complete`, more is wanted."""

    entry: Entry
    stem: Stem
    suffixes: tuple[Suffix, ...]
    rest: str = ""
    complete: bool = True

    @property
    def price(self) -> int:
        """What the suffixes cost together, as the dictionary keeps it."""
        return min(DEAREST, sum(suffix.choice.price for suffix in self.suffixes))

    @property
    def spelling(self) -> tuple[Entry, Stem, tuple[str, ...]]:
        """What tells it from other readings by sight."""
        return self.entry, self.stem, tuple(suffix.text for suffix in self.suffixes if suffix.text)


class Reader:
    """Reads words by the tables themselves, without the compiled dictionary."""

    def __init__(self, entries: Iterable[Entry], grammar: Grammar) -> None:
        self._grammar = grammar
        self._stems: dict[str, list[tuple[Entry, Stem]]] = defaultdict(list)
        for entry in entries:
            for stem in stems(entry):
                self._stems[stem.text].append((entry, stem))

    def readings(self, word: str) -> list[Reading]:
        """Every way to read the whole of `word`, the cheapest first."""
        whole = [reading for reading in self._attempts(word.lower()) if reading.complete]
        return _each_once(sorted(whole, key=lambda reading: reading.price))

    def furthest(self, word: str) -> list[Reading]:
        """The readings, whole or not, that explain the most letters of `word`."""
        attempts = list(self._attempts(word.lower()))
        least = min((len(attempt.rest) for attempt in attempts), default=0)
        return _each_once(attempt for attempt in attempts if len(attempt.rest) == least)

    def _attempts(self, word: str) -> Iterator[Reading]:
        for size in range(len(word), 0, -1):
            for entry, stem in self._stems.get(word[:size], ()):
                for suffixes, rest, complete in self._chains(stem.klass.bare(), word[size:]):
                    yield Reading(entry, stem, suffixes, rest, complete)

    def _chains(self, klass: Class, tail: str) -> Iterator[tuple[tuple[Suffix, ...], str, bool]]:
        """Chains of suffixes that `tail` begins with, what is left of it, and whether that is a whole word."""
        yield (), tail, False
        for choice, text, after in steps(self._grammar, klass):
            if after is None:
                if not tail:
                    yield (Suffix("", choice),), "", True
            elif tail.startswith(text):
                for suffixes, rest, complete in self._chains(after, tail[len(text) :]):
                    yield (Suffix(text, choice), *suffixes), rest, complete


def _each_once(readings: Iterable[Reading]) -> list[Reading]:
    return list({reading.spelling: reading for reading in reversed(list(readings))}.values())[::-1]
