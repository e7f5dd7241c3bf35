"""A paragraph as the rules see it: its text, what it is, its words and sentences."""

from __future__ import annotations

from functools import cached_property

from maqala.core.article import Style
from maqala.core.text import sentences
from maqala.core.text.words import Word, words


class Paragraph:
    """One paragraph. Words and sentences are found when the first rule asks, and shared by all."""

    def __init__(self, text: str, style: Style | None = Style.PARAGRAPH) -> None:
        self.text = text
        self.style = style

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order, hyphenated ones whole."""
        return tuple(words(self.text))

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs that occur, small letters for great ones: a rule that needs others has nothing to find."""
        return frozenset(self.text.lower())

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Code points behind the last sign of each sentence."""
        return tuple(sentences.ends(self.text))

    def between(self, left: Word, right: Word) -> str:
        """What stands between two words."""
        return self.text[left.end : right.start]

    def end_of_sentence(self, place: int) -> int:
        """Where the sentence ends that `place` is in."""
        return next((end for end in self.ends if place < end), len(self.text))
