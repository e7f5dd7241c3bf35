"""The page under hands: the paper beside the column, and who hears of the cursor when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from maqala.core.article import Article, Run, Style, TextBlock
from maqala.ui.editor.block_state import blocks
from maqala.ui.studio import Studio

LINES = [f"{number}-жол осында тұр" for number in range(1, 200)]


@pytest.fixture
def page(studio: Studio) -> Studio:
    studio.desk._lay(Article(tuple(TextBlock(Style.PARAGRAPH, (Run(line),)) for line in LINES)), None)
    studio.window.resize(1280, 800)
    QApplication.processEvents()
    return studio


def mouse(page: Studio, what: Callable[..., None], place: QPoint) -> None:
    """Do something with the mouse to whatever is there in the view."""
    there = page.view.childAt(place)
    what(there, Qt.MouseButton.LeftButton, pos=there.mapFrom(page.view, place))


def beside(page: Studio, line: int, *, left: bool) -> QPoint:
    """A place on the paper beside a line, as the view counts."""
    cursor = page.view.textCursor()
    cursor.setPosition(page.view.document().findBlockByNumber(line).position())
    column = page.view.viewport().geometry()
    assert column.left() > 10
    height = column.top() + page.view.cursorRect(cursor).center().y()
    return QPoint(5 if left else column.right() + 5, height)


@pytest.mark.parametrize("left", [True, False])
def test_a_click_beside_the_column_goes_to_the_line(page: Studio, left: bool) -> None:
    mouse(page, QTest.mouseClick, beside(page, 3, left=left))
    cursor = page.view.textCursor()
    assert (cursor.block().text(), cursor.atBlockStart()) == (LINES[3], left)


def test_the_menu_opens_beside_the_column_as_in_it(page: Studio, hands: Any) -> None:
    opened: list[QMenu] = []
    page.checking.menu_opened.connect(opened.append)
    place = beside(page, 3, left=True)
    paper = page.view.childAt(place)
    here, screen = paper.mapFrom(page.view, place), page.view.mapToGlobal(place)
    QApplication.sendEvent(paper, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, screen))
    hands.wait(lambda: bool(opened))
    assert page.view.textCursor().block().text() == LINES[3]
    opened[0].close()


def test_lines_are_selected_from_the_paper_beside_them(page: Studio) -> None:
    mouse(page, QTest.mousePress, beside(page, 1, left=True))
    paper, end = page.view.childAt(beside(page, 1, left=True)), beside(page, 2, left=False)
    QTest.mouseMove(
        paper, paper.mapFrom(page.view, end)
    )  # whoever was pressed has the mouse until it is let go
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=paper.mapFrom(page.view, end))
    assert page.view.textCursor().selectedText() == "\u2029".join(LINES[1:3])


def test_the_wheel_scrolls_beside_the_column_as_in_it(page: Studio) -> None:
    view, bar = page.view, page.view.verticalScrollBar()
    turned = []
    for place in (view.viewport().geometry().center(), beside(page, 1, left=True)):
        bar.setValue(0)
        widget = view.childAt(place)
        place = widget.mapFrom(view, place)
        screen = widget.mapToGlobal(place)
        none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
        down = QWheelEvent(QPointF(place), QPointF(screen), QPoint(), QPoint(0, -120), *none, False)
        QApplication.sendEvent(widget, down)
        turned.append(bar.value())
    assert turned[0] == turned[1] > 0


def test_a_move_is_told_at_once_and_typing_when_it_pauses(page: Studio, hands: Any) -> None:
    told: list[int] = []
    page.view.moved.connect(lambda: told.append(page.view.textCursor().position()))
    hands.put_cursor(4)
    assert told == [4]
    hands.type("сөз")
    assert told == [4]
    hands.wait(lambda: told == [4, 7])
    hands.type("ә")
    hands.press(Qt.Key.Key_Left)
    assert told == [4, 7, 7]
    QTest.qWait(300)
    assert told == [4, 7, 7]


def test_the_bar_says_what_is_written_once_somebody_pauses(page: Studio, hands: Any) -> None:
    bold = page.window.actions_["bold"]
    hands.put_cursor(0)
    bold.trigger()
    hands.type("қою")
    assert bold.isChecked()
    hands.press(Qt.Key.Key_Right)
    assert not bold.isChecked()
    hands.put_cursor(2)
    assert bold.isChecked()


ARABIC = "\u0645\u0642\u0627\u0644\u0629"


def run_from_the_right(page: Studio) -> list[bool]:
    """Of each paragraph whether its lines do."""
    return [block.textDirection() == Qt.LayoutDirection.RightToLeft for block in blocks(page.view.document())]


@pytest.mark.parametrize("way", ["opened", "pasted", "typed"])
def test_a_paragraph_in_arabic_letters_runs_from_the_right_and_no_other(
    studio: Studio, hands: Any, way: str
) -> None:
    texts = ("Бұрын", ARABIC if way == "opened" else "", "Кейін")
    studio.window.resize(1280, 800)
    studio.desk._lay(Article(tuple(TextBlock(Style.PARAGRAPH, (Run(text),)) for text in texts)), None)
    hands.put_cursor(len("Бұрын") + 1)
    if way == "pasted":
        QApplication.clipboard().setText(ARABIC)
        studio.view.paste()
    if way == "typed":
        hands.type(ARABIC)
    hands.wait(lambda: run_from_the_right(studio) == [False, True, False])
