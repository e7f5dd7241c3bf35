"""Forgotten spaces: олүшін is ол үшін, келдіме is келді ме."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from maqala.core.text.letters import is_back, last_sound

RARE_HALVES = 20
"""Two words whose rarities add up to more are hardly what was meant to stand side by side."""

SHORT = 4
COMMON = 4
"""Words of less than SHORT letters are words by accident, unless they are as common as COMMON."""

QUESTION, _ALSO = "мбп", "дт"
"""First letters of the particles that ask, and of да."""

Rarity = Callable[[str], "float | None"]
"""How rare a word is, suffixes and all; None if it is none."""


def halves(word: str, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """The ways to read `word` as two words, each with the rarity of both together."""
    for place in range(2, len(word) - 1):
        left, right = word[:place], word[place:]
        one = rarity(left)
        other = None if one is None else rarity(right)
        if one is None or other is None or one + other > RARE_HALVES:
            continue
        if any(len(half) < SHORT and rarity_of > COMMON for half, rarity_of in ((left, one), (right, other))):
            continue
        if not is_particle(right):
            yield f"{left} {right}", one + other


def particle_after(left: str, typed: str) -> str:
    """The particle `typed` as it sounds after `left`, "" if it is none.

    Of a question any shape is taken (келедіма: келеді ме); да and та are also endings, and have to fit.
    """
    if not is_particle(typed):
        return ""
    vowel = "а" if is_back(left) else "е"
    sound = last_sound(left)
    if typed[0] in QUESTION:
        return ("п" if sound == "т" else "б" if sound in "нз" else "м") + vowel
    fitting = ("т" if sound == "т" else "д") + vowel
    return fitting if fitting == typed else ""


def is_particle(letters: str) -> bool:
    """Whether `letters` are ма, ме, ба, бе, па, пе, да, де, та or те."""
    return len(letters) == 2 and letters[0] in QUESTION + _ALSO and letters[1] in "ае"
