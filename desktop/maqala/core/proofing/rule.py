"""What a rule is: one kind of mistake, how grave it is, and how it is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.values import dataclass, field

SPELLING = "spelling"
AGREEMENT = "agreement"
PARTICLES = "particles"
PUNCTUATION = "punctuation"
REPETITION = "repetition"
LETTERS = "letters"
WORDS = "words"
CONSISTENCY = "consistency"
HOUSE = "house"
TOPICS = (SPELLING, AGREEMENT, PARTICLES, PUNCTUATION, REPETITION, LETTERS, WORDS, CONSISTENCY, HOUSE)
"""The topics that rules are listed under, in this order. Their names are `topic.NAME` in the translations."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule found something: code points of the paragraph, and certain fixes, best first.

    `values` fill in the rule's sentence.
    """

    start: int
    end: int
    fixes: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)


Find = Callable[[Paragraph], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of mistake in a paragraph.

    `id` names it in settings, reports and on the command line; its name, explanation and sentence are
    `rule.ID`, `rule.ID.why` and `issue.ID` in the translations. `enabled` tells whether it runs unless
    somebody decides otherwise. Without any of the signs and traits that it `needs` (see `Paragraph`) or of its `words`,
    in small letters, there is nothing to find: most paragraphs have none of them. `any_language`: what it finds
    is wrong in Russian and English, too; other rules leave stretches of these alone.
    """

    id: str
    topic: str
    severity: Severity
    find: Find
    enabled: bool = True
    needs: Iterable[str] = ()
    words: Iterable[str] = ()
    any_language: bool = False


class Lexicon(Protocol):
    """What rules ask of the speller's language."""

    def knows(self, word: str) -> bool:
        """Whether `word` is rightly written."""

    def stem(self, word: str) -> str:
        """The likeliest stem that `word` is a form of, in its letters; all of it if nobody knows it."""

    def lists(self, word: str) -> bool:
        """Whether the dictionary holds `word` as it stands, or a stem that it is a form of: ата-ана."""

    def is_ending(self, letters: str) -> bool:
        """Whether `letters` can be a chain of suffixes of a noun."""

    def is_noun(self, word: str) -> bool:
        """Whether `word` takes what only nouns take."""

    def sides(self, word: str) -> frozenset[bool]:
        """Whether suffixes behind `word` are back (True) or front (False); both where both are right."""

    def fits_number(self, digits: str, percent: bool, suffix: str) -> bool:
        """Whether `suffix` agrees with the number as it is read."""

    def suffix_fixes(self, word: str) -> list[str]:
        """A number, abbreviation or foreign name with a hyphen, given the suffixes that fit it."""


Mend = Callable[["re.Match[str]"], "str | tuple[str, ...] | None"]


def pattern(expression: str, mend: Mend | str, *, at_numbers: bool = False) -> Find:
    """Finds every match of `expression`; `mend` is its fix, or gives its fixes, or None where all is well.

    `at_numbers`: it begins with a whole number, and looks behind that for what must not stand there.
    """
    compiled = re.compile(expression)

    def find(paragraph: Paragraph) -> Iterator[Found]:
        matches = paragraph.at_numbers(compiled) if at_numbers else compiled.finditer(paragraph.text)
        for match in matches:
            fixes = mend if isinstance(mend, str) else mend(match)
            if fixes is not None:
                yield Found(*match.span(), (fixes,) if isinstance(fixes, str) else fixes)

    return find
