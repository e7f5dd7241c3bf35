"""The article on paper: what stands on which page, what a PDF holds, and what happens when it cannot be made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from maqala.core import paths
from maqala.core.article import Article, Block, Cell, Image, Metadata, Run, Style, Table, TextBlock
from maqala.ui.editor import styles
from maqala.ui.editor.block_state import blocks
from maqala.ui.printing.preview import Preview
from maqala.ui.printing.sheets import Print, Sheets, paper
from maqala.ui.studio import Studio
from maqala.ui.theme import Palette

DOTS = 120
LINE = "Былтыр ауылда жаңа мектеп ашылды, оған үш жүзге жуық бала барады."


def text(style: Style, words: str) -> TextBlock:
    return TextBlock(style, (Run(words),))


def sheets(*content: Block, headline: str = "Жаңа мектеп") -> Sheets:
    article = Article((text(Style.HEADLINE, headline), *content), Metadata(byline="Айгүл Серікқызы"))
    palette = Palette.load(paths.shipped("resources", "themes"), "light")
    return Sheets(Print(article, "DejaVu Serif", palette), paper(), DOTS)


def pages(made: Sheets) -> list[list[str]]:
    """The words of the blocks on each page, by their first line."""
    found: list[list[str]] = [[] for _ in range(made.number)]
    for block in blocks(made._document):
        found[made._page(block, 0)].append(block.text())
    return found


def drawn(made: Sheets, at: int) -> QImage:
    area = paper().paintRectPixels(DOTS)
    picture = QImage(area.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    made.paint(painter, at)
    painter.end()
    return picture


def inked(picture: QImage, rows: Sequence[int]) -> bool:
    """Whether anything is drawn in these rows."""
    return any(picture.pixelColor(x, y).lightness() < 200 for y in rows for x in range(0, picture.width(), 2))


def png(width: int, height: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("#224466"))
    picture.save(buffer, "PNG")
    return bytes(data.data())


def test_an_article_of_some_length_takes_some_pages_and_nothing_is_lost() -> None:
    made = sheets(*(text(Style.PARAGRAPH, f"{number}. {LINE * 3}") for number in range(60)))
    assert made.number > 2
    assert sum(len(page) for page in pages(made)) == 61


@pytest.mark.parametrize("before", range(24, 44))
def test_no_heading_stands_at_the_foot_of_a_page(before: int) -> None:
    made = sheets(
        *(text(Style.PARAGRAPH, "Жол") for _ in range(before)),
        text(Style.HEADING_1, "Бөлім"),
        text(Style.HEADING_2, "Тарау"),
        text(Style.PARAGRAPH, LINE * 6),
    )
    for page in pages(made):
        assert page[-1] not in ("Бөлім", "Тарау")


@pytest.mark.parametrize("before", range(24, 44))
def test_no_first_line_is_left_alone(before: int) -> None:
    made = sheets(*(text(Style.PARAGRAPH, "Жол") for _ in range(before)), text(Style.PARAGRAPH, LINE * 6))
    last = made._document.lastBlock()
    assert last.layout().lineCount() > 2
    assert made._page(last, 0) == made._page(last, 1)


def test_a_tall_picture_is_made_to_fit_and_keeps_its_caption() -> None:
    made = sheets(
        *(text(Style.PARAGRAPH, LINE * 3) for _ in range(8)),
        Image(png(600, 3000), "а.png", caption=(Run("Сурет жазуы"),)),
    )
    picture = next(b for b in blocks(made._document) if styles.kind_of(b) == styles.IMAGE)
    height = made._document.documentLayout().blockBoundingRect(picture).height()
    assert height < 0.75 * made._body.height()
    assert made._page(picture, 0) == made._page(picture.next(), 0)


@pytest.mark.parametrize("dots", [DOTS, 600, 1200])
def test_nothing_of_a_picture_is_left_on_the_page_before_it(dots: int) -> None:
    content = (*(text(Style.PARAGRAPH, LINE * 3) for _ in range(8)), Image(png(1200, 800), "а.png"))
    article = Article((text(Style.HEADLINE, "Жаңа мектеп"), *content))
    palette = Palette.load(paths.shipped("resources", "themes"), "light")
    made = Sheets(Print(article, "DejaVu Serif", palette), paper(), dots)
    picture = next(b for b in blocks(made._document) if styles.kind_of(b) == styles.IMAGE)
    layout = picture.layout()
    assert made.number == 2
    assert layout.position().y() + layout.lineAt(0).y() >= made._body.height()


def test_every_page_has_its_number_and_all_but_the_first_the_headline() -> None:
    made = sheets(*(text(Style.PARAGRAPH, LINE * 3) for _ in range(40)))
    strip = range(int(made._area.height()) - 14, int(made._area.height()))
    for at in range(made.number):
        assert inked(drawn(made, at), strip)
        assert inked(drawn(made, at), range(14))


def test_a_table_s_lines_are_seen_on_paper() -> None:
    row = (Cell((Run("Жыл"),)), Cell((Run("Саны"),)))
    made = sheets(Table((row, row), header=True))
    picture = drawn(made, 0)
    middle = picture.height() // 6
    assert inked(picture, range(middle - 60, middle + 60))


@pytest.fixture
def written(studio: Studio, hands: Any) -> Studio:
    studio.window.actions_["new"].trigger()
    hands.type("Жаңа мектеп\nАуылда ашылды\n" + f"{LINE}\n" * 5)
    return studio


def test_a_pdf_has_its_fonts_its_title_and_its_words_in_it(written: Studio, tmp_path: Path) -> None:
    path = tmp_path / "мақала.pdf"
    written.desk.pdf_wanted.emit(path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/FontFile2" in data
    assert "Жаңа мектеп".encode("utf-16-be") in data
    assert f"<{ord('ң'):04X}>".encode() in data  # the letter can be copied and searched for
    assert written.desk.path is None


def test_a_pdf_that_cannot_be_written_says_why(written: Studio, hands: Any, tmp_path: Path) -> None:
    hands.answer("button.close")
    written.desk.pdf_wanted.emit(tmp_path / "жоқ" / "мақала.pdf")
    assert len(hands.asked) == 1


def test_a_pdf_can_be_had_from_the_menu(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "а.pdf"
    monkeypatch.setattr(written.exporting.places, "ask_save", lambda *_given, **_more: path)
    written.window.actions_["pdf"].trigger()
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_preview_shows_the_pages_and_goes_through_them(written: Studio, qt: Any) -> None:
    printer = written.printing._printer()
    article = Article(tuple(text(Style.PARAGRAPH, LINE * 3) for _ in range(40)))
    preview = Preview(
        written.window, written.words, written.theme, printer, lambda to: written.printing.send(to, article)
    )
    preview.show()
    qt.processEvents()
    number = preview.pages.pageCount()
    assert number > 1
    assert preview.at.text() == written.words.say("print.page", at=1, number=number)
    assert not preview.buttons["previous"].isEnabled()
    for _ in range(number):
        preview.buttons["next"].click()
    assert preview.at.text() == written.words.say("print.page", at=number, number=number)
    assert not preview.buttons["next"].isEnabled()
    for key, at in (("Home", 1), ("PageDown", 2), ("End", number), ("PageUp", number - 1)):
        QTest.keyClick(preview.print_, Qt.Key[f"Key_{key}"])
        assert preview.at.text() == written.words.say("print.page", at=at, number=number)
    preview.close()


@pytest.mark.parametrize(("first", "last", "expected"), [(0, 0, [0, 1, 2, 3]), (2, 3, [1, 2]), (4, 9, [3])])
def test_only_the_sheets_that_were_asked_for_are_printed(first: int, last: int, expected: list[int]) -> None:
    from maqala.ui.printing.printing import _asked_for

    printer = QPrinter()
    printer.setFromTo(first, last)
    assert _asked_for(printer, 4) == expected
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert _asked_for(printer, 4) == expected[::-1]


def test_nobody_who_does_not_print_loads_what_prints(root: Path) -> None:
    code = (
        "import sys; from maqala.ui import app; q = app.application();"
        "from maqala.core import settings; from pathlib import Path; import tempfile;"
        "a = app.App(settings.Settings(Path(tempfile.mkdtemp()) / 's.json')); a.start();"
        "a.new(); print('PySide6.QtPrintSupport' in sys.modules); a.stop()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "False"
