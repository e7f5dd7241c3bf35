"""Where a text occurs in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maqala.core.errors import MaqalaError


class PatternError(MaqalaError):
    """A regular expression cannot be understood."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for and how exactly."""

    text: str
    match_case: bool = False
    whole_word: bool = False
    pattern: bool = False
    """Whether `text` is a regular expression."""

    def compiled(self) -> re.Pattern[str]:
        """The expression to search with; raises `PatternError`."""
        source = self.text if self.pattern else re.escape(self.text)
        if self.whole_word:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        try:
            return re.compile(source, re.MULTILINE if self.match_case else re.MULTILINE | re.IGNORECASE)
        except re.error as error:
            raise PatternError("find.bad_pattern", reason=error.msg) from error


@dataclass(frozen=True, slots=True)
class Match:
    """One occurrence, in code points, and what a replacement template makes of it."""

    start: int
    end: int
    found: re.Match[str]

    def filled(self, template: str, *, pattern: bool) -> str:
        """The text to put in its place; `\\1` means a group if a pattern was looked for."""
        if not pattern:
            return template
        try:
            return self.found.expand(template)
        except (re.error, IndexError) as error:
            raise PatternError("find.bad_pattern", reason=str(error)) from error


def matches(query: Query, text: str) -> Iterator[Match]:
    """Every occurrence that is not empty, in order."""
    if query.text:
        for found in query.compiled().finditer(text):
            if found.end() > found.start():
                yield Match(found.start(), found.end(), found)
