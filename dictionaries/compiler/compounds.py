"""What Hunspell's compounds are made of: the flags of the .dic, rules, and the suffixes that a sound asks for."""

from __future__ import annotations

from collections.abc import Callable

from compiler.automaton import Node
from compiler.chains import strings
from maqala.core.spelling.stems import Class, Entry, context_of, harmonies
from maqala.core.text.letters import last_sound

NEEDAFFIX, NOSUGGEST, ONLYINCOMPOUND, FORBIDDEN = 1, 2, 3, 4
LATIN, LATIN_MORE, CAPITAL, CAPITAL_MORE, SMALL, ENDING, NAME_END = 5, 6, 7, 8, 9, 10, 11
DIGIT, NONZERO, ZERO, PERCENT_SIGN, PERCENT_ENDING = 12, 13, 14, 15, 16
BEHIND_ANY, BEHIND_NONZERO = 17, 18
"""Flags of what digits may stand before: any, or only such as do not end in 0."""
LETTER_OF_NUMBER = 19
"""Flag of the letters that part houses of one number: 12а."""
FIRST_SPOKEN = 20
"""Two flags for each word in which a number can end: its digits, and the suffixes it takes."""
PREFIXED, PREFIXED_BOUND = 90, 91
"""Flags of stems that take a first element of a compound (киберқауіпсіздік): as words, and only before a suffix."""
LED, LEADING = 92, 93
"""Flags of words with a hyphen behind them: no word that leans on the one before may follow, and no other at all."""
FIRST_AFFIX = 100

LONGEST_ENDING = 7
"""Letters of a suffix behind a hyphen, at most."""

Ways = Callable[[Class], Node]
"""Where a class of the grammar begins in the automaton."""


def chains(ways: Ways, noun: str) -> set[str]:
    """The suffixes a name that sounds like `noun` takes, "" among them."""
    found: set[str] = set()
    for back in harmonies(Entry(noun, "family")):
        context = context_of(last_sound(noun), back=back).bare()
        found.update(strings(ways(Class("name", context)), LONGEST_ENDING))
    return found


def any_chain(ways: Ways) -> set[str]:
    """The suffixes that some name or other takes, without ""."""
    starts = [context_of(chief, back=back).bare() for back in (True, False) for chief in "аырлнзт"]
    return {
        chain
        for context in starts
        for chain in strings(ways(Class("name", context)), LONGEST_ENDING)
        if chain
    }


def rule(*flags: int | str) -> str:
    """A COMPOUNDRULE of flags; with a star behind, a flag may stand any number of times."""
    return "".join(f"({flag})" if isinstance(flag, int) else f"({flag[:-1]})*" for flag in flags)
