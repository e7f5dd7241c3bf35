"""Short questions and bad news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from html import escape
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QMessageBox, QPushButton, QWidget

from maqala.core.messages import Message
from maqala.ui.i18n import Words


class Choice(Enum):
    """What somebody said becomes of an article and its file."""

    SAVE = "save"
    SAVE_AS = "save_as"
    THEIRS = "theirs"
    """What another program wrote is to stay."""
    FOLLOW = "follow"
    """The file has another name now, and the article goes with it."""
    READ = "read"
    """The file is to be looked at and left as it is."""
    DISCARD = "discard"
    CANCEL = "cancel"


Answer = TypeVar("Answer")

_HARMS = frozenset({"discard", "discard_left", "open_anyway", "overwrite", "erase", "reset"})
"""Answers by which something may be lost, by the keys of their buttons."""


def wait_for(dialog: QDialog) -> bool:
    """Wait for what somebody makes of a dialog; True if they accept it. It goes when its answer has been read."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted.value
    dialog.deleteLater()
    return accepted


class Question(QMessageBox, Generic[Answer]):
    """A question with a few answers, by the keys of their buttons; the last is what Escape says.

    The answer that Enter gives stands out: the first, or the one that `leads` names.
    """

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        text: str,
        more: str,
        answers: dict[str, Answer],
        *,
        leads: str = "",
        grave: bool = False,
    ) -> None:
        super().__init__(parent)
        _write(self, words, text, more)
        if grave:
            self.setIcon(QMessageBox.Icon.Warning)
        self._answers = {_add(self, words, key, _role(key)): answer for key, answer in answers.items()}
        buttons = dict(zip(answers, self._answers, strict=True))
        _lead_with(self, buttons[leads or next(iter(answers))])
        self._last = next(reversed(self._answers))
        self.setEscapeButton(self._last)

    def ask(self) -> Answer:
        """Wait for an answer."""
        wait_for(self)
        clicked = self.clickedButton()
        return next(
            (a for button, a in self._answers.items() if button is clicked), self._answers[self._last]
        )


def _role(key: str) -> QMessageBox.ButtonRole:
    if key == "cancel":
        return QMessageBox.ButtonRole.RejectRole
    return QMessageBox.ButtonRole.DestructiveRole if key in _HARMS else QMessageBox.ButtonRole.AcceptRole


def _write(box: QMessageBox, words: Words, text: str, more: str) -> None:
    box.setWindowTitle("Maqala")
    # Bold by markup: by style sheet it would be measured before it is bold, and clipped.
    box.setText(f"<b>{escape(text)}</b>")
    box.setInformativeText(more)
    box.setAccessibleName(words.say("dialog.message"))


def _box(parent: QWidget, words: Words, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    _write(box, words, text, more)
    return box


def _add(box: QMessageBox, words: Words, key: str, role: QMessageBox.ButtonRole) -> QPushButton:
    return box.addButton(words.say(f"button.{key}"), role)


def _lead_with(box: QMessageBox, button: QPushButton) -> None:
    """What Enter does is what stands out."""
    button.setObjectName("primary")
    box.setDefaultButton(button)


def _lines(words: Words, messages: Sequence[Message]) -> str:
    return "\n".join(words.say(line) for line in messages)


def about_unsaved(parent: QWidget, words: Words, name: str) -> Question[Choice]:
    """What becomes of unsaved changes?"""
    answers = {"save": Choice.SAVE, "discard": Choice.DISCARD, "cancel": Choice.CANCEL}
    return Question(parent, words, words.say("unsaved.title", name=name), words.say("unsaved.text"), answers)


def about_left_out(parent: QWidget, words: Words, name: str, left_out: Sequence[Message]) -> Question[Choice]:
    """Where does an article go whose file holds more than the article could take over?"""
    more = f"{_lines(words, left_out)}\n\n{words.say('left_out.text')}"
    answers = {"save_as": Choice.SAVE_AS, "overwrite": Choice.SAVE, "cancel": Choice.CANCEL}
    return Question(parent, words, words.say("left_out.title", name=name), more, answers, grave=True)


def about_missing(parent: QWidget, words: Words, what: Message, moved_to: Path | None) -> Question[Choice]:
    """Where does an article go whose file is gone, or renamed, or out of reach?"""
    follow = {"follow": Choice.FOLLOW} if moved_to else {}
    answers = {**follow, "save_here": Choice.SAVE, "save_as": Choice.SAVE_AS, "cancel": Choice.CANCEL}
    return Question(parent, words, words.say(what), words.say("missing.text"), answers, grave=True)


def about_open_elsewhere(parent: QWidget, words: Words, what: Message) -> Question[Choice]:
    """What becomes of a file that somebody has open already?"""
    answers = {"only_read": Choice.READ, "open_anyway": Choice.SAVE, "cancel": Choice.CANCEL}
    return Question(parent, words, words.say(what), words.say("twice.text"), answers)


def about_held_file(parent: QWidget, words: Words, what: Message, *, certain: bool) -> Question[Choice]:
    """Where does an article go instead of a file that somebody works on? Unless that is `certain`, it may go there."""
    over = {} if certain else {"overwrite": Choice.SAVE}
    answers = {"save_as": Choice.SAVE_AS, **over, "cancel": Choice.CANCEL}
    return Question(parent, words, words.say(what), words.say("twice.write"), answers, grave=True)


def after_failed_save(parent: QWidget, words: Words, why: Message) -> Question[bool]:
    """A save failed: is the article to be saved elsewhere?"""
    answers = {"save_as": True, "cancel": False}
    return Question(parent, words, words.say("save_failed.title"), words.say(why), answers, grave=True)


def may_lose(parent: QWidget, words: Words, name: str, lost: Sequence[Message]) -> Question[bool]:
    """May the article go into a format that cannot hold all of it?"""
    title = words.say("losses.title", name=name)
    return Question(
        parent, words, title, _lines(words, lost), {"save": True, "cancel": False}, leads="cancel"
    )


def may_erase(parent: QWidget, words: Words, name: str) -> Question[bool]:
    """Is the only copy of something to be erased?"""
    return _sure(parent, words, "erase", "discard_left", name)


def may_erase_history(parent: QWidget, words: Words, name: str) -> Question[bool]:
    """Are the earlier versions of one article to go?"""
    return _sure(parent, words, "erase_history", "erase", name)


def may_erase_all(parent: QWidget, words: Words) -> Question[bool]:
    """Are the earlier versions of all articles to go?"""
    return _sure(parent, words, "erase_all", "erase")


def may_reset(parent: QWidget, words: Words) -> Question[bool]:
    """Are all settings to go back to what they were at first?"""
    return _sure(parent, words, "reset", "reset")


def _sure(parent: QWidget, words: Words, key: str, button: str, name: str = "") -> Question[bool]:
    """The question before something that cannot be taken back, which Enter does not do."""
    text, more = words.say(f"{key}.title", name=name), words.say(f"{key}.text")
    return Question(parent, words, text, more, {button: True, "cancel": False}, leads="cancel", grave=True)


def news_box(parent: QWidget, words: Words, title: str, lines: Sequence[Message]) -> QMessageBox:
    """A box that only says something."""
    box = _box(parent, words, title, _lines(words, lines))
    close = _add(box, words, "close", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    return box


def show_error(parent: QWidget, words: Words, error: Message) -> None:
    """Say what went wrong, in one sentence."""
    box = news_box(parent, words, words.say("error.title"), [error])
    box.setIcon(QMessageBox.Icon.Warning)
    wait_for(box)


def show_notes(parent: QWidget, words: Words, title: str, notes: Sequence[Message]) -> None:
    """Say what was left out on the way in or out; `title` is the key of what all have in common."""
    box = news_box(parent, words, words.say(title), notes)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()  # nobody has to wait for the answer


def crash_box(
    parent: QWidget,
    words: Words,
    report: str,
    save: Callable[[bool], None] = lambda _with_text: None,
    key: str = "crash",
) -> QMessageBox:
    """The news that the program made a mistake; the report can be copied, and given to `save`.

    `save` is told whether somebody wants the article's text in it. With the key "fault" the mistake
    ended the program before, and there is no text.
    """
    box = _box(parent, words, words.say(f"{key}.title"), words.say(f"{key}.text"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    with_text = QCheckBox(words.say("crash.with_text"))
    if key == "crash":
        box.setCheckBox(with_text)
    copy = _add(box, words, "copy_report", QMessageBox.ButtonRole.ActionRole)
    keep = _add(box, words, "save_report", QMessageBox.ButtonRole.ActionRole)
    for button in (copy, keep):
        button.clicked.disconnect()  # stays open
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    keep.clicked.connect(lambda: save(with_text.isChecked()))
    close = _add(box, words, "close", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, close)
    return box
