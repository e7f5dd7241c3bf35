"""Word lists are data from strangers: whatever is in the file, what can be used is, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from maqala.core.spelling.wordlist import entry_of, line_of, parse
from maqala.core.text.letters import ALPHABET

LINES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.text(alphabet=ALPHABET, min_size=1, max_size=12),
        st.sampled_from(
            ["# ескерту", "", "айкью = noun front", "сөз = ?", "Сейфуллин = family", "a = b = c"]
        ),
    )
)


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    words = parse(data)
    assert all(line.number >= 1 for line in words.broken)
    assert all(entry_of(line_of(entry)) == entry for entry in words.entries)


@given(LINES)
def test_every_broken_line_is_named_by_its_number(lines: list[str]) -> None:
    given_lines = "\n".join(lines).encode("utf-8", "replace").decode().split("\n")
    for broken in parse("\n".join(given_lines).encode()).broken:
        assert given_lines[broken.number - 1].removesuffix("\r").removeprefix("\ufeff") == broken.text


@given(st.binary(max_size=300))
def test_what_was_written_is_read_back(data: bytes) -> None:
    words = parse(data)
    again = parse(words.to_bytes())
    assert sorted(map(line_of, again.entries)) == sorted(map(line_of, words.entries))
    assert sorted(line.text for line in again.broken) == sorted(line.text for line in words.broken)


@given(LINES, st.text(alphabet=ALPHABET, min_size=1, max_size=12))
def test_adding_and_removing_loses_no_other_line(lines: list[str], word: str) -> None:
    words = parse("\n".join(lines).encode("utf-8", "replace"))
    entry = entry_of(word)
    assert entry is not None
    after = parse(words.with_(entry).to_bytes())
    assert set(after.entries) == {*words.entries, entry}
    assert len(after.broken) == len(words.broken)
    removed = parse(after.without(entry).to_bytes())
    assert set(removed.entries) == set(words.entries) - {entry}
