"""One article at work: its window, its text and everything around it, built and wired."""

from __future__ import annotations

import contextlib
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from maqala.core import settings
from maqala.core.article import Style
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.storage import atomic
from maqala.core.text.offsets import Offsets
from maqala.ui import tab_order
from maqala.ui.checking import Checking
from maqala.ui.clipboard import Clipboard
from maqala.ui.coding import CodingChoice
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.editor.autoformat import AutoFormat
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.looks import Looks
from maqala.ui.editor.proofreading import Proofreader
from maqala.ui.exporting import Exporting
from maqala.ui.figures import Counting, FiguresPopup
from maqala.ui.file_watch import FileWatch
from maqala.ui.ignoring import Ignoring
from maqala.ui.notice import Notice
from maqala.ui.opened_twice import OpenedTwice
from maqala.ui.page import Page
from maqala.ui.pictures import Pictures, is_picture
from maqala.ui.preflight import Preflight
from maqala.ui.printing.printing import Printing
from maqala.ui.recovery import Recovery
from maqala.ui.reporting import Reporting
from maqala.ui.services import Services
from maqala.ui.tasks import Errands
from maqala.ui.versions import Versions
from maqala.ui.window import Window
from maqala.ui.writing import Writing

if TYPE_CHECKING:  # the engine takes longer to load than the window, and panels wait until they are wanted
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.text.typography import Habits
    from maqala.ui.find import FindBar
    from maqala.ui.panels.details import DetailsPanel
    from maqala.ui.panels.findings import FindingsPanel
    from maqala.ui.panels.outline import OutlinePanel


class Studio(QObject):
    """Everything that belongs to one article, or to the start page before there is one."""

    closed = Signal()
    """The window is closed, and nothing in it was lost."""
    armed = Signal(object)
    """There is a `Proofreading` now."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.settings, self.words, self.theme = services.settings, services.words, services.theme
        words, kept = self.words, self.settings
        self.window = Window(words, self.theme)
        self.view = self.window.view
        actions = self.window.actions_
        looks = Looks(self.theme.palette, self.view.measure)
        self.proofreader = Proofreader(
            self.view.document(), services.checker, looks, self.view.visible_blocks
        )
        self.desk = Desk(self.window, self.view, words, kept)
        self.notice = Notice(words, self.theme)
        helper, archive = Errands(services.helper), services.archive.for_one_window()
        self._helper, self._archive = helper, archive
        self.file_watch = FileWatch(self.desk, self.window, self.notice, words, self.theme, helper)
        self.opened_twice = OpenedTwice(self.desk, self.window, self.notice, words, services.claims)
        self.recovery = Recovery(self.desk, self.view, services.keeper)
        self.versions = Versions(
            self.desk, self.window, words, self.theme, archive, lambda: self.recovery.document
        )
        self.writing = Writing(self.view, actions, self.window.bar, words)
        self.checking = Checking(self.view, self.proofreader, actions, words, helper)
        self.ignoring = Ignoring(self.desk, self.checking, services.ignored)
        self.page = Page(self.view, self.proofreader, kept, self.theme, words)
        self.pictures = Pictures(self.view, words)
        self.clipboard = Clipboard(self.view, self.pictures, actions)
        self.autoformat = AutoFormat(self.view, self._habits, kept)
        self.printing = Printing(self.window, self.desk, self.view, words, self.theme)
        self.coding = CodingChoice(self.window, self.desk, words)
        self.exporting = Exporting(self.window, self.desk, words, self.theme, kept, helper)
        self.reporting = Reporting(
            self.window, self.desk, self.proofreader, words, helper, lambda: self._proofreading
        )
        self.preflight = Preflight(
            self.window, self.desk, self.proofreader, self.checking, words, kept, helper
        )
        self.preflight.field_wanted.connect(self._fill_in)
        self.counting = Counting(self.view)
        self._proofreading: Proofreading | None = None
        self._panels_restored = False
        self._connect()
        self.page.set()
        self.window.repaint_all()
        self.window.show_recent(kept.get(settings.RECENT_FILES))
        self._set_comfort()

    def use(self, proofreading: Proofreading) -> None:
        """Proofread with `proofreading` from now on."""
        self._proofreading = proofreading
        self.checking.use(proofreading, enabled=self.settings.get(settings.CHECK_SPELLING))
        self.armed.emit(proofreading)

    def follow(self, name: str) -> None:
        """The setting of this name has changed."""
        match name:
            case settings.FONT_SIZE.name | settings.FONT_FAMILY.name | settings.LINE_WIDTH.name:
                self.page.set()
            case settings.TYPEWRITER.name:
                self._set_comfort()
            case settings.CHECK_SPELLING.name:
                self.proofreader.use(self._proofreading, enabled=self.settings.get(settings.CHECK_SPELLING))
            case settings.HEADLINE_LIMIT.name | settings.LEAD_LIMIT.name:
                self._show_parts()
            case settings.WORDS_WANTED.name:
                self._show_counts()
            case settings.RECENT_FILES.name:
                self.window.show_recent(self.settings.get(settings.RECENT_FILES))

    def tell(self, what: Message) -> None:
        """Say bad news."""
        ask.show_error(self.window, self.words, what)

    def close(self) -> None:
        """Close the window without a question."""
        self.window.may_close = lambda: True
        self.window.close()

    def stop(self) -> None:
        """Listen to nothing more, and let go of everything."""
        self.view.document().blockSignals(True)
        self.view.blockSignals(True)
        self.exporting.stop()
        self.counting.stop()
        self.proofreader.stop()
        self.checking.stop()
        self.opened_twice.stop()
        self.versions.stop()
        self.recovery.stop()
        self._helper.stop()
        self._archive.stop()

    # Wiring

    def _connect(self) -> None:
        self._connect_files()
        self._connect_text()
        self._connect_findings()
        self._connect_panels()
        actions = self.window.actions_
        for name, by in (("zoom_in", 1), ("zoom_out", -1), ("zoom_reset", 0)):
            actions.on(name, partial(self.page.zoom, by))
        actions["focus"].toggled.connect(self._focus)
        actions.on("typewriter", self._keep_line)
        self.window.status.clicked.connect(self._status_clicked)
        tab_order.as_laid_out(self.window)

    def _connect_files(self) -> None:
        actions, window, desk = self.window.actions_, self.window, self.desk
        actions.on("save", desk.save)
        actions.on("save_as", desk.save_as)
        actions.on("history", self.versions.show)
        self.versions.erased.connect(self.recovery.forget_left)
        self.versions.failed.connect(lambda why: window.status.say(self.words.say(why)))
        window.files_dropped.connect(self._dropped)
        window.recent_wanted.connect(lambda path: desk.chosen.emit(Path(path)))
        window.start.file_wanted.connect(lambda path: desk.chosen.emit(Path(path)))
        window.may_close = desk.may_close
        window.closed.connect(self._put_away)
        desk.opened.connect(self._opened)
        desk.named.connect(self._show_name)
        desk.known.connect(self._show_language)
        desk.settled.connect(self._sweep)
        self.opened_twice.only_read.connect(self._only_read)
        desk.said.connect(window.status.say)
        self.words.changed.connect(self._show_name)

    def _connect_text(self) -> None:
        self.counting.counted.connect(self._show_counts)
        self.view.document().contentsChanged.connect(self.versions.changed)
        self.view.typed.connect(self.proofreader.typed_at)
        self.view.moved.connect(self._show_language)
        self.proofreader.changed.connect(self._show_language)
        self.view.moved.connect(lambda: self.proofreader.cursor_at(self.view.textCursor().position()))

    def _show_language(self) -> None:
        """The language at the cursor, which is the article's where no stretch of another is."""
        languages = self._proofreading.languages if self._proofreading else None
        at = ""
        if languages is not None:
            cursor = self.view.textCursor()
            text, place = cursor.block().text(), cursor.positionInBlock()
            at = languages.at(text.replace(LINE_BREAK, "\n"), Offsets.of(text).to_code_points(place))
        self.window.status.show_language(at or self.desk.metadata.language)

    def _connect_findings(self) -> None:
        checking = self.checking
        self.window.add_panel("findings", lambda: self.findings, left=False)
        self.window.actions_["findings"].toggled.connect(lambda _on: self._show_findings())
        self.proofreader.changed.connect(self._show_findings)
        checking.failed.connect(self.tell)
        checking.said.connect(lambda what: self.window.status.say(self.words.say(what)))
        checking.rule_unwanted.connect(self._switch_off)
        checking.ignoring.connect(lambda _ignored: self.recovery.changed())
        self.ignoring.failed.connect(self.tell)

    def _connect_panels(self) -> None:
        window, actions = self.window, self.window.actions_
        window.add_panel("outline", lambda: self.outline, left=True)
        window.add_panel("details", lambda: self.details, left=True)
        window.add_below(self.notice)
        for name in ("outline", "details"):
            actions[name].toggled.connect(lambda _on: self._show_parts())
        actions.on("find", lambda: self.find.open(replacing=False))
        actions.on("replace", lambda: self.find.open(replacing=True))
        actions.on("find_next", lambda: self.find.go(forward=True))
        actions.on("find_previous", lambda: self.find.go(forward=False))
        actions.on("picture", self.pictures.ask_file)
        self.page.failed.connect(self.tell)
        self.page.incomplete.connect(
            lambda name: window.status.say(self.words.say("font.incomplete", name=name))
        )
        self.clipboard.noted.connect(lambda note: window.status.say(self.words.say(note)))
        self.view.link_wanted.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))

    # Panels and bars, each made and wired when somebody first wants it: the window is there before

    @cached_property
    def findings(self) -> FindingsPanel:
        """The list of what proofreading found."""
        from maqala.ui.panels.findings import FindingsPanel

        checking = self.checking
        panel = FindingsPanel(self.words, self.theme, checking.fixes)
        panel.acted.connect(checking.act)
        panel.wanted.connect(checking.show)
        panel.filtered.connect(checking.lead_past)
        checking.reached.connect(panel.show_current)
        return panel

    @cached_property
    def outline(self) -> OutlinePanel:
        """The article's headings."""
        from maqala.ui.panels.outline import OutlinePanel

        panel, view = OutlinePanel(self.view.document(), self.words), self.view
        panel.wanted.connect(self._go_to)
        view.moved.connect(lambda: panel.show_place(view.textCursor().position()))
        panel.show_place(view.textCursor().position())
        return panel

    @cached_property
    def details(self) -> DetailsPanel:
        """What is known of the article."""
        from maqala.ui.panels.details import DetailsPanel

        panel, desk = DetailsPanel(self.view.document(), self.words), self.desk
        panel.wanted.connect(self._go_to)
        for then in (desk.set_metadata, self.recovery.changed, self._show_language, self.preflight.look):
            panel.changed.connect(then)
        for news in (desk.opened, desk.known):
            news.connect(lambda: panel.show_metadata(desk.metadata))
        self.opened_twice.only_read.connect(panel.setDisabled)
        panel.setEnabled(desk.may_change)
        panel.show_metadata(desk.metadata)
        return panel

    @cached_property
    def find(self) -> FindBar:
        """The bar under the page that finds and replaces."""
        from maqala.ui.find import FindBar

        bar = FindBar(self.view, self.words, self.theme)
        self.window.add_below(bar)
        self.armed.connect(lambda proofreading: bar.use(proofreading.inflections))
        if self._proofreading is not None:
            bar.use(self._proofreading.inflections)
        return bar

    def _habits(self) -> Habits:
        from maqala.core.text.typography import Habits

        get = self.settings.get
        return Habits(
            get(settings.TYPE_QUOTES),
            get(settings.TYPE_DASHES),
            get(settings.TYPE_ELLIPSIS),
            get(settings.TYPE_NUMBER_SIGN),
            get(settings.TYPE_NO_BREAK),
        )

    # Files

    def _dropped(self, paths: list[Path], place: QPoint) -> None:
        """Pictures go into the text where they were dropped; all else is opened."""
        takes = self.desk.is_open and self.desk.may_change
        pictures = [path for path in paths if takes and is_picture(path)]
        if pictures:
            self.pictures.drop(pictures, place)
        for path in paths:
            if path not in pictures:
                self.desk.chosen.emit(path)

    def _opened(self) -> None:
        self.window.show_article(on=True)
        self._show_language()
        self.window.status.say("")
        self.window.status.show_findings(None)
        if not self._panels_restored:
            self._panels_restored = True
            self.window.open_again(self.settings.get(settings.OPEN_PANELS))
        self.counting.count()
        self.writing.reflect()

    def _sweep(self) -> None:
        """Take away what a program left beside the article that died while it saved."""
        if self.desk.path is not None:
            folder = self.desk.path.parent
            self._helper.run(lambda: atomic.sweep(folder), lambda _none: None)

    def _put_away(self) -> None:
        self.versions.forget_untitled()
        self.recovery.forget()
        # Where the window stood is not worth keeping somebody from going home.
        with contextlib.suppress(MaqalaError):
            self.settings.set(settings.WINDOW_PLACE, self.window.place())
            self.settings.set(settings.OPEN_PANELS, self.window.open_panels())
        self.closed.emit()

    def _show_name(self) -> None:
        name = self.desk.name if self.desk.is_open else ""
        if self.opened_twice.is_only_read:
            name = self.words.say("twice.title", name=name)
        self.window.show_name(name, saved=self.desk.is_saved)

    def _only_read(self, on: bool) -> None:
        self.view.only_read(on=on)
        self.window.actions_.enable_changing(on=not on)
        self.window.bar.enable_editing(on=not on)
        self._show_name()

    # Text

    def _show_findings(self) -> None:
        number = self.proofreader.number()
        known = self._proofreading is not None and (number > 0 or self.proofreader.settled)
        self.window.status.show_findings(number if known else None)
        if self.window.shows("findings"):
            self.findings.show_findings(self.proofreader.findings(), known=known)

    def _switch_off(self, rule: str) -> None:
        from maqala.core.proofing.choice import Choice

        choice = Choice.of(self.settings.get(settings.RULES)).without(rule)
        try:
            self.settings.set(settings.RULES, choice.entries)
        except MaqalaError as error:
            self.tell(error.message)
        else:
            name = self.words.say(f"rule.{rule}")
            self.window.status.say(self.words.say("rules.switched_off", rule=name))

    def _show_counts(self) -> None:
        counting, wanted = self.counting, self.settings.get(settings.WORDS_WANTED)
        self.window.status.show_counts(counting.article, counting.selection, wanted)
        self._show_parts()

    def _show_parts(self) -> None:
        get = self.settings.get
        if self.window.shows("outline"):
            self.outline.refresh()
        if self.window.shows("details"):
            self.details.refresh(
                {Style.HEADLINE: get(settings.HEADLINE_LIMIT), Style.LEAD: get(settings.LEAD_LIMIT)}
            )

    def _show_figures(self) -> None:
        self.counting.count()
        counting, wanted = self.counting, self.settings.get(settings.WORDS_WANTED)
        popup = FiguresPopup(self.window, self.words, counting.article, counting.selection, wanted)
        popup.open_above(self.window.status.button("counts"))

    def _fill_in(self, name: str) -> None:
        self.window.actions_["details"].setChecked(True)
        self.window.activateWindow()
        self.details.lines[name].setFocus()

    def _go_to(self, position: int) -> None:
        self.view.select(position, position)
        self.view.setFocus()

    # Looks

    def _focus(self, on: bool) -> None:
        self.window.show_only_page(on=on)
        self._set_comfort()

    def _keep_line(self) -> None:
        try:
            self.settings.set(settings.TYPEWRITER, self.window.actions_["typewriter"].isChecked())
        except MaqalaError as error:
            self.tell(error.message)

    def _set_comfort(self) -> None:
        focused, typewriter = (self.window.actions_[name] for name in ("focus", "typewriter"))
        typewriter.setChecked(self.settings.get(settings.TYPEWRITER))
        self.view.set_comfort(focused=focused.isChecked(), typewriter=typewriter.isChecked())

    def _status_clicked(self, name: str) -> None:
        if name == "counts":
            self._show_figures()
        elif name == "coding":
            self.coding.ask()
        else:
            self.window.actions_[{"findings": "findings", "language": "details"}[name]].trigger()
