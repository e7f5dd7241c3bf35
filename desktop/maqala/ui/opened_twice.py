"""Tells whoever opens a file that is open elsewhere, and keeps the article from being changed if so wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from maqala.core.messages import Message, message
from maqala.ui.claims import Claim, Claims, Holder
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.ask import Choice
from maqala.ui.i18n import Words
from maqala.ui.notice import Answer, Notice


class OpenedTwice(QObject):
    """Holds the claim on the file of one desk, whichever that is at the moment."""

    only_read = Signal(bool)
    """Whether the article may be read and not changed, from now on."""

    def __init__(self, desk: Desk, window: QWidget, notice: Notice, words: Words, claims: Claims) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._notice = notice
        self._words = words
        self._claims = claims
        self._claim: Claim | None = None
        self._path: Path | None = None
        self.is_only_read = False
        desk.look_there = self.before_writing
        desk.opened.connect(self._renew)
        desk.named.connect(self._follow)

    def ask(self, path: Path) -> Choice:
        """What becomes of a file that is about to be opened: SAVE to work on it, READ or CANCEL."""
        holder = self._claims.holder(path)
        if holder is None:
            return Choice.SAVE
        return ask.about_open_elsewhere(self._window, self._words, _said(holder, path)).ask()

    def before_writing(self, path: Path) -> Choice:
        """Whether a file may be written that is not the article's own: SAVE, SAVE_AS for elsewhere, or CANCEL."""
        holder = self._claims.holder(path)
        if holder is None:
            return Choice.SAVE
        # Of other editors only a mark is seen, which they leave behind when they crash.
        certain = holder.program == "maqala"
        said = _said(holder, path)
        return ask.about_held_file(self._window, self._words, said, certain=certain).ask()

    def read_only(self) -> None:
        """From now on, until it is said otherwise, the article can only be read."""
        self._set(on=True)
        here = Answer("edit_anyway", self._edit)
        elsewhere = Answer("save_as", self._desk.save_as)
        self._notice.tell(message("twice.only_read", name=self._desk.name), (elsewhere, here))

    def stop(self) -> None:
        """Let others have the file."""
        self._let_go()

    def _edit(self) -> None:
        self._notice.put_away()
        self._set(on=False)

    def _set(self, *, on: bool) -> None:
        if on != self.is_only_read:
            self.is_only_read = on
            self.only_read.emit(on)

    def _renew(self) -> None:
        self._set(on=False)
        self._follow()

    def _follow(self) -> None:
        """The article lies in another file, or in none."""
        path = self._desk.path
        if path == self._path:
            return
        if self._path is not None:
            self._let_go()
            if self.is_only_read:  # it was saved elsewhere
                self._edit()
        self._path = path
        self._claim = self._claims.take(path) if path else None

    def _let_go(self) -> None:
        if self._claim is not None:
            self._claim.release()
            self._claim = None


def _said(holder: Holder, path: Path) -> Message:
    key = f"twice.{holder.program}"
    return message(f"{key}_who" if holder.who else key, name=path.name, who=holder.who)
