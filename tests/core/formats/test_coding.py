"""Text and Markdown are saved in the bytes that they came in: encoding, mark, line ends, the last of them."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.formats import files
from maqala.core.formats.coding import CHOICES, LINE_ENDS, Coding
from maqala.core.formats.contract import Options

RUSSIAN = "Ниже только русский текст, набранный давно.\n\nВ нём два абзаца и цифры: 25, 1998.\n"
KAZAKH = "Төменде қазақша мәтін, ескі мұрағаттан алынған.\n\nОнда екі абзац пен сандар бар: 25, 1998.\n"
MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@pytest.mark.parametrize("ending", [".txt", ".md"])
@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize(
    ("encoding", "mark", "text"),
    [
        *(("utf-8", mark, KAZAKH) for mark in (True, False)),
        *((f"utf-16-{end}", mark, KAZAKH) for mark in (True, False) for end in ("le", "be")),
        ("kz1048", False, KAZAKH),
        ("cp1251", False, RUSSIAN),
        ("koi8-r", False, RUSSIAN),
    ],
)
def test_a_file_that_is_saved_over_keeps_its_bytes(
    tmp_path: Path, ending: str, line_end: str, ended: bool, encoding: str, mark: bool, text: str
) -> None:
    text = (text if ended else text.rstrip("\n")).replace("\n", line_end)
    data = MARKS.get(encoding, b"") * mark + text.encode(encoding)
    path = tmp_path / f"а{ending}"
    path.write_bytes(data)
    opened = files.load(path)
    assert opened.coding == Coding(encoding, mark, line_end, ended)
    assert opened.notes == ()
    files.store(path, opened.article, Options(coding=opened.coding))
    assert path.read_bytes() == data


def test_other_formats_have_a_coding_of_their_own(tmp_path: Path) -> None:
    page = tmp_path / "а.html"
    page.write_bytes(f"<p>{RUSSIAN}</p>".encode("cp1251"))
    opened = files.load(page)
    assert (opened.coding, [note.key for note in opened.notes]) == (None, ["note.encoding"])
    files.store(page, opened.article, Options(coding=Coding("cp1251", line_end="\r\n")))
    assert "набранный" in page.read_text("utf-8")
    assert b"\r" not in page.read_bytes()


def test_the_most_frequent_line_end_is_the_files() -> None:
    assert Coding.of("а\r\nб\r\nв\n", "utf-8", mark=False).line_end == "\r\n"
    assert Coding.of("а\rб\rв\n", "utf-8", mark=False).line_end == "\r"
    assert Coding.of("", "utf-8", mark=False) == Coding()


def test_what_an_encoding_lacks_is_named_and_written_in_utf_8(tmp_path: Path) -> None:
    article = Article((TextBlock(Style.PARAGRAPH, (Run("Қазақ әрпі қайда?"),)),))
    old = Options(coding=Coding("cp1251", line_end="\r\n"))
    path = tmp_path / "а.txt"
    (lacking,) = files.losses(path, article, old)
    assert (lacking.key, lacking.values["signs"]) == ("loss.encoding", "Қ қ ә")
    files.store(path, article, old)
    assert path.read_bytes() == "Қазақ әрпі қайда?\r\n".encode()
    for coding in (Coding("kz1048"), Coding("utf-16-le")):
        assert files.losses(path, article, Options(coding=coding)) == ()
    assert files.losses(tmp_path / "а.html", article, old) == ()


@given(
    st.text("аәҚ \n–x"),
    st.sampled_from(CHOICES),
    st.sampled_from(list(LINE_ENDS)),
    st.booleans(),
)
def test_whatever_is_chosen_no_sign_is_lost(
    text: str, choice: tuple[str, bool], end: str, ended: bool
) -> None:
    encoding, mark = choice
    coding = Coding(encoding, mark, end, ended)
    data = coding.encode(text)
    used = "utf-8" if coding.lacks(text) else encoding
    back = data.removeprefix(MARKS.get(used, b"")).decode(used).replace(end, "\n")
    assert back == (text if ended else text.removesuffix("\n"))
