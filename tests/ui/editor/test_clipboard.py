"""Copy and paste: meaning goes both ways, looks stay behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtWidgets import QLabel

from maqala.core.article import Article, Cell, Image, Mark, Run, Style, Table, TextBlock
from maqala.core.formats import registry
from maqala.core.formats.html.reader import read_part
from maqala.ui.studio import Studio

FIXTURES = Path(__file__).parents[2] / "core" / "formats" / "clipboard"
Shape = list[tuple[str, str]]


def png(colour: str = "red") -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def text(words: str, style: Style = Style.PARAGRAPH, depth: int = 0) -> TextBlock:
    return TextBlock(style, (Run(words),), depth)


def mime(html: str = "", text: str = "") -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    return data


def shape(studio: Studio) -> Shape:
    return [
        (b.style.value if isinstance(b, TextBlock) else type(b).__name__, b.text)
        for b in studio.desk.article().blocks
    ]


@pytest.fixture
def page(studio: Studio, hands: Any) -> Studio:
    """A written article with the cursor in the middle of its paragraph."""
    studio.desk._lay(
        Article((text("Тақырып", Style.HEADLINE), text("Лид", Style.LEAD), text("алдыарты"))), None
    )
    hands.put_cursor(studio.view.toPlainText().index("арты"))
    return studio


# Where things go


def test_a_few_words_join_the_paragraph_with_their_marks(page: Studio) -> None:
    page.view.insertFromMimeData(mime("<p>және <b>бәрі</b></p>", "және бәрі"))
    block = page.desk.article().blocks[-1]
    assert block == TextBlock(Style.PARAGRAPH, (Run("алдыжәне "), Run("бәрі", Mark.BOLD), Run("арты")))


def test_paragraphs_part_the_one_they_are_pasted_into(page: Studio, hands: Any) -> None:
    page.view.insertFromMimeData(mime("<p>бір</p><ul><li>екі</ul><p>үш</p>", "бір екі үш"))
    expected = [("paragraph", "алдыбір"), ("bullet", "екі"), ("paragraph", "үшарты")]
    assert shape(page)[2:] == expected
    hands.type("!")
    assert shape(page)[-1] == ("paragraph", "үш!арты")
    page.view.undo()
    page.view.undo()
    assert shape(page)[2:] == [("paragraph", "алдыарты")]


def test_blocks_that_are_no_paragraphs_stay_themselves(page: Studio) -> None:
    page.view.insertFromMimeData(mime("<h2>бөлім</h2><blockquote>сөз</blockquote>", "бөлім сөз"))
    expected = [("paragraph", "алды"), ("heading-1", "бөлім"), ("quote", "сөз"), ("paragraph", "арты")]
    assert shape(page)[2:] == expected


def test_an_article_has_one_headline_and_one_lead(page: Studio) -> None:
    page.view.insertFromMimeData(mime('<h1>тағы</h1><p class="lead">бір</p><p>екі</p>', "тағы"))
    expected = [("paragraph", "алды"), ("heading-1", "тағы"), ("paragraph", "бір"), ("paragraph", "екіарты")]
    assert shape(page)[2:] == expected


def test_an_empty_article_takes_the_first_lines_for_its_headline(studio: Studio) -> None:
    studio.window.actions_["new"].trigger()
    studio.view.insertFromMimeData(mime(text="Тақырып\r\n\r\nБірінші абзац.\r\nЕкінші абзац.\r\n"))
    written = [(kind, words) for kind, words in shape(studio) if words]
    assert written == [
        ("headline", "Тақырып"),
        ("paragraph", "Бірінші абзац."),
        ("paragraph", "Екінші абзац."),
    ]


def test_word_fills_the_fields_of_an_empty_article(studio: Studio) -> None:
    studio.window.actions_["new"].trigger()
    studio.view.insertFromMimeData(mime((FIXTURES / "word.html").read_text("utf-8"), "…"))
    written = [(kind, words) for kind, words in shape(studio) if words]
    assert written[:2] == [
        ("headline", "Ауылға жаңа кітапхана келді"),
        ("lead", "Отыз жыл күткен оқырмандар"),
    ]
    assert [kind for kind, _ in written].count("headline") == 1


def test_lines_in_a_list_are_its_items(studio: Studio, hands: Any) -> None:
    studio.desk._lay(Article((text("бір", Style.NUMBER, 0), text("екі", Style.NUMBER, 1))), None)
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    studio.view.insertFromMimeData(mime(text="-ден\nүш\nтөрт"))
    blocks = [b for b in studio.desk.article().blocks if isinstance(b, TextBlock)]
    assert [(b.style, b.text, b.depth) for b in blocks] == [
        (Style.NUMBER, "бір", 0),
        (Style.NUMBER, "екі-ден", 1),
        (Style.NUMBER, "үш", 1),
        (Style.NUMBER, "төрт", 1),
    ]


def test_only_the_words_are_pasted_on_request(page: Studio) -> None:
    QGuiApplication.clipboard().setMimeData(mime("<h2>бөлім</h2><p><b>қалың</b></p>", "бөлім\nқалың"))
    page.window.actions_["paste_plain"].trigger()
    assert shape(page)[2:] == [("paragraph", "алдыбөлім"), ("paragraph", "қалыңарты")]
    block = page.desk.article().blocks[-1]
    assert isinstance(block, TextBlock)
    assert block.runs == (Run("қалыңарты"),)


# Tables


@pytest.fixture
def tabled(studio: Studio, hands: Any) -> Studio:
    cells = tuple(tuple(Cell((Run(c),)) for c in row) for row in ("аб", "вг"))
    studio.desk._lay(Article((Table(cells),)), None)
    hands.put_cursor(studio.view.toPlainText().index("г"))
    return studio


def cells(studio: Studio) -> list[list[str]]:
    table = next(b for b in studio.desk.article().blocks if isinstance(b, Table))
    return [[cell.text for cell in row] for row in table.rows]


def test_a_table_fills_the_cells_of_another_which_grows(tabled: Studio) -> None:
    rows = "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"
    tabled.view.insertFromMimeData(mime(f"<table>{rows}</table>", "1\t2\n3\t4\n"))
    assert cells(tabled) == [["а", "б", ""], ["в", "1", "2"], ["", "3", "4"]]
    tabled.view.undo()
    assert cells(tabled) == [["а", "б"], ["в", "г"]]


def test_paragraphs_stay_within_their_cell(tabled: Studio) -> None:
    tabled.view.insertFromMimeData(mime("<p>1</p><p>2</p>", "1\n2"))
    assert cells(tabled) == [["а", "б"], ["в", "1\n2г"]]


# Addresses


def test_an_address_over_a_selection_makes_a_link(page: Studio, hands: Any) -> None:
    start = page.view.toPlainText().index("алды")
    hands.put_cursor(start + 4, start)
    page.view.insertFromMimeData(mime(text=" www.egemen.kz/news "))
    block = page.desk.article().blocks[-1]
    assert block == TextBlock(Style.PARAGRAPH, (Run("алды", link="https://www.egemen.kz/news"), Run("арты")))


@pytest.mark.parametrize("written", [" сөз", "\nсөз", ", сөз"])
def test_a_link_ends_where_a_word_behind_it_does(page: Studio, hands: Any, written: str) -> None:
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    page.view.insertFromMimeData(mime(text="https://a.kz"))
    hands.type(f"да{written}")
    linked = [
        run for block in page.desk.article().blocks if isinstance(block, TextBlock) for run in block.runs
    ]
    assert [run.text for run in linked if run.link] == ["https://a.kzда"]


def test_within_a_link_all_that_is_typed_is_of_it(page: Studio, hands: Any) -> None:
    page.view.insertFromMimeData(mime(text="https://a.kz"))
    hands.put_cursor(page.view.textCursor().position() - 2)
    hands.type(", ")
    assert Run("https://a., kz", link="https://a.kz") in page.desk.article().blocks[-1].runs


def test_an_address_takes_the_place_of_another(page: Studio, hands: Any) -> None:
    page.view.insertFromMimeData(mime(text="https://a.kz"))
    start = page.view.toPlainText().index("https://a.kz")
    hands.put_cursor(start + len("https://a.kz"), start)
    page.view.insertFromMimeData(mime(text="https://b.kz"))
    block = page.desk.article().blocks[-1]
    linked = Run("https://b.kz", link="https://b.kz")
    assert block == TextBlock(Style.PARAGRAPH, (Run("алды"), linked, Run("арты")))


@pytest.mark.parametrize("words", ["https:// туралы", "www", "a.kz"])
def test_what_is_no_address_is_pasted_as_words(page: Studio, hands: Any, words: str) -> None:
    start = page.view.toPlainText().index("алды")
    hands.put_cursor(start + 4, start)
    page.view.insertFromMimeData(mime(text=words))
    assert shape(page)[-1] == ("paragraph", f"{words}арты")


# Pictures


def test_a_picture_without_words_is_embedded(page: Studio) -> None:
    data = QMimeData()
    data.setImageData(QImage.fromData(QByteArray(png())))
    page.view.insertFromMimeData(data)
    assert [b.data[:4] for b in page.desk.article().blocks if isinstance(b, Image)] == [b"\x89PNG"]


def test_a_picture_of_a_page_is_embedded_not_linked(page: Studio) -> None:
    data = mime('<img src="https://example.kz/a.jpg">')
    data.setImageData(QImage.fromData(QByteArray(png())))
    page.view.insertFromMimeData(data)
    images = [b for b in page.desk.article().blocks if isinstance(b, Image)]
    assert [(b.data[:4], b.source) for b in images] == [(b"\x89PNG", "")]


def test_a_copied_picture_file_is_embedded(page: Studio, tmp_path: Path) -> None:
    path = tmp_path / "зал.png"
    path.write_bytes(png())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.view.insertFromMimeData(data)
    images = [b for b in page.desk.article().blocks if isinstance(b, Image)]
    assert [(b.data, b.name) for b in images] == [(png(), "зал.png")]


def test_words_pictures_are_taken_only_from_where_programs_lay_them_down(
    page: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, private = tmp_path / "shared", tmp_path / "private"
    for folder in (shared, private):
        folder.mkdir()
        (folder / "a.png").write_bytes(png())
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(shared))
    addresses = [QUrl.fromLocalFile(str(folder / "a.png")).toString() for folder in (shared, private)]
    addresses.append(QUrl.fromLocalFile(str(shared / ".." / "private" / "a.png")).toString())
    page.view.insertFromMimeData(mime("".join(f'<p>сурет</p><img src="{a}">' for a in addresses), "сурет"))
    assert [b.data for b in page.desk.article().blocks if isinstance(b, Image)] == [png()]
    said = page.window.status.findChild(QLabel, "message")
    assert said is not None
    assert said.text() == page.words.say("note.pictures", names="a.png")


# Copying


EVERYTHING = (
    text("бөлім", Style.HEADING_1),
    TextBlock(
        Style.PARAGRAPH, (Run("сөз "), Run("қалың", Mark.BOLD), Run(" "), Run("қор", link="https://a.kz"))
    ),
    text("бір", Style.BULLET),
    text("екі", Style.BULLET, 1),
    text("сөз", Style.QUOTE),
    Table(((Cell((Run("а"),)), Cell((Run("б"),))), (Cell((Run("1"),)), Cell((Run("2"),)))), header=True),
)


@pytest.fixture
def copied(studio: Studio) -> QMimeData:
    studio.desk._lay(Article(EVERYTHING), None)
    studio.view.selectAll()
    return studio.view.createMimeDataFromSelection()


def test_what_is_copied_comes_back_as_it_was(studio: Studio, copied: QMimeData) -> None:
    studio.desk._lay(Article((text(""),)), None)
    studio.view.insertFromMimeData(copied)
    assert studio.desk.article().blocks == EVERYTHING


def test_every_program_finds_what_it_knows(copied: QMimeData) -> None:
    markdown = bytes(copied.data("text/markdown").data())
    assert registry.by_id("markdown").read(markdown, "а.md").article.blocks == EVERYTHING
    assert read_part(copied.html(), "kk").blocks == EVERYTHING
    assert copied.text() == "бөлім\nсөз қалың қор\n• бір\n  ◦ екі\nсөз\nа\tб\n1\t2"
    assert "style=" not in copied.html()


def test_words_out_of_a_paragraph_are_copied_without_it(page: Studio, hands: Any) -> None:
    hands.put_cursor(3, 0)
    data = page.view.createMimeDataFromSelection()
    assert (data.html(), data.text()) == ("Тақ", "Тақ")


def test_for_a_site_the_whole_article_is_copied_as_html(page: Studio, hands: Any) -> None:
    page.window.actions_["copy_for_site"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == '<h1>Тақырып</h1>\n<p class="lead">Лид</p>\n<p>алдыарты</p>'
    assert data.html() == data.text()
    assert not page.view.textCursor().hasSelection()
    hands.put_cursor(3, 0)
    page.window.actions_["copy_for_site"].trigger()
    assert QGuiApplication.clipboard().text() == "Тақ"


def test_an_empty_clipboard_changes_nothing(page: Studio) -> None:
    before = page.desk.article()
    page.view.insertFromMimeData(QMimeData())
    page.view.insertFromMimeData(mime("<p> </p>", " "))
    cursor = QTextCursor(page.view.document())
    assert not cursor.hasSelection()
    assert page.desk.article() == before
