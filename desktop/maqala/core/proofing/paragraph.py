"""A paragraph as the rules see it: its text, what it is, its words and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property

from maqala.core.article import Style
from maqala.core.text import sentences
from maqala.core.text.words import Word, words

_SIGN = re.compile(r"[^а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ ]")


class Paragraph:
    """One paragraph. Words and sentences are found when the first rule asks, and shared by all.

    `tokens` are its words, where somebody has found them already; `misspelt` the places where words begin
    that the speller rejects.
    """

    def __init__(
        self,
        text: str,
        style: Style | None = Style.PARAGRAPH,
        tokens: Sequence[Word] | None = None,
        misspelt: Collection[int] = (),
    ) -> None:
        self.text = text
        self.style = style
        self._tokens = tokens
        self._misspelt = misspelt

    @cached_property
    def words(self) -> Sequence[Word]:
        """The words in order, hyphenated ones whole."""
        return tuple(words(self.text)) if self._tokens is None else self._tokens

    @cached_property
    def lowers(self) -> list[str]:
        """The words in small letters."""
        return [word.text.lower() for word in self.words]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """What occurs among `lowers`: most rules see here at once that they have nothing to find."""
        return frozenset(self.lowers)

    @cached_property
    def misspelt(self) -> list[Word]:
        """The words that the speller rejects."""
        return [word for word in self.words if word.start in self._misspelt] if self._misspelt else []

    @cached_property
    def signs(self) -> frozenset[str]:
        """What occurs besides Kazakh letters and single spaces: digits, marks, Latin letters."""
        return frozenset(_SIGN.findall(self.text))

    @cached_property
    def ends(self) -> Sequence[int]:
        """Code points behind the last sign of each sentence."""
        return sentences.ends(self.text)

    def places(self, wanted: frozenset[str]) -> list[int]:
        """Where the words in `wanted`, small letters, stand among the words."""
        if wanted.isdisjoint(self.vocabulary):
            return []
        return [place for place, lower in enumerate(self.lowers) if lower in wanted]

    def between(self, left: Word, right: Word) -> str:
        """What stands between two words."""
        return self.text[left.end : right.start]

    def adjacent(self, place: int) -> bool:
        """Whether nothing but one space parts the word at `place` from the one before it."""
        if not 0 < place < len(self.words):
            return False
        left, right = self.words[place - 1], self.words[place]
        return right.start == left.end + 1 and self.text[left.end] in " \u00a0"

    def end_of_sentence(self, place: int) -> int:
        """Where the sentence ends that `place` is in."""
        number = bisect_right(self.ends, place)
        return self.ends[number] if number < len(self.ends) else len(self.text)
