"""The lexicon: what people wrote in the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from maqala.core.spelling.stems import FACTS, SLOTS, Entry


def read(path: Path, pos: str = "") -> Iterator[Entry]:
    """The entries of a table. With `pos`, a list of names: word and tags; else word, part of speech, facts, note.

    ValueError names the line that is wrong.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("# "):
            continue
        columns = [*line.split("\t"), "", ""]
        word, tag, facts = (columns[0], pos, columns[1]) if pos else columns[:3]
        entry = Entry(word, tag, frozenset(facts.replace(",", " ").split()))
        if tag not in SLOTS or not entry.facts <= FACTS or not word:
            raise ValueError(f"{path}:{number}: cannot read {line!r}")
        yield entry


def unique(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in a fixed order, each once."""
    return sorted(set(entries), key=lambda e: (e.word, e.pos, sorted(e.facts)))
