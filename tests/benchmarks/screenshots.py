"""Draws every state of the window into a folder, for looking at: `python screenshots.py OUT [ARTICLE]`.

Without a screen it draws offscreen; QT_SCALE_FACTOR=2 draws at twice the size. Fonts are the machine's own.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from maqala.core.values import replace

os.environ["MAQALA_HOME"] = tempfile.mkdtemp(prefix="maqala-pictures-")
if not os.environ.get("DISPLAY"):
    # Qt's own is 800 pixels wide, and a window is no larger than its screen.
    dots = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    size = {"width": round(1440 * dots), "height": round(900 * dots)}
    screen = {"name": "laptop", "x": 0, "y": 0, **size, "logicalDpi": 96, "dpr": 1}
    screens = Path(os.environ["MAQALA_HOME"], "screens.json")
    screens.write_text(json.dumps({"screens": [screen]}))
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screens}")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap, QTextCursor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from maqala.core import licences, paths, settings
from maqala.core.article import Article, Cell, Image, Mark, Rule, Run, Style, Table, TextBlock
from maqala.core.messages import LANGUAGES, message
from maqala.core.settings import Settings
from maqala.core.storage.recovery import State
from maqala.core.storage.session import Found
from maqala.ui import app as program
from maqala.ui import fonts
from maqala.ui.app import App
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.about import AboutDialog
from maqala.ui.dialogs.add_word import AddWordDialog
from maqala.ui.dialogs.conflict import ConflictDialog
from maqala.ui.dialogs.export import ExportDialog, Wish
from maqala.ui.dialogs.history import HistoryDialog
from maqala.ui.dialogs.link import LinkDialog
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.dialogs.restore import RestoreDialog
from maqala.ui.dialogs.shortcuts import ShortcutsDialog
from maqala.ui.dialogs.table import TableDialog
from maqala.ui.figures import FiguresPopup
from maqala.ui.printing.preview import Preview
from maqala.ui.studio import Studio


def _text(style: Style, text: str, depth: int = 0) -> TextBlock:
    return TextBlock(style, (Run(text),), depth)


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Run(text),)) for text in texts)


EVERYTHING = Article(
    (
        _text(Style.HEADLINE, "Ауылға жаңа кітапхана келді"),
        _text(Style.LEAD, "Отыз жыл күткен оқырмандар кітап сөресіне енді өз ауылында жетеді."),
        TextBlock(
            Style.PARAGRAPH,
            (
                Run("Кітапхана "),
                Run("қыркүйекте", Mark.BOLD),
                Run(" ашылды. Оған "),
                Run("облыстық қор", link="https://example.kz"),
                Run(" көмектесті: бес мың кітап "),
                Run("тегін", Mark.ITALIC),
                Run(" берілді, оқу залы 120 м"),
                Run("2", Mark.SUPERSCRIPT),
                Run("."),
            ),
        ),
        _text(Style.HEADING_1, "Кім келеді"),
        _text(Style.BULLET, "мектеп оқушылары"),
        _text(Style.BULLET, "ата-аналар", 1),
        _text(Style.NUMBER, "таңертең – балалар"),
        _text(Style.NUMBER, "кешке – үлкендер"),
        _text(Style.QUOTE, "Бұрын кітап алу үшін ауданға баратынбыз."),
        _text(Style.QUOTE, "Енді кітап өзімізге келді."),
        _text(Style.HEADING_2, "Сандар"),
        Table((_cells("Жыл", "Оқырман"), _cells("2024", "310"), _cells("2025", "540")), header=True),
        Image(name="оқу залы.jpg", caption=(Run("Жаңа оқу залы"),)),
        Rule(),
        _text(Style.HEADING_3, "Жұмыс уақыты"),
        _text(Style.PARAGRAPH, "Күн сайын сағат 9-дан 19-ға дейін."),
    )
)


def wait(seconds: float = 0.15) -> None:
    """Let the window and its workers go on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


class Camera:
    """Takes pictures of one running program."""

    def __init__(self, folder: Path, app: App, studio: Studio) -> None:
        self.folder = folder
        self.app = app
        self.studio = studio

    def take(self, name: str, *above: QWidget) -> None:
        """The window, and what has popped up above it."""
        wait()
        window = self.studio.window
        picture = window.grab()
        painter = QPainter(picture)
        for widget in above:
            at = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(at, widget.grab())
        painter.end()
        self._save(name, picture)

    def take_dialog(self, name: str, dialog: QWidget) -> None:
        """A dialog over the middle of the window."""
        dialog.show()
        wait(0.05)
        size, window = dialog.size(), self.studio.window
        dialog.move(
            window.mapToGlobal(window.rect().center()) - QPoint(size.width() // 2, size.height() // 2)
        )
        self.take(name, dialog)
        dialog.close()

    def _save(self, name: str, picture: QPixmap) -> None:
        path = self.folder / f"{name}.png"
        picture.save(str(path))
        print(path)


def dialogs(app: App, studio: Studio) -> Iterator[tuple[str, QWidget]]:
    """Every dialog, as it would be seen."""
    window, words = studio.window, studio.words
    for number, section in enumerate(settings.SECTIONS):
        preferences = Preferences(
            window, words, studio.settings, fonts.fit_for_the_page()[:5], app.rules, app.own_words
        )
        preferences.sections.setCurrentRow(number)
        yield f"preferences-{section}", preferences
    if own := app.own_words.own:
        yield "add-word", AddWordDialog(window, words, own, own.guesses("жсопарларымен"), "жсопарларымен")
    versions = Found((State("a", EVERYTHING, datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),))
    yield (
        "history",
        HistoryDialog(window, words, studio.theme, "мақала.docx", versions, studio.desk.article()),
    )
    yield "shortcuts", ShortcutsDialog(window, words, window.menus, ())
    studio.preflight.show()
    wait(0.5)
    yield "preflight", studio.preflight.dialog()
    yield "link", LinkDialog(window, words, "https://egemen.kz")
    yield "table", TableDialog(window, words)
    yield "unsaved", ask.about_unsaved(window, words, "мақала.docx")
    why = message("error.write.full", name="мақала.docx")
    yield "save-failed", ask.after_failed_save(window, words, why)
    renamed = message("watch.renamed", name="мақала.docx", new="жаңа мақала.docx")
    yield "missing", ask.about_missing(window, words, renamed, Path("жаңа мақала.docx"))
    opened = message("twice.word_who", name="мақала.docx", who="Асан Үсенов")
    yield "opened-twice", ask.about_open_elsewhere(window, words, opened)
    mine = studio.desk.article()
    theirs = replace(
        mine, blocks=(*mine.blocks[:1], *mine.blocks[2:], _text(Style.PARAGRAPH, "Редактор қосқан сөйлем."))
    )
    yield "conflict", ConflictDialog(window, words, studio.theme, "мақала.docx", theirs, mine)
    export = ExportDialog(window, words, studio.theme, EVERYTHING, Wish(), studio.services.helper)
    wait(0.5)
    yield "export", export
    yield "losses", ask.may_lose(window, words, "мақала.txt", [why])
    yield "crash", ask.crash_box(window, words, "?")
    left = (*versions.states, replace(versions.states[0], document="b", path=Path("мақала.docx")))
    yield "restore", RestoreDialog(window, words, left)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    pages = Preview(
        window, words, studio.theme, printer, lambda to: studio.printing.send(to, studio.desk.article())
    )
    yield "print-preview", pages
    studio.view.selectAll()
    studio.counting.count()
    counted = studio.counting
    yield "figures", FiguresPopup(window, words, counted.article, counted.selection, 600)
    studio.view.moveCursor(QTextCursor.MoveOperation.Start)
    yield "about", AboutDialog(window, words, "0.1.0", licences.parts())


def open_article(studio: Studio, article: Path) -> None:
    """Open and wait until it is checked."""
    studio.view.document().setModified(False)
    studio.desk.open(article)
    for _ in range(100):
        wait(0.05)
        if studio.proofreader.settled:
            break
    wait(0.4)


def menu_at_first_finding(studio: Studio) -> QWidget | None:
    """The context menu on the first finding."""
    found = studio.proofreader.findings()
    if not found:
        return None
    opened: list[QWidget] = []
    studio.checking.menu_opened.connect(opened.append)
    cursor = studio.view.textCursor()
    cursor.setPosition(found[0].position + 2)
    studio.view.setTextCursor(cursor)
    studio.view.scroll_to_cursor()
    place = studio.view.viewport().mapToGlobal(studio.view.cursorRect().bottomLeft())
    studio.checking.open_menu(found[0].position + 2, place)
    wait(0.6)
    return opened[0] if opened else None


def in_each_theme(camera: Camera, article: Path) -> None:
    """Start page, article, panels, menu, find bar."""
    studio, actions = camera.studio, camera.studio.window.actions_
    for theme in ("light", "dark"):
        studio.settings.set(settings.THEME, theme)
        open_article(studio, article)
        camera.take(f"{theme}-article")
        actions["findings"].setChecked(True)
        camera.take(f"{theme}-findings")
        if menu := menu_at_first_finding(studio):
            camera.take(f"{theme}-menu", menu)
            menu.close()
        actions["outline"].setChecked(True)
        camera.take(f"{theme}-outline")
        actions["details"].setChecked(True)
        camera.take(f"{theme}-details")
        actions["details"].setChecked(False)
        studio.find.open(replacing=True)
        studio.find.what.setText("форум")
        wait(0.5)  # it searches when typing rests
        camera.take(f"{theme}-find")
        studio.find.hide()
        actions["findings"].setChecked(False)
        studio.desk.new()
        camera.take(f"{theme}-new")
        studio.desk._lay(EVERYTHING, None)
        camera.take(f"{theme}-styles")
        studio.view.set_comfort(focused=True, typewriter=False)
        camera.take(f"{theme}-focus")
        studio.view.set_comfort(focused=False, typewriter=False)
        studio.view.verticalScrollBar().setValue(10_000)
        camera.take(f"{theme}-styles-end")
        studio.view.document().setModified(False)


def in_each_language(camera: Camera, article: Path) -> None:
    """Start page, window and dialogs."""
    studio = camera.studio
    studio.settings.set(settings.THEME, "light")
    for language in LANGUAGES:
        studio.settings.set(settings.INTERFACE_LANGUAGE, language)
        studio.window.show_article(on=False)
        camera.take(f"{language}-start")
        open_article(studio, article)
        studio.window.actions_["findings"].setChecked(True)
        camera.take(f"{language}-article")
        for name, dialog in dialogs(camera.app, studio):
            camera.take_dialog(f"{language}-{name}", dialog)
        for name, menu in studio.window.menus.items():
            if name not in ("recent", "styles"):
                bar = studio.window.menuBar()
                menu.popup(bar.mapToGlobal(bar.actionGeometry(menu.menuAction()).bottomLeft()))
                camera.take(f"{language}-menu-{name}", menu)
                menu.close()
        studio.window.actions_["findings"].setChecked(False)
    studio.settings.set(settings.INTERFACE_LANGUAGE, LANGUAGES[0])
    studio.settings.set(settings.THEME, "dark")
    for name, dialog in dialogs(camera.app, studio):
        camera.take_dialog(f"dark-{name}", dialog)


def main(out: Path, article: Path) -> None:
    """Take all the pictures."""
    out.mkdir(parents=True, exist_ok=True)
    qt = program.application()
    app = App(Settings(paths.settings()))
    qt.installTranslator(app.qt_words)
    app.settings.set(settings.THEME, "light")
    app.start()
    studio = app.windows.current
    wait(1.5)
    camera = Camera(out, app, studio)
    camera.take("light-start")
    steps: tuple[Callable[[Camera, Path], None], ...] = (in_each_theme, in_each_language)
    for step in steps:
        step(camera, article)
    studio.view.document().setModified(False)
    app.stop()


if __name__ == "__main__":
    sample = paths.shipped("resources", "samples", "sample.md")
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else sample)
