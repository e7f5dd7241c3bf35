"""How an article will be in another format, made in a thread and shown a piece at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget

from maqala.core.article import Article
from maqala.core.errors import ReadError
from maqala.core.messages import Message
from maqala.core.values import dataclass
from maqala.ui.editor import bridge
from maqala.ui.editor.looks import Looks
from maqala.ui.editor.ornaments import Ornaments
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.theme import Theme

if TYPE_CHECKING:  # the formats take longer to load than the window
    from maqala.core.formats.contract import Format, Options

_LETTERS = 58
_STEP = 20
"""Blocks that are put on the page at a time; nobody notices how long that takes."""

_PACKED = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=]{40,}")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reader of the file finds; `source` is the file itself if that is wanted, `lost` what stays behind."""

    article: Article
    source: str | None = None
    lost: tuple[Message, ...] = ()


def preview_of(article: Article, form: Format | None, options: Options, *, as_file: bool) -> Preview:
    """`article` as it will be in `form`, as a text if `as_file`; PDF is no format and shows it as it is."""
    if form is None:
        return Preview(article)
    data, lost = form.write(article, options), form.losses(article)
    if as_file:
        return Preview(article, _PACKED.sub("…", data.decode()), lost)
    try:
        return Preview(form.read(data, f"a{form.extensions[0]}").article, lost=lost)
    except ReadError:  # too long to be read
        return Preview(article, lost=lost)


class PreviewPage(QStackedWidget):
    """The page that is previewed, or its source."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        from maqala.ui import fonts

        self.view, self.source = ArticleView(), QPlainTextEdit()
        family, _ = fonts.choose()
        self.view.setReadOnly(True)
        self.view.set_page(fonts.page_font(family, 15), _LETTERS)
        self._looks = Looks(theme.palette, self.view.measure)
        self.view.set_ornaments(Ornaments(self.view.document(), theme.palette, self.view.measure, {}))
        self.view.setAccessibleName(words.say("export.preview"))
        self.source.setReadOnly(True)
        self.source.setObjectName("source")
        self.source.setAccessibleName(words.say("export.as_file"))
        self.addWidget(self.view)
        self.addWidget(self.source)
        self._steps: Iterator[QTextBlock] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def show_preview(self, preview: Preview) -> None:
        """Show it in place of the last one."""
        self.stop()
        self.setCurrentWidget(self.view if preview.source is None else self.source)
        if preview.source is not None:
            self.source.setPlainText(preview.source)
            return
        self._steps = bridge.filling(self.view.document(), preview.article, self.view.measure, _STEP)
        self._timer.start()
        self._go_on()
        self.view.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def is_whole(self) -> bool:
        """Whether all of it stands on the page."""
        return not self._timer.isActive()

    def stop(self) -> None:
        """Put no more on the page."""
        self._timer.stop()

    def _go_on(self) -> None:
        """The next piece."""
        block = next(self._steps, None)
        if block is None:
            self._timer.stop()
            return
        while block.isValid():
            self._looks.apply(block)
            block = block.next()
