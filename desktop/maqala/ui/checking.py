"""Findings in the window: the menu on a word, next and previous, fix, ignore, add to the dictionary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from maqala.core.errors import MaqalaError
from maqala.core.issues import SPELLING_RULES, Family, Ignored, Issue, family_of
from maqala.core.messages import message
from maqala.core.text.visible import fix_label
from maqala.ui.actions import IN_TABLES, SUBMENUS, Actions
from maqala.ui.dialogs import ask
from maqala.ui.editor import editing, styles
from maqala.ui.editor.proofreading import Finding, Proofreader
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.tasks import Errands

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from maqala.core.proofing.engine import Proofreading

_PATIENCE = 250
"""Milliseconds that the menu waits for suggestions before it opens without them."""
_WHY_WIDTH = 480
"""Pixels of the line in the menu that says why something was found."""
_MENU_ACTIONS = ("undo", "redo", "", "cut", "copy", "paste", "paste_plain", "", "link", "select_all")


class Checking(QObject):
    """Lets the writer act on findings."""

    failed = Signal(object)
    """A `Message`: the dictionary could not be written."""
    said = Signal(object)
    """A passing remark, a `Message`."""
    accepted = Signal(str)
    """A word that is right from now on, in every article."""
    menu_opened = Signal(object)
    reached = Signal(object)
    """The cursor is in this finding now."""
    rule_unwanted = Signal(str)
    """A rule that is to look at nothing any more."""
    ignoring = Signal(object)
    """The `Ignored` findings of this article, a frozenset, are others now."""

    def __init__(
        self, view: ArticleView, proofreader: Proofreader, actions: Actions, words: Words, helper: Errands
    ) -> None:
        super().__init__(view)
        self._view = view
        self._proofreader = proofreader
        self._actions = actions
        self._words = words
        self._helper = helper
        self._proofreading: Proofreading | None = None
        self._known: dict[str, tuple[str, ...]] = {}
        self._wanted = 0
        self._hidden: frozenset[Family] = frozenset()
        self.ignored: frozenset[Ignored] = frozenset()
        view.menu_wanted.connect(self.open_menu)
        actions.on("next_finding", self.go_next)
        actions.on("previous_finding", self.go_previous)
        actions.on("add_word", self.add_here)
        actions.on("show_ignored", lambda: self._ignore(frozenset()))
        view.moved.connect(self._look_under_cursor)

    def use(self, proofreading: Proofreading, *, enabled: bool) -> None:
        """Take suggestions from `proofreading`, and let it check."""
        self._proofreading = proofreading
        self._known.clear()
        self._proofreader.use(proofreading, enabled=enabled)

    def stop(self) -> None:
        """Answer nobody any more."""
        self._proofreading = None

    @property
    def ready(self) -> bool:
        """Whether there is anything to check with."""
        return self._proofreading is not None

    # Fixes

    def fixes(self, issue: Issue, then: Callable[[Sequence[str]], None]) -> None:
        """Tell `then` the likeliest corrections, now if they are known, else when they are."""
        proofreading = self._proofreading
        if issue.fixes or issue.rule not in SPELLING_RULES or proofreading is None:
            then(issue.fixes)
        elif issue.text in self._known:
            then(self._known[issue.text])
        else:
            word = issue.text
            self._helper.run(
                lambda: tuple(proofreading.suggest(word)), lambda found: self._learn(word, found, then)
            )

    def _learn(self, word: str, found: tuple[str, ...], then: Callable[[Sequence[str]], None]) -> None:
        self._known[word] = found
        if self._proofreading is not None:  # else the window is gone
            then(found)

    def act(self, finding: Finding, what: str, text: str) -> None:
        """Do what somebody wants of a finding: see `Card.acted`."""
        match what:
            case "fix":
                self.fix(finding, text)
            case "fix_all":
                self.fix_all(finding, text)
            case "ignore":
                self.ignore(finding)
            case "ignore_all":
                self.ignore_all(finding)
            case "add":
                self.add(finding)
            case "rule_off":
                self.rule_unwanted.emit(finding.issue.rule)

    def fix(self, finding: Finding, text: str) -> None:
        """Put `text` in place of what was found, if it is still there and may be changed."""
        here = self._proofreader.find(finding.key)
        if here is not None and not self._view.isReadOnly():
            editing.replace(self._view.textCursor(), here.position, here.end, text)

    def fix_all(self, finding: Finding, text: str) -> None:
        """Put `text` in place of everything alike: one step of undo."""
        if self._view.isReadOnly():
            return
        alike = self.alike(finding)
        with editing.one_step(self._view.textCursor()) as cursor:
            for each in reversed(alike):
                editing.replace(cursor, each.position, each.end, text)

    def alike(self, finding: Finding) -> list[Finding]:
        """All findings that can be mended like this one."""
        return [f for f in self._proofreader.findings() if f.issue.alike == finding.issue.alike]

    def ignore(self, finding: Finding) -> None:
        """Let this one finding pass, for as long as it has the same neighbours."""
        self._ignore(self.ignored | {Ignored.here(finding.issue, finding.paragraph)})

    def ignore_all(self, finding: Finding) -> None:
        """Let everything alike pass in this article."""
        self._ignore(self.ignored | {Ignored.everywhere(finding.issue)})

    def let_pass(self, ignored: frozenset[Ignored]) -> None:
        """Another article, with what was let pass in it."""
        self.ignored = ignored
        self._proofreader.let_pass(ignored)
        self._actions["show_ignored"].setEnabled(bool(ignored))

    def _ignore(self, ignored: frozenset[Ignored]) -> None:
        self.let_pass(ignored)
        self.ignoring.emit(ignored)

    def add(self, finding: Finding) -> None:
        """Take the word of a finding into the user's dictionary, if somebody means it."""
        self.add_word(finding.issue.text)

    def add_here(self) -> None:
        """Take the word at the cursor, or what is selected."""
        cursor = self._view.textCursor()
        finding = self._proofreader.finding_at(cursor.selectionStart())
        if finding is not None and not cursor.hasSelection():
            self.add(finding)
            return
        if not cursor.hasSelection():
            cursor.select(cursor.SelectionType.WordUnderCursor)
        chosen = cursor.selectedText().strip()
        self.add_word(chosen if len(chosen.split()) == 1 else "")

    def add_word(self, word: str) -> None:
        """Ask how `word` is inflected, and take it into the user's dictionary."""
        if self._proofreading is None:
            return
        from maqala.ui.dialogs.add_word import AddWordDialog  # not before somebody adds a word

        own = self._proofreading.own
        unknown = {f.issue.text for f in self._proofreader.findings() if f.issue.rule in SPELLING_RULES}
        guesses = own.guesses(word, unknown) if word else ()
        dialog = AddWordDialog(self._view.window(), self._words, own, guesses, word)
        if not ask.wait_for(dialog) or dialog.entry is None:
            return
        try:
            own.add(dialog.entry)
        except MaqalaError as error:
            self.failed.emit(error.message)
        else:
            self._take_back(word or dialog.entry.word)
            self.said.emit(message("add_word.added", word=dialog.entry.word))

    def accept(self, word: str) -> None:
        """Somebody has accepted a word: it is wrong no longer."""
        self._known.clear()
        self._proofreader.accept(word)

    def recheck(self) -> None:
        """Other words are right than before."""
        self._known.clear()
        self._proofreader.recheck()

    def _take_back(self, word: str) -> None:
        self.accept(word)
        self.accepted.emit(word)

    # Going through them

    def go_next(self) -> None:
        """Select the next finding, the first behind the last."""
        found, position = self._shown(), self._view.textCursor().selectionEnd()
        self._go(next((f for f in found if f.position >= position), None), found[:1])

    def go_previous(self) -> None:
        """Select the finding before, the last before the first."""
        found, position = self._shown(), self._view.textCursor().selectionStart()
        self._go(next((f for f in reversed(found) if f.end <= position), None), found[-1:])

    def lead_past(self, hidden: frozenset[Family]) -> None:
        """Go to none of these families."""
        self._hidden = hidden

    def _shown(self) -> list[Finding]:
        found = self._proofreader.findings()
        return [f for f in found if family_of(f.issue) not in self._hidden] if self._hidden else found

    def _go(self, finding: Finding | None, around: Sequence[Finding]) -> None:
        """To a finding, or around the end to another; says so if there is none at all."""
        for each in (finding, *around):
            if each is not None:
                self.show(each)
                self._view.setFocus()
                return
        self._announce(self._words.say("status.no_findings"))

    def show(self, finding: Finding) -> None:
        """Select a finding and bring it into view."""
        here = self._proofreader.find(finding.key)
        if here is not None:
            self._view.select(here.position, here.end)
            self.reached.emit(here)
            self._announce(f"{here.issue.text}: {self._words.say(here.issue.message)}")

    def _announce(self, text: str) -> None:
        """Have it read aloud."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, text))

    def _look_under_cursor(self) -> None:
        cursor = self._view.textCursor()
        finding = None if cursor.hasSelection() else self._proofreader.finding_at(cursor.position())
        if finding is not None:
            self.reached.emit(finding)

    # The menu

    def open_menu(self, position: int, screen: QPoint) -> None:
        """Open the context menu, on a misspelt word with suggestions."""
        self._wanted += 1
        turn = self._wanted
        finding = self._proofreader.finding_at(position)
        if finding is None:
            self._pop_up(self.menu(None, (), position), screen)
            return

        def open_once(found: Sequence[str]) -> None:
            if turn == self._wanted:
                self._wanted += 1
                self._pop_up(self.menu(finding, found, position), screen)

        QTimer.singleShot(_PATIENCE, self, lambda: open_once(()))
        self.fixes(finding.issue, open_once)

    def menu(self, finding: Finding | None, fixes: Sequence[str], position: int | None = None) -> QMenu:
        """The menu for a finding, or for the text where there is none; and for what is at `position`."""
        from maqala.ui.panels.card import can_be_switched_off

        menu = QMenu(self._view.window())
        if finding is not None:
            self._add_why(menu, finding)
            self._add_fixes(menu, finding, fixes)
            self._add(menu, "menu.ignore", lambda: self.ignore(finding))
            self._add(menu, "menu.ignore_all", lambda: self.ignore_all(finding))
            if finding.issue.rule in SPELLING_RULES:
                self._add(menu, "menu.add", lambda: self.add(finding))
            if can_be_switched_off(finding.issue, self._words):
                self._add(menu, "menu.rule_off", lambda: self.act(finding, "rule_off", ""))
            menu.addSeparator()
        if position is not None:
            self._add_what_is_at(menu, position)
        self._add_actions(menu, _MENU_ACTIONS)
        if self._actions[IN_TABLES[0]].isEnabled():
            menu.addSeparator()
            self._add_actions(menu.addMenu(self._words.say("menu.tables")), SUBMENUS["tables"][2:])
        return menu

    def _add_what_is_at(self, menu: QMenu, position: int) -> None:
        """What else only a mouse could do: follow a link, say what a picture shows."""
        view = self._view
        cursor = view.textCursor()
        cursor.setPosition(position)
        if address := editing.link_around(cursor).charFormat().anchorHref():
            self._add(menu, "menu.follow_link", lambda: view.link_wanted.emit(address))
        elif styles.kind_of(cursor.block()) == styles.IMAGE:
            self._add(menu, "menu.picture", lambda: view.picture_wanted.emit(position))
        else:
            return
        menu.addSeparator()

    def _add_actions(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()

    def _add_why(self, menu: QMenu, finding: Finding) -> None:
        """One line why; that a word is misspelt says the wave under it."""
        if finding.issue.rule in SPELLING_RULES:
            return
        said = self._words.say(finding.issue.message)
        shown = menu.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, _WHY_WIDTH)
        why = menu.addAction(shown.replace("&", "&&"))
        why.setObjectName("why")
        why.setEnabled(False)

    def _add_fixes(self, menu: QMenu, finding: Finding, fixes: Sequence[str]) -> None:
        for text in fixes:
            action = menu.addAction(self._label(finding, text))
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _checked=False, chosen=text: self.fix(finding, chosen))
        if not fixes:
            menu.addAction(self._words.say("menu.no_fixes")).setEnabled(False)
        elif (number := len(self.alike(finding))) > 1:
            every = menu.addMenu(self._words.say("card.fix_all", number=number))
            every.setObjectName("fix_all")
            for text in fixes:
                action = every.addAction(self._label(finding, text))
                action.triggered.connect(lambda _checked=False, chosen=text: self.fix_all(finding, chosen))
        menu.addSeparator()

    def _label(self, finding: Finding, fix: str) -> str:
        return self._words.say(fix_label(finding.issue.text, fix)).replace("&", "&&")

    def _add(self, menu: QMenu, key: str, do: Callable[[], None]) -> QAction:
        action = menu.addAction(self._words.say(key))
        action.setObjectName(key)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _pop_up(self, menu: QMenu, screen: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(screen)
        self.menu_opened.emit(menu)
