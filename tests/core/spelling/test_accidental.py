"""What the grammar makes and nobody writes but by a slip of an everyday word is a slip: енбек is еңбек."""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.dictionary import ENCODING, Dictionary

ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT / "dictionaries" / "kk" / "accidental.tsv"
MEANT = dict(line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#")


def test_the_table_is_sorted_and_holds_no_more_than_the_grammar_makes() -> None:
    dictionary = Dictionary(str(ROOT / "dictionaries" / "built" / "kk.maqala"))
    assert list(MEANT) == sorted(MEANT)
    assert [word for word in MEANT if not dictionary.analyses(word.encode(ENCODING))] == []


def test_each_is_rejected_in_small_letters_and_at_the_head_of_a_sentence(speller: KazakhSpeller) -> None:
    written = [*MEANT, *map(str.capitalize, MEANT)]
    assert speller.rejected(written) == written
    assert [word for word in MEANT if speller.check(f"Бұл {word} ғой.") == []] == []


def test_what_is_meant_is_the_first_suggestion(speller: KazakhSpeller) -> None:
    assert {word: speller.suggest(word)[:1] for word in MEANT} == {
        word: (right,) for word, right in MEANT.items()
    }


@pytest.mark.parametrize("word", ["енуге", "сең", "мұңды", "арқа", "тур"])
def test_what_they_are_made_of_stays_right(speller: KazakhSpeller, word: str) -> None:
    assert speller.rejected([word]) == []
