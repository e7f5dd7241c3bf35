"""What is no word of the lexicon and right all the same, as Hunspell's compounds of single letters and digits.

Numbers with the suffix they ask for (6-ға, 99%-ды), Latin names and abbreviations with any suffix (Google-дің,
ЖШС-ның), patronymics and surnames that nobody can list (Көленқызы). The facts are the engine's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_letters, digits

from compiler.automaton import Node
from compiler.chains import strings
from maqala.core.spelling.kazakh import SHORT_CAPITALS
from maqala.core.spelling.numerals import DIGITS, ORDINALS, PERCENT, POWERS
from maqala.core.spelling.stems import Class, context_of
from maqala.core.text.letters import ALPHABET, OPEN, is_back, last_sound

NEEDAFFIX, NOSUGGEST, ONLYINCOMPOUND = 1, 2, 3
LATIN, LATIN_MORE, CAPITAL, CAPITAL_MORE, SMALL, ENDING, NAME_END = 5, 6, 7, 8, 9, 10, 11
DIGIT, NONZERO, ZERO, PERCENT_SIGN, NUMBER_SIGN, PERCENT_ENDING = 12, 13, 14, 15, 16, 17
FIRST_SPOKEN = 20
"""Two flags for each word in which a number can end: its digits, and the suffixes it takes."""

LONGEST_ENDING = 7
"""Letters of a suffix behind a hyphen, at most."""

_PATRONYMS, _SURNAMES = ("ұлы", "қызы"), ("ов", "ев", "ова", "ева")
_HESITATIONS = [vowel * size for vowel in "аәеиоөуүұыіэ" for size in range(2, 7)]
_HUMS = [first + "м" * size for first in ("", "х", "һ") for size in range(2, 6)]

_HUNDRED = 2
"""Zeros that mean just that only behind another digit; more zeros than a power's own read much the same."""

Ways = Callable[[Class], Node]
"""Where a class of the grammar begins in the automaton."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words with their flags, and the rules by which they stand together."""

    words: dict[str, frozenset[int]]
    rules: tuple[str, ...]


def tokens(ways: Ways) -> Tokens:
    """All that is needed for words out of the lexicon."""
    words: dict[str, set[int]] = defaultdict(set)
    for word, flag in (*_letters(), *_names(ways), *_endings(ways), *_numbers(ways)):
        words[word].add(flag)
    for word in [*_HESITATIONS, *_HUMS]:
        words[word].add(NOSUGGEST)
    for word, flags in words.items():
        flags.add(NOSUGGEST)
        if not word.isalnum() or NAME_END in flags:
            flags.add(ONLYINCOMPOUND)
    return Tokens({word: frozenset(words[word]) for word in sorted(words)}, tuple(_rules()))


def _letters() -> Iterator[tuple[str, int]]:
    for letter in ascii_letters:
        yield letter, LATIN
        yield letter, LATIN_MORE
    for letter in ALPHABET:
        yield letter, SMALL
        yield letter.upper(), CAPITAL
        yield letter.upper(), CAPITAL_MORE
    for digit in digits:
        yield digit, LATIN_MORE
        yield digit, CAPITAL_MORE
        yield digit, DIGIT
        yield digit, NONZERO if digit != "0" else ZERO
    yield from (
        (",", DIGIT),
        (".", DIGIT),
        ("%", PERCENT_SIGN),
        ("№", NUMBER_SIGN),
        ("-", LATIN_MORE),
    )


def _sides(noun: str) -> tuple[bool, ...]:
    return (True, False) if noun.endswith(("ов", "ев")) else (is_back(noun),)


def _chains(ways: Ways, noun: str) -> set[str]:
    """The suffixes a name that sounds like `noun` takes, "" among them."""
    found: set[str] = set()
    for back in _sides(noun):
        context = context_of(last_sound(noun), back=back).bare()
        found.update(strings(ways(Class("name", context)), LONGEST_ENDING))
    return found


def _names(ways: Ways) -> Iterator[tuple[str, int]]:
    theirs = strings(ways(Class("theirs", context_of("ы", back=True).bare())), LONGEST_ENDING)
    for word in _PATRONYMS:
        yield from ((word + chain, NAME_END) for chain in theirs)
    for word in _SURNAMES:
        yield from ((word + chain, NAME_END) for chain in _chains(ways, word))


def _endings(ways: Ways) -> Iterator[tuple[str, int]]:
    """What may follow an abbreviation or a Latin name: any chain of one harmony; in headlines in capitals."""
    for back in (True, False):
        for chief in "аырлнзт":
            start = ways(Class("name", context_of(chief, back=back).bare()))
            for chain in strings(start, LONGEST_ENDING):
                if chain:
                    yield "-" + chain, ENDING
                    yield "-" + chain.upper(), ENDING


def _spoken() -> list[str]:
    return [*DIGITS.values(), *(name for _, name in POWERS)]


def _flags_of(spoken: str) -> tuple[int, int]:
    place = FIRST_SPOKEN + 2 * _spoken().index(spoken)
    return place, place + 1


def _numbers(ways: Ways) -> Iterator[tuple[str, int]]:
    for number, spoken in DIGITS.items():
        yield number[0], _flags_of(spoken)[0]
    for spoken in _spoken():
        flag = _flags_of(spoken)[1]
        yield from (("-" + chain, flag) for chain in _chains(ways, spoken) if chain)
        yield from (("-" + ordinal, flag) for ordinal in _ordinals(ways, spoken))
    for noun in PERCENT:
        yield from (("-" + chain, PERCENT_ENDING) for chain in _chains(ways, noun) if chain)


def _ordinals(ways: Ways, spoken: str) -> Iterator[str]:
    """What is written behind a number for its ordinal: ші, нші, інші, and their endings."""
    back = is_back(spoken)
    vowel, link = ("ы" if back else "і"), ("" if spoken[-1] in OPEN else "ы" if back else "і")
    whole = ORDINALS.get(spoken, f"{spoken}{link}нш{vowel}")
    for start in range(len(whole)):
        if re.fullmatch("(?:с?[ыі])?н?ш[ыі]", whole[start:]):
            yield from (whole[start:] + chain for chain in _chains(ways, whole))


def _rules() -> Iterator[str]:
    """COMPOUNDRULE lines."""
    yield _rule(LATIN, f"{LATIN_MORE}*")
    yield _rule(LATIN, f"{LATIN_MORE}*", ENDING)
    yield _rule(DIGIT, LATIN)
    yield _rule(DIGIT, f"{DIGIT}*")
    for size in range(2, SHORT_CAPITALS + 1):
        yield _rule(*[CAPITAL_MORE] * size)
    yield _rule(CAPITAL, CAPITAL, f"{CAPITAL}*", ENDING)
    yield _rule(CAPITAL, SMALL, SMALL, f"{SMALL}*", NAME_END)
    yield _rule(NUMBER_SIGN, DIGIT, f"{DIGIT}*")
    yield _rule(DIGIT, f"{DIGIT}*", PERCENT_SIGN)
    yield _rule(DIGIT, f"{DIGIT}*", PERCENT_SIGN, PERCENT_ENDING)
    for number, spoken in DIGITS.items():
        last, ending = _flags_of(spoken)
        yield _rule(*([f"{DIGIT}*"] if number != "0" else []), last, *[ZERO] * (len(number) - 1), ending)
    for power, spoken in POWERS:
        before, after = ([NONZERO], []) if power == _HUNDRED else ([], [f"{ZERO}*"])
        yield _rule(f"{DIGIT}*", *before, *[ZERO] * power, *after, _flags_of(spoken)[1])


def _rule(*flags: int | str) -> str:
    return "".join(f"({flag})" if isinstance(flag, int) else f"({flag[:-1]})*" for flag in flags)
