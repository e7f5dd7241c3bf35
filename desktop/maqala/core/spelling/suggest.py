"""What was meant: the likeliest right spellings of a wrong word.

The search walks the same automaton that accepts words, beside the letters that were typed,
and lets itself be led astray the way people are: by a letter of the Russian layout in place of
a Kazakh one, by the other harmony, by the key beside, by a letter doubled, dropped or swapped.
What it finds is ordered by how likely the slip is and how common the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from maqala.core.spelling.dictionary import ENCODING, NO_END, Dictionary
from maqala.core.text.letters import MISTAKEN, NEIGHBOURS

LONGEST = 48
"""Longer words get no suggestion: the longest in the dictionary have half as many letters."""

CONFUSED = 6
MORE_CONFUSED = 3
SWAPPED = 8
DOUBLED = 6
BESIDE = 9
DROPPED = 10
EXTRA = 13
OTHER = 15
SPLIT = 22
SECOND = 8
"""What slips cost; only their order and rough distance matter. SECOND is added for a second slip in a word."""

RARITY = 1.1
PRICE = 2.5
"""How much a step of a stem's rarity, and of a suffix chain's price, weigh against a slip."""

CLOSE = 20
"""An unknown name or new compound that costs no more to turn into a known word is a slip in that word."""

DOUBTFUL = 24
"""Where the likeliest word costs as much, two slips may explain more."""

FARTHEST = 12
"""What costs this much more than the likeliest word is not offered: it would only crowd the menu."""

RARE_HALVES = 16
"""Two words whose rarities and prices add up to more are hardly what was meant to stand side by side."""

_STEPS = 14_000
"""How many endings a search for two slips may try: some ten milliseconds."""


def _alternatives() -> dict[int, tuple[int, ...]]:
    """By the letter typed, the letters it is confused with, in the dictionary's code."""
    code = {letter: letter.encode(ENCODING)[0] for letter in MISTAKEN}
    return {code[one]: tuple(sorted(code[other] for other in others)) for one, others in MISTAKEN.items()}


def _costs(alternatives: dict[int, tuple[int, ...]]) -> dict[tuple[int, int], int]:
    costs = {}
    for typed, beside in NEIGHBOURS.items():
        for meant in beside:
            costs[typed.encode(ENCODING)[0], meant.encode(ENCODING)[0]] = BESIDE
    for code, others in alternatives.items():
        costs |= {(code, other): CONFUSED for other in others}
    return costs


class Suggester:
    """Searches `dictionary` for words near a wrong one."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._alternatives = _alternatives()
        self._costs = _costs(self._alternatives)

    def near(self, word: str, *, proper: bool, deep: bool = True) -> list[tuple[float, str]]:
        """Words near the lower-case `word` with the cost of each, the likeliest first.

        With `proper`, names too. `deep` looks for two slips and forgotten spaces where one slip explains nothing.
        """
        if not 0 < len(word) <= LONGEST:
            return []
        try:
            code = word.encode(ENCODING)
        except UnicodeEncodeError:
            return []
        search = _Search(self._dictionary, code, proper, self._alternatives, self._costs)
        search.confused()
        search.one_slip()
        if deep:
            if min(search.found.values(), default=DOUBTFUL) >= DOUBTFUL:
                search.two_slips()
            for left, right in self._halves(code):
                search.take(left[0] + b" " + right[0], SPLIT, left[1] + right[1], 0)
        found = sorted((cost, form.decode(ENCODING)) for form, cost in search.found.items())
        others = [(cost, form) for cost, form in found if form != word]
        return [(cost, form) for cost, form in others if cost <= others[0][0] + FARTHEST]

    def is_near(self, word: str, *, proper: bool) -> bool:
        """Whether the lower-case `word` is so near to a known one that it is a slip, and no word of its own."""
        return any(cost <= CLOSE for cost, _ in self.near(word, proper=proper, deep=False)[:1])

    def _halves(self, code: bytes) -> Iterator[tuple[tuple[bytes, int], tuple[bytes, int]]]:
        """The ways to read `code` as two words whose space was forgotten, each with its rarity."""
        for place in range(2, len(code) - 1):
            left, right = code[:place], code[place:]
            one, other = self._rarity(left), self._rarity(right)
            if one is not None and other is not None and one + other <= RARE_HALVES:
                yield (left, one), (right, other)

    def _rarity(self, code: bytes) -> int | None:
        readings = self._dictionary.analyses(code, proper=False)
        return min((rarity + price for _, rarity, price in readings), default=None)


class _Search:
    """One search. `found` holds the cheapest cost of every form."""

    def __init__(
        self,
        dictionary: Dictionary,
        code: bytes,
        proper: bool,
        alternatives: dict[int, tuple[int, ...]],
        costs: dict[tuple[int, int], int],
    ) -> None:
        self._d = dictionary
        self._code = code
        self._ways = dictionary.proper if proper else dictionary.common
        self._alternatives = alternatives
        self._costs = costs
        self._steps = 0
        self.found: dict[bytes, float] = {}

    def take(self, form: bytes, slips: float, rarity: int, price: int) -> None:
        """Note `form` if it is new or cheaper than before."""
        cost = slips + RARITY * rarity + PRICE * price
        if cost < self.found.get(form, 1e9):
            self.found[form] = cost

    def confused(self) -> None:
        """Every word that differs only by confused letters, however many: дуниежузилик, колледждар."""
        d, code, size = self._d, self._code, len(self._code)
        first, labels, target, entry, ends = d.first, d.labels, d.target, d.entry, d.cost
        stack: list[tuple[int, int, int, int, bytes]] = [(0, -1, 0, 0, b"")]
        while stack:
            state, rarity, place, slips, form = stack.pop()
            if rarity < 0 and entry[state]:
                start = self._ways[entry[state]]
                if start:
                    stack.append((start, ends[state], place, slips, form))
            if place == size:
                if rarity >= 0 and ends[state] != NO_END and slips:
                    self.take(form, CONFUSED + MORE_CONFUSED * (slips - 1), rarity, ends[state])
                continue
            low, high = first[state], first[state + 1]
            letter = code[place]
            arc = labels.find(letter, low, high)
            if arc >= 0:
                stack.append((target[arc], rarity, place + 1, slips, form + labels[arc : arc + 1]))
            for other in self._alternatives.get(letter, ()):
                arc = labels.find(other, low, high)
                if arc >= 0:
                    stack.append((target[arc], rarity, place + 1, slips + 1, form + labels[arc : arc + 1]))

    def one_slip(self) -> None:
        """Every word one slip away."""
        for place, form, state, rarity in self._prefixes(0, b"", 0, -1):
            for at, slipped, to, heard, cost in self._slips(place, form, state, rarity):
                self._finish(at, slipped, to, heard, cost)

    def two_slips(self) -> None:
        """Words two slips away, as many as patience allows."""
        for place, form, state, rarity in self._prefixes(0, b"", 0, -1):
            for at, slipped, to, heard, cost in self._slips(place, form, state, rarity):
                for after, again, onward, known in self._prefixes(at, slipped, to, heard):
                    for last, twice, end, stem, more in self._slips(after, again, onward, known):
                        self._finish(last, twice, end, stem, cost + more + SECOND)
                    if self._steps > _STEPS:
                        return

    def _prefixes(
        self, place: int, form: bytes, state: int, rarity: int
    ) -> Iterator[tuple[int, bytes, int, int]]:
        """The places that the letters from `place` on lead through without a slip."""
        d, code = self._d, self._code
        waiting = [(place, form, state, rarity)]
        while waiting:
            place, form, state, rarity = waiting.pop()
            yield place, form, state, rarity
            if rarity < 0 and d.entry[state]:
                start = self._ways[d.entry[state]]
                if start:
                    waiting.append((place, form, start, d.cost[state]))
            if place < len(code):
                arc = d.labels.find(code[place], d.first[state], d.first[state + 1])
                if arc >= 0:
                    waiting.append((place + 1, form + code[place : place + 1], d.target[arc], rarity))

    def _slips(
        self, place: int, form: bytes, state: int, rarity: int
    ) -> Iterator[tuple[int, bytes, int, int, int]]:
        """What one slip at `place` may have been: the place after it, the form meant so far, its state, cost."""
        d, code = self._d, self._code
        labels, target = d.labels, d.target
        low, high = d.first[state], d.first[state + 1]
        letter = code[place] if place < len(code) else 0
        before = form[-1] if form else 0
        costs = self._costs
        for arc in range(low, high):
            meant = labels[arc]
            longer = form + labels[arc : arc + 1]
            if letter and meant != letter:
                yield place + 1, longer, target[arc], rarity, costs.get((letter, meant), OTHER)
            if meant != letter:
                yield place, longer, target[arc], rarity, DROPPED - 4 * (meant == before)
        if not letter:
            return
        yield place + 1, form, state, rarity, DOUBLED if letter == before else EXTRA
        if place + 1 < len(code) and code[place + 1] != letter:
            arc = labels.find(code[place + 1], low, high)
            if arc >= 0:
                swapped = form + bytes((code[place + 1], letter))
                for middle, heard in self._onward(target[arc], rarity):
                    arc = labels.find(letter, d.first[middle], d.first[middle + 1])
                    if arc >= 0:
                        yield place + 2, swapped, target[arc], heard, SWAPPED

    def _onward(self, state: int, rarity: int) -> Iterator[tuple[int, int]]:
        """`state` itself and, where a stem may end there, the state in which its suffixes begin."""
        yield state, rarity
        if rarity < 0 and self._d.entry[state]:
            start = self._ways[self._d.entry[state]]
            if start:
                yield start, self._d.cost[state]

    def _finish(self, place: int, form: bytes, state: int, rarity: int, slips: int) -> None:
        """Take the word if the letters from `place` on lead to its end without another slip."""
        self._steps += 1
        d, code = self._d, self._code
        first, labels, target, entry = d.first, d.labels, d.target, d.entry
        if rarity < 0:
            ways, ends = self._ways, d.cost
            at = place
            while True:
                if entry[state]:
                    start = ways[entry[state]]
                    if start:
                        price = d.ending(start, code[at:])
                        if price != NO_END:
                            self.take(form + code[place:], slips, ends[state], price)
                if at == len(code):
                    return
                arc = labels.find(code[at], first[state], first[state + 1])
                if arc < 0:
                    return
                state = target[arc]
                at += 1
        price = d.ending(state, code[place:])
        if price != NO_END:
            self.take(form + code[place:], slips, rarity, price)
