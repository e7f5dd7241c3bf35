"""Short questions and bad news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton, QWidget

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


def _box(parent: QWidget, words: Words, text: str, more: str = "") -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("Maqala")
    # Bold by markup: by style sheet it would be measured before it is bold, and clipped.
    box.setText(f"<b>{escape(text)}</b>")
    box.setInformativeText(more)
    box.setAccessibleName(words.say("dialog.message"))
    return box


def _add(box: QMessageBox, words: Words, key: str, role: QMessageBox.ButtonRole) -> QPushButton:
    return box.addButton(words.say(f"button.{key}"), role)


def _lead_with(box: QMessageBox, button: QPushButton) -> None:
    """What Enter does is what stands out."""
    button.setObjectName("primary")
    box.setDefaultButton(button)


def unsaved_box(parent: QWidget, words: Words, name: str) -> tuple[QMessageBox, dict[QPushButton, Choice]]:
    """The question before something unsaved would be closed."""
    box = _box(parent, words, words.say("unsaved.title", name=name), words.say("unsaved.text"))
    save = _add(box, words, "save", QMessageBox.ButtonRole.AcceptRole)
    discard = _add(box, words, "discard", QMessageBox.ButtonRole.DestructiveRole)
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, save)
    box.setEscapeButton(cancel)
    return box, {save: Choice.SAVE, discard: Choice.DISCARD, cancel: Choice.CANCEL}


def about_unsaved(parent: QWidget, words: Words, name: str) -> Choice:
    """Ask what becomes of unsaved changes."""
    return _chosen(*unsaved_box(parent, words, name))


def left_out_box(
    parent: QWidget, words: Words, name: str, left_out: Sequence[Message]
) -> tuple[QMessageBox, dict[QPushButton, Choice]]:
    """The question before a file is saved that holds more than the article could take over."""
    lines = "\n".join((*(words.say(line) for line in left_out), "", words.say("left_out.text")))
    box = _box(parent, words, words.say("left_out.title", name=name), lines)
    box.setIcon(QMessageBox.Icon.Warning)
    elsewhere = _add(box, words, "save_as", QMessageBox.ButtonRole.AcceptRole)
    over = _add(box, words, "overwrite", QMessageBox.ButtonRole.DestructiveRole)
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, elsewhere)
    box.setEscapeButton(cancel)
    return box, {elsewhere: Choice.SAVE_AS, over: Choice.SAVE, cancel: Choice.CANCEL}


def about_left_out(parent: QWidget, words: Words, name: str, left_out: Sequence[Message]) -> Choice:
    """Ask where an article goes whose file holds more than it."""
    return _chosen(*left_out_box(parent, words, name, left_out))


def _chosen(box: QMessageBox, choices: dict[QPushButton, Choice]) -> Choice:
    box.exec()
    clicked = box.clickedButton()
    return next((c for button, c in choices.items() if button is clicked), Choice.CANCEL)


def failed_save_box(
    parent: QWidget, words: Words, why: Message
) -> tuple[QMessageBox, dict[QPushButton, bool]]:
    """The news that a save failed, offering another place."""
    box = _box(parent, words, words.say("save_failed.title"), words.say(why))
    box.setIcon(QMessageBox.Icon.Warning)
    elsewhere = _add(box, words, "save_as", QMessageBox.ButtonRole.AcceptRole)
    close = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, elsewhere)
    box.setEscapeButton(close)
    return box, {elsewhere: True, close: False}


def after_failed_save(parent: QWidget, words: Words, why: Message) -> bool:
    """Say why a save failed; True if it is to be saved elsewhere."""
    box, choices = failed_save_box(parent, words, why)
    box.exec()
    clicked = box.clickedButton()
    return any(yes for button, yes in choices.items() if button is clicked)


def missing_box(
    parent: QWidget, words: Words, what: Message, moved_to: Path | None
) -> tuple[QMessageBox, dict[QPushButton, Choice]]:
    """The question before a save whose file is gone, or renamed, or out of reach."""
    box = _box(parent, words, words.say(what), words.say("missing.text"))
    box.setIcon(QMessageBox.Icon.Warning)
    accept = QMessageBox.ButtonRole.AcceptRole
    choices = {_add(box, words, "follow", accept): Choice.FOLLOW} if moved_to else {}
    choices[_add(box, words, "save_here", accept)] = Choice.SAVE
    choices[_add(box, words, "save_as", accept)] = Choice.SAVE_AS
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, next(iter(choices)))
    box.setEscapeButton(cancel)
    return box, {**choices, cancel: Choice.CANCEL}


def about_missing(parent: QWidget, words: Words, what: Message, moved_to: Path | None) -> Choice:
    """Ask where an article goes whose file is not where it was."""
    return _chosen(*missing_box(parent, words, what, moved_to))


def elsewhere_box(
    parent: QWidget, words: Words, what: Message
) -> tuple[QMessageBox, dict[QPushButton, Choice]]:
    """The question before a file is opened that somebody has open already."""
    box = _box(parent, words, words.say(what), words.say("twice.text"))
    read = _add(box, words, "only_read", QMessageBox.ButtonRole.AcceptRole)
    anyway = _add(box, words, "open_anyway", QMessageBox.ButtonRole.DestructiveRole)
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, read)
    box.setEscapeButton(cancel)
    return box, {read: Choice.READ, anyway: Choice.SAVE, cancel: Choice.CANCEL}


def about_open_elsewhere(parent: QWidget, words: Words, what: Message) -> Choice:
    """Ask what becomes of a file that is open elsewhere."""
    return _chosen(*elsewhere_box(parent, words, what))


def losses_box(
    parent: QWidget, words: Words, name: str, lost: Sequence[Message]
) -> tuple[QMessageBox, dict[QPushButton, bool]]:
    """The question before an article goes into a format that cannot hold all of it."""
    lines = "\n".join(words.say(line) for line in lost)
    box = _box(parent, words, words.say("losses.title", name=name), lines)
    go_on = _add(box, words, "save", QMessageBox.ButtonRole.AcceptRole)
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, cancel)
    box.setEscapeButton(cancel)
    return box, {go_on: True, cancel: False}


def may_lose(parent: QWidget, words: Words, name: str, lost: Sequence[Message]) -> bool:
    """Ask whether to save in a format that cannot hold everything."""
    box, choices = losses_box(parent, words, name, lost)
    box.exec()
    clicked = box.clickedButton()
    return any(yes for button, yes in choices.items() if button is clicked)


def erase_box(parent: QWidget, words: Words, name: str) -> tuple[QMessageBox, dict[QPushButton, bool]]:
    """The question before the only copy of something would be erased."""
    box = _box(parent, words, words.say("erase.title", name=name), words.say("erase.text"))
    box.setIcon(QMessageBox.Icon.Warning)
    erase = _add(box, words, "discard_left", QMessageBox.ButtonRole.DestructiveRole)
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, cancel)
    box.setEscapeButton(cancel)
    return box, {erase: True, cancel: False}


def may_erase(parent: QWidget, words: Words, name: str) -> bool:
    """Ask whether the only copy of something is to be erased."""
    box, choices = erase_box(parent, words, name)
    box.exec()
    clicked = box.clickedButton()
    return any(yes for button, yes in choices.items() if button is clicked)


def erase_history_box(
    parent: QWidget, words: Words, key: str, name: str = ""
) -> tuple[QMessageBox, dict[QPushButton, bool]]:
    """The question before earlier versions are erased: of one article, `erase_history`, or `erase_all`."""
    box = _box(parent, words, words.say(f"{key}.title", name=name), words.say(f"{key}.text"))
    box.setIcon(QMessageBox.Icon.Warning)
    erase = _add(box, words, "erase", QMessageBox.ButtonRole.DestructiveRole)
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, cancel)
    box.setEscapeButton(cancel)
    return box, {erase: True, cancel: False}


def may_erase_history(parent: QWidget, words: Words, name: str) -> bool:
    """Ask whether the earlier versions of one article are to go."""
    return _agreed(*erase_history_box(parent, words, "erase_history", name))


def may_erase_all(parent: QWidget, words: Words) -> bool:
    """Ask whether the earlier versions of all articles are to go."""
    return _agreed(*erase_history_box(parent, words, "erase_all"))


def _agreed(box: QMessageBox, choices: dict[QPushButton, bool]) -> bool:
    box.exec()
    clicked = box.clickedButton()
    return any(yes for button, yes in choices.items() if button is clicked)


def reset_box(parent: QWidget, words: Words) -> tuple[QMessageBox, dict[QPushButton, bool]]:
    """The question before all settings would go back to what they were at first."""
    box = _box(parent, words, words.say("reset.title"), words.say("reset.text"))
    reset = _add(box, words, "reset", QMessageBox.ButtonRole.DestructiveRole)
    cancel = _add(box, words, "cancel", QMessageBox.ButtonRole.RejectRole)
    _lead_with(box, cancel)
    box.setEscapeButton(cancel)
    return box, {reset: True, cancel: False}


def may_reset(parent: QWidget, words: Words) -> bool:
    """Ask whether all settings are to go back to what they were at first."""
    box, choices = reset_box(parent, words)
    box.exec()
    clicked = box.clickedButton()
    return any(yes for button, yes in choices.items() if button is clicked)


def news_box(parent: QWidget, words: Words, title: str, lines: Sequence[Message]) -> QMessageBox:
    """A box that only says something."""
    box = _box(parent, words, title, "\n".join(words.say(line) for line in lines))
    close = _add(box, words, "close", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    return box


def show_error(parent: QWidget, words: Words, error: Message) -> None:
    """Say what went wrong, in one sentence."""
    box = news_box(parent, words, words.say("error.title"), [error])
    box.setIcon(QMessageBox.Icon.Warning)
    box.exec()


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
