"""The suffix grammar: read from its table, turned into one deterministic automaton."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.phonology import realise
from maqala.core.spelling.stems import Class, Context

DEAREST = 7
"""The highest price of a chain of suffixes; dearer ones cost no more."""

_LINE = re.compile(r"(?:\{(?P<asks>[^}]*)\} )?(?P<suffix>\S+)(?: -> (?P<slot>\w+))?(?: (?P<price>\d))?$")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the table. `suffix` is None where the word may end."""

    suffix: str | None
    slot: str
    price: int = 0
    asks: tuple[str, ...] = ()

    def suits(self, context: Context) -> bool:
        """Whether the stem has what this line asks for."""
        return all(getattr(context, ask.lstrip("!")) is not ask.startswith("!") for ask in self.asks)


Grammar = Mapping[str, tuple[Choice, ...]]


def read(path: Path) -> Grammar:
    """The table in `path`; ValueError names the line that cannot be read."""
    slots: dict[str, tuple[Choice, ...]] = {}
    name = ""
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.split("#")[0].rstrip()
        if not line:
            continue
        if line.startswith("slot "):
            name = line.removeprefix("slot ").strip()
            slots[name] = ()
            continue
        match = _LINE.match(line.strip())
        if not match or not name:
            raise ValueError(f"{path}:{number}: cannot read {raw!r}")
        slots[name] += (_choice(match),)
    _lint(slots, path)
    return slots


def _choice(match: re.Match[str]) -> Choice:
    suffix = match["suffix"]
    asks = tuple((match["asks"] or "").split())
    price = int(match["price"] or 0)
    if suffix == ".":
        return Choice(None, "", price, asks)
    return Choice("" if suffix == "0" else suffix, match["slot"] or "", price, asks)


def _lint(slots: Grammar, path: Path) -> None:
    for name, choices in slots.items():
        for choice in choices:
            if choice.suffix is not None and choice.slot not in slots:
                raise ValueError(f"{path}: slot {name} leads to {choice.slot!r}, which is nowhere")


Item = tuple[str, Class, int]
"""Letters still to be written, the class they lead to, the price so far."""


class Automaton:
    """All chains of suffixes, deterministic; states grow as they are asked for.

    `accepts[state]` is the price of ending there, or None; `arcs[state]` the way on by letter.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._expanded: dict[Class, tuple[tuple[Item, ...], int | None]] = {}
        self._states: dict[frozenset[Item], int] = {}
        self._todo: list[tuple[int, frozenset[Item]]] = []
        self.accepts: list[int | None] = []
        self.arcs: list[dict[str, int]] = []

    def entry(self, classes: Iterable[Class]) -> int:
        """The state in which stems of all these classes go on."""
        state = self._state({("", c.bare(), 0) for c in classes})
        while self._todo:
            number, items = self._todo.pop()
            self._open(number, items)
        return state

    def _state(self, items: set[Item]) -> int:
        cheapest: dict[tuple[str, Class], int] = {}
        for rest, klass, price in items:
            key = (rest, klass)
            cheapest[key] = min(price, cheapest.get(key, DEAREST))
        frozen = frozenset((rest, klass, price) for (rest, klass), price in cheapest.items())
        if frozen not in self._states:
            self._states[frozen] = len(self.arcs)
            self.arcs.append({})
            self.accepts.append(None)
            self._todo.append((self._states[frozen], frozen))
        return self._states[frozen]

    def _open(self, number: int, items: frozenset[Item]) -> None:
        ways: dict[str, set[Item]] = {}
        prices: list[int] = []
        for rest, klass, price in items:
            if rest:
                ways.setdefault(rest[0], set()).add((rest[1:], klass, price))
                continue
            following, ending = self._expand(klass)
            if ending is not None:
                prices.append(min(DEAREST, price + ending))
            for more, after, extra in following:
                ways.setdefault(more[0], set()).add((more[1:], after, min(DEAREST, price + extra)))
        self.accepts[number] = min(prices, default=None)
        self.arcs[number] = {letter: self._state(way) for letter, way in ways.items()}

    def _expand(self, klass: Class) -> tuple[tuple[Item, ...], int | None]:
        """The suffixes that may follow, and the price of ending here."""
        if klass not in self._expanded:
            items = list(self._walk(klass, 0))
            endings = [price for rest, _, price in items if not rest]
            onward = tuple(item for item in items if item[0])
            self._expanded[klass] = (onward, min(endings, default=None))
        return self._expanded[klass]

    def _walk(self, klass: Class, spent: int) -> Iterator[Item]:
        for choice, surface, after in steps(self._grammar, klass):
            price = spent + choice.price
            if after is None:
                yield "", klass, price
            elif surface:
                yield surface, after, price
            else:
                yield from self._walk(after, price)


def steps(grammar: Grammar, klass: Class) -> Iterator[tuple[Choice, str, Class | None]]:
    """What may follow a stem of `klass`: the line of the table, its letters, the class that they leave.

    The class is None where the word may end.
    """
    for choice in grammar[klass.slot]:
        if not choice.suits(klass.context):
            continue
        if choice.suffix is None:
            if "." in klass.context.takes:
                yield choice, "", None
        elif choice.suffix == "":
            yield choice, "", Class(choice.slot, klass.context).bare()
        else:
            for surface, after in realise(choice.suffix, klass.context):
                yield choice, surface, Class(choice.slot, after).bare()
