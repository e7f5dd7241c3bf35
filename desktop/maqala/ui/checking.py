"""Findings in the window: the menu on a word, next and previous, fix, ignore, add to the dictionary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QMenu

from maqala.core.errors import MaqalaError
from maqala.core.issues import SPELLING_RULES, Issue
from maqala.ui.actions import Actions
from maqala.ui.editor import editing
from maqala.ui.editor.proofreading import Finding, Proofreader
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.tasks import Worker

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from maqala.core.spelling.checker import Speller

_PATIENCE = 250
"""Milliseconds that the menu waits for suggestions before it opens without them."""
_MENU_ACTIONS = ("undo", "redo", "", "cut", "copy", "paste", "", "link", "select_all")


class Checking(QObject):
    """Lets the writer act on findings."""

    failed = Signal(object)
    """A `Message`: the dictionary could not be written."""
    menu_opened = Signal(object)

    def __init__(
        self, view: ArticleView, proofreader: Proofreader, actions: Actions, words: Words, helper: Worker
    ) -> None:
        super().__init__(view)
        self._view = view
        self._proofreader = proofreader
        self._actions = actions
        self._words = words
        self._helper = helper
        self._speller: Speller | None = None
        self._known: dict[str, tuple[str, ...]] = {}
        self._wanted = 0
        view.menu_wanted.connect(self.open_menu)
        actions.on("next_finding", self.go_next)
        actions.on("previous_finding", self.go_previous)

    def use(self, speller: Speller, *, enabled: bool) -> None:
        """Take suggestions from `speller`, and let it check."""
        self._speller = speller
        self._known.clear()
        self._proofreader.use(speller, enabled=enabled)

    @property
    def ready(self) -> bool:
        """Whether there is a speller."""
        return self._speller is not None

    # Fixes

    def fixes(self, issue: Issue, then: Callable[[Sequence[str]], None]) -> None:
        """Tell `then` the likeliest corrections, now if they are known, else when they are."""
        speller = self._speller
        if issue.fixes or issue.rule not in SPELLING_RULES or speller is None:
            then(issue.fixes)
        elif issue.text in self._known:
            then(self._known[issue.text])
        else:
            word = issue.text
            self._helper.run(
                lambda: tuple(speller.suggest(word)), lambda found: self._learn(word, found, then)
            )

    def _learn(self, word: str, found: tuple[str, ...], then: Callable[[Sequence[str]], None]) -> None:
        self._known[word] = found
        then(found)

    def fix(self, finding: Finding, text: str) -> None:
        """Put `text` in place of what was found, if it is still there."""
        if self._proofreader.finding_at(finding.position) == finding:
            cursor = self._view.textCursor()
            editing.replace(cursor, finding.position, finding.end, text)

    def ignore(self, finding: Finding) -> None:
        """Accept the word until the program ends."""
        if self._speller is not None:
            self._speller.ignore(finding.issue.text)
            self._accepted(finding.issue.text)

    def add(self, finding: Finding) -> None:
        """Take the word into the user's dictionary."""
        if self._speller is None:
            return
        try:
            self._speller.add(finding.issue.text)
        except MaqalaError as error:
            self.failed.emit(error.message)
        else:
            self._accepted(finding.issue.text)

    def _accepted(self, word: str) -> None:
        self._known.clear()
        self._proofreader.accept(word)

    # Going through them

    def go_next(self) -> None:
        """Select the next finding."""
        self.show(self._proofreader.next_after(self._view.textCursor().selectionEnd()))

    def go_previous(self) -> None:
        """Select the finding before."""
        self.show(self._proofreader.last_before(self._view.textCursor().selectionStart()))

    def show(self, finding: Finding | None) -> None:
        """Select a finding and bring it into view."""
        if finding is not None:
            self._view.select(finding.position, finding.end)
            self._view.setFocus()
            said = f"{finding.issue.text}: {self._words.say(finding.issue.message)}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, said))

    # The menu

    def open_menu(self, position: int, screen: QPoint) -> None:
        """Open the context menu, on a misspelt word with suggestions."""
        self._wanted += 1
        turn = self._wanted
        finding = self._proofreader.finding_at(position)
        if finding is None:
            self._pop_up(self.menu(None, ()), screen)
            return

        def open_once(found: Sequence[str]) -> None:
            if turn == self._wanted:
                self._wanted += 1
                self._pop_up(self.menu(finding, found), screen)

        QTimer.singleShot(_PATIENCE, self, lambda: open_once(()))
        self.fixes(finding.issue, open_once)

    def menu(self, finding: Finding | None, fixes: Sequence[str]) -> QMenu:
        """The menu for a finding, or for the text where there is none."""
        menu = QMenu(self._view.window())
        if finding is not None:
            self._add_fixes(menu, finding, fixes)
            if finding.issue.rule in SPELLING_RULES:
                self._add(menu, "menu.ignore", lambda: self.ignore(finding))
                self._add(menu, "menu.add", lambda: self.add(finding))
            menu.addSeparator()
        for name in _MENU_ACTIONS:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu

    def _add_fixes(self, menu: QMenu, finding: Finding, fixes: Sequence[str]) -> None:
        for text in fixes:
            action = menu.addAction(text.replace("&", "&&"))
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _checked=False, chosen=text: self.fix(finding, chosen))
        if not fixes:
            menu.addAction(self._words.say("menu.no_fixes")).setEnabled(False)
        menu.addSeparator()

    def _add(self, menu: QMenu, key: str, do: Callable[[], None]) -> QAction:
        action = menu.addAction(self._words.say(key))
        action.setObjectName(key)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _pop_up(self, menu: QMenu, screen: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(screen)
        self.menu_opened.emit(menu)
