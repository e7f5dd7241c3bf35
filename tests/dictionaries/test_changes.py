"""`dictionaries/changes.py` tells what a list of words gets from two builds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

TOOLS = ROOT / "dictionaries"
SLOTS = re.findall(r"^slot \w+", (TOOLS / "kk" / "suffixes.txt").read_text("utf-8"), re.MULTILINE)
SUFFIXES = "\n".join(f"{slot}\n  ." + "\n  LAр -> end" * (slot == "slot noun") for slot in SLOTS)


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *map(str, command)], capture_output=True, encoding="utf-8")


def build(folder: Path, name: str, *lines: str) -> Path:
    """A dictionary of nothing but `lines`, whose words have a plural."""
    tables = folder / name
    (tables / "lexicon").mkdir(parents=True)
    (tables / "lexicon" / "words.tsv").write_text("# source: test\n" + "\n".join(lines) + "\n", "utf-8")
    (tables / "suffixes.txt").write_text(SUFFIXES, "utf-8")
    done = run(TOOLS / "build.py", "--tables", tables, "--out", folder / f"{name}.maqala")
    assert done.returncode == 0, done.stderr
    return folder / f"{name}.maqala"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.tsv"
    path.write_text("кітаптар\t6\nдәптерлер\t3\nқағаздар\t1\nкітабтар\n", "utf-8")
    return path


def test_words_taken_and_no_longer_taken_are_told_with_their_share(tmp_path: Path, words: Path) -> None:
    before = build(tmp_path, "before", "кітап\tn\t\t", "қағаз\tn\t\t")
    after = build(tmp_path, "after", "дәптер\tn\t\t", "кітап\tn\t\t")
    done = run(TOOLS / "changes.py", words, "--before", before, "--after", after, "--suggestions")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "accepted now: 1 of 4 words, 27.273% of their occurrences",
        "  дәптерлер\t3",
        "rejected now: 1 of 4 words, 9.091% of their occurrences",
        "  қағаздар\t1",
    ]


def test_another_first_suggestion_is_told(tmp_path: Path, words: Path) -> None:
    before = build(tmp_path, "before", "кітап\tn\t\t")
    after = build(tmp_path, "after", "дәптер\tn\t\t")
    done = run(TOOLS / "changes.py", words, "--before", before, "--after", after, "--suggestions")
    assert "  кітабтар: кітаптар -> -" in done.stdout.splitlines()


def test_what_is_no_build_is_told_in_a_sentence(words: Path) -> None:
    done = run(TOOLS / "changes.py", words, "--before", "no-such-thing")
    assert done.returncode != 0
    assert "neither a built dictionary nor a revision" in done.stderr


def test_a_build_of_another_version_is_told_in_a_sentence(tmp_path: Path, words: Path) -> None:
    other = tmp_path / "other.maqala"
    other.write_bytes(b"MAQALA\0\0" + bytes(64))
    done = run(TOOLS / "changes.py", words, "--before", other)
    assert done.returncode != 0
    assert "another version" in done.stderr
    assert "Traceback" not in done.stderr
