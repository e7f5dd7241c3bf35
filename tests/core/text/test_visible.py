"""What cannot be seen is shown, and what a fix does is said."""

from __future__ import annotations

import pytest

from maqala.core import paths
from maqala.core.messages import Catalogue
from maqala.core.text.visible import fix_label, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("сөз сөз", "сөз сөз"),
        ("  ", "␣␣"),
        ("сөз ", "сөз␣"),
        ("5\u00a0%", "5⍽%"),
        ("со\u00adз", "со¦з"),
        ("а\u200bб", "а¦б"),
        ("а\nб", "а\nб"),
    ],
)
def test_spaces_that_matter_and_hidden_signs_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("found", "fix", "label"),
    [
        ("казак", "қазақ", "қазақ"),
        ("  ", " ", "␣ leave one space"),
        (" ", "", "Delete the space"),
        ("\u200b", "", "Delete the invisible character"),
        (".", "", "Delete “.”"),
        (" ", "\u00a0", "⍽ put a no-break space"),
        ("5 %", "5\u00a0%", "5⍽% (with a no-break space)"),
        ("со\u00adз", "соз", "соз (without invisible characters)"),
        ("apa", "ара", "ара (in Cyrillic)"),
        ("мaл", "мал", "мал (in Cyrillic)"),
        ("А.Смит", "А.\u00a0Смит", "А.⍽Смит"),
    ],
)
def test_a_fix_says_what_it_does_where_that_cannot_be_seen(found: str, fix: str, label: str) -> None:
    words = Catalogue.load(paths.shipped("resources", "translations"), "en")
    assert words.say(fix_label(found, fix)) == label
