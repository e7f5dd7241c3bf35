"""`dictionaries/explain.py` tells how a word is read, and of a wrong one where reading ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import ROOT

WORDS = "мектептеріміздегілерге процесстер кітаб 6-ға павлодар видеопроцесі".split()


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What is told of each word."""
    command = [sys.executable, str(ROOT / "dictionaries" / "explain.py"), *WORDS]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"})
    parts: dict[str, str] = {}
    for line in done.stdout.splitlines():
        if not line.startswith(" "):
            word = line.split(":")[0]
        parts[word] = parts.get(word, "") + line + "\n"
    assert list(parts) == WORDS
    return parts


def test_a_right_word_is_its_stem_and_its_suffixes(told: dict[str, str]) -> None:
    lines = told["мектептеріміздегілерге"].splitlines()
    assert lines[0].endswith("right")
    assert "мектеп: n, lexicon/words.tsv:" in lines[1]
    assert "class noun front т" in lines[2]
    assert "price 0" in lines[2]
    suffixes = [line.split()[1] for line in lines if line.strip().startswith("+")]
    assert "".join(["мектеп", *suffixes]) == "мектептеріміздегілерге"
    assert suffixes[0] == "тер"


def test_of_a_wrong_word_it_tells_where_reading_ends_and_what_was_meant(told: dict[str, str]) -> None:
    assert told["процесстер"].startswith("процесстер: wrong")
    assert "and then no тер" in told["процесстер"]
    assert "likely meant: процестер" in told["процесстер"]
    assert "more has to follow" in told["кітаб"]


def test_a_name_that_lacks_its_capital_is_told_so(told: dict[str, str]) -> None:
    assert told["павлодар"].startswith("павлодар: wrong")
    assert "Павлодар: place" in told["павлодар"]
    assert "case of its letters" in told["павлодар"]


def test_what_no_stem_explains_is_told_by_its_rule(told: dict[str, str]) -> None:
    assert "by a rule for numbers" in told["6-ға"]
    assert "made with процесі" in told["видеопроцесі"]
