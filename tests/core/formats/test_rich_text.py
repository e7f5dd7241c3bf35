"""Rich text (RTF), by itself and within a Word document: words in their order, and what an article has a place for."""

from __future__ import annotations

import pytest
from tests.core.formats.word_files import PNG, para

from maqala.core.article import Cell, Image, Mark, Run, Style, Table
from maqala.core.errors import ReadError
from maqala.core.formats import docx
from maqala.core.formats.contract import Import
from maqala.core.formats.docx import rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset2 Symbol;}{\f2\fcharset0 Arial;}}"
    r"{\stylesheet{\ql\f0 Normal;}{\s1\f2 heading 1;}{\s5 Title;}}"
)


def read(body: str, head: str = HEAD) -> Import:
    return docx.read(f"{head}{body}}}".encode("ascii"), "а.rtf")


def text(body: str, head: str = HEAD) -> str:
    return read(body, head).article.text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\'cf\'f0\'e8\'e2\'e5\'f2", "Привет"),
        (r"{\f2 caf\'e9}", "café"),
        (r"{\f1\'b7}", "•"),
        (r"{\f1\u-3913?}", "•"),
        (r"\u1241?\u-10179?\u-8704?", "ә😀"),
        (r"\uc2\u1241\'d8\'99\uc0\u1201 x", "әұx"),
        (r"a\~b\_c\emdash d\{\}\\", "a\u00a0b\u2011c—d{}\\"),
        ("one\r\ntwo\\\nthree\\line four", "onetwo\nthree\nfour"),
        (r"a{\*\unknown b}{\info{\title c}}{\sp{\sn d}{\sv e}}{\object{\*\objdata 00}{\result f}}g", "afg"),
        (r"a{\v b}{\deleted c}d", "abd"),
        (r"{\mmath{\*\moMath{\mr x}{\mf{\*\mfPr{\mtype bar}}{\mnum 1}}}{\mmathPict y}}", "x1"),
        (r"{\unknown{\b a}} b}} c", "a b c"),
    ],
)
def test_words_are_what_they_were(body: str, expected: str) -> None:
    assert text(body) == expected


def test_asian_letters_of_two_bytes_are_one() -> None:
    assert text(r"\'93\'fa\'96{", r"{\rtf1\ansi{\fonttbl{\f0\fcharset128 M;}}\deff0\f0 ") == "日\ufffd"
    assert text(r"\'93\'fa\'96\'7b", r"{\rtf1\ansi{\fonttbl{\f0\fcharset128 M;}}\deff0\f0 ") == "日本"


def test_paragraphs_are_what_their_style_outline_or_label_says() -> None:
    body = (
        r"\pard\plain\s5 A\par\pard\plain\s1\b B\par\pard\plain\outlinelevel1 C\par"
        r"{\listtext\pard\plain\f1\'b7\tab}\pard\ls1 D\par{\listtext 1.\tab}\pard\ilvl1 E\par\pard F"
    )

    assert read(body).article.blocks == (
        para("A", style=Style.HEADLINE),
        para("B", style=Style.HEADING_1),
        para("C", style=Style.HEADING_2),
        para("D", style=Style.BULLET),
        para("E", style=Style.NUMBER, depth=1),
        para("F"),
    )


def test_marks_end_with_their_group() -> None:
    assert read(r"{\b a}{\i\ul b\i0 c}x{\super 2}\plain y{\strike z}").article.blocks == (
        para(
            Run("a", Mark.BOLD),
            Run("b", Mark.ITALIC | Mark.UNDERLINE),
            Run("c", Mark.UNDERLINE),
            "x",
            Run("2", Mark.SUPERSCRIPT),
            "y",
            Run("z", Mark.STRIKE),
        ),
    )


def test_cells_make_a_table_and_pictures_stand_behind_it() -> None:
    picture = rf"{{\pict\pngblip\picw2 {PNG.hex()}}}"
    body = rf"\trowd\pard\intbl a\par b\cell {picture}c\cell\row\pard\intbl d\cell\row\pard e"

    assert read(body).article.blocks == (
        Table(((Cell((Run("a\nb"),)), Cell((Run("c"),))), (Cell((Run("d"),)), Cell()))),
        para("e"),
        Image(PNG),
    )


def test_a_cell_over_several_columns_leaves_the_others_where_they_are() -> None:
    body = (
        r"\trowd\cellx200\cellx300\pard\intbl a\cell b\cell\row"
        r"\trowd\cellx100\cellx210\cellx300\pard\intbl c\cell d\cell e\cell\row"
        r"\pard\intbl f\cell g\cell h\cell\row"
        r"\trowd\cellx100\pard\intbl i\cell j\cell\row\pard k"
    )
    found = read(body)
    (table, _) = found.article.blocks

    assert table.text == "a\t\tb\nc\td\te\nf\tg\th\ni\tj\t"
    assert [note.key for note in found.notes] == ["note.docx.merged_cells"]


def test_links_footnotes_boxes_and_margins() -> None:
    body = (
        r'{\header\pard Above\par}A{\footnote {\super\chftn} note} {\field{\*\fldinst{HYPERLINK "https://a.kz"}}'
        r"{\fldrslt{\ul b}}}{\field{\*\fldinst PAGE}{\fldrslt 5}}{\shp{\*\shpinst{\shptxt Box\par}}}"
        r"{\*\atnid x}{\*\atnauthor Ann}{\*\annotation\pard said}\par C"
    )
    found = read(body)
    number = Run("[1]", Mark.SUPERSCRIPT)

    assert found.article.blocks == (
        para("A", number, " ", Run("b", link="https://a.kz"), "5"),
        para("Box"),
        para("C"),
        para(number, " note"),
    )
    assert found.article.metadata.notes == "Above\nAnn: said"
    assert [note.key.removeprefix("note.docx.") for note in found.notes] == [
        *("margins", "footnotes", "boxes", "comments")
    ]


def test_bytes_of_a_picture_are_not_read_as_words() -> None:
    data = HEAD.encode() + b"a{\\pict\\pngblip\\bin" + str(len(PNG)).encode() + b" " + PNG + b"}b}"

    assert docx.read(data, "а.rtf").article.blocks == (para("ab"), Image(PNG))


def test_a_file_that_was_cut_off_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rf"{HEAD}a {{\b b {{\*\footnote c".encode()

    assert docx.read(whole, "а.rtf").article.text == "a b [1]\n[1] c"
    monkeypatch.setattr(rtf, "MAX_TOKENS", 30)
    with pytest.raises(ReadError) as told:
        docx.read(whole, "а.rtf")
    assert told.value.message.key == "error.docx.too_long"


def test_what_begins_paragraphs_of_its_own_counts_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf, "MAX_TOKENS", 40)

    assert docx.read(rb"{\rtf1 a{\b b}{\b b}{\b b}}", "а.rtf").article.text == "abbb"
    with pytest.raises(ReadError):
        docx.read(rb"{\rtf1 a{\footnote b}{\footnote b}{\footnote b}}", "а.rtf")
