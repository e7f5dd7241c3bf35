"""Plain text: paragraphs, headlines, lists, encodings."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maqala.core.article import Article, Cell, Image, Mark, Rule, Run, Style, Table, TextBlock
from maqala.core.errors import ReadError
from maqala.core.formats import plain
from maqala.core.formats.coding import Coding
from maqala.core.formats.contract import Options
from maqala.core.messages import message

KAZAKH = "Бүгін Алматыда жаңа кітапхана ашылды. Оған қала тұрғындары көп келді, ғалымдар баяндама жасады.\n"
RUSSIAN = "Сегодня в Алматы открылась новая библиотека. На открытие пришло много жителей города.\n"


def blocks(text: str) -> list[tuple[Style, str]]:
    article = plain.read(text.encode(), "мақала.txt").article
    return [(block.style, block.text) for block in article.blocks if isinstance(block, TextBlock)]


def written(*made: object) -> str:
    return plain.write(Article(made), Options()).decode()  # type: ignore[arg-type]


def test_every_line_is_a_paragraph_and_blank_lines_only_part_them() -> None:
    assert blocks("Бірінші.\nЕкінші.\n\n \n\nҮшінші.\n") == [
        (Style.PARAGRAPH, "Бірінші."),
        (Style.PARAGRAPH, "Екінші."),
        (Style.PARAGRAPH, "Үшінші."),
    ]


def test_a_short_first_line_before_a_blank_one_is_the_headline() -> None:
    assert blocks("\nЖаңа кітапхана ашылды\n\nБүгін.\n")[0] == (Style.HEADLINE, "Жаңа кітапхана ашылды")


@pytest.mark.parametrize(
    "first", ["Бүгін ашылды.\n\n", "Бүгін ашылды\n", "Былай деді:\n\n", "сөз " * 60 + "\n\n", "* * *\n\n"]
)
def test_another_first_line_is_not(first: str) -> None:
    assert Style.HEADLINE not in [style for style, _ in blocks(first + "Мәтін.\n")]


def test_a_headline_that_comes_again_is_kept_twice() -> None:
    assert [text for _, text in blocks("Тақырып\n\nМәтін.\n\nТақырып\n\nСоңы.")].count("Тақырып") == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    found = plain.read(f"Бір.{end}{end}  Екі.{end}".encode(), "а.txt")
    assert [block.text for block in found.article.blocks] == ["Бір.", "Екі."]
    assert found.lines == ("Бір.", "", "  Екі.")


def test_an_empty_file_is_an_empty_article() -> None:
    for data in (b"", b"\n \n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE):
        assert plain.read(data, "бос.txt").article == Article()


def test_two_spaces_within_a_line_stay_for_the_proofreader() -> None:
    assert blocks("Винт Серф  атап өтті.") == [(Style.PARAGRAPH, "Винт Серф  атап өтті.")]


def test_a_year_with_a_full_stop_is_no_list() -> None:
    assert blocks("1991. Тәуелсіздік жылы.") == [(Style.PARAGRAPH, "1991. Тәуелсіздік жылы.")]


# --- encodings


@pytest.mark.parametrize("text", [KAZAKH, KAZAKH.upper(), KAZAKH * 20])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "kz1048"]
)
def test_kazakh_is_read_in_any_encoding_that_has_it(text: str, encoding: str) -> None:
    assert plain.read(text.encode(encoding), "а.txt").article == plain.read(text.encode(), "а.txt").article


@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), "Сәлем".replace("ә", "а"), "Ал: 99%-ды, IT"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1251", "koi8-r"])
def test_russian_is_read_in_any_encoding_that_has_it(text: str, encoding: str) -> None:
    found = plain.read(text.encode(encoding), "а.txt")
    assert found.article == plain.read(text.encode(), "а.txt").article


def test_japanese_mail_is_read() -> None:
    found = plain.read("日本の新聞\n".encode("iso-2022-jp"), "а.txt")

    assert (found.article.text, found.coding and found.coding.name) == ("日本の新聞", "ISO-2022-JP · LF")


def test_raised_numbers_stay_raised() -> None:
    raised = Mark.SUPERSCRIPT
    runs = (Run("12 м"), Run("2", raised), Run(", 10"), Run("−6", raised), Run("a"), Run("[1]", raised))
    article = Article((TextBlock(Style.PARAGRAPH, runs), Table(((Cell(runs[:2]),),))))

    assert plain.write(article, Options()).decode() == "12 м², 10⁻⁶a[1]\n\n12 м²\n"


def test_an_old_encoding_is_told() -> None:
    assert plain.read(RUSSIAN.encode("koi8-r"), "а.txt").coding == Coding("koi8-r")


@pytest.mark.parametrize(
    "data",
    [
        "日本語の文章です。これは記事です。".encode("shift_jis"),
        codecs.BOM_UTF8 + b"\xff\xff\xff",
    ],
)
def test_what_no_encoding_explains_is_refused_and_not_mangled(data: bytes) -> None:
    with pytest.raises(ReadError) as told:
        plain.read(data, "а.txt")
    assert told.value.message.key == "error.read.encoding"


def test_a_damaged_letter_costs_no_more_than_itself_and_is_told() -> None:
    found = plain.read(KAZAKH[:30].encode() + b"\xff" + KAZAKH[30:].encode(), "а.txt")
    assert found.article.text == (KAZAKH[:30] + "�" + KAZAKH[30:]).strip()
    assert found.notes == (message("note.damaged", count=1),)
    cut = plain.read("Ғ".encode("utf-16")[:2] + KAZAKH.encode("utf-16-le")[:-1], "а.txt")
    assert cut.notes == (message("note.damaged", count=1),)


def test_a_sign_that_says_what_is_lost_is_no_damage() -> None:
    assert plain.read("Мәтін � соңы".encode(), "а.txt").notes == ()


def test_a_few_stray_control_characters_are_dropped_and_many_are_no_text() -> None:
    assert plain.read(f"{KAZAKH * 3}\x01\x00 соңы".encode(), "а.txt").article.text.endswith("\nсоңы")
    with pytest.raises(ReadError):
        plain.read(("ә\x01" * 100).encode(), "а.txt")


def test_a_text_with_a_few_accents_is_read_as_western() -> None:
    found = plain.read("Café à la crème, où étiez-vous hier soir?".encode("cp1252"), "а.txt")
    assert found.article.text == "Café à la crème, où étiez-vous hier soir?"
    assert found.coding == Coding("cp1252", ended=False)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "other"),
        (b"PK\x03\x04" + bytes(100), "not_text"),
        (b"%PDF-1.7 text", "other"),
        (bytes(64), "not_text"),
        (b"a\x00b\x01", "not_text"),
    ],
)
def test_a_binary_file_with_the_wrong_name_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadError) as told:
        plain.read(data, "сурет.txt")
    assert told.value.message.key == f"error.read.{sentence}"


def test_noise_is_refused() -> None:
    noise = random.Random(5)
    for _ in range(100):
        with pytest.raises(ReadError):
            plain.read(noise.randbytes(500), "шу.txt")


# --- writing


def test_paragraphs_are_parted_by_blank_lines_and_items_are_not() -> None:
    made = (
        TextBlock(Style.HEADLINE, (Run("Тақырып"),)),
        TextBlock(Style.BULLET, (Run("бір"),)),
        TextBlock(Style.NUMBER, (Run("екі"),), 1),
        TextBlock(Style.NUMBER, (Run("үш"),), 1),
        Rule(),
        TextBlock(Style.PARAGRAPH),
        Table(((Cell((Run("а"),)), Cell((Run("б"),))),)),
        Image(source="a.png", caption=(Run("Сурет"),)),
    )
    assert written(*made) == "Тақырып\n\n• бір\n  1. екі\n  2. үш\n\n* * *\n\nа\tб\n\nСурет\n"


def test_lists_and_rules_read_back() -> None:
    made = tuple(
        TextBlock(style, (Run(f"сөз {number}"),), depth)
        for number, (style, depth) in enumerate(
            [(Style.BULLET, 0), (Style.NUMBER, 1), (Style.NUMBER, 1), (Style.BULLET, 2), (Style.NUMBER, 1)]
        )
    )
    article = Article((TextBlock(Style.PARAGRAPH, (Run("Мәтін."),)), *made, Rule()))
    assert plain.read(plain.write(article, Options()), "а.txt").article == article


def test_losses_name_each_kind_once() -> None:
    bold = Run("сөз", Mark.BOLD, "https://a.kz")
    article = Article(
        (TextBlock(Style.QUOTE, (bold, bold)), TextBlock(Style.QUOTE, (bold,)), Image(source="a"))
    )
    keys = [message.key for message in plain.losses(article)]
    assert keys == ["loss.styles", "loss.marks", "loss.links", "loss.images"]
    assert plain.losses(Article((TextBlock(Style.PARAGRAPH, (Run("сөз"),)),))) == ()


@settings(max_examples=300)
@given(st.text())
def test_no_word_is_lost_between_reading_and_writing(text: str) -> None:
    try:
        article = plain.read(text.encode(), "а.txt").article
    except ReadError:
        return
    again = plain.read(plain.write(article, Options()), "а.txt").article
    assert again.text.split() == article.text.split()


def test_a_file_of_lines_without_number_is_refused_in_a_sentence() -> None:
    with pytest.raises(ReadError) as error:
        plain.read(b"a\n" * 600_001, "a.txt")
    assert error.value.message.key == "error.read.too_long"


def test_levels_of_a_list_are_told_by_what_is_indented_further() -> None:
    text = "    • бір\n        1. екі\n        2. үш\n    • төрт\n\nсөз\n      • бес\n  • алты\n"
    blocks = plain.read(text.encode(), "а.txt").article.blocks

    assert [b.depth for b in blocks if isinstance(b, TextBlock)] == [0, 1, 1, 0, 0, 0, 0]
