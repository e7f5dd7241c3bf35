"""Positions survive the way to Qt and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.text.offsets import Offsets, utf16_length

texts = st.text(st.one_of(st.sampled_from("қ😀𐍈 "), st.characters(exclude_categories=("Cs",))))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(text=texts)
def test_a_position_is_the_length_of_what_is_before_it(text: str) -> None:
    offsets = Offsets.of(text)
    for position in range(len(text) + 1):
        assert offsets.to_utf16(position) == units(text[:position])


@given(text=texts)
def test_every_position_comes_back(text: str) -> None:
    offsets = Offsets.of(text)
    for position in range(len(text) + 1):
        assert offsets.to_code_points(offsets.to_utf16(position)) == position


@pytest.mark.parametrize(("position", "expected"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_the_middle_of_a_pair_is_its_beginning(position: int, expected: int) -> None:
    assert Offsets.of("қ😀😀").to_code_points(position) == expected


def test_the_length_counts_pairs_twice() -> None:
    assert utf16_length("қ😀") == 3
