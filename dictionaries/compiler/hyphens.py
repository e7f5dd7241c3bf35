"""Hyphens where a space belongs, as words that Hunspell forbids: жыл-сайын, кез-келген, болды-ма.

Hunspell takes any two words around a hyphen. Which of them only lean on others `spaces.py` knows; what they lean
on can be any word, so the commonest are listed: «жыл-» is a forbidden stem and «сайын» one of its suffixes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from compiler.compounds import FORBIDDEN, LEADING, LED
from maqala.core.spelling.spaces import NEVER_BEHIND, NEVER_PAIRED, PARTICLES

_BEHIND = NEVER_BEHIND | PARTICLES


def forbidden(common: Collection[str]) -> Iterator[tuple[str, frozenset[int]]]:
    """The first words with the hyphen, and their flags: the `common` ones, and those that lean on what follows."""
    for word in _plain(common) - _BEHIND:
        yield f"{word}-", frozenset({FORBIDDEN, LED})
    for word in NEVER_PAIRED:
        yield f"{word}-", frozenset({FORBIDDEN, LED, LEADING})


def suffixes(common: Collection[str]) -> dict[int, list[str]]:
    """By their flag: the words that are forbidden behind those."""
    return {LED: sorted(_BEHIND), LEADING: sorted(_plain(common) - NEVER_BEHIND - NEVER_PAIRED)}


def torn(common: Collection[str], knows: Callable[[str], bool]) -> Iterator[str]:
    """The `common` words with a hyphen before an ending that is a word as well: жұмыс-тар, сөз-бен."""
    endings = [ending for ending in _ENDINGS if knows(ending)]
    for word in sorted(_plain(common)):
        yield from (f"{word}-{ending}" for ending in endings if knows(word) and knows(word + ending))


_ENDINGS = tuple(
    first + rest
    for firsts, rests in (("лдт", "ар ер"), ("ндт", "ың ің"), ("дтн", "ан ен"), ("мбп", "ен"))
    for rest in rests.split()
    for first in firsts
)
"""Of plural and cases; those that are particles, too, are forbidden behind any common word."""


def _plain(common: Collection[str]) -> set[str]:
    return {word for word in common if word.isalpha() and len(word) > 1}
