"""Finding a text in another, and putting another in its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.text.few_forms import Few

from maqala.core.text.search import PatternError, Query, searching

TEXT = "Мектеп ашылды. мектептер, Мектептің (бір)"


def found(query: Query, text: str = TEXT) -> list[str]:
    return [text[m.start : m.end] for m in searching(query, Few())(text)]


def replaced(query: Query, instead: str, text: str) -> str:
    for match in reversed(list(searching(query, Few())(text))):
        new = match.filled(instead)
        text = text if new is None else text[: match.start] + new + text[match.end :]
    return text


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
        (Query("мектеп", forms=True), ["Мектеп", "мектептер", "Мектептің"]),
        (Query("Мектеп", forms=True, match_case=True), ["Мектеп", "Мектептің"]),
    ],
)
def test_it_finds(query: Query, expected: list[str]) -> None:
    assert found(query) == expected


@pytest.mark.parametrize("small", "әіңғүұқөһ")
def test_kazakh_letters_are_found_in_either_case_and_nothing_else_is(small: str) -> None:
    text = f"{small}{small.upper()} И и Н н Ы ы Г г У у К к О о Х х А а"
    assert found(Query(small), text) == [small, small.upper()]
    assert found(Query(small.upper()), text) == [small, small.upper()]
    assert found(Query(small.upper(), pattern=True), text) == [small, small.upper()]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("5 мың", "5\u00a0мың"),
        ('"Алаш"', "«Алаш»"),
        ("Д'Артаньян", "Д’Артаньян"),
        ("жан-жақты", "жан\u2011жақты"),
        ("мемлекет", "мем\u00adлекет"),
        ("май", "маи\u0306"),
        ("мемлекеттік", "мемлекеттiк"),
    ],
)
def test_what_a_reader_cannot_tell_apart_is_found(wanted: str, text: str) -> None:
    assert found(Query(wanted), text) == [text]
    assert found(Query(wanted, whole_word=True), text) == [text]


def test_but_words_of_other_languages_are_not_taken_for_ours() -> None:
    assert found(Query("сор"), "сор cop") == ["сор"]
    assert found(Query("cop"), "сор cop") == ["cop"]


def test_the_replacement_takes_over_the_case() -> None:
    text = "мектеп Мектеп МЕКТЕП"
    assert replaced(Query("мектеп"), "лицей", text) == "лицей Лицей ЛИЦЕЙ"
    assert replaced(Query("мектеп"), "Лицей", text) == "Лицей Лицей Лицей"
    assert replaced(Query("мектеп", match_case=True), "лицей", text) == "лицей Мектеп МЕКТЕП"


def test_a_phrase_is_found_in_any_form_where_only_spaces_part_it() -> None:
    query = Query("ұлттық банк", forms=True)
    text = "Ұлттық банктің, ұлттық\u00a0банкке ұлттық, банк"
    assert found(query, text) == ["Ұлттық банктің", "ұлттық\u00a0банкке"]
    assert replaced(query, "орталық кеңсе", "Ұлттық банктің") == "Орталық кеңсетің"


def test_a_form_that_nobody_knows_is_left() -> None:
    assert replaced(Query("мектеп", forms=True), "лицей", "мектептер мектепке") == "мектептер лицейке"


def test_without_inflections_the_word_itself_is_found() -> None:
    search = searching(Query("мектеп", forms=True))
    assert [m.start for m in search("мектепке мектеп")] == [0, 9]


@pytest.mark.parametrize(
    ("pattern", "key", "at"),
    [
        ("ә(б", "find.open_group", 4),
        ("әб)", "find.closed_group", 3),
        ("*а", "find.nothing_to_repeat", 1),
        ("[а", "find.open_set", 3),
        ("[я-а]", "find.bad_range", 5),
        ("а\\", "find.bad_escape", 3),
        ("а{3,2}", "find.bad_count", 3),
        ("(?P=x)", "find.no_group", None),
        ("(?z)", "find.bad_pattern", 3),
    ],
)
@pytest.mark.parametrize("whole_word", [False, True])
def test_a_bad_pattern_says_why_and_where(pattern: str, key: str, at: int | None, whole_word: bool) -> None:
    with pytest.raises(PatternError) as error:
        searching(Query(pattern, pattern=True, whole_word=whole_word))
    message = error.value.message
    assert message.key == key
    assert message.values.get("at") == at


def test_a_pattern_that_would_take_for_ever_is_given_up() -> None:
    search = searching(Query(r"(а|аа)+$", pattern=True))
    with pytest.raises(PatternError) as error:
        list(search("а" * 60 + "б"))
    assert error.value.message.key == "find.slow_pattern"


@pytest.mark.parametrize(("match_case", "expected"), [(True, ["мек"]), (False, ["Мек", "мек"])])
def test_a_pattern_minds_capital_letters_if_wanted(match_case: bool, expected: list[str]) -> None:
    assert found(Query("м.к", match_case=match_case, pattern=True), "Мектеп мектеп") == expected


def test_a_replacement_may_use_groups() -> None:
    assert replaced(Query(r"(\w+) (\w+)", pattern=True), r"\2 \1", "бір екі") == "екі бір"
    assert replaced(Query("бір екі"), r"\2", "бір екі") == r"\2"


def test_a_group_that_is_not_there_says_so() -> None:
    (match,) = searching(Query("бір", pattern=True))("бір екі")
    for template in (r"\7", r"\g<n>"):
        with pytest.raises(PatternError) as error:
            match.filled(template)
        assert error.value.message.key == "find.no_group"


@given(
    text=st.text(alphabet="абәі й\u0306иaei-\u00ad\u00a0😀\n", max_size=40),
    wanted=st.text(alphabet="абәій ", min_size=1, max_size=3),
)
def test_places_lie_in_order_and_replacing_them_by_themselves_changes_nothing(text: str, wanted: str) -> None:
    places = [(m.start, m.end) for m in searching(Query(wanted, match_case=True))(text)]
    assert all(a < b for a, b in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    for match in searching(Query(wanted))(text):
        assert match.filled("X") == "X"
