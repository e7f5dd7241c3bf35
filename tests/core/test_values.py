"""Values are what `dataclasses` would make of the same lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from maqala.core import values


@values.dataclass(frozen=True, slots=True)
class Place:
    """Somewhere."""

    name: str
    letters: tuple[int, ...] = ()
    notes: list[str] = values.field(default_factory=list)

    @property
    def is_named(self) -> bool:
        return bool(self.name)


@values.dataclass(frozen=True, slots=True)
class Nowhere:
    """No field at all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """What stands for every class that `dataclasses` makes."""

    name: str
    letters: tuple[int, ...] = ()
    notes: list[str] = dataclasses.field(default_factory=list)


MAKERS = (
    lambda kind: kind("а"),
    lambda kind: kind("а", (1,), ["б"]),
    lambda kind: kind(notes=["б"], name="а"),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_value_holds_and_shows_what_it_was_made_of(make: Callable[[type], object]) -> None:
    ours, usual = make(Place), make(Usual)
    assert repr(ours).removeprefix("Place") == repr(usual).removeprefix("Usual")
    assert ours == make(Place)


@pytest.mark.parametrize("wrong", [lambda: Place(), lambda: Place("а", nmae="б"), lambda: Nowhere(1)])
def test_what_does_not_fit_is_refused_as_by_any_function(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        wrong()


def test_a_default_is_made_anew_for_each_value() -> None:
    one, other = Place("а"), Place("б")
    one.notes.append("в")
    assert other.notes == []


def test_values_are_equal_by_what_they_hold_and_only_to_their_kind() -> None:
    assert Place("а", (1,)) == Place("а", (1,))
    assert Place("а", (1,)) != Place("а", (2,))
    assert Place("а") != Usual("а")
    assert Nowhere() == Nowhere()
    assert {values.replace(Nowhere()): 1} == {Nowhere(): 1}


def test_a_value_does_not_change() -> None:
    place = Place("а")
    with pytest.raises(AttributeError, match=r"Place\.name"):
        place.name = "б"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del place.name  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.other = "б"  # type: ignore[attr-defined]
    assert place.is_named


def test_a_value_in_other_words_is_a_new_one() -> None:
    place = Place("а", (1,))
    assert values.replace(place, name="б") == Place("б", (1,))
    assert place.name == "а"
    with pytest.raises(TypeError):
        values.replace(place, nmae="б")  # type: ignore[call-arg]


def test_a_value_is_matched_by_its_fields() -> None:
    match Place("а", (1,)):
        case Place(name, letters):
            assert (name, letters) == ("а", (1,))


@pytest.mark.parametrize("how", [(False, True), (True, False)])
def test_what_may_change_is_no_value(how: tuple[bool, bool]) -> None:
    with pytest.raises(TypeError, match="dataclasses"):
        values.dataclass(frozen=how[0], slots=how[1])
