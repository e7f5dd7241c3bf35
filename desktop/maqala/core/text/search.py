"""Where a text occurs in another, and what is put in its place."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

from maqala.core.errors import MaqalaError
from maqala.core.text.letters import LOOK_ALIKES
from maqala.core.text.words import SOFT_HYPHEN, Word, in_case_of, words
from maqala.core.values import dataclass

_PATIENCE = 0.3
"""Seconds that a regular expression may take for an article: some would take for ever."""
_ALIKE = {" ": " \u00a0\u202f", '"': '"«»“”„', "'": "'’‘ʼ", "-": "-\u2010\u2011", "–": "–—", "—": "–—"}
"""What is found as well where somebody types one of these."""
_DECOMPOSED = {"й": "и\u0306", "ё": "е\u0308", "Й": "И\u0306", "Ё": "Е\u0308"}
_FOREIGN = {
    chr(kazakh): "".join(chr(other) for other, letter in LOOK_ALIKES.items() if letter == kazakh)
    for kazakh in set(LOOK_ALIKES.values())
}
"""Letters of other alphabets that look like a Kazakh one."""
_WORD_LETTERS = r"[\w\u00ad\u0300-\u036f\u2010\u2011-]*"
_JOINED = rf"['’ʼ.&/%]{_WORD_LETTERS}"
_BETWEEN = " \u00a0\u202f\n"
"""What may stand between the words of a phrase."""


class PatternError(MaqalaError):
    """A regular expression cannot be understood, or takes too long."""


class WordForms(Protocol):
    """Knows the forms of one word."""

    @property
    def firsts(self) -> str:
        """The letters that a form may begin with, small and capital ones."""

    def __call__(self, word: str, /) -> bool:
        """Whether `word` is a form of the same lemma."""


class Inflections(Protocol):
    """What knows the forms of words in some language. Safe to call from any thread."""

    def forms_of(self, word: str, /) -> WordForms:
        """What knows the forms of `word`, which may be a form itself."""

    def carried(self, found: str, wanted: str, instead: str, /) -> str | None:
        """`instead` in the form in which `found` is a form of `wanted`; None if nobody knows."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for and how exactly. `pattern`: it is a regular expression; `forms`: in any form."""

    text: str
    match_case: bool = False
    whole_word: bool = False
    pattern: bool = False
    forms: bool = False


class Match(NamedTuple):
    """One occurrence, in code points, and what is put in its place for what somebody typed.

    `filled` gives None where no form of it is known, and may raise `PatternError`. A tuple: there may be
    very many.
    """

    start: int
    end: int
    filled: Callable[[str], str | None]


Search = Callable[[str], Iterator[Match]]
"""Finds every occurrence in a paragraph, in order; none is empty. May raise `PatternError`."""


def searching(query: Query, inflections: Inflections | None = None) -> Search:
    """How to look for `query`; raises `PatternError`. Without `inflections` only exact forms are found."""
    if not query.text:
        return lambda _text: iter(())
    if query.pattern:
        return _by_pattern(query)
    if query.forms and inflections is not None and (wanted := list(words(query.text))):
        return _by_form(query, wanted, inflections)
    return _by_letters(query)


# As it is written


def _by_letters(query: Query) -> Search:
    wanted = f"{SOFT_HYPHEN}?".join(_letter(letter) for letter in query.text)
    if query.whole_word:
        wanted = rf"(?<!\w){wanted}(?!\w)"
    find = re.compile(wanted, re.NOFLAG if query.match_case else re.IGNORECASE).finditer
    plain = query.text.lower()
    follows_case = not query.match_case and query.text == plain

    def search(text: str) -> Iterator[Match]:
        for found in find(text):
            here = found[0]
            if here.isascii() and here.lower() != plain:
                continue  # letters that only look alike, in a word of another language
            yield Match(found.start(), found.end(), partial(_in_place_of, here) if follows_case else str)

    return search


def _in_place_of(here: str, instead: str) -> str:
    return in_case_of(here, instead) if instead == instead.lower() else instead


def _letter(letter: str) -> str:
    """A pattern for a letter and what a reader cannot tell from it."""
    alike = _ALIKE.get(letter, letter) + _FOREIGN.get(letter, "")
    one = re.escape(letter) if len(alike) == 1 else f"[{re.escape(alike)}]"
    return f"(?:{one}|{_DECOMPOSED[letter]})" if letter in _DECOMPOSED else one


# In any form


def _by_form(query: Query, wanted: list[Word], inflections: Inflections) -> Search:
    forms = [inflections.forms_of(word.text) for word in wanted]
    capital = query.text[:1].isupper()

    def fits(part: list[Word], text: str) -> bool:
        if query.match_case and part[0].text[:1].isupper() is not capital:
            return False
        if any(text[one.end : other.start].strip(_BETWEEN) for one, other in pairwise(part)):
            return False
        return all(is_form(word.text) for is_form, word in zip(forms, part, strict=True))

    candidates = re.compile(rf"(?<!\w)([{re.escape(forms[0].firsts)}]{_WORD_LETTERS})(?:{_JOINED})?").finditer

    def search(text: str) -> Iterator[Match]:
        # Most paragraphs hold nothing of the kind; to part them all into words takes ten times as long.
        if not any(forms[0](found[0]) or forms[0](found[1]) for found in candidates(text)):
            return
        standing, place = list(words(text)), 0
        while place <= len(standing) - len(wanted):
            part = standing[place : place + len(wanted)]
            if forms[0](part[0].text) and fits(part, text):
                yield _found_form(text, query.text, wanted, part, inflections)
                place += len(wanted)
            else:
                place += 1

    return search


def _found_form(
    text: str, phrase: str, wanted: list[Word], part: list[Word], inflections: Inflections
) -> Match:
    """Of a phrase the last word changes: what is put in its place ends as it does."""
    whole = text[part[0].start : part[-1].end]

    def filled(instead: str) -> str | None:
        new = list(words(instead))
        if not new:
            return instead
        last = inflections.carried(part[-1].text, wanted[-1].text, new[-1].text)
        if last is None:
            return None
        result = instead[: new[-1].start] + last + instead[new[-1].end :]
        several = len(wanted) > 1 or len(new) > 1
        return in_case_of(whole, result) if several and phrase == phrase.lower() else result

    return Match(part[0].start, part[-1].end, filled)


# By a regular expression


def _by_pattern(query: Query) -> Search:
    import regex  # loads slowly, and few look for patterns

    before, behind = (r"(?<!\w)(?:", r")(?!\w)") if query.whole_word else ("", "")
    flags = regex.MULTILINE if query.match_case else regex.MULTILINE | regex.IGNORECASE
    try:
        regex.compile(query.text, flags)
        compiled = regex.compile(before + query.text + behind, flags)
    except regex.error as error:
        raise _unclear(error) from error
    left = _PATIENCE

    def search(text: str) -> Iterator[Match]:
        nonlocal left
        began = time.monotonic()
        try:
            every = list(compiled.finditer(text, timeout=max(left, 0.001)))
        except TimeoutError as error:
            raise PatternError("find.slow_pattern") from error
        left -= time.monotonic() - began
        for found in every:
            if found.end() > found.start():
                yield Match(found.start(), found.end(), partial(_expanded, found))

    return search


def _expanded(found: Any, template: str) -> str:
    r"""`\1` stands for what the first group has found."""
    import regex

    try:
        return str(found.expand(template))
    except IndexError as error:
        raise PatternError("find.no_group") from error
    except regex.error as error:
        raise _unclear(error) from error


_REASONS = (
    ("missing )", "open_group"),
    ("unbalanced parenthesis", "closed_group"),
    ("nothing to repeat", "nothing_to_repeat"),
    ("multiple repeat", "nothing_to_repeat"),
    ("unterminated character set", "open_set"),
    ("bad character range", "bad_range"),
    ("bad escape", "bad_escape"),
    ("min repeat greater", "bad_count"),
    ("invalid group reference", "no_group"),
    ("unknown group", "no_group"),
)
"""What `regex` says, and the sentence for it."""


def _unclear(error: Any) -> PatternError:
    reason = next((name for begin, name in _REASONS if str(error.msg).startswith(begin)), None)
    if reason == "no_group":
        return PatternError("find.no_group")
    return PatternError(f"find.{reason or 'bad_pattern'}", at=(error.pos or 0) + 1)
