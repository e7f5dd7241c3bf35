"""The classes of stems: what people add falls into one that the built dictionary has."""

from __future__ import annotations

from functools import cache

from hypothesis import assume, given
from hypothesis import strategies as st

from maqala.core import paths
from maqala.core.spelling.dictionary import NO_END, Dictionary
from maqala.core.spelling.stems import Entry, stems
from maqala.core.text.letters import ALPHABET, VOWELS


@cache
def dictionary() -> Dictionary:
    return Dictionary(paths.shipped_name("dictionaries", "built", "kk.maqala"))


@given(
    st.text(ALPHABET, min_size=3, max_size=12),
    st.sampled_from(["n", "adj", "v", "np", "given", "family"]),
    st.sampled_from(["", "front", "back", "any"]),
    st.sampled_from(["", "soft", "hard", "elide", "epen"]),
)
def test_whatever_word_is_added_its_class_is_in_the_dictionary(
    word: str, pos: str, harmony: str, fact: str
) -> None:
    assume(word[-1] != "й" or (word[-2] in VOWELS and word[-3] not in VOWELS | set("йьъ")))  # it can be said
    classes = dictionary().classes
    entry = Entry(word, pos, frozenset({harmony, fact} - {""}))
    assert {str(stem.klass.bare()) for stem in stems(entry)} <= classes.keys()


def test_a_class_leads_to_its_suffixes() -> None:
    (whole, voiced) = stems(Entry("блогсымбақ", "n"))
    ending = {stem.text: dictionary().classes[str(stem.klass.bare())] for stem in (whole, voiced)}
    assert ending.keys() == {"блогсымбақ", "блогсымбағ"}
    assert dictionary().ending(ending["блогсымбақ"], "тар".encode("kz1048")) != NO_END
    assert dictionary().ending(ending["блогсымбағ"], "ымен".encode("kz1048")) != NO_END
    assert dictionary().ending(ending["блогсымбағ"], "тар".encode("kz1048")) == NO_END
