"""What Word, Google Docs and browsers put on the clipboard, read for what it means.

The files in `clipboard` were written by hand after what these programs write.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.article import Cell, Image, Mark, Run, Style, Table, TextBlock
from maqala.core.formats.html import pasted
from maqala.core.formats.html.reader import Part

FOLDER = Path(__file__).parent / "clipboard"
PICTURE = b"\x89PNG\r\n\x1a\n"


def with_picture(address: str) -> bytes:
    """A picture, wherever it is said to be."""
    return PICTURE if address.startswith("file:") else b""


def read(name: str) -> Part:
    return pasted.read((FOLDER / name).read_text("utf-8"), "kk", with_picture)


def outline(part: Part) -> list[tuple[str, str, int]]:
    return [(b.style.value, b.text, b.depth) for b in part.blocks if isinstance(b, TextBlock)]


def test_words_own_styles_and_lists_are_understood() -> None:
    assert outline(read("word.html")) == [
        ("headline", "Ауылға жаңа кітапхана келді", 0),
        ("lead", "Отыз жыл күткен оқырмандар", 0),
        ("paragraph", "Кітапхана қыркүйекте ашылды. Оған облыстық қор көмектесті, ғимарат жаңарды.", 0),
        ("heading-1", "Кім келеді", 0),
        ("bullet", "мектеп оқушылары", 0),
        ("bullet", "ата-аналар", 1),
        ("bullet", "қонақтар", 0),
        ("paragraph", "Реті:", 0),
        ("number", "таңертең – балалар", 0),
        ("number", "кешке – үлкендер", 0),
        ("quote", "Бұрын кітап алу үшін ауданға баратынбыз.", 0),
    ]


def test_word_calls_kazakh_russian_and_nobody_believes_it() -> None:
    assert {r.language for b in read("word.html").blocks if isinstance(b, TextBlock) for r in b.runs} == {""}


def test_comments_and_deleted_text_are_not_pasted() -> None:
    words = "\n".join(read("word.html").texts)
    assert "[A1]" not in words
    assert "Күнін тексеру керек" not in words
    assert "бірақ" not in words


def test_a_first_row_in_bold_is_one_of_headings() -> None:
    table = next(b for b in read("word.html").blocks if isinstance(b, Table))
    assert table.header
    assert table.rows[0] == (Cell((Run("Жыл"),)), Cell((Run("Оқырман"),)))


def test_pictures_on_this_computer_are_taken_from_whoever_may_read_them() -> None:
    asked: list[str] = []

    def picture_at(address: str) -> bytes:
        asked.append(address)
        return PICTURE

    part = pasted.read((FOLDER / "word.html").read_text("utf-8"), "kk", picture_at)
    image = next(b for b in part.blocks if isinstance(b, Image))
    assert image == Image(PICTURE, alt="Оқу залы", caption=(Run("Жаңа оқу залы"),))
    assert asked == ["file:///C:/Temp/msohtmlclip1/01/clip_image002.png"]


def test_google_docs_are_not_all_bold() -> None:
    part = read("google_docs.html")
    assert outline(part) == [
        ("heading-1", "Кім келеді", 0),
        ("paragraph", "Кітапхана қыркүйекте ашылды, қор көмектесті1", 0),
        ("bullet", "мектеп оқушылары", 0),
        ("bullet", "ата-аналар", 1),
        ("number", "таңертең", 0),
    ]
    paragraph = part.blocks[1]
    assert isinstance(paragraph, TextBlock)
    assert paragraph.runs == (
        Run("Кітапхана "),
        Run("қыркүйекте", Mark.BOLD),
        Run(" ашылды, "),
        Run("қор", link="https://example.kz/qor?a=1"),
        Run(" көмектесті", Mark.ITALIC),
        Run("1", Mark.SUPERSCRIPT),
    )


def test_a_page_keeps_its_structure_and_loses_its_programs() -> None:
    part = read("browser.html")
    assert outline(part) == [
        ("heading-1", "Кім келеді", 0),
        ("paragraph", "Кітапхана қыркүйекте ашылды. Толығырақ", 0),
        ("bullet", "балалар", 0),
        ("bullet", "үлкендер", 0),
    ]
    assert part.blocks[0] == TextBlock(Style.HEADING_1, (Run("Кім келеді"),))
    assert "track" not in "".join(part.texts)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", []),
        ("<!--StartFragment--><!--EndFragment-->", []),
        ("Version:0.9\r\nStartHTML:00000097\r\n<html><body>сөз</body></html>", ["сөз"]),
        ("<p style='mso-list:l0 level99 lfo1'>терең", ["терең"]),
        ("<p style='mso-list:l0 level2 lfo1'>бір<p style='mso-list:l0 level1 lfo1'>екі", ["бір", "екі"]),
        ("<table><tr><td><p style='mso-list:l0 level1 lfo1'>ұяшық</table>", ["ұяшық"]),
        ("<a href='https://www.google.com/url?sa=D'>сілтеме</a>", ["сілтеме"]),
        ("<a href='http://[бұзық'>сілтеме</a>", ["сілтеме"]),
        ("<del cite='а' datetime='б'>жоқ</del>", ["жоқ"]),
        ("<p class=MsoCaption>суретсіз", ["суретсіз"]),
    ],
)
def test_odd_clipboards_are_read_as_far_as_they_make_sense(html: str, words: list[str]) -> None:
    assert [block.text for block in pasted.read(html, "kk").blocks] == words
