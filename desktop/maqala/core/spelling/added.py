"""The forms of words that are not in the dictionary but that somebody has added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from maqala.core.spelling.dictionary import ENCODING, NO_END, Dictionary
from maqala.core.spelling.stems import Entry, Stem, stems
from maqala.core.text.letters import plainly_cased
from maqala.core.values import dataclass

SHORTEST = 2
"""Letters of a word, at least, for it to take suffixes: shorter ones would be found everywhere."""
_FAMILY = ("ов", "ев", "ёв", "ин", "цын", "ский", "цкий")


@dataclass(frozen=True, slots=True)
class _Way:
    """How a stem goes on: the state of its suffixes, and the word that it is a stem of, as it is written."""

    state: int
    word: str

    def wants(self, given: str, lower: str) -> bool:
        """Whether `given` is written in a case that the word may stand in; `lower` is the same in small letters."""
        if not plainly_cased(self.word):
            shared = min(len(given), len(self.word))
            same = all(given[i].isupper() == self.word[i].isupper() for i in range(shared))
            return given.isupper() or (same and given[shared:] == lower[shared:])
        return plainly_cased(given) and (given != lower or self.word == self.word.lower())


class AddedForms:
    """Knows the forms of `entries`. It never changes, and reading it needs no lock."""

    def __init__(self, dictionary: Dictionary, entries: Iterable[Entry]) -> None:
        self._ending = dictionary.ending
        self._whole: dict[str, list[_Way]] = defaultdict(list)
        self._ways: dict[str, list[_Way]] = defaultdict(list)
        for entry in entries:
            self._whole[entry.word.lower()].append(_Way(0, entry.word))
            for stem in stems_of(entry):
                state = dictionary.classes.get(str(stem.klass.bare()))
                if state is not None:
                    self._ways[stem.text].append(_Way(state, entry.word))
        self._longest = max(map(len, self._ways), default=0)

    def __bool__(self) -> bool:
        return bool(self._whole)

    def take(self, word: str) -> bool:
        """Whether `word` is a form of one of the entries, in a case of letters that it may stand in."""
        lower = word.lower()
        if any(way.wants(word, lower) for way in self._whole.get(lower, ())):
            return True
        return any(way.wants(word, lower) for way, _ in self.readings(lower))

    def readings(self, lower: str) -> Iterator[tuple[_Way, int]]:
        """The ways to read a word in small letters as a form, with the price of its suffixes."""
        for size in range(min(len(lower), self._longest), 1, -1):
            for way in self._ways.get(lower[:size], ()):
                price = self._ending(way.state, lower[size:].encode(ENCODING, "replace"))
                if price != NO_END:
                    yield way, price


def stems_of(entry: Entry) -> tuple[Stem, ...]:
    """The stems of a word that somebody has added; none if it takes no suffix."""
    if len(entry.word) < SHORTEST or entry.pos == "x":
        return ()
    return tuple(stems(entry if entry.pos else by_letters(entry)))


def by_letters(entry: Entry) -> Entry:
    """`entry` with the part of speech that its letters suggest."""
    word = entry.word
    if word.isupper():
        pos = "x"  # an abbreviation: its suffixes stand behind a hyphen
    elif word == word.lower():
        pos = "n"
    else:
        pos = "family" if len(word) > len("Ленин") and word.endswith(_FAMILY) else "np"
    return Entry(word, pos, entry.facts)
