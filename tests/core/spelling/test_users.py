"""The user's words: kept at once, kept safe, read from files that people edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.errors import SettingsError
from maqala.core.spelling import open_speller
from maqala.core.spelling.users import UserWords


def test_an_added_word_is_accepted_at_once_and_after_a_restart(words_file: Path) -> None:
    speller = open_speller(words_file)
    assert speller.rejected(["мақалашы-экспертсымақ", "блогсымақ"])[-1:] == ["блогсымақ"]
    before = speller.generation
    speller.add("блогсымақ")
    assert speller.generation > before
    assert speller.rejected(["блогсымақ", "Блогсымақ"]) == []
    assert open_speller(words_file).rejected(["блогсымақ"]) == []
    assert words_file.read_text("utf-8") == "блогсымақ\n"


def test_an_added_word_is_declined_like_any_other(words_file: Path) -> None:
    speller = open_speller(words_file)
    speller.add("блогсымақ")
    speller.add("Шульценвальд")
    right = ["блогсымақтар", "блогсымағы", "блогсымағымен", "Шульценвальдтың", "Шульценвальдқа"]
    wrong = ["блогсымақлар", "блогсымақы", "блогсымақге", "Шульценвальдның"]
    assert speller.rejected(right + wrong) == wrong


def test_a_verdict_does_not_outlive_its_dictionary(words_file: Path) -> None:
    speller = open_speller(words_file)
    assert len(speller.check("блогсымақ келді")) == 1
    speller.add("блогсымақ")
    assert speller.check("блогсымақ келді") == []


def test_an_ignored_word_is_forgotten_at_the_end(words_file: Path) -> None:
    speller = open_speller(words_file)
    speller.ignore("блогсымақ")
    assert speller.rejected(["блогсымақ"]) == []
    assert open_speller(words_file).rejected(["блогсымақ"]) == ["блогсымақ"]
    assert not words_file.exists()


def test_a_name_wants_its_capital(words_file: Path) -> None:
    words = UserWords(words_file)
    words.add("Блогистан")
    assert "Блогистан" in words
    assert "блогистан" not in words


def test_words_are_sorted_and_comments_and_blank_lines_passed_over(words_file: Path) -> None:
    words_file.parent.mkdir()
    words_file.write_text("\ufeff# бөлім сөздері\n\nәжепте\nблогсымақ\n", "utf-8")
    words = UserWords(words_file)
    words.add("абракадабра")
    assert words.stems == {"абракадабра", "блогсымақ", "әжепте"}


def test_a_broken_line_is_named_and_kept_and_the_rest_is_used(words_file: Path) -> None:
    words_file.parent.mkdir()
    words_file.write_bytes("жақсысөз\nекі сөз\n".encode() + b"\xff\xfe\n" + "тағысөз\n".encode())
    words = UserWords(words_file)
    assert words.stems == {"жақсысөз", "тағысөз"}
    assert [line.number for line in words.broken] == [2, 3]
    words.add("қосылды")
    assert "екі сөз" in words_file.read_text("utf-8").splitlines()


def test_a_folder_in_place_of_the_list_is_told(words_file: Path) -> None:
    words_file.mkdir(parents=True)
    with pytest.raises(SettingsError):
        UserWords(words_file)


def test_forgetting_a_word(words_file: Path) -> None:
    words = UserWords(words_file)
    words.add("блогсымақ")
    words.remove("блогсымақ")
    assert "блогсымақ" not in UserWords(words_file)
