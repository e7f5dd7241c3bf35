"""Printing, the preview of it, and PDF."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from maqala.core import paths
from maqala.core.article import Article, without_empty_fields
from maqala.core.errors import MaqalaError
from maqala.core.storage import atomic
from maqala.ui.clipboard import selected
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.theme import Palette, Theme
from maqala.ui.window import Window

if TYPE_CHECKING:  # few print, and looking for printers takes its time
    from PySide6.QtPrintSupport import QPrinter

    from maqala.ui.printing.sheets import Print


class Printing(QObject):
    """Prints the article of one window."""

    def __init__(self, window: Window, desk: Desk, view: ArticleView, words: Words, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._desk = desk
        self._view = view
        self._words = words
        window.actions_.on("print", self.print_)
        window.actions_.on("print_preview", self.preview)
        desk.pdf_wanted.connect(self.save_pdf)

    @cached_property
    def _paper(self) -> QPageLayout:
        """The sheet that was printed on last."""
        from maqala.ui.printing.sheets import paper

        return paper()

    def print_(self) -> None:
        """Ask for the printer, then print."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        printer = self._printer()
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self._words.say("print.title"))
        some = self._view.textCursor().hasSelection()
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, on=some)
        if ask.wait_for(dialog):
            part = dialog.printRange() == QAbstractPrintDialog.PrintRange.Selection
            self._paper = printer.pageLayout()
            self.send(printer, self._selected() if part else self._desk.to_take_along())

    def _selected(self) -> Article:
        return self._desk.with_pictures(selected(self._view.textCursor()))

    def preview(self) -> None:
        """Show the sheets as they will be printed."""
        from maqala.ui.printing.preview import Preview

        printer, article = self._printer(), self._desk.to_take_along()
        dialog = Preview(self._window, self._words, self._theme, printer, lambda to: self.send(to, article))
        dialog.print_wanted.connect(self.print_)
        dialog.pdf_wanted.connect(self._window.actions_["pdf"].trigger)
        ask.wait_for(dialog)
        self._paper = printer.pageLayout()

    def save_pdf(self, path: Path) -> None:
        """Write the article as PDF, its fonts in it; says why if it cannot."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageLayout(self._paper)
        writer.setTitle(self._desk.article().headline or self._desk.name)
        writer.setCreator("Maqala")
        painted = self._paint(writer, self._desk.to_take_along())
        buffer.close()
        try:
            if not painted:
                raise MaqalaError("error.print.pdf", name=path.name)
            atomic.write(path, bytes(data.data()))
        except MaqalaError as error:
            ask.show_error(self._window, self._words, error.message)
        else:
            self._desk.said.emit(self._words.say("export.done", name=path.name))

    def send(self, printer: QPrinter, article: Article) -> None:
        """Print what was asked for: everything or some sheets; says so if the printer does not take it."""
        self._desk.risky.emit()  # what drivers do is not in our hands
        if not self._paint(printer, article):
            ask.show_error(self._window, self._words, MaqalaError("error.print.printer").message)

    def _paint(self, device: QPagedPaintDevice, article: Article) -> bool:
        """Draw the sheets that the device was asked for; False if it refuses."""
        from maqala.ui.printing.sheets import Sheets

        sheets = Sheets(self._wanted(article), device.pageLayout(), device.logicalDpiY())
        painter = QPainter()
        if not painter.begin(device):
            return False
        done = True
        for place, at in enumerate(_asked_for(device, sheets.number)):
            done = done and (not place or device.newPage())
            sheets.paint(painter, at)
        return painter.end() and done

    def _wanted(self, article: Article) -> Print:
        from maqala.ui.printing.sheets import Print

        themes = paths.shipped("resources", "themes")
        family = self._view.document().defaultFont().family()
        return Print(
            without_empty_fields(article),
            family,
            Palette.load(themes, "light"),
            self._words.catalogue.sentences["print.page"],
        )

    def _printer(self) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_fitting(printer, self._paper))
        printer.setDocName(self._desk.article().headline or self._desk.name)
        printer.setCreator("Maqala")
        return printer


def _asked_for(device: QPagedPaintDevice, number: int) -> list[int]:
    """Which of so many sheets a device is to get, counted from 0, in its order and as often as it says."""
    ranges = device.pageRanges()
    chosen = [at for at in range(number) if ranges.isEmpty() or ranges.contains(at + 1)]
    if isinstance(device, QPdfWriter):
        return chosen
    printer = cast("QPrinter", device)
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [at for at in chosen for _ in range(copies)]


def _fitting(printer: QPrinter, wanted: QPageLayout) -> QPageLayout:
    """`wanted` on the printer's own paper."""
    result = QPageLayout(wanted)
    size = printer.pageLayout().pageSize()
    if size.isValid() and printer.isValid():
        result.setPageSize(size, wanted.margins())
    return result
