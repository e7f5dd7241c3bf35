"""Forms of words, without a dictionary."""

from __future__ import annotations


class Begins:
    def __init__(self, word: str) -> None:
        self.word, self.firsts = word.lower(), word[0].lower() + word[0].upper()

    def __call__(self, other: str) -> bool:
        return other.lower().startswith(self.word)


class Few:
    """Knows that words which begin alike are forms of one word, but none in -тер of another."""

    def forms_of(self, word: str) -> Begins:
        return Begins(word)

    def carried(self, found: str, wanted: str, instead: str) -> str | None:
        return None if found.endswith("тер") else instead + found[len(wanted) :]
