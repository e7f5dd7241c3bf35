"""Numbers with the suffix they ask for (6-ға, 99%-ды, 20-сыншы, 2-еуі), as Hunspell's compounds of single digits.

Hunspell takes what it does not know apart at hyphens, and many suffixes are words as well (да, тан, сын): behind a
number that asks for another shape of them they are forbidden, number by number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from string import digits

from compiler.chains import strings
from compiler.compounds import (
    BEHIND_ANY,
    BEHIND_NONZERO,
    DIGIT,
    FIRST_SPOKEN,
    FORBIDDEN,
    LONGEST_ENDING,
    NONZERO,
    PERCENT_ENDING,
    PERCENT_SIGN,
    ZERO,
    Ways,
    any_chain,
    chains,
    rule,
)
from maqala.core.spelling.numerals import APPROXIMATE, COLLECTIVES, DIGITS, NEARLY, ORDINALS, PERCENT, POWERS
from maqala.core.spelling.stems import Entry, stems
from maqala.core.text.letters import OPEN, is_back

_SPOKEN = (*DIGITS.values(), *(name for _, name in POWERS))

_HUNDRED, _THOUSAND = 2, 3
"""Zeros. Two mean a hundred only behind another digit; more than a power's own read much the same."""

BEFORE = range(1, 1000)
"""What may stand before the end of a number that is forbidden."""

_LONGEST_FORBIDDEN = 5
"""Letters of a forbidden suffix; longer ones are rare, and would make the dictionary a sixth larger."""


def words(ways: Ways) -> Iterator[tuple[str, int]]:
    """The digits and the suffixes, each with its flag."""
    for number, spoken in DIGITS.items():
        yield number[0], _flags_of(spoken)[0]
    for spoken in _SPOKEN:
        yield from (("-" + suffix, _flags_of(spoken)[1]) for suffix in _suffixes(ways, spoken))
    yield from (("-" + suffix, PERCENT_ENDING) for suffix in percent_suffixes(ways))


def rules() -> Iterator[str]:
    """How they stand together."""
    yield rule(DIGIT, f"{DIGIT}*")
    yield rule(DIGIT, f"{DIGIT}*", PERCENT_SIGN)
    yield rule(f"{DIGIT}*", PERCENT_SIGN, PERCENT_ENDING)
    for number, spoken in DIGITS.items():
        last, ending = _flags_of(spoken)
        yield rule(*([f"{DIGIT}*"] if number != "0" else []), last, *[ZERO] * (len(number) - 1), ending)
    for power, spoken in POWERS:
        ending = _flags_of(spoken)[1]
        before, after = ([NONZERO], []) if power == _HUNDRED else ([], [f"{ZERO}*"])
        yield rule(f"{DIGIT}*", *before, *[ZERO] * power, *after, ending)
        if power > _THOUSAND:  # 1 000 000: the last group stands alone
            yield rule(*[ZERO] * _THOUSAND, ending)


def forbidden(ways: Ways, known: Callable[[str], bool]) -> Iterator[tuple[str, frozenset[int]]]:
    """The ends of numbers with a suffix that they do not take and that is `known` as a word, with their flags."""
    right = {spoken: set(_suffixes(ways, spoken)) for spoken in _SPOKEN}
    right |= {noun: chains(ways, noun) for noun in PERCENT}
    ordinals = {suffix for spoken in _SPOKEN for suffix in _ordinals(ways, spoken)}
    doubtful = sorted(
        suffix for suffix in any_chain(ways) | ordinals if len(suffix) <= _LONGEST_FORBIDDEN and known(suffix)
    )
    for end, readings, before in _ends():
        fitting = {suffix for spoken in readings for suffix in right[spoken]}
        for suffix in doubtful:
            if suffix not in fitting:
                yield f"{end}-{suffix}", frozenset({FORBIDDEN, *before})


def suffixes(ways: Ways) -> set[str]:
    """All that may stand behind the hyphen of a number, % among them."""
    return percent_suffixes(ways).union(*(_suffixes(ways, spoken) for spoken in _SPOKEN))


def percent_suffixes(ways: Ways) -> set[str]:
    """All that may stand behind %-."""
    return set().union(*(chains(ways, noun) for noun in PERCENT)) - {""}


def _ends() -> Iterator[tuple[str, Iterable[str], tuple[int, ...]]]:
    """How a number may end, how that is read, and the flag of what may stand before."""
    yield "%", PERCENT, (BEHIND_ANY,)
    for number, spoken in DIGITS.items():
        yield number, (spoken,), (BEHIND_ANY,) if number != "0" else ()
    for power, spoken in POWERS:
        if power != _THOUSAND:
            behind = BEHIND_NONZERO if power == _HUNDRED else BEHIND_ANY
            yield "0" * power, (spoken,), (behind,)
            continue
        yield "0" * power, [name for other, name in POWERS if other >= power], ()
        yield from ((digit + "0" * power, (spoken,), (BEHIND_ANY,)) for digit in digits)


def _flags_of(spoken: str) -> tuple[int, int]:
    place = FIRST_SPOKEN + 2 * _SPOKEN.index(spoken)
    return place, place + 1


def _suffixes(ways: Ways, spoken: str) -> Iterator[str]:
    """What may stand behind the hyphen of a number that is read `spoken`."""
    yield from chains(ways, spoken) - {""}
    yield from _ordinals(ways, spoken)
    if collective := COLLECTIVES.get(spoken):
        yield from (collective[-2:] + chain for chain in _forms(ways, Entry(collective, "n")))
    approximate = (*APPROXIMATE, *NEARLY)
    yield from (chain for chain in _forms(ways, Entry(spoken, "num")) if chain.startswith(approximate))


def _forms(ways: Ways, entry: Entry) -> set[str]:
    return {
        chain
        for stem in stems(entry)
        if stem.text == entry.word
        for chain in strings(ways(stem.klass), LONGEST_ENDING)
    }


def _ordinals(ways: Ways, spoken: str) -> Iterator[str]:
    """What is written behind a number for its ordinal: ші, нші, інші, and their endings."""
    back = is_back(spoken)
    vowel, link = ("ы" if back else "і"), ("" if spoken[-1] in OPEN else "ы" if back else "і")
    whole = ORDINALS.get(spoken, f"{spoken}{link}нш{vowel}")
    for start in range(len(whole)):
        if re.fullmatch("(?:с?[ыі])?н?ш[ыі]", whole[start:]):
            yield from (whole[start:] + chain for chain in chains(ways, whole))
