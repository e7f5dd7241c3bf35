"""Finding a text in another."""

from __future__ import annotations

import pytest

from maqala.core.text.search import PatternError, Query, matches

TEXT = "Мектеп ашылды. мектептер, Мектептің (бір)"


def found(query: Query) -> list[str]:
    return [TEXT[m.start : m.end] for m in matches(query, TEXT)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("мектеп"), ["Мектеп", "мектеп", "Мектеп"]),
        (Query("мектеп", match_case=True), ["мектеп"]),
        (Query("мектеп", whole_word=True), ["Мектеп"]),
        (Query("(бір)"), ["(бір)"]),
        (Query(r"мектеп\w+", pattern=True), ["мектептер", "Мектептің"]),
        (Query("x*", pattern=True), []),
        (Query(""), []),
    ],
)
def test_it_finds(query: Query, expected: list[str]) -> None:
    assert found(query) == expected


def test_a_bad_pattern_says_why() -> None:
    with pytest.raises(PatternError) as error:
        found(Query("(", pattern=True))
    assert error.value.message.key == "find.bad_pattern"


def test_a_replacement_may_use_groups() -> None:
    match = next(matches(Query(r"(\w+) (\w+)", pattern=True), "бір екі"))
    assert match.filled(r"\2 \1", pattern=True) == "екі бір"
    assert match.filled(r"\2", pattern=False) == r"\2"


def test_a_group_that_is_not_there_says_why() -> None:
    match = next(matches(Query(r"бір", pattern=True), "бір екі"))
    with pytest.raises(PatternError):
        match.filled(r"\7", pattern=True)
