"""How much there is of an article: in the line below, and in full when it is clicked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar

from maqala.core import settings
from maqala.ui.figures import FiguresPopup
from maqala.ui.studio import Studio

TEXT = "Бүгін күн жылы. Ертең ше?\nЕкінші абзац"


def write(studio: Studio, hands: Any) -> None:
    studio.window.actions_["new"].trigger()
    hands.put_cursor(studio.view.document().characterCount() - 1)
    hands.type(TEXT)


def opened(studio: Studio) -> FiguresPopup:
    """The popup, opened with a click."""
    QTest.mouseClick(studio.window.status.button("counts"), Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, FiguresPopup)
    return popup


def test_a_click_shows_every_figure(studio: Studio, hands: Any) -> None:
    write(studio, hands)
    popup = opened(studio)
    said = popup.texts()
    for key, number in (
        ("words", 7),
        ("characters", len(TEXT) - 1),
        ("without_spaces", len("".join(TEXT.split()))),
        ("sentences", 3),
        ("paragraphs", 2),
        ("minutes", 1),
    ):
        assert studio.words.say(f"figures.{key}") in said
        assert str(number) in said, key
    assert studio.words.say("figures.selection") not in said
    popup.close()


def test_what_is_selected_stands_beside_the_article(studio: Studio, hands: Any) -> None:
    write(studio, hands)
    start = studio.view.toPlainText().index("Ертең")
    hands.put_cursor(start + len("Ертең ше?"), start)
    popup = opened(studio)
    assert studio.words.say("figures.selection") in popup.texts()
    assert popup.texts().count("2") == 2  # paragraphs of the article, words of the selection
    popup.close()
    assert studio.window.status.text("counts") == studio.words.say(
        "status.counts_selected", words=2, characters=9, minutes=1
    )


def test_without_a_target_there_is_no_progress(studio: Studio, hands: Any) -> None:
    write(studio, hands)
    popup = opened(studio)
    assert popup.findChild(QProgressBar) is None
    popup.close()


def test_progress_to_the_target_is_shown_below_and_in_the_popup(studio: Studio, hands: Any) -> None:
    write(studio, hands)
    studio.counting.count()
    studio.settings.set(settings.WORDS_WANTED, 10)
    assert "7 / 10" in studio.window.status.text("counts")
    popup = opened(studio)
    bar = popup.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (7, 10)
    assert studio.words.say("figures.progress", words=7, wanted=10) in popup.texts()
    popup.close()


def test_more_than_wanted_fills_the_bar(studio: Studio, hands: Any) -> None:
    studio.settings.set(settings.WORDS_WANTED, 3)
    write(studio, hands)
    popup = opened(studio)
    bar = popup.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.value() == bar.maximum() == 3
    popup.close()


def test_escape_closes_it(studio: Studio, hands: Any) -> None:
    write(studio, hands)
    QTest.keyClick(opened(studio), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
