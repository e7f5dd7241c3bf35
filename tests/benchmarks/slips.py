"""Misspellings of right words, made by one slip each: what a benchmark of a speller is fed with."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from maqala.core.text.letters import HARMONIC, LOST, NEIGHBOURS

Slip = tuple[str, str, str]
"""The kind of slip, the word that was meant, what came of it."""

_TURNED = str.maketrans(HARMONIC)
_ENDINGS = (2, 3)
_LOOK_ALIKES = str.maketrans("аесорухі", "aecopyxi")
_SHORTEST = 4


def slips(word: str) -> Iterator[tuple[str, str]]:
    """Every (kind, misspelling) that one slip makes of the lower-case `word`; some may be right words."""
    back = {russian: [k for k, r in LOST.items() if r == russian] for russian in LOST.values()}
    for place, letter in enumerate(word):
        head, tail = word[:place], word[place + 1 :]
        for other in (*LOST.get(letter, ()), *back.get(letter, ())):
            yield "confusion", head + other + tail
        for other in NEIGHBOURS.get(letter, ""):
            yield "keyboard", head + other + tail
        yield "doubled", head + letter + letter + tail
        yield "dropped", head + tail
        if tail and tail[0] != letter:
            yield "swapped", head + tail[0] + letter + tail[1:]
        if (alike := letter.translate(_LOOK_ALIKES)) != letter:
            yield "latin", head + alike + tail
    if (lost := "".join(LOST.get(letter, letter) for letter in word)) != word:
        yield "lost letters", lost
    for size in _ENDINGS:
        ending = word[-size:]
        if len(word) > size + 2 and ending.translate(_TURNED) != ending:
            yield "harmony", word[:-size] + ending.translate(_TURNED)


def made_slips(tokens: Mapping[str, int], count: int, seed: int, known: Callable[[str], bool]) -> list[Slip]:
    """`count` slips in words drawn from `tokens` by how often they stand there, the kinds alike in number.

    What is `known` to be a word is no slip.
    """
    dice = random.Random(seed)
    words = sorted(
        word for word in tokens if len(word) >= _SHORTEST and word == word.lower() and word.isalpha()
    )
    weights = [tokens[word] for word in words]
    made: dict[Slip, None] = {}
    for _ in range(20 * count if words else 0):
        if len(made) == count:
            break
        word = dice.choices(words, weights)[0]
        kinds: dict[str, list[str]] = defaultdict(list)
        for kind, typo in slips(word):
            if typo != word and not known(typo):
                kinds[kind].append(typo)
        if kinds:
            kind = dice.choice(sorted(kinds))
            made[kind, word, dice.choice(kinds[kind])] = None
    return list(made)
