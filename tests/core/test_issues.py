"""Families of findings, and those that the writer has let pass."""

from __future__ import annotations

import pytest

from maqala.core.issues import Family, Ignored, Issue, Severity, family_of, is_ignored
from maqala.core.messages import message


def issue(text: str, start: int = 0, rule: str = "spelling", severity: Severity = Severity.ERROR) -> Issue:
    return Issue(start, start + len(text), text, rule, message("issue.spelling", word=text), severity)


def found(word: str, paragraph: str) -> Issue:
    return issue(word, paragraph.index(word))


@pytest.mark.parametrize(
    ("rule", "severity", "family"),
    [
        ("spelling", Severity.ERROR, Family.SPELLING),
        ("unknown-name", Severity.NAME, Family.NAME),
        ("particle-apart", Severity.WARNING, Family.AGREEMENT),
        ("double-space", Severity.HINT, Family.STYLE),
        ("rule-of-tomorrow", Severity.ERROR, Family.SPELLING),
    ],
)
def test_every_finding_has_a_family(rule: str, severity: Severity, family: Family) -> None:
    assert family_of(issue("а", 0, rule, severity)) is family


def test_what_is_ignored_here_is_found_elsewhere() -> None:
    paragraph = "Бұл жақан сөз."
    ignored = {Ignored.here(found("жақан", paragraph), paragraph)}
    assert is_ignored(found("жақан", paragraph), paragraph, ignored)
    other = "Тағы жақан сөз."
    assert not is_ignored(found("жақан", other), other, ignored)


def test_what_is_ignored_here_moves_with_its_neighbours() -> None:
    paragraph = "Бұл жақан сөз."
    ignored = {Ignored.here(found("жақан", paragraph), paragraph)}
    longer = f"Алдымен басқа сөйлем келді. {paragraph} Сосын тағы."
    assert is_ignored(found("жақан", longer), longer, ignored)


def test_what_is_ignored_everywhere_is_ignored_in_large_letters_too() -> None:
    ignored = {Ignored.everywhere(issue("жақан"))}
    assert is_ignored(issue("Жақан"), "Жақан", ignored)
    assert not is_ignored(issue("жақаны"), "жақаны", ignored)
    assert not is_ignored(issue("жақан", rule="repetition"), "жақан", ignored)
