"""What somebody decided about rules, as it is kept in the settings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.issues import Severity
from maqala.core.proofing.choice import LEVELS, OFF, SPELLER_RULES, Choice
from maqala.core.proofing.rule import CONSISTENCY, PUNCTUATION, Rule

USUAL = Rule("ellipsis", PUNCTUATION, Severity.HINT, lambda _: ())
RARE = Rule("stem-crowding", CONSISTENCY, Severity.HINT, lambda _: (), enabled=False)

decisions = st.dictionaries(
    st.text("abc-", min_size=1, max_size=9),
    st.sampled_from([OFF, *(level.value for level in LEVELS)]),
)


@given(decisions)
def test_what_is_kept_is_read_back(by_rule: dict[str, str]) -> None:
    assert Choice.of(Choice(by_rule).entries) == Choice(by_rule)


@pytest.mark.parametrize("entry", ["", "ellipsis", "ellipsis=", "=off", "ellipsis=loud", "ellipsis=name"])
def test_an_entry_that_says_nothing_is_passed_over(entry: str) -> None:
    assert Choice.of(["comma-but=off", entry]) == Choice({"comma-but": OFF})


def test_a_rule_of_a_newer_version_is_not_forgotten() -> None:
    assert Choice.of(["from-tomorrow=off"]).decided(USUAL, None).entries == (
        "ellipsis=off",
        "from-tomorrow=off",
    )


def test_rules_are_as_they_come_unless_somebody_decided() -> None:
    assert Choice().severity(USUAL) is Severity.HINT
    assert Choice().severity(RARE) is None


def test_a_rule_that_is_off_unless_wanted_runs_when_it_is_given_a_severity() -> None:
    assert Choice.of(["stem-crowding=warning"]).severity(RARE) is Severity.WARNING


def test_only_what_is_unusual_is_noted() -> None:
    changed = Choice().decided(USUAL, None).decided(RARE, Severity.HINT)
    assert changed.entries == ("ellipsis=off", "stem-crowding=hint")
    assert changed.decided(USUAL, Severity.HINT).decided(RARE, None).entries == ()


def test_the_marks_of_the_speller_are_its_own() -> None:
    unknown_name = SPELLER_RULES[-1]
    choice = Choice.of(["unknown-name=error"])
    assert choice.severity(unknown_name) is Severity.NAME
    assert choice.without("unknown-name").severity(unknown_name) is None
