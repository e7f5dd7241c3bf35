"""Text in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from maqala.core.issues import Issue


class Speller(Protocol):
    """What the window and the command line need of spelling. Safe to call from any thread."""

    @property
    def generation(self) -> int:
        """Grows whenever an answer given before may no longer hold (a word was added)."""

    def check(self, text: str) -> Sequence[Issue]:
        """The misspelt words of one paragraph. `fixes` are empty: ask `suggest` when somebody looks."""

    def suggest(self, word: str, limit: int = 5) -> Sequence[str]:
        """The likeliest correct spellings of `word`, best first, in its case."""

    def add(self, word: str) -> None:
        """Take `word` into the user's dictionary, for good."""

    def ignore(self, word: str) -> None:
        """Accept `word` until the program ends."""
