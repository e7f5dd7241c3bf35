"""A paragraph as the rules see it: its text, what it is, its words and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, product

from maqala.core.article import Style
from maqala.core.text import sentences
from maqala.core.text.words import Word, words

DIGIT, LETTER, EDGE = "0", "a", "\0"
"""How signs name a kind: any digit, any letter, the beginning or the end of the paragraph."""
MISSPELT, REPEATED, CROWDED, HEADING, SMALL = "misspelt", "repeated", "crowded", "heading", "small"
"""Traits of a paragraph: a word that is misspelt, one that stands twice, several that begin alike, being a headline or
heading, a beginning with a small letter."""

HEADINGS = frozenset({Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3})
HEAD = 4
"""Letters of a word that are its head: words that have one stem share it."""
_GAP = re.compile(r"[^а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ]+")
_NUMBER = re.compile(r"\d+")


def beside(left: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
    """The signs for one of `left` directly before one of `right`."""
    return tuple(one + other for one, other in product(left, right))


class Paragraph:
    """One paragraph with what all rules share.

    `words` are in order, hyphenated ones whole; `lowers` the same in small letters, `vocabulary` what occurs
    among them, `heads` their first letters. `misspelt` are the words that the speller rejects. `gaps` is all that
    stands between Kazakh letters, with `EDGE` at either end; its signs (`signs_within`) and the `traits` tell which
    rules can find something.
    """

    __slots__ = (
        "_ends", "_numbers", "gaps", "heads", "lowers", "misspelt", "style", "text", "vocabulary", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        style: Style | None = Style.PARAGRAPH,
        tokens: Sequence[Word] | None = None,
        misspelt: Collection[int] = (),
    ) -> None:
        """`tokens`: its words, where somebody has found them; `misspelt`: where those begin that are wrong."""
        self.text = text
        self.style = style
        self.words: Sequence[Word] = tuple(words(text)) if tokens is None else tokens
        self.lowers = [word.text.lower() for word in self.words]
        self.vocabulary = frozenset(self.lowers)
        self.misspelt = [word for word in self.words if word.start in misspelt] if misspelt else []
        self.heads = [lower[:HEAD] for lower in self.lowers]
        self.gaps = frozenset(_GAP.findall(f"{EDGE}{text}{EDGE}"))
        self._ends: Sequence[int] | None = None
        self._numbers: Sequence[int] | None = None

    def traits(self) -> Iterator[str]:
        """What is so that no sign shows."""
        if self.misspelt:
            yield MISSPELT
        if len(self.vocabulary) < len(self.words):
            yield REPEATED
        if len(frozenset(self.heads)) < len(self.heads) - 1:
            yield CROWDED
        if self.style in HEADINGS:
            yield HEADING
        if self.text[:1].islower():
            yield SMALL

    @property
    def ends(self) -> Sequence[int]:
        """Code points behind the last sign of each sentence."""
        if self._ends is None:
            self._ends = sentences.ends(self.text)
        return self._ends

    def at_numbers(self, expression: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of an `expression` that begins with a whole number: it needs no look elsewhere."""
        if self._numbers is None:
            self._numbers = [match.start() for match in _NUMBER.finditer(self.text)]
        end = 0
        for start in self._numbers:
            if start >= end and (match := expression.match(self.text, start)):
                end = match.end()
                yield match

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


def signs_within(gap: str) -> frozenset[str]:
    """The signs in a gap between Kazakh letters: every mark that occurs, and every two side by side.

    Digits and letters stand for their kind; of letters alone, those that are not Kazakh.
    """
    pairs = frozenset(pairwise(f"{LETTER}{gap}{LETTER}"))  # first: what is in Latin letters is one long gap
    return frozenset((*map(_kind, frozenset(gap)), *(_kind(one) + _kind(other) for one, other in pairs)))


def _kind(sign: str) -> str:
    if sign.isdigit():
        return DIGIT
    return LETTER if sign.isalpha() else " " if sign == "\u00a0" else sign
