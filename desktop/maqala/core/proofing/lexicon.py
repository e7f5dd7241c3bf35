"""The speller's language as the rules ask about it."""

from __future__ import annotations

from functools import lru_cache

from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.dictionary import ENCODING
from maqala.core.text.letters import is_back, last_sound

_KEPT = 50_000
_PLURALS = {"т": ("тар", "тер"), "л": ("дар", "дер"), "н": ("дар", "дер"), "з": ("дар", "дер")}
"""The plural by what the word before ends in (`last_sound`), its back and its front shape."""

_SHORT_NOUNS = frozenset("ел ер ат от үй ай ән ой із іс аң ет су оқ".split())
"""Nouns of two letters that are hardly ever anything else."""


class KazakhLexicon:
    """Answers from the Kazakh engine; what depends on the dictionary alone is remembered."""

    def __init__(self, speller: KazakhSpeller) -> None:
        self._kazakh = speller.language
        self.knows = speller.knows
        self.is_ending = self._kazakh.is_ending
        self.fits_number = self._kazakh.fits_number
        self.suffix_fixes = self._kazakh.suffix_fixes
        self.stem = lru_cache(_KEPT)(self._find_stem)
        self.sides = lru_cache(_KEPT)(self._find_sides)
        self.is_noun = lru_cache(_KEPT)(self._finds_noun)

    def _find_stem(self, word: str) -> str:
        """The likeliest stem that `word` is a form of, in its letters; all of it if nobody knows it."""
        code = word.lower().encode(ENCODING, "replace")
        readings = self._kazakh.dictionary.analyses(code)
        size = min(readings, key=lambda r: (r[1] + r[2], -r[0]), default=(len(word), 0, 0))[0]
        return word[:size]

    def _find_sides(self, word: str) -> frozenset[bool]:
        """The harmonies that suffixes behind `word` may have: the dictionary's, or what its letters say.

        Names add to what the letters say: the painter Олдер does not make ол a front word.
        """
        shapes = [(back, word + plural) for back, plural in zip((True, False), _plurals(word), strict=True)]
        known = frozenset(back for back, plural in shapes if self._is_ordinary(plural))
        named = frozenset(back for back, plural in shapes if self.lists(plural))
        return known or named | {is_back(word.lower())}

    def _finds_noun(self, word: str) -> bool:
        """Whether `word` takes what only nouns take: a plural with a possessive and a case."""
        back, front = _plurals(word)
        return (len(word) > 2 or word.lower() in _SHORT_NOUNS) and (
            self.lists(f"{word}{back}ынан") or self.lists(f"{word}{front}інен")
        )

    def _is_ordinary(self, word: str) -> bool:
        return self._kazakh.dictionary.knows(word.lower().encode(ENCODING, "replace"))

    def lists(self, word: str) -> bool:
        """Whether the dictionary holds `word` as it stands, or a stem that it is a form of: ата-ана."""
        return self._kazakh.dictionary.knows(word.lower().encode(ENCODING, "replace"), proper=True)


def _plurals(word: str) -> tuple[str, str]:
    return _PLURALS.get(last_sound(word[-1].lower()), ("лар", "лер"))
