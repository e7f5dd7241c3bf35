"""A newsroom's house style: what its file may say, and what that does to a text."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core import paths
from maqala.core.errors import ReadError
from maqala.core.proofing import open_proofreading
from maqala.core.proofing.engine import Proofreading
from maqala.core.proofing.house import HouseStyle, parse, read
from maqala.core.proofing.house_file import HouseFile
from maqala.core.spelling import open_speller

Check = Callable[[str, str], list[tuple[str, tuple[str, ...]]]]


@pytest.fixture(scope="module")
def proofreading(tmp_path_factory: pytest.TempPathFactory) -> Proofreading:
    return open_proofreading(open_speller(tmp_path_factory.mktemp("words") / "words.txt"))


@pytest.fixture
def check(proofreading: Proofreading) -> Check:
    """What a style, one line or several, finds in a text."""

    def checking(style: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
        proofreading.follow(parse(style))
        found = proofreading.check(text)
        return [(issue.text, issue.fixes) for issue in found if issue.rule == "house-style"]

    return checking


def pairs(style: HouseStyle) -> list[tuple[str, str]]:
    return [(one.preferred, one.other) for one in style.preferences]


# The file


ARROWS = """
офлайн <- оффлайн
офлайн←оффлайн
офлайн <= оффлайн
оффлайн->офлайн
оффлайн → офлайн
оффлайн => офлайн
  офлайн  <--  оффлайн  # ескі
"""


@pytest.mark.parametrize("line", ARROWS.strip("\n").splitlines())
def test_arrows_point_from_what_is_replaced_to_what_is_preferred(line: str) -> None:
    assert pairs(parse(line)) == [("офлайн", "оффлайн")]


def test_one_line_may_replace_several() -> None:
    assert pairs(parse("әлеуметтік  желі <- соцсеть, әлеуметтік тор")) == [
        ("әлеуметтік желі", "соцсеть"),
        ("әлеуметтік желі", "әлеуметтік тор"),
    ]


def test_remarks_and_empty_lines_say_nothing() -> None:
    assert parse("# Егемен\n\n   # тағы\n") == HouseStyle()


def test_a_number_sign_inside_a_word_is_no_remark() -> None:
    assert pairs(parse("C# <- си-шарп")) == [("C#", "си-шарп")]


BROKEN = ["жай сөз", "<- оффлайн", "офлайн <-", "офлайн <- ,", "а <- б <- в", "офлайн <- офлайн", "— <- –"]


@pytest.mark.parametrize("line", BROKEN)
def test_a_line_that_says_nothing_is_named_and_the_rest_used(line: str) -> None:
    style = parse(f"офлайн <- оффлайн\n\n{line}\nинтернет <- Интернет\n")
    assert [(broken.number, broken.text) for broken in style.broken] == [(3, line)]
    assert len(style.preferences) == 2


def test_of_two_lines_that_contradict_each_other_the_first_counts() -> None:
    style = parse("Астана <- Нұр-Сұлтан\nНұр-Сұлтан <- Астана\nЕлорда <- Нұр-Сұлтан\n")
    assert pairs(style) == [("Астана", "Нұр-Сұлтан")]
    assert [broken.number for broken in style.broken] == [2, 3]


@given(st.text("аә <->=→←#,\n\t\x00«", max_size=60))
def test_any_text_is_read_without_harm(text: str) -> None:
    style = parse(text)
    assert all(one.preferred and one.other and one.preferred != one.other for one in style.preferences)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_file_may_come_from_notepad(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "стиль.txt"
    path.write_bytes("офлайн <- оффлайн\r\nинтернет <- Интернет\r\n".encode(encoding))
    assert len(parse(read(path)).preferences) == 2


def test_what_is_no_text_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "стиль.doc"
    path.write_bytes(random.Random(1).randbytes(500))
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.message.key == "error.house.encoding"


@pytest.mark.parametrize("name", ["жоқ.txt", "."])
def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path / name)
    assert caught.value.message.key == "error.house.unreadable"


def test_the_sample_that_comes_with_the_program_is_without_fault() -> None:
    style = parse(read(paths.shipped("resources", "samples", "house-style.txt")))
    assert len(style.preferences) >= 4
    assert style.broken == ()


# The text


def test_a_word_is_replaced_in_its_own_form(check: Check) -> None:
    style = "офлайн <- оффлайн\nҰшақ <- самолет\nНұр-Сұлтан <- Астана"
    assert check(style, "Оффлайнда өтті, самолетпен ұшты.") == [
        ("Оффлайнда", ("Офлайнда",)),
        ("самолетпен", ("Ұшақпен",)),
    ]
    assert check(style, "Астананың көшелері, АСТАНА.") == [
        ("Астананың", ("Нұр-Сұлтанның",)),
        ("АСТАНА", ("НҰР-СҰЛТАН",)),
    ]


def test_an_abbreviation_and_a_phrase_take_their_suffixes_along(check: Check) -> None:
    style = "Қазақстан Республикасы <- ҚР\nәлеуметтік желі <- әлеуметтік тор, соцсеть"
    assert check(style, "ҚР-ның заңы") == [("ҚР-ның", ("Қазақстан Республикасының",))]
    assert check(style, "Әлеуметтік торларға жазды") == [("Әлеуметтік торларға", ("Әлеуметтік желілерге",))]


def test_another_word_that_begins_alike_is_left_alone(check: Check) -> None:
    assert check("намыс <- ар", "Арба мен арман, арыстан.") == []
    assert check("намыс <- ар", "Арды сақта.") == [("Арды", ("Намысты",))]


def test_capitals_count_where_the_file_has_them(check: Check) -> None:
    assert check("Нұр-Сұлтан <- Астана", "Елдің астанасы, ескі астана.") == []
    assert check("Қазақстан <- ҚР", "бұл қр емес") == []


def test_a_style_may_be_about_capitals_alone(check: Check) -> None:
    style = "интернет <- Интернет\nПарламент <- парламент"
    assert check(style, "Ол Интернетте отыр. Интернет қымбат. «Интернет» дейді.") == [
        ("Интернетте", ("интернетте",))
    ]
    assert check(style, "Бүгін парламентте. Парламент жұмысы.") == [("парламентте", ("Парламентте",))]


def test_what_is_part_of_the_preferred_spelling_already_is_right(check: Check) -> None:
    style = "Қасым-Жомарт Тоқаев <- Тоқаев"
    assert check(style, "Қасым-Жомарт Тоқаев айтты. Тоқаевтың сөзі.") == [
        ("Тоқаевтың", ("Қасым-Жомарт Тоқаевтың",))
    ]


def test_where_nobody_knows_the_form_the_preference_is_told_without_a_fix(check: Check) -> None:
    assert check("COVID-19 <- коронавирус", "Коронавирусқа қарсы.") == [("Коронавирусқа", ())]


def test_what_the_newsroom_prefers_is_no_misspelling(proofreading: Proofreading) -> None:
    text = "Нюсмейкірлердің сөзі."
    proofreading.follow(HouseStyle())
    assert [issue.rule for issue in proofreading.check(text)] == ["spelling"]
    proofreading.follow(parse("нюсмейкір <- блогерсымақ"))
    assert proofreading.check(text) == []


# The file on a shared folder


def test_a_file_out_of_reach_is_told_of_and_its_last_state_used(tmp_path: Path) -> None:
    path, kept = tmp_path / "ортақ" / "стиль.txt", tmp_path / "home" / "last.json"
    path.parent.mkdir()
    path.write_text("офлайн <- оффлайн\n", "utf-8")
    assert HouseFile(path, kept).load().trouble is None
    path.unlink()
    again = HouseFile(path, kept).load()  # another day
    assert pairs(again.style) == [("офлайн", "оффлайн")]
    assert again.trouble is not None
    assert again.trouble.key == "house.last_known"


def test_the_last_state_of_another_file_is_not_used(tmp_path: Path) -> None:
    one, other, kept = tmp_path / "а.txt", tmp_path / "ә.txt", tmp_path / "last.json"
    one.write_text("офлайн <- оффлайн\n", "utf-8")
    HouseFile(one, kept).load()
    loaded = HouseFile(other, kept).load()
    assert loaded.style == HouseStyle()
    assert loaded.trouble is not None
    assert loaded.trouble.key == "error.house.unreadable"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"path": 1, "text": 2}', b"\xff"])
def test_a_damaged_last_state_is_none(tmp_path: Path, damage: bytes) -> None:
    kept = tmp_path / "last.json"
    kept.write_bytes(damage)
    assert HouseFile(tmp_path / "жоқ.txt", kept).load().style == HouseStyle()


def test_a_change_of_the_file_is_noticed_and_so_are_its_going_and_coming(tmp_path: Path) -> None:
    path = tmp_path / "стиль.txt"
    file = HouseFile(path, tmp_path / "last.json")
    file.load()
    assert not file.has_changed()
    path.write_text("офлайн <- оффлайн\n", "utf-8")
    assert file.has_changed()
    file.load()
    assert not file.has_changed()
    path.unlink()
    assert file.has_changed()
