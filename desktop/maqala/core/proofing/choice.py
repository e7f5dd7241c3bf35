"""What a person decided about rules: which run, and how grave their findings are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from maqala.core.issues import Severity
from maqala.core.proofing.rule import SPELLING
from maqala.core.values import dataclass, field

OFF = "off"
"""What stands in the settings in place of a severity for a rule that is not to run."""
LEVELS = (Severity.ERROR, Severity.WARNING, Severity.HINT)
"""The severities that a rule can be given, gravest first."""


class Described(Protocol):
    """What is shown of a rule: see `Rule`."""

    @property
    def id(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def enabled(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class SpellerRule:
    """A rule of the speller's own. It can be switched off, but its severity cannot be changed."""

    id: str
    severity: Severity = Severity.ERROR
    topic: str = SPELLING
    enabled: bool = True


SPELLER_RULES = (
    SpellerRule("spelling"),
    SpellerRule("mixed-alphabet"),
    SpellerRule("number-suffix"),
    SpellerRule("unknown-name", Severity.NAME),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A severity or `OFF` by rule id. Other rules are as they come."""

    by_rule: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[str]) -> Choice:
        """What entries such as `ellipsis=off` or `ellipsis=hint` say; one that says neither says nothing."""
        values = {OFF, *(level.value for level in LEVELS)}
        pairs = (entry.partition("=") for entry in entries)
        return cls({rule: value for rule, _, value in pairs if rule and value in values})

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries that `of` reads, in order of their rules."""
        return tuple(f"{rule}={value}" for rule, value in sorted(self.by_rule.items()))

    def severity(self, rule: Described) -> Severity | None:
        """How grave the rule's findings are; None if it does not run."""
        chosen = self.by_rule.get(rule.id)
        if chosen == OFF or (chosen is None and not rule.enabled):
            return None
        return rule.severity if chosen is None or rule.topic == SPELLING else Severity(chosen)

    def running(self, rule: Described) -> Choice:
        """The same with a rule that runs as grave as it comes."""
        return Choice({**self.by_rule, rule.id: rule.severity.value})

    def without(self, rule: str) -> Choice:
        """The same with this rule switched off."""
        return Choice({**self.by_rule, rule: OFF})

    def decided(self, rule: Described, severity: Severity | None) -> Choice:
        """The same with a rule that has this severity, or does not run; only what is unusual is noted."""
        others = {name: value for name, value in self.by_rule.items() if name != rule.id}
        if severity != (rule.severity if rule.enabled else None):
            others[rule.id] = OFF if severity is None else severity.value
        return Choice(others)
