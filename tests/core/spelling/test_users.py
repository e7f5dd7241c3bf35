"""The user's words: kept at once, kept safe, read from files that people edit."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from maqala.core.errors import SettingsError, WriteError
from maqala.core.spelling import open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.stems import Entry
from maqala.core.spelling.users import OwnList, SharedList
from maqala.core.spelling.wordlist import HEAD


def words_in(path: Path) -> list[str]:
    """The words of a list, without its remarks."""
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def add(speller: KazakhSpeller, word: str) -> Entry:
    """Take the likeliest guess at `word`."""
    entry = speller.own.guesses(word)[0]
    speller.own.add(entry)
    return entry


class TestAddedWord:
    def test_it_is_accepted_at_once_and_after_a_restart(self, words_file: Path) -> None:
        speller = open_speller(words_file)
        assert speller.rejected(["мақалашы-экспертсымақ", "блогсымбақ"])[-1:] == ["блогсымбақ"]
        before = speller.generation
        add(speller, "блогсымбақ")
        assert speller.generation > before
        assert speller.rejected(["блогсымбақ", "Блогсымбақ"]) == []
        assert open_speller(words_file).rejected(["блогсымбақ"]) == []
        assert words_file.read_text("utf-8") == HEAD + "блогсымбақ = noun\n"

    def test_its_stem_is_taken_and_every_form_of_it_is_right(self, words_file: Path) -> None:
        speller = open_speller(words_file)
        add(speller, "блогсымбағымен")
        add(speller, "Шульценвальдтың")
        right = [
            "блогсымбақ",
            "блогсымбақтар",
            "блогсымбағы",
            "Шульценвальд",
            "Шульценвальдқа",
            "ШУЛЬЦЕНВАЛЬД",
        ]
        wrong = ["блогсымбақлар", "блогсымбақы", "блогсымбақге", "Шульценвальдның", "шульценвальд"]
        assert speller.rejected(right + wrong) == wrong

    def test_a_verdict_does_not_outlive_its_dictionary(self, words_file: Path) -> None:
        speller = open_speller(words_file)
        assert len(speller.check("блогсымбақ келді")) == 1
        entry = add(speller, "блогсымбақ")
        assert speller.check("блогсымбақ келді") == []
        speller.own.remove(entry)
        assert len(speller.check("блогсымбақ келді")) == 1

    def test_it_is_no_part_of_other_words(self, words_file: Path) -> None:
        speller = open_speller(words_file)
        speller.own.add(Entry("блог", "n"))
        assert speller.rejected(["блогстан", "блогерлік-блогстан"]) == ["блогстан", "блогерлік-блогстан"]

    def test_an_ignored_word_is_forgotten_at_the_end(self, words_file: Path) -> None:
        speller = open_speller(words_file)
        speller.ignore("блогсымбақ")
        assert speller.rejected(["блогсымбақ", "блогсымбаққа"]) == ["блогсымбаққа"]
        assert open_speller(words_file).rejected(["блогсымбақ"]) == ["блогсымбақ"]
        assert not words_file.exists()


@pytest.mark.parametrize(
    ("line", "right", "wrong"),
    [
        ("блогер", "блогер Блогер БЛОГЕРЛЕР блогердің блогерлеріміздің", "блоГер блогерның блогерырақ"),
        ("айкью = noun front", "айкьюге айкьюлер", "айкьюға айкьюлар"),
        ("стартап = noun hard", "стартапы стартапқа", "стартабы"),
        ("стартап", "стартабы стартапқа", "стартапы"),
        ("ютуб = any", "ютубқа ютубке", "ютубга"),
        ("крутой = adjective", "крутойырақ крутойдың", "крутойлық-крутойсы"),
        ("гуглде = verb", "гуглдедім гуглдеген гуглдейді гуглдемеу гуглделді", "гуглденің гуглдеға"),
        ("Сейфуллин = family", "Сейфуллин Сейфуллина Сейфуллинаның Сейфуллинге", "сейфуллин Сейфуллинаге"),
        ("Жәрменбек = given", "Жәрменбекұлы Жәрменбекова Жәрменбекке", "Жәрменбекқа"),
        ("Блогистан", "Блогистан Блогистанға БЛОГИСТАН ", "блогистан Блогистанге"),
        ("ҚазАқпаратЖ", "ҚазАқпаратЖ ҚАЗАҚПАРАТЖ", "қазақпаратж Қазақпаратж"),
        ("пианоламен = fixed", "пианоламен Пианоламен", "пианоламенге"),
        ("көрпік = elide", "көрпік көрпкі көрпікке", "көрпігі"),
    ],
)
def test_the_class_decides_which_forms_are_right(words_file: Path, line: str, right: str, wrong: str) -> None:
    words_file.parent.mkdir()
    words_file.write_text(f"{line}\n", "utf-8")
    own = open_speller(words_file).own
    assert [word for word in right.split() if not own.take(word)] == []
    assert [word for word in wrong.split() if own.take(word)] == []


class TestList:
    def test_words_are_sorted_by_the_alphabet_and_remarks_stay_with_their_words(
        self, words_file: Path
    ) -> None:
        words_file.parent.mkdir()
        words_file.write_text("\ufeff# бөлім сөздері\nяхонтсы\n\n# газет\nәжепте = noun front\n", "utf-8")
        own = OwnList(words_file)
        own.add(Entry("абракадабра", ""))
        own.add(Entry("ғажабы", "n"))
        assert own.entries == (
            Entry("абракадабра", ""),
            Entry("әжепте", "n", frozenset({"front"})),
            Entry("ғажабы", "n"),
            Entry("яхонтсы", ""),
        )
        lines = words_file.read_text("utf-8").splitlines()
        assert lines == [
            "# бөлім сөздері",
            "абракадабра",
            "",
            "# газет",
            "әжепте = noun front",
            "ғажабы = noun",
            "яхонтсы",
        ]

    def test_a_broken_line_is_named_and_kept_and_the_rest_is_used(self, words_file: Path) -> None:
        words_file.parent.mkdir()
        words_file.write_bytes(
            "жақсысөз\nекі сөз\n".encode()
            + b"\xff\xfe\n"
            + "тағысөз\nсөзсөз = nuon\nсөзсөз = back front\n".encode()
        )
        own = OwnList(words_file)
        assert [entry.word for entry in own.entries] == ["жақсысөз", "тағысөз"]
        assert [line.number for line in own.broken] == [2, 3, 5, 6]
        own.add(Entry("қосылды", ""))
        assert "екі сөз" in words_file.read_bytes().decode("utf-8", "replace").splitlines()
        assert b"\n\xff\xfe\n" in words_file.read_bytes()

    def test_a_list_that_word_saved_as_utf_16_is_read(self, words_file: Path) -> None:
        words_file.parent.mkdir()
        words_file.write_bytes("блогер\r\nүйсөз\r\n".encode("utf-16"))
        assert [entry.word for entry in OwnList(words_file).entries] == ["блогер", "үйсөз"]

    def test_a_folder_in_place_of_the_list_is_told(self, words_file: Path) -> None:
        words_file.mkdir(parents=True)
        with pytest.raises(SettingsError):
            OwnList(words_file)

    def test_a_huge_file_is_no_list(self, words_file: Path) -> None:
        words_file.parent.mkdir()
        words_file.write_bytes(b"\n" * 8_000_001)
        with pytest.raises(SettingsError):
            OwnList(words_file)

    def test_a_word_is_forgotten_and_changed(self, words_file: Path) -> None:
        own = OwnList(words_file)
        own.add(Entry("блогсымбақ", "n"))
        own.replace(Entry("блогсымбақ", "n"), Entry("блогсымбақ", "adj"))
        assert OwnList(words_file).entries == (Entry("блогсымбақ", "adj"),)
        own.remove(Entry("блогсымбақ", "adj"))
        assert OwnList(words_file).entries == ()

    def test_a_word_that_cannot_be_written_is_taken_until_the_end(self, words_file: Path) -> None:
        speller = open_speller(words_file)
        words_file.parent.write_text("a file where a folder should be")
        with pytest.raises(WriteError):
            add(speller, "блогсымбақ")
        assert speller.rejected(["блогсымбақ"]) == []


class TestSeveralPrograms:
    def test_none_loses_what_the_other_added_or_brings_back_what_it_removed(self, words_file: Path) -> None:
        one, other = open_speller(words_file), open_speller(words_file)
        first = add(one, "блогсымбақ")
        add(other, "влогсымбақ")
        assert words_in(words_file) == ["блогсымбақ = noun", "влогсымбақ = noun"]
        other.own.remove(first)
        add(one, "гуглсымбақ")
        assert words_in(words_file) == ["влогсымбақ = noun", "гуглсымбақ = noun"]

    def test_what_another_adds_is_right_here_after_a_look(self, words_file: Path) -> None:
        one, other = open_speller(words_file), open_speller(words_file)
        add(one, "блогсымбақ")
        assert other.rejected(["блогсымбаққа"]) == ["блогсымбаққа"]
        before = other.generation
        assert other.own.refresh() == ()
        assert other.generation > before
        assert other.rejected(["блогсымбаққа"]) == []

    def test_many_words_added_at_once_are_all_there(self, words_file: Path) -> None:
        add = (
            "import sys; from pathlib import Path; from maqala.core.spelling.users import OwnList\n"
            "from maqala.core.spelling.stems import Entry\n"
            "own = OwnList(Path(sys.argv[1]))\n"
            "for letter in 'абвгдежзиклмнопрст': own.add(Entry(sys.argv[2] + letter, 'n'))"
        )
        begun = [
            subprocess.Popen([sys.executable, "-c", add, str(words_file), begin])
            for begin in ("сөз", "тіл", "үн")
        ]
        assert [process.wait() for process in begun] == [0, 0, 0]
        assert len(OwnList(words_file).entries) == 3 * 18


class TestSharedList:
    @pytest.fixture
    def share(self, tmp_path: Path) -> Path:
        """A newsroom's list on a folder that others can reach."""
        share = tmp_path / "share" / "сөздер.txt"
        share.parent.mkdir()
        share.write_text("блогсымбақ = noun\n", "utf-8")
        return share

    @pytest.fixture
    def speller(self, words_file: Path, share: Path) -> KazakhSpeller:
        speller = open_speller(words_file, share)
        assert speller.own.refresh() == ()
        return speller

    def test_its_words_are_right_and_it_is_never_written(self, speller: KazakhSpeller, share: Path) -> None:
        assert speller.rejected(["блогсымбағымен"]) == []
        add(speller, "влогсымбақ")
        assert share.read_text("utf-8") == "блогсымбақ = noun\n"

    def test_it_is_read_again_when_it_has_changed(self, speller: KazakhSpeller, share: Path) -> None:
        before = speller.generation
        share.write_text("влогсымбақ\n", "utf-8")
        assert speller.own.refresh() == ()
        assert speller.generation > before
        assert speller.rejected(["влогсымбаққа", "блогсымбақ"]) == ["блогсымбақ"]

    def test_nothing_is_new_while_it_stays_as_it_is(self, speller: KazakhSpeller) -> None:
        before = speller.generation
        assert speller.own.refresh() == ()
        assert speller.generation == before

    def test_its_words_outlive_it_and_that_it_has_vanished_is_said_once(
        self, speller: KazakhSpeller, share: Path, words_file: Path
    ) -> None:
        share.rename(share.with_name("away.txt"))
        (news,) = speller.own.refresh()
        assert (news.key, news.values["path"]) == ("wordlist.shared.gone", str(share))
        assert speller.own.refresh() == ()
        assert speller.rejected(["блогсымбағымен"]) == []
        assert open_speller(words_file, share).rejected(["блогсымбағымен"]) == []
        share.with_name("away.txt").rename(share)
        assert speller.own.refresh() == ()
        share.unlink()
        assert [news.key for news in speller.own.refresh()] == ["wordlist.shared.gone"]

    def test_one_that_never_was_there_is_told(self, words_file: Path, tmp_path: Path) -> None:
        speller = open_speller(words_file, tmp_path / "nowhere" / "words.txt")
        assert [news.key for news in speller.own.refresh()] == ["wordlist.shared.missing"]

    def test_a_broken_line_is_reported_once_with_its_number(
        self, speller: KazakhSpeller, share: Path
    ) -> None:
        share.write_text("блогсымбақ\nекі сөз\n", "utf-8")
        (news,) = speller.own.refresh()
        assert (news.key, news.values["number"], news.values["line"]) == ("wordlist.broken", 2, "екі сөз")
        assert speller.own.refresh() == ()
        assert speller.rejected(["блогсымбаққа"]) == []

    def test_another_can_be_chosen_and_none(self, speller: KazakhSpeller, share: Path) -> None:
        speller.own.share(None)
        assert speller.rejected(["блогсымбақ"]) == ["блогсымбақ"]
        speller.own.share(share)
        assert speller.rejected(["блогсымбақ"]) == []

    def test_opening_never_waits_for_the_share(self, share: Path, tmp_path: Path) -> None:
        copies = tmp_path / "copies"
        SharedList(share, copies).refresh()
        share.unlink()
        begun = time.monotonic()
        assert [entry.word for entry in SharedList(share, copies).entries] == ["блогсымбақ"]
        assert time.monotonic() >= begun
