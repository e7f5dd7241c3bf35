"""The lines under findings, as they are painted: in their place, in their colour, and never a part of the text."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from maqala.core.article import Article, Run, Style, TextBlock
from maqala.ui.studio import Studio

_ARTICLE = Article((TextBlock(Style.PARAGRAPH, (Run("Біз мектепп салдық, жаңа мектепп керек еді"),)),))


@pytest.fixture
def page(studio: Studio, hands: Any) -> Studio:
    studio.desk.take_copy(_ARTICLE)
    hands.wait(lambda: hands.underlined() == ["мектепп", "мектепп"])
    return studio


def painted(page: Studio, colour: str) -> set[int]:
    """The words of the first paragraph under which there is something of a colour, by their numbers."""
    wanted, picture = page.theme.colour(colour), page.view.viewport().grab().toImage()
    block, found, at = page.view.document().begin(), set(), 0
    for number, word in enumerate(block.text().split(" ")):
        cursor = page.view.textCursor()
        cursor.setPosition(at)
        left = page.view.cursorRect(cursor)
        cursor.setPosition(at + len(word))
        right = page.view.cursorRect(cursor)
        if left.top() == right.top():
            area = left.united(right).adjusted(2, left.height() // 2, -2, 4)
            found |= {number} if _has(picture, wanted, area.getRect()) else set()
        at += len(word) + 1
    return found


def _has(picture: QImage, wanted: QColor, area: tuple[int, int, int, int]) -> bool:
    left, top, width, height = area
    dots = (QColor(picture.pixel(x, y)) for x in range(left, left + width) for y in range(top, top + height))
    return any(
        abs(dot.red() - wanted.red()) + abs(dot.green() - wanted.green()) + abs(dot.blue() - wanted.blue())
        < 90
        for dot in dots
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_wave_runs_under_each_unknown_word_and_no_other(page: Studio, theme: str) -> None:
    page.theme.choose(theme)
    assert painted(page, "error") == {1, 4}


def test_it_goes_with_its_word(page: Studio) -> None:
    cursor = page.view.textCursor()
    cursor.setPosition(0)
    cursor.insertText("Ал ")
    assert painted(page, "error") == {2, 5}


def test_it_makes_room_for_what_is_being_composed(page: Studio, hands: Any) -> None:
    hands.put_cursor(0)
    before = _left_end(page)
    QApplication.sendEvent(page.view, QInputMethodEvent("ммммм", []))
    assert page.view.document().begin().layout().preeditAreaText()
    assert _left_end(page) > before + 30


def _left_end(page: Studio) -> int:
    """Where the first wave begins, in pixels."""
    picture, wanted = page.view.viewport().grab().toImage(), page.theme.colour("error")
    columns = range(picture.width())
    return next(x for x in columns if _has(picture, wanted, (x, 0, 1, picture.height())))


def test_nothing_of_it_is_in_the_text(page: Studio) -> None:
    block = page.view.document().begin()
    assert not block.layout().formats()
    assert not page.view.document().isUndoAvailable()
