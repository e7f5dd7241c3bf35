"""What is no word of the lexicon and right all the same, as Hunspell's compounds of single letters and digits.

Latin names and abbreviations with any suffix (Google-дің, ЖШС-ның), patronymics and surnames that nobody can list
(Көленқызы), numbers (see `numbers.py`). The facts are the engine's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_letters, digits

from compiler import numbers
from compiler.chains import strings
from compiler.compounds import (
    CAPITAL,
    CAPITAL_MORE,
    DIGIT,
    ENDING,
    LATIN,
    LATIN_MORE,
    LETTER_OF_NUMBER,
    LONGEST_ENDING,
    NAME_END,
    NONZERO,
    NOSUGGEST,
    ONLYINCOMPOUND,
    PERCENT_SIGN,
    SMALL,
    ZERO,
    Ways,
    any_chain,
    chains,
    rule,
)
from maqala.core.spelling.kazakh import SHORT_CAPITALS
from maqala.core.spelling.numerals import LETTERS
from maqala.core.spelling.stems import Class, context_of
from maqala.core.text.letters import ALPHABET

_PATRONYMS = ("ұлы", "қызы")
_SURNAMES = (
    "ов", "ев", "ова", "ева", "ович", "евич", "овна", "евна", "енко", "швили", "дзе", "ский", "цкий", "ская", "цкая",
)  # fmt: skip
_LONGEST_LETTERED = 3
"""Digits before the letter of a class or a house."""
_HESITATIONS = [vowel * size for vowel in "аәеиоөуүұыіэ" for size in range(2, 7)]
_HUMS = [first + "м" * size for first in ("", "х", "һ") for size in range(2, 6)]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words with their flags, the rules by which they stand together, what stands behind a number's hyphen."""

    words: dict[str, frozenset[int]]
    rules: tuple[str, ...]
    behind_number: frozenset[str]
    behind_percent: frozenset[str]


def tokens(ways: Ways, known: Callable[[str], bool]) -> Tokens:
    """All that is needed for words out of the lexicon; `known` tells which are in it."""
    words: dict[str, set[int]] = defaultdict(set)
    for word, flag in (*_letters(), *_names(ways), *_endings(ways), *numbers.words(ways)):
        words[word].add(flag)
    for word in [*_HESITATIONS, *_HUMS]:
        words[word].add(NOSUGGEST)
    for word, flags in words.items():
        flags.add(NOSUGGEST)
        if (not word.isalnum() and word != "%") or NAME_END in flags:
            flags.add(ONLYINCOMPOUND)
    for word, never in numbers.forbidden(ways, lambda word: known(word) or word in words):
        words[word] |= never
    return Tokens(
        {word: frozenset(words[word]) for word in sorted(words)},
        tuple(_rules()),
        frozenset(numbers.suffixes(ways)),
        frozenset(numbers.percent_suffixes(ways)),
    )


def _letters() -> Iterator[tuple[str, int]]:
    for letter in ascii_letters:
        yield letter, LATIN
        yield letter, LATIN_MORE
    for letter in ALPHABET:
        yield letter, SMALL
        yield letter.upper(), CAPITAL
        yield letter.upper(), CAPITAL_MORE
    for letter in LETTERS:
        yield letter, LETTER_OF_NUMBER
    for digit in digits:
        yield digit, LATIN_MORE
        yield digit, CAPITAL_MORE
        yield digit, DIGIT
        yield digit, NONZERO if digit != "0" else ZERO
    yield from (
        (",", DIGIT),
        (".", DIGIT),
        ("/", DIGIT),
        ("№", DIGIT),
        ("%", PERCENT_SIGN),
        ("-", LATIN_MORE),
    )


def _names(ways: Ways) -> Iterator[tuple[str, int]]:
    theirs = strings(ways(Class("theirs", context_of("ы", back=True).bare())), LONGEST_ENDING)
    for word in _PATRONYMS:
        yield from ((word + chain, NAME_END) for chain in theirs)
    for word in _SURNAMES:
        yield from ((word + chain, NAME_END) for chain in chains(ways, word))


def _endings(ways: Ways) -> Iterator[tuple[str, int]]:
    """What may follow an abbreviation or a Latin name: any chain of one harmony; in headlines in capitals."""
    for chain in any_chain(ways):
        yield "-" + chain, ENDING
        yield "-" + chain.upper(), ENDING


def _rules() -> Iterator[str]:
    """COMPOUNDRULE lines."""
    yield rule(LATIN, f"{LATIN_MORE}*")
    yield rule(LATIN, f"{LATIN_MORE}*", ENDING)
    yield rule(DIGIT, LATIN)
    yield rule(DIGIT, f"{DIGIT}*")
    for size in range(1, _LONGEST_LETTERED + 1):
        yield rule(*[DIGIT] * size, LETTER_OF_NUMBER)
        yield rule(*[DIGIT] * size, LETTER_OF_NUMBER, ENDING)
    for size in range(2, SHORT_CAPITALS + 1):
        yield rule(*[CAPITAL_MORE] * size)
    yield rule(CAPITAL, f"{CAPITAL}*", ENDING)
    yield rule(CAPITAL, SMALL, SMALL, f"{SMALL}*", NAME_END)
    yield from numbers.rules()
