"""The window: menus, bar, page with its panels, status line. It holds things together and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from maqala.ui import panels, tab_order
from maqala.ui.actions import MENUS, SUBMENUS, Actions
from maqala.ui.bar import STYLE_KINDS, Bar
from maqala.ui.editor.styles import CAPTION
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.shortcuts import Command, on_all_layouts
from maqala.ui.start import StartPage
from maqala.ui.status import StatusLine
from maqala.ui.theme import Theme

_FRAME = QSize(16, 40)
"""What borders and title bar take of the screen at most; nobody knows it before the window is shown."""
_LEAST_PAGE = 480
"""Where two panels leave less to the text, in pixels, only one of them is open."""


class Window(QMainWindow):
    """One window with one article, or with the start page."""

    files_dropped = Signal(object, QPoint)
    """The paths of files, and where on the page they were dropped."""
    recent_wanted = Signal(str)
    closed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self.may_close: Callable[[], bool] = lambda: True
        self.shown_name = ""
        self._left: tuple[str, tuple[str, ...]] | None = None
        """While there is nothing but the text: where the window was, and its panels."""
        self._words = words
        self._theme = theme
        self.actions_ = Actions(self, words, theme)
        self.bar = Bar(self.actions_, words)
        self.view = ArticleView()
        self.start = StartPage(words)
        self.status = StatusLine(words)
        self.menus: dict[str, QMenu] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._sides: dict[str, bool] = {}
        """Panels, and whether each is on the left."""
        self._panels: dict[str, QWidget] = {}
        """Those that were wanted so far."""
        self._below: list[QWidget] = []
        self._across = QHBoxLayout()
        self._middle = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self._make_menus()
        self.actions_.on("next_pane", lambda: self.go_to_pane(1))
        self.actions_.on("previous_pane", lambda: self.go_to_pane(-1))
        words.changed.connect(self.retranslate)
        theme.changed.connect(self.repaint_all)
        self.retranslate()
        self.show_article(on=False)

    # What is shown

    def show_article(self, *, on: bool) -> None:
        """Show the page, or the start page."""
        self._stack.setCurrentIndex(1 if on else 0)
        self.actions_.enable_editing(on=on)
        self.bar.enable_editing(on=on)
        self.status.setVisible(on)
        self.bar.setVisible(on)
        if on:
            self.view.setFocus()

    def show_name(self, name: str, *, saved: bool) -> None:
        """Say in the title what is open and whether it is saved."""
        self.shown_name = name or self._words.say("start.name")
        self.setWindowTitle(f"{name}[*] — Maqala" if name else "Maqala[*]")
        self.setWindowModified(not saved)

    def show_recent(self, paths: tuple[str, ...]) -> None:
        """List recent files in the menu and on the start page."""
        menu = self.menus["recent"]
        menu.clear()
        menu.setEnabled(bool(paths))
        for path in paths:
            action = menu.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(path)
            action.triggered.connect(lambda _checked=False, chosen=path: self.recent_wanted.emit(chosen))
        self.start.show_recent(paths)

    def list_windows(self, windows: Sequence[tuple[str, bool]]) -> list[QAction]:
        """List open windows in the menu: name, and whether it is this one. Returns their actions."""
        menu = self.menus["window"]
        for action in menu.actions()[len(MENUS["window"]) :]:
            menu.removeAction(action)
            action.deleteLater()
        listed = []
        for name, is_this in windows:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(is_this)
            listed.append(action)
        return listed

    # Panels

    def add_panel(self, name: str, make: Callable[[], QWidget], *, left: bool) -> None:
        """Have a panel beside the page; the action of the same name shows and hides it.

        `make` is asked for it when it is first to be shown.
        """
        self._sides[name] = left
        self._makers[name] = make
        self.actions_[name].toggled.connect(lambda on: self.show_panel(name, on=on))

    def show_panel(self, name: str, *, on: bool) -> None:
        """Show or hide a panel; the text stays where it is."""
        if on:
            self._make(name)
            for other, left in self._sides.items():
                if other != name and (left is self._sides[name] or not self._has_room(name, other)):
                    self.actions_[other].setChecked(False)
        if name in self._panels:
            self._panels[name].setVisible(on)
        self._balance()

    def _has_room(self, *names: str) -> bool:
        """Whether the text can be read between these panels."""
        taken = sum(self._panels[name].minimumWidth() for name in names if name in self._panels)
        return self.width() - taken >= _LEAST_PAGE

    def shows(self, name: str) -> bool:
        """Whether a panel is shown."""
        return self.actions_[name].isChecked()

    def _make(self, name: str) -> None:
        if name not in self._panels:
            panel = self._panels[name] = self._makers[name]()
            left = self._sides[name]
            self._across.insertWidget(0 if left else self._across.count(), panel)
            tab_order.as_laid_out(panel, behind=self.bar if left else (self.view, *self._below)[-1])

    def show_only_page(self, *, on: bool) -> None:
        """Full screen with nothing but the text, or the window again as it was."""
        full = Qt.WindowState.WindowFullScreen
        if on:
            self._left = (self.place(), self.open_panels())
        for widget in (self.menuBar(), self.bar, self.status):
            widget.setVisible(not on)
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)
        _place, panels_left = self._left or ("", ())
        for name in self._sides if on else panels_left:
            self.actions_[name].setChecked(not on)
        if not on:
            self._left = None

    def place(self) -> str:
        """Where the window is, to be kept; with nothing but the text, where it was before."""
        if self._left is not None:
            return self._left[0]
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore(self, place: str) -> None:
        """Be where the window was; nonsense is ignored. The first time, be no larger than the screen."""
        if not place or not self.restoreGeometry(QByteArray.fromBase64(QByteArray(place.encode()))):
            room = self.screen().availableSize() - _FRAME
            self.resize(self.size().boundedTo(room))

    def open_panels(self) -> tuple[str, ...]:
        """The names of the panels that are shown, or were before there was nothing but the text."""
        left = self._left[1] if self._left is not None else ()
        return tuple(name for name in self._sides if self.shows(name) or name in left)

    def open_again(self, names: Sequence[str]) -> None:
        """Show these panels and no others."""
        for name in self._sides:
            self.actions_[name].setChecked(name in names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the focus mode."""
        if event.key() == Qt.Key.Key_Escape and self.actions_["focus"].isChecked():
            self.actions_["focus"].setChecked(False)
        else:
            super().keyPressEvent(event)

    def panes(self) -> list[QWidget]:
        """What F6 goes through, from the bar to the status line: only what is to be seen."""
        left, right = self._panels_on(left=True), self._panels_on(left=False)
        every = (self.bar, *left, self.view, *self._below, *right, self.status)
        return [pane for pane in every if pane.isVisible() and _first_in(pane) is not None]

    def go_to_pane(self, by: int) -> None:
        """Put the focus into the next pane, or the one before, around the ends."""
        panes, focus = self.panes(), self.focusWidget()
        here = next((i for i, p in enumerate(panes) if focus and (p is focus or p.isAncestorOf(focus))), -1)
        target = _first_in(panes[(here + by) % len(panes)]) if panes else None
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def show_shortcuts(self) -> None:
        """Show all shortcuts."""
        from maqala.ui.dialogs.shortcuts import ShortcutsDialog

        more = [self.actions_[name] for name in ("next_pane", "previous_pane")]
        ShortcutsDialog(self, self._words, self.menus, more).open()

    def add_below(self, widget: QWidget) -> None:
        """Put a bar right under the page."""
        self._middle.insertWidget(1, widget)
        self._below.insert(0, widget)
        tab_order.as_laid_out(widget, behind=self.view)

    def _panels_on(self, *, left: bool) -> list[QWidget]:
        return [panel for name, panel in self._panels.items() if self._sides[name] is left]

    def _balance(self) -> None:
        taken = {
            left: sum(p.width() for p in self._panels_on(left=left) if p.isVisibleTo(self))
            for left in (True, False)
        }
        self.view.set_beside(taken[True], taken[False], panels.RIGHT)

    # Words and colours

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for name, menu in self.menus.items():
            menu.setTitle(self._words.say(f"menu.{name}"))
        for kind, action in zip(STYLE_KINDS, self.menus["styles"].actions(), strict=True):
            action.setText(self._words.say(f"style.{kind}"))
        self.view.setAccessibleName(self._words.say("page.name"))

    def repaint_all(self) -> None:
        """Put the theme's colours on everything."""
        self.setPalette(self._theme.palette.for_qt())
        self.setStyleSheet(self._theme.sheet())

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing is lost."""
        event.setAccepted(self.may_close())
        if event.isAccepted():
            self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        if paths := _files_in(event):
            event.acceptProposedAction()
            self.files_dropped.emit(paths, self.view.viewport().mapFrom(self, event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column keeps its place in the window."""
        super().resizeEvent(event)
        self._balance()

    # Putting it together

    def _lay_out(self) -> None:
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.view, 1)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addLayout(self._middle, 1)
        page = QWidget()
        page.setLayout(self._across)
        self._stack.addWidget(self.start)
        self._stack.addWidget(page)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, self._stack, self.status):
            layout.addWidget(widget, 1 if widget is self._stack else 0)
        whole = QWidget()
        whole.setLayout(layout)
        self.setCentralWidget(whole)

    def _make_menus(self) -> None:
        for name, items in MENUS.items():
            menu = QMenu(self)
            self.menuBar().addMenu(menu)
            self.menus[name] = menu
            for item in items:
                self._add_to_menu(menu, item)

    def _add_to_menu(self, menu: QMenu, item: str) -> None:
        if not item:
            menu.addSeparator()
        elif item in SUBMENUS:
            self.menus[item] = QMenu(menu)
            menu.addMenu(self.menus[item])
            for inside in SUBMENUS[item]:
                self._add_to_menu(self.menus[item], inside)
            if item == "styles":
                self._add_styles(self.menus[item])
        else:
            menu.addAction(self.actions_[item])

    def _add_styles(self, menu: QMenu) -> None:
        for place, kind in enumerate(STYLE_KINDS):
            action = Command(menu)
            menu.addAction(action)
            if place <= 5:
                action.setShortcuts(on_all_layouts(f"Ctrl+Alt+{(place + 1) % 6}"))
            if kind == CAPTION:
                self.bar.caption_offered.connect(action.setEnabled)
            action.triggered.connect(lambda _checked=False, chosen=kind: self.bar.style_wanted.emit(chosen))


def _first_in(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that takes the focus."""
    return next((w for w in tab_order.stops_in(pane) if w.isEnabled() and w.isVisible()), None)


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
