"""What was meant: the likeliest right spellings of a wrong word.

The search walks the same automaton that accepts words, beside the letters that were typed,
and lets itself be led astray the way people are: by a letter of the Russian layout in place of
a Kazakh one, by the other harmony, by the key beside, by a letter doubled, dropped or swapped
(`slips.py` tells how, and how likely that is). The less likely slips are looked for where nothing
likelier was found. What is found is ordered by how likely the slip is and how common the word.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import partial

from maqala.core.spelling import slips
from maqala.core.spelling.dictionary import ENCODING, NO_END, Dictionary
from maqala.core.spelling.spaces import (
    HALF_RARITY,
    QUESTION,
    halves,
    is_particle,
    mistaken_halves,
    particle_after,
)

LONGEST = 48
"""Longer words get no suggestion: the longest in the dictionary have half as many letters."""

RARITY = 0.9
PRICE = 2.5
"""How much a step of a stem's rarity and of a suffix chain's price weigh against a slip."""

CLOSE = 17
"""An unknown name or new compound that costs no more to turn into a known word is a slip in that word."""

UNLIKELY, DOUBTFUL = 12, 20
"""Where the likeliest word costs as much, a lost syllable or a moved letter may explain more, and two slips may."""

LIKELY = 10
"""What each of two slips costs at most."""

LIKELY_BESIDES = 12
"""What a letter left out or put for another costs at most beside confused letters."""

SPARE = 3
"""Slips that are looked for beside confused letters."""

FARTHEST = 12
WORSE = 1.8
NEARLY = 7
ASIDE = 8
"""What costs FARTHEST more than the likeliest word, or WORSE times as much and NEARLY more, only crowds the menu; of
two words with a space what costs ASIDE more."""

_STEPS = 14_000
"""How many endings a search for two slips may try: some ten milliseconds. Words of usual length need fewer."""
_LONG, _STEPS_OF_LONG = 23, 5_000
"""Letters of a word that seldom holds two slips and costs most to search, and the endings tried for it."""
_LONGEST_GLUED = 26
"""Letters of two words without a space in which slips are looked for."""


class Suggester:
    """Searches `dictionary` for words near a wrong one."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._alternatives = slips.alternatives()
        self._costs = slips.costs(self._alternatives)
        self._starts = frozenset((*dictionary.common, *dictionary.proper)) - {0}

    def near(
        self, word: str, *, proper: bool, deep: bool = True, limit: float = math.inf
    ) -> list[tuple[float, str]]:
        """Words near the lower-case `word` with the cost of each, the likeliest first.

        With `proper`, names too. What costs more than `limit` may be left out. `deep` looks for two slips and
        forgotten spaces where one slip explains nothing.
        """
        search = self._search(word, proper=proper, limit=limit)
        if search is None:
            return []
        search.confused()
        search.one_slip()
        search.undone(slips.as_written(word), slips.SPOKEN)
        search.undone(slips.exchanged(word), slips.EXCHANGED)
        if deep:
            self._look_deeper(word, search)
        found = sorted((cost, form.decode(ENCODING)) for form, cost in search.found.items())
        others = [(cost, form) for cost, form in found if form != word]
        best = others[0][0] if others else 0
        farthest = min(best + FARTHEST, max(best * WORSE, best + NEARLY))
        return [(cost, form) for cost, form in others if cost <= (best + ASIDE if " " in form else farthest)]

    def _look_deeper(self, word: str, search: _Search) -> None:
        """Look for the less likely slips, each where nothing likelier was found, and for forgotten spaces."""
        for look, doubtful in (
            (search.lost_syllable, UNLIKELY),
            (partial(search.undone, slips.moved(word), slips.MOVED), UNLIKELY),
            (partial(search.lost_syllable, 3), DOUBTFUL),
            (search.misheard, DOUBTFUL),
            (partial(search.confused, loose=True), DOUBTFUL),
            (search.two_slips, DOUBTFUL),
        ):
            if min(search.found.values(), default=doubtful) >= doubtful:
                look()
        for cost, form in self._spaced(word):
            search.take(form.encode(ENCODING), cost, 0, 0)
        if len(word) <= _LONGEST_GLUED and min(search.found.values(), default=DOUBTFUL) >= DOUBTFUL:
            for form, cost in mistaken_halves(word, self._meant):
                search.take(form.encode(ENCODING), cost, 0, 0)

    def uncapitalised(self, word: str, limit: float) -> list[tuple[float, str]]:
        """The name, in small letters, that the lower-case `word` is, or else those near it; with the cost of each.

        Names near it that cost more than `limit` may be left out.
        """
        if self._search(word, proper=True) is None:
            return []
        readings = self._dictionary.analyses(word.encode(ENCODING))
        itself = [
            (HALF_RARITY * rarity + PRICE * price, word) for _, rarity, price in readings
        ]  # халк is no Халк
        names = (
            [min(itself)] if itself else self.near(word, proper=True, deep=False, limit=limit - slips.SMALL)
        )
        return [(slips.SMALL + cost, form) for cost, form in names]

    def _search(self, word: str, *, proper: bool, limit: float = math.inf) -> _Search | None:
        if not 0 < len(word) <= LONGEST:
            return None
        try:
            code = word.encode(ENCODING)
        except UnicodeEncodeError:
            return None
        return _Search(self._dictionary, code, proper, self._alternatives, self._costs, self._starts, limit)

    def is_near(self, word: str, *, proper: bool) -> bool:
        """Whether the lower-case `word` is so near to a known one that it is a slip, and no word of its own."""
        return any(cost <= CLOSE for cost, _ in self.near(word, proper=proper, deep=False)[:1])

    def _spaced(self, word: str) -> Iterator[tuple[float, str]]:
        """`word` with a forgotten space put in, where that makes sense, and the cost of that."""
        for form, cost in halves(word, self._rarity):
            yield cost, form
        left, typed = word[:-2], word[-2:]
        for cost, form in self._meant(left) if len(left) > 1 and is_particle(typed) else ():
            if particle := particle_after(form, typed):
                doubtful = particle[0] not in QUESTION and form[-1] in "ыі" and not self._is_stem(form)
                yield (slips.ALSO_GLUED if doubtful else slips.GLUED) + cost, f"{form} {particle}"

    def _meant(self, left: str) -> Iterator[tuple[float, str]]:
        """`left`, if it is a word, and what it is with confused letters put right."""
        rarity = self._rarity(left)
        if rarity is not None:
            yield HALF_RARITY * rarity, left
        if search := self._search(left, proper=False):
            search.confused()
            for form, cost in search.found.items():
                yield cost, form.decode(ENCODING)

    def _is_stem(self, word: str) -> bool:
        """Whether `word` is more than a form: да leans on тағы, but үйіде is rather үйінде."""
        return any(
            size == len(word) for size, _, _ in self._dictionary.analyses(word.encode(ENCODING), proper=False)
        )

    def _rarity(self, word: str) -> float | None:
        readings = self._dictionary.analyses(word.encode(ENCODING), proper=False)
        return min((rarity + PRICE * price for _, rarity, price in readings), default=None)


class _Search:
    """One search. `found` holds the cheapest cost of every form that costs no more than the limit.

    The limit is given, or what is FARTHEST dearer than the likeliest form found so far.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        code: bytes,
        proper: bool,
        alternatives: slips.Alternatives,
        costs: dict[tuple[int, int], int],
        starts: frozenset[int],
        limit: float,
    ) -> None:
        self._d = dictionary
        self._code = code
        self._repeated = [slips.repeated(code, place) for place in range(len(code))]
        self._quiet = [slips.quiet(code, place) for place in range(len(code))] + [False]
        self._proper = proper
        self._ways = dictionary.proper if proper else dictionary.common
        self._alternatives = alternatives
        self._costs = costs
        self._starts = starts
        self._steps = 0
        self._limit = limit
        self.found: dict[bytes, float] = {}

    def take(self, form: bytes, spent: float, rarity: int, price: int) -> None:
        """Note `form` if it is new or cheaper than before."""
        cost = spent + RARITY * rarity + PRICE * price
        if cost < self.found.get(form, 1e9):
            self.found[form] = cost
            if form != self._code:
                self._limit = min(self._limit, cost + FARTHEST)

    def undone(self, meant: Iterable[str], cost: int) -> None:
        """Those of `meant` that are words: what the word is where one kind of slip, of that `cost`, is undone."""
        for form in {one.encode(ENCODING) for one in meant} - {self._code}:
            for _, rarity, price in self._d.analyses(form, proper=self._proper):
                self.take(form, cost, rarity, price)

    def confused(self, *, loose: bool = False) -> None:
        """Every word that differs by confused letters, however many, and some that are silent: дуниежузилик, мугалмдер.

        `loose` lets the first of those be any slip behind the first letter: дуниежсузилик.
        """
        d, code, size = self._d, self._code, len(self._code)
        first, labels, target, entry, ends = d.first, d.labels, d.target, d.entry, d.cost
        stack: list[tuple[int, int, int, int, bool, int, bytes]] = [(0, -1, 0, 0, False, SPARE, b"")]
        while stack:
            state, rarity, place, spent, turned, left, form = stack.pop()
            if spent > self._limit:
                continue
            if rarity < 0 and entry[state]:
                start = self._ways[entry[state]]
                if start:
                    stack.append((start, ends[state], place, spent, False, left, form))
            any_slip = loose and left == SPARE
            if place and left and (any_slip or self._quiet[place]):
                spot = place, form, state, rarity
                spare = self._slips(*spot, LIKELY_BESIDES) if any_slip else self._silent(*spot)
                more = spent + slips.BESIDES if any_slip else spent
                stack += [
                    (to, heard, at, more + cost, turned, left - 1, longer)
                    for at, longer, to, heard, cost in spare
                ]
            if place == size:
                if rarity >= 0 and ends[state] != NO_END and spent:
                    self.take(form, spent, rarity, ends[state])
                continue
            low, high = first[state], first[state + 1]
            letter = code[place]
            arc = labels.find(letter, low, high)
            if arc >= 0:
                stack.append(
                    (target[arc], rarity, place + 1, spent, turned, left, form + labels[arc : arc + 1])
                )
            others = self._alternatives.get(letter, ())
            if state in self._starts:
                shapes = slips.begun(code[place : place + 2])
                others += tuple((begun, slips.BEGUN, slips.BEGUN) for begun in shapes)
            for other, once, again in others:
                arc = labels.find(other, low, high)
                if arc >= 0:
                    turns = rarity >= 0 and (letter, other) in slips.HARMONIES
                    cost = again if spent else once
                    if turns:
                        cost = min(cost, slips.MORE_HARMONY if turned else slips.HARMONY)
                    longer = form + labels[arc : arc + 1]
                    stack.append(
                        (target[arc], rarity, place + 1, spent + cost, turned or turns, left, longer)
                    )

    def misheard(self) -> None:
        """Every word, loans above all, that differs by what is hardly heard: комерсант, каранавирус, мадел."""
        d, code = self._d, self._code
        stack: list[tuple[int, bytes, int, int, int]] = [(0, b"", 0, -1, 0)]
        while stack:
            place, form, state, rarity, spent = stack.pop()
            for here, heard in self._onward(state, rarity):
                if place == len(code) and heard >= 0 and d.cost[here] != NO_END and spent:
                    self.take(form, spent, heard, d.cost[here])
                if place < len(code):
                    arc = d.labels.find(code[place], d.first[here], d.first[here + 1])
                    if arc >= 0:
                        stack.append((place + 1, form + code[place : place + 1], d.target[arc], heard, spent))
                if spent <= slips.MOST_MISHEARD:
                    ways = self._hardly_heard(place, form, here)
                    stack += [(at, longer, to, heard, spent + cost) for at, longer, to, cost in ways]

    def _hardly_heard(self, place: int, form: bytes, state: int) -> Iterator[tuple[int, bytes, int, int]]:
        """What may stand at `place` for all one hears: the place after it, the form so far, its state, cost."""
        d, code = self._d, self._code
        letter = code[place] if place < len(code) else 0
        for arc in range(d.first[state], d.first[state + 1]):
            meant = d.labels[arc]
            if meant == letter:
                continue
            if (letter, meant) in slips.MISHEARD:
                yield place + 1, form + bytes((meant,)), d.target[arc], slips.UNSTRESSED
            if form and meant in (slips.SOFT, form[-1]):
                yield place, form + bytes((meant,)), d.target[arc], slips.SINGLE
        if place and letter and letter in (slips.SOFT, code[place - 1]):
            yield place + 1, form, state, slips.DOUBLED

    def one_slip(self) -> None:
        """Every word one slip away."""
        for place, form, state, rarity in self._prefixes(0, b"", 0, -1):
            for at, slipped, to, heard, cost in self._slips(place, form, state, rarity, self._limit):
                if cost <= self._limit:
                    self._finish(at, slipped, to, heard, cost)

    def lost_syllable(self, size: int = 2) -> None:
        """Every word of which `size` letters, vowels and consonants by turns, are missing: қараст(ыр)ылып."""
        code = self._code
        for place, form, state, rarity in self._prefixes(0, b"", 0, -1):
            if place < size:
                continue
            after = code[place] if place < len(code) else 0
            for lost, onward, heard in self._turns(state, rarity, size):
                cost = slips.lost_syllable(code[place - 1], lost, after)
                self._finish(place, form + lost, onward, heard, cost)

    def _turns(
        self, state: int, rarity: int, size: int, lost: bytes = b""
    ) -> Iterator[tuple[bytes, int, int]]:
        """The ways on from `state` through `size` letters, vowels and consonants by turns."""
        if not size:
            yield lost, state, rarity
            return
        d = self._d
        for here, heard in self._onward(state, rarity) if lost else ((state, rarity),):
            for arc in range(d.first[here], d.first[here + 1]):
                letter = d.labels[arc]
                if not lost or (letter in slips.VOWELS) is not (lost[-1] in slips.VOWELS):
                    yield from self._turns(d.target[arc], heard, size - 1, lost + bytes((letter,)))

    def two_slips(self) -> None:
        """Words two likely slips away, as many as patience allows."""
        most = _STEPS if len(self._code) <= _LONG else _STEPS_OF_LONG
        for place, form, state, rarity in self._prefixes(0, b"", 0, -1):
            for at, slipped, to, heard, cost in self._slips(place, form, state, rarity, LIKELY):
                if cost > LIKELY:
                    continue
                for after, again, onward, known in self._prefixes(at, slipped, to, heard):
                    for last, twice, end, stem, more in self._slips(after, again, onward, known, LIKELY):
                        if more <= LIKELY:
                            self._finish(last, twice, end, stem, cost + more + slips.SECOND)
                    if self._steps > most:
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
        self, place: int, form: bytes, state: int, rarity: int, most: float = math.inf
    ) -> Iterator[tuple[int, bytes, int, int, int]]:
        """What one slip at `place` may have been: the place after it, the form meant so far, its state, cost.

        Of letters left out or put for others, those that cost no more than `most`.
        """
        d, code = self._d, self._code
        labels, target = d.labels, d.target
        low, high = d.first[state], d.first[state + 1]
        letter = code[place] if place < len(code) else 0
        before = form[-1] if form else 0
        costs, omission = self._costs, slips.omission
        shapes = slips.begun(code[place : place + 2]) if letter and rarity >= 0 else ()
        shaped = slips.BEGUN if state in self._starts else slips.SHAPED
        for arc in range(low, high):
            meant = labels[arc]
            if meant == letter:
                continue
            longer = form + labels[arc : arc + 1]
            if letter:
                cost = shaped if meant in shapes else costs.get((letter, meant), slips.OTHER)
                if cost <= most:
                    yield place + 1, longer, target[arc], rarity, cost
            cost = omission(before, meant, letter)
            if cost <= most:
                yield place, longer, target[arc], rarity, cost
        if not letter:
            return
        yield place + 1, form, state, rarity, slips.intrusion(before, code[place : place + 3])
        if size := self._repeated[place]:
            yield place + size, form, state, rarity, slips.REPEATED
        if place + 1 < len(code) and code[place + 1] != letter:
            arc = labels.find(code[place + 1], low, high)
            if arc >= 0:
                swapped = form + bytes((code[place + 1], letter))
                for middle, heard in self._onward(target[arc], rarity):
                    arc = labels.find(letter, d.first[middle], d.first[middle + 1])
                    if arc >= 0:
                        yield place + 2, swapped, target[arc], heard, slips.SWAPPED

    def _silent(
        self, place: int, form: bytes, state: int, rarity: int
    ) -> Iterator[tuple[int, bytes, int, int, int]]:
        """The same for slips that are hardly heard: a ь too many, a letter doubled, an ы or і left out."""
        d, letter, before = self._d, self._code[place], self._code[place - 1]
        if letter in (slips.SOFT, before):
            yield place + 1, form, state, rarity, slips.SILENT
        if letter not in slips.VOWELS and before not in slips.VOWELS:
            for narrow in slips.NARROW:
                arc = d.labels.find(narrow, d.first[state], d.first[state + 1])
                if arc >= 0:
                    closes = place == len(self._code) - 1  # no word ends so: мамандк
                    cost = slips.UNHEARD if closes else slips.SILENT
                    yield place, form + bytes((narrow,)), d.target[arc], rarity, cost

    def _onward(self, state: int, rarity: int) -> Iterator[tuple[int, int]]:
        """`state` itself and, where a stem may end there, the state in which its suffixes begin."""
        yield state, rarity
        if rarity < 0 and self._d.entry[state]:
            start = self._ways[self._d.entry[state]]
            if start:
                yield start, self._d.cost[state]

    def _finish(self, place: int, form: bytes, state: int, rarity: int, spent: int) -> None:
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
                            self.take(form + code[place:], spent, ends[state], price)
                if at == len(code):
                    return
                arc = labels.find(code[at], first[state], first[state + 1])
                if arc < 0:
                    return
                state = target[arc]
                at += 1
        price = d.ending(state, code[place:])
        if price != NO_END:
            self.take(form + code[place:], spent, rarity, price)
