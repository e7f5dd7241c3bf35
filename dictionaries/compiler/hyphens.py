"""Hyphens where a space belongs, as words that Hunspell forbids: жыл-сайын, кез-келген.

Hunspell takes any two words around a hyphen. Which of them only lean on others `spaces.py` knows; what they lean
on can be any word, so the commonest are listed: «жыл-» is a forbidden stem and «сайын» one of its suffixes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from compiler.compounds import FORBIDDEN, LEADING, LED
from maqala.core.spelling.spaces import NEVER_BEHIND, NEVER_PAIRED


def forbidden(common: Collection[str]) -> Iterator[tuple[str, frozenset[int]]]:
    """The first words with the hyphen, and their flags: the `common` ones, and those that lean on what follows."""
    for word in _plain(common) - NEVER_BEHIND:
        yield f"{word}-", frozenset({FORBIDDEN, LED})
    for word in NEVER_PAIRED:
        yield f"{word}-", frozenset({FORBIDDEN, LED, LEADING})


def suffixes(common: Collection[str]) -> dict[int, list[str]]:
    """By their flag: the words that are forbidden behind those."""
    return {LED: sorted(NEVER_BEHIND), LEADING: sorted(_plain(common) - NEVER_BEHIND - NEVER_PAIRED)}


def _plain(common: Collection[str]) -> set[str]:
    return {word for word in common if word.isalpha() and len(word) > 1}
