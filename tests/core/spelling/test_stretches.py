"""Seventy paragraphs in Kazakh, Russian and English: how much of what is foreign is recognised, and nothing else.

In `stretches.txt` braces stand around what is foreign; a lone Russian word in Kazakh is not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from maqala.core.spelling import hunspell, open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.foreign import Languages
from maqala.core.text.words import words

PARAGRAPHS = (Path(__file__).parent / "stretches.txt").read_text("utf-8").splitlines()
BROUGHT_ALONG = "spylls"


@pytest.fixture(scope="module", params=["with dictionaries", "without any"])
def speller(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KazakhSpeller]:
    """With the dictionaries that are the same everywhere, or with none."""
    wanted = request.param == "with dictionaries"
    with pytest.MonkeyPatch.context() as patch:
        there = [folder for folder in hunspell.folders() if wanted and BROUGHT_ALONG in str(folder)]
        patch.setattr(hunspell, "folders", lambda: there)
        words_file = tmp_path_factory.mktemp("stretches") / "words.txt"
        yield open_speller(words_file, languages=Languages(waiting=True))


Inside = Callable[[int], bool]


def marked(line: str) -> tuple[str, Inside]:
    """The paragraph of a line, and whether a place in it is foreign."""
    braces = re.search(r"\{.*\}", line)
    start, end = (braces.start(), braces.end() - 2) if braces else (0, 0)
    return line.replace("{", "").replace("}", ""), lambda place: start <= place < end


def test_what_is_foreign_is_recognised_and_nothing_else(speller: KazakhSpeller) -> None:
    assert speller.languages is not None
    wanted, seen = set(), set()
    for line in PARAGRAPHS:
        text, is_foreign = marked(line)
        speller.check(text)
        for word in words(text):
            if is_foreign(word.start):
                wanted.add((text, word.start))
            if speller.languages.at(text, word.start + 1):
                seen.add((text, word.start))
    assert len(wanted) > 300
    assert len(wanted & seen) / len(seen) >= 0.98, sorted(seen - wanted)
    assert len(wanted & seen) / len(wanted) >= 0.95, sorted(wanted - seen)


def test_a_lone_russian_word_among_kazakh_ones_is_reported(speller: KazakhSpeller) -> None:
    chance = random.Random(7)
    kazakh = [line for line in PARAGRAPHS if "{" not in line]
    for russian in "очень конечно сделать поэтому сегодня вообще потому нельзя деньги никогда".split():
        before, *behind = chance.choice(kazakh).split(" ", 1)
        text = " ".join([before, russian, *behind])
        assert russian in [issue.text for issue in speller.check(text)], text


def test_slips_in_a_stretch_are_reported_where_there_is_a_dictionary(speller: KazakhSpeller) -> None:
    chance, caught, made = random.Random(7), 0, 0
    assert speller.languages is not None
    for line in PARAGRAPHS:
        text, is_foreign = marked(line)
        long = [word for word in words(text) if is_foreign(word.start) and len(word.text) > 6]
        if len(long) < 2:
            continue
        word = chance.choice(long[1:])
        place = word.start + chance.randrange(2, 5)
        slip = text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
        made += slip != text
        caught += any(word.start == issue.start for issue in speller.check(slip))
    if speller.languages.get("ru"):
        assert caught >= 0.85 * made
