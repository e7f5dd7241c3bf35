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
        ("бұл - тіл", "бұл\u00a0– тіл"),
        ("бұл -- тіл", "бұл\u00a0— тіл"),
        ("тіл--көпір", "тіл—көпір"),
        ("киім-кешек", "киім-кешек"),
        ("10-15-тен", "10-15-тен"),
        ("ойлан...", "ойлан…"),
        ("- тізім", "- тізім"),
        ("---", "—-"),
        ("бұйрық No 5", "бұйрық №\u00a05"),
        ("(No.12", "(№12"),
        ("N 7 мектеп", "№\u00a07\u00a0мектеп"),
        ("N95 бетперде", "N95 бетперде"),
        ("№ 5", "№\u00a05"),
        ("оған 5 мың", "оған 5\u00a0мың"),
        ("оған 1.5 млн", "оған 1.5\u00a0млн"),
        ("Барлығы 25. Енді", "Барлығы 25. Енді"),
        ("1. бірінші", "1. бірінші"),
        ("2025 жылы", "2025\u00a0жылы"),
        ("1 000 000 теңге", "1\u00a0000\u00a0000\u00a0теңге"),
        ("10 % өсті", "10\u00a0% өсті"),
        ("1941-1945 жылдары", "1941-1945\u00a0жылдары"),
        ("А. Б. Байтұрсынұлы", "А.\u00a0Б.\u00a0Байтұрсынұлы"),
        ("және т. б.", "және т.\u00a0б."),
        ("бітті. Бастық", "бітті. Бастық"),
        ("А4 парақ", "А4 парақ"),
    ],
)
def test_it_is_improved(text: str, expected: str) -> None:
    assert typed(text) == expected


@pytest.mark.parametrize(
    ("text", "habits"),
    [
        ('"а"', Habits(quotes=False)),
        ("а - б--в", Habits(dashes=False)),
        ("а...", Habits(ellipsis=False)),
        ("No 5", Habits(number_sign=False, no_break=False)),
        ("5 мың № 7 А. Б. т. б.", Habits(no_break=False)),
    ],
)
def test_each_can_be_turned_off(text: str, habits: Habits) -> None:
    assert typed(text, habits) == text


def test_the_number_sign_and_the_space_behind_it_are_wanted_apart() -> None:
    assert typed("No 5", Habits(no_break=False)) == "№ 5"
    assert typed("No 5 № 7", Habits(number_sign=False)) == "No 5 №\u00a07"
    assert typed("а - б", Habits(no_break=False)) == "а – б"
