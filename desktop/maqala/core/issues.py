"""What proofreading finds, and what every rule is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from maqala.core.messages import Message

SPELLING_RULES = frozenset({"spelling", "mixed-alphabet", "number-suffix", "unknown-name"})
"""The rules of the speller: it knows fixes for their findings, and can learn the word."""


class Severity(Enum):
    """How a finding is marked: red wave, amber wave, grey dots, blue dots."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding in one paragraph. `start` and `end` count code points from its beginning."""

    start: int
    end: int
    text: str
    rule: str
    message: Message
    severity: Severity = Severity.ERROR
    fixes: tuple[str, ...] = ()


class Rule(Protocol):
    """Something that looks for one kind of mistake in the text of one paragraph."""

    @property
    def id(self) -> str:
        """The name in settings, reports and on the command line, such as `spelling`."""

    def check(self, text: str) -> Iterable[Issue]:
        """The findings in `text`, in order, none overlapping another."""
