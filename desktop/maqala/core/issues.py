"""What proofreading finds."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum

from maqala.core.messages import Message
from maqala.core.values import dataclass

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

    @property
    def alike(self) -> tuple[str, ...]:
        """What findings that can be mended together have in common."""
        return (self.rule, self.text, *self.fixes)


class Family(Enum):
    """What kind of mistake a finding is, in the order in which people are shown them.

    Each has a mark of its own in the text; the names are in the translations under `family.VALUE`.
    """

    SPELLING = "spelling"
    AGREEMENT = "agreement"
    STYLE = "style"
    NAME = "name"


_OF_RULES = dict.fromkeys(SPELLING_RULES, Family.SPELLING) | {"unknown-name": Family.NAME}
_OF_SEVERITIES = {
    Severity.ERROR: Family.SPELLING,
    Severity.WARNING: Family.AGREEMENT,
    Severity.HINT: Family.STYLE,
    Severity.NAME: Family.NAME,
}


def family_of(issue: Issue) -> Family:
    """The family of a finding: that of its rule if it is listed here, else the one its severity is for."""
    return _OF_RULES.get(issue.rule, _OF_SEVERITIES[issue.severity])


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that the writer has let pass in one article: everywhere, or only beside these words.

    `around` are the words before and behind it ("" where there is none), so that it is known again
    when the text around it moves; None means everywhere.
    """

    rule: str
    text: str
    around: tuple[str, str] | None = None

    @classmethod
    def here(cls, issue: Issue, paragraph: str) -> Ignored:
        """This one finding in `paragraph`."""
        return cls(issue.rule, issue.text.lower(), _around(issue, paragraph))

    @classmethod
    def everywhere(cls, issue: Issue) -> Ignored:
        """Every finding alike, in large or small letters."""
        return cls(issue.rule, issue.text.lower())


def is_ignored(issue: Issue, paragraph: str, ignored: Collection[Ignored]) -> bool:
    """Whether the writer has let this finding pass."""
    return bool(ignored) and (
        Ignored.everywhere(issue) in ignored or Ignored.here(issue, paragraph) in ignored
    )


def _around(issue: Issue, paragraph: str) -> tuple[str, str]:
    before = re.findall(r"\w+", paragraph[max(0, issue.start - _NEAR) : issue.start])
    behind = re.search(r"\w+", paragraph[issue.end : issue.end + _NEAR])
    return before[-1].lower() if before else "", behind.group().lower() if behind else ""


_NEAR = 60
"""Letters on each side in which a neighbouring word is looked for."""
