"""The grammar makes no more words than Kazakh has: right words, misformed in one place, are found to be wrong."""

from __future__ import annotations

import pytest
from tests.benchmarks.bench_misformed import misformed, right_words, sample, taken

from maqala.core.spelling.checker import KazakhSpeller

BY_ACCIDENT = 0.03
"""Misformed words that are right words all the same: қардың without its д is қарың, a word of қар."""


def test_the_words_themselves_are_right(speller: KazakhSpeller) -> None:
    assert speller.rejected(["".join(word) for word in right_words()]) == []


def test_hardly_a_misformed_word_is_taken(speller: KazakhSpeller) -> None:
    found = taken(speller, sample(800, seed=1))
    wrongly = sum(len(words) for words, _ in found.values())
    assert wrongly <= BY_ACCIDENT * sum(size for _, size in found.values()), found


@pytest.mark.parametrize("kind", ["harmony", "harmony from here", "no link", "no н", "с too many", "stem"])
def test_what_no_accident_makes_right_is_never_taken(speller: KazakhSpeller, kind: str) -> None:
    right = {"".join(word) for word in right_words()}
    made = {form for word in right_words() for of, form in misformed(word) if of == kind} - right
    assert speller.rejected(sorted(made)) == sorted(made)
