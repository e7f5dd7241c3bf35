"""The tables of the dictionary: clean enough for people to edit, and really what the program maps."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "dictionaries" / "kk"
LISTS = sorted([*(TABLES / "lexicon").glob("*.tsv"), *(TABLES / "names").glob("*.tsv")])
LETTERS = re.compile(
    r"[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя]+(?:[-’.][аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя]+)*"
)


def rows(table: Path) -> list[list[str]]:
    lines = table.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


@pytest.mark.parametrize("table", LISTS, ids=lambda table: table.stem)
class TestTable:
    def test_it_says_where_its_words_come_from(self, table: Path) -> None:
        assert re.search(r"^# source: \S", table.read_text("utf-8"), re.MULTILINE)

    def test_it_is_sorted_and_holds_nothing_twice(self, table: Path) -> None:
        keys = [tuple(row[:3]) for row in rows(table)]
        words = [row[0] for row in rows(table)]
        assert words == sorted(words)
        assert len(keys) == len(set(keys))

    def test_words_are_spelt_in_kazakh_letters_alone(self, table: Path) -> None:
        assert [row[0] for row in rows(table) if not LETTERS.fullmatch(row[0].lower())] == []

    def test_ordinary_words_have_no_capital(self, table: Path) -> None:
        if table.parent.name == "lexicon":
            assert [row[0] for row in rows(table) if row[0] != row[0].lower()] == []


def test_tables_agree_on_how_a_noun_ends_before_a_suffix() -> None:
    loses: dict[str, set[bool]] = {}
    for table in LISTS:
        if table.parent.name == "lexicon" or table.stem == "peoples":
            for row in rows(table):
                word, pos, facts, *_ = (
                    [row[0], "n", *row[1:], ""] if table.stem == "peoples" else [*row, "", ""]
                )
                if pos == "n":
                    loses.setdefault(word, set()).add(bool({"hard", "elide"} & set(facts.split())))
    of_two_meanings = {"нарық", "сап"}  # market and worth, handle and line
    assert {word for word, answers in loses.items() if len(answers) > 1} == of_two_meanings


def test_rarity_is_told_of_words_that_the_tables_hold() -> None:
    words = {row[0].lower() for table in LISTS for row in rows(table)}
    told = [*rows(TABLES / "rarity.tsv"), *rows(TABLES / "everyday.tsv")]
    assert [row[0] for row in told if row[0] not in words] == []


def test_tags_are_known_and_the_built_file_is_what_the_tables_make(tmp_path: Path) -> None:
    out = tmp_path / "kk.maqala"
    command = [sys.executable, str(ROOT / "dictionaries" / "build.py"), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == (ROOT / "dictionaries" / "built" / "kk.maqala").read_bytes()


def test_a_wrong_tag_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "names").mkdir()
    (tmp_path / "lexicon" / "words.tsv").write_text("# a\nкітап\tn\nүй\tzz\n", "utf-8")
    (tmp_path / "suffixes.txt").write_bytes((TABLES / "suffixes.txt").read_bytes())
    command = [sys.executable, str(ROOT / "dictionaries" / "build.py"), "--tables", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode != 0
    assert "words.tsv:3" in done.stderr
