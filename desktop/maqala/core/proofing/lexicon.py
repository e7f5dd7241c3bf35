"""The speller's language as the rules ask about it."""

from __future__ import annotations

from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.dictionary import ENCODING

_STEMS_KEPT = 50_000


class KazakhLexicon:
    """Answers from the Kazakh engine; what words and stems there are is remembered."""

    def __init__(self, speller: KazakhSpeller) -> None:
        self._kazakh = kazakh = speller.language
        self._stems: dict[str, str] = {}
        self.knows = speller.knows
        self.is_ending = kazakh.is_ending
        self.fits_number = kazakh.fits_number

    def stem(self, word: str) -> str:
        """The likeliest stem that `word` is a form of, in its letters; all of it if nobody knows it."""
        known = self._stems.get(word)
        if known is None:
            if len(self._stems) > _STEMS_KEPT:
                self._stems.clear()
            known = self._stems[word] = self._find_stem(word)
        return known

    def _find_stem(self, word: str) -> str:
        code = word.lower().encode(ENCODING, "replace")
        readings = self._kazakh.dictionary.analyses(code)
        size = min(readings, key=lambda r: (r[1] + r[2], -r[0]), default=(len(word), 0, 0))[0]
        return word[:size]

    def is_pair(self, word: str) -> bool:
        """Whether doubling `word` with a hyphen makes a word: тез-тез."""
        return self._kazakh.dictionary.knows(f"{word}-{word}".encode(ENCODING, "replace"))
