"""Text into words, with their places.

A word holds what a reader takes for one: hyphens, apostrophes, digits with their suffix
(99%-ды), a name with its dot (Kaspi.kz-тің). Addresses, #tags and @names are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HYPHENS = "-\u2010\u2011"
SOFT_HYPHEN = "\u00ad"
APOSTROPHES = "'’ʼ‘`´"

_LETTERS = r"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f])*"
_WORD = rf"""
    (?:https?://|ftp://|www\.)[^\s<>«»"“”]+            # an address
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                       # a mailbox
  | [\#@]\w+(?:-\w+)*                                  # a tag or a name
  | (?P<word>
      (?:(?:№\s?)?|%[{HYPHENS}]){_LETTERS}              # №5, %-ке behind a number and a space
      (?: (?<=[A-Za-z0-9])[.&/](?=[A-Za-z0-9]){_LETTERS}   # Kaspi.kz, 3.5, R&D
        | (?<=\d),(?=\d){_LETTERS}                         # 3,9
        | %?[{HYPHENS}]{{1,2}}{_LETTERS}                     # жан-жақты, 99%-ды; a hyphen typed twice
        | [{APOSTROPHES}](?=[^\W\d_]){_LETTERS}            # Д’Артаньян
      )*
    )
"""


class Word:
    """A word and where it stands, in code points: text[start:end] == word.text.

    A plain class: `dataclasses` and `typing` take longer to load than a list of words to check.
    """

    __slots__ = ("end", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text = start, end, text


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order."""
    # Compiled when there is text: to check a list of words this is seldom needed.
    for match in re.finditer(_WORD, text, re.VERBOSE):
        if match["word"]:
            yield Word(match.start(), match.end(), match["word"])


def clean(word: str) -> str:
    """`word` as it is looked up: soft hyphens out, й and ё in one piece, every hyphen the plain one."""
    if word.isascii() or word.isalpha():
        return word
    for hyphen in HYPHENS[1:]:
        word = word.replace(hyphen, "-")
    word = word.replace(SOFT_HYPHEN, "")
    return _composed(word) if any("\u0300" <= letter <= "\u036f" for letter in word) else word


def _composed(word: str) -> str:
    import unicodedata  # rarely needed, and slow to load

    return unicodedata.normalize("NFC", word)


def in_case_of(word: str, form: str) -> str:
    """`form` with the capitals of `word`: Мектеп, МЕКТЕП; each part of a hyphenated word for itself."""
    if word == word.lower():
        return form
    if word == word.upper() and len(word) > 1:
        return form.upper()
    if "-" in word:
        parts = zip(word.split("-"), form.split("-"), strict=False)
        cased = "-".join(in_case_of(one, other) for one, other in parts if one)
        return cased if len(cased) == len(form) else form[:1].upper() + form[1:]
    return form[:1].upper() + form[1:]
