"""Straight marks become printers' marks."""

from __future__ import annotations

import pytest

from maqala.core.text.typography import Habits, improved


def typed(text: str, habits: Habits = Habits()) -> str:  # noqa: B008
    """What stands there when `text` was typed letter by letter."""
    result = ""
    for letter in text:
        result += letter
        change = improved(result, habits)
        if change is not None:
            result = result[: len(result) - change.remove] + change.text
    return result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Болашақта", – деді', "«Болашақта», – деді"),
        ('ол "Қазақ "жас" тілі" деді', "ол «Қазақ “жас” тілі» деді"),
        ('("а")', "(«а»)"),
        ("бұл - тіл", "бұл – тіл"),
        ("бұл -- тіл", "бұл — тіл"),
        ("киім-кешек", "киім-кешек"),
        ("10-15-тен", "10-15-тен"),
        ("ойлан...", "ойлан…"),
        ("- тізім", "- тізім"),
        ("---", "—-"),
    ],
)
def test_it_is_improved(text: str, expected: str) -> None:
    assert typed(text) == expected


@pytest.mark.parametrize(
    ("text", "habits"),
    [('"а"', Habits(quotes=False)), ("а - б--в", Habits(dashes=False)), ("а...", Habits(ellipsis=False))],
)
def test_each_can_be_turned_off(text: str, habits: Habits) -> None:
    assert typed(text, habits) == text
