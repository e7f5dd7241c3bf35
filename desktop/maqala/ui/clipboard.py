"""Copy and paste what the text means: formatting and structure come along, fonts and colours do not."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from maqala.core.article import Article, Metadata, Run, Style, TextBlock
from maqala.core.errors import MaqalaError
from maqala.ui.editor import bridge, editing, styles
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.view import ArticleView
from maqala.ui.pictures import Pictures

_ADDRESS = re.compile(r"(https?|mailto):\S+", re.IGNORECASE)


class Clipboard:
    """Goes between the view and the clipboard, through the same readers and writers as files."""

    def __init__(self, view: ArticleView, pictures: Pictures) -> None:
        self._view = view
        self._pictures = pictures

    def copy(self, cursor: QTextCursor) -> QMimeData:
        """The selection as plain text and HTML."""
        from maqala.core.formats import registry
        from maqala.core.formats.contract import Options

        article = selected(cursor)
        result = QMimeData()
        result.setText(cursor.selection().toPlainText())
        result.setHtml(registry.by_id("html").write(article, Options(fragment=True)).decode("utf-8"))
        return result

    def paste(self, cursor: QTextCursor, source: QMimeData) -> bool:
        """Put what is on the clipboard in place of the selection; False: plain text is enough."""
        if cursor.hasSelection() and _ADDRESS.fullmatch(source.text().strip()):
            editing.set_link(cursor, source.text().strip())
            return True
        if not source.hasText() and self._pictures.paste(source):
            return True
        if not source.hasHtml() or styles.kind_of(cursor.block()) == styles.CELL:
            return self._paste_text(cursor, source)
        article = self._read(source.html())
        if article is None:
            return self._paste_text(cursor, source)
        with editing.one_step(cursor):
            cursor.removeSelectedText()
            if len(article.blocks) == 1 and isinstance(article.blocks[0], TextBlock):
                bridge.insert_runs(cursor, article.blocks[0].runs)
            else:
                bridge.insert_blocks(cursor, article.blocks, self._view.measure)
        self._view.setTextCursor(cursor)
        return True

    def paste_plain(self, cursor: QTextCursor, source: QMimeData) -> None:
        """Put only the words in place of the selection."""
        self._paste_text(cursor, source)

    def _paste_text(self, cursor: QTextCursor, source: QMimeData) -> bool:
        lines = source.text().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if styles.kind_of(cursor.block()) == styles.CELL:
            lines = [LINE_BREAK.join(lines)]
        with editing.one_step(cursor):
            cursor.removeSelectedText()
            for number, line in enumerate(lines):
                if number:
                    cursor.insertBlock()
                bridge.insert_runs(cursor, (Run(line),) if line else ())
        self._view.setTextCursor(cursor)
        return True

    def _read(self, html: str) -> Article | None:
        from maqala.core.formats import registry

        try:
            found = registry.by_id("html").read(html.encode("utf-8"), "clipboard.html").article
        except MaqalaError:
            return None
        return found if found.blocks else None


def selected(cursor: QTextCursor) -> Article:
    """The selected part of the document as an article."""
    part = QTextDocument()
    QTextCursor(part).insertFragment(cursor.selection())
    article = bridge.article_of(part, Metadata())
    blocks = article.blocks
    if len(blocks) == 1 and isinstance(blocks[0], TextBlock):
        # Some words out of a heading are words, not a heading.
        return Article((TextBlock(Style.PARAGRAPH, blocks[0].runs),))
    return article
