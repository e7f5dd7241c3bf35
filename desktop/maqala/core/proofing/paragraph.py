"""A paragraph as the rules see it: its text, what it is, its words and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from maqala.core.article import Style
from maqala.core.text import sentences
from maqala.core.text.words import Word, words

DIGIT, LATIN, MISSPELT, REPEATED = "0", "a", "~~", "=="
SPACES, SPACE_MARK, MARKS, SPACE_HYPHEN = "  ", " ,", ",,", " -"
DIGIT_LETTER, LETTER_DIGIT, DIGIT_SPACE = "0a", "a0", "0 "
DIGIT_HYPHEN, DIGIT_DASH, DIGIT_POINT, DIGIT_COMMA, DIGIT_COLON = "0-", "0–", "0.", "0,", "0:"
"""Signs that stand for a kind: any digit, any other letter, a misspelt word, a word that stands twice; two spaces, a
space before a mark, two marks, a hyphen with a space on either side; what stands beside a digit."""

_GAP = re.compile(r"[^а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ]+")
_KINDS = (
    (SPACES, re.compile("[ \u00a0][ \u00a0]")),
    (SPACE_MARK, re.compile("[ \u00a0][,.!?;:…]")),
    (MARKS, re.compile("[,;:.!?][,;:.!?]")),
    (SPACE_HYPHEN, re.compile(" -|- ")),
)
_GAPS_KEPT = 2_000
_BEHIND_DIGIT = re.compile(r"\d(\D)")
_BEFORE_DIGIT = re.compile(r"[^\W\d_]\d")


class Paragraph:
    """One paragraph with what all rules share.

    `words` are in order, hyphenated ones whole; `lowers` the same in small letters, `vocabulary` what occurs
    among them. `misspelt` are the words that the speller rejects. `signs` are what occurs besides Kazakh
    letters: marks as they are, and of other things the kind: they tell which rules can find something.
    """

    __slots__ = ("_ends", "lowers", "misspelt", "signs", "style", "text", "vocabulary", "words")

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
        self.signs = frozenset(self._signs())
        self._ends: Sequence[int] | None = None

    def _signs(self) -> Iterator[str]:
        yield from _signs_of(self.text)
        if self.misspelt:
            yield MISSPELT
        if len(self.vocabulary) < len(self.words):
            yield REPEATED

    @property
    def ends(self) -> Sequence[int]:
        """Code points behind the last sign of each sentence."""
        if self._ends is None:
            self._ends = sentences.ends(self.text)
        return self._ends

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


def _signs_of(text: str) -> set[str]:
    signs = {*_signs_between(frozenset(_GAP.findall(text)))}
    if DIGIT in signs:
        signs.update([DIGIT + _kind(sign) for sign in frozenset(_BEHIND_DIGIT.findall(text))])
        if _BEFORE_DIGIT.search(text):
            signs.add(LETTER_DIGIT)
    return signs


@lru_cache(_GAPS_KEPT)
def _signs_between(gaps: frozenset[str]) -> frozenset[str]:
    """What signs occur in the `gaps` between Kazakh words; most paragraphs have the same."""
    together = "\n".join(gaps)
    kinds = (name for name, kind in _KINDS if kind.search(together))
    return frozenset((*map(_kind, frozenset(together)), *kinds))


def _kind(sign: str) -> str:
    if sign.isdigit():
        return DIGIT
    return LATIN if sign.isalpha() else " " if sign == "\u00a0" else sign
